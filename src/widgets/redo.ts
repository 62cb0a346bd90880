/** Forth again, as a shape for `drawIcon`: the icon of undo the other way round. With the two parts that offer it. */
export const REDO = 'M10 3.5l3 3-3 3M12.7 6.5H6.5a3.3 3.3 0 0 0 0 6.6h2.3'
