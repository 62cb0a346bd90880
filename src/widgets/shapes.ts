// Shapes for `drawIcon` of what comes after the first picture: each with the parts that draw it.
export const CLOSE = 'M4.5 4.5l7 7M11.5 4.5l-7 7'
export const UNDO = 'M6 3.5l-3 3 3 3M3.3 6.5h6.2a3.3 3.3 0 0 1 0 6.6H7.2'
/** Forth again: undo the other way round. */
export const REDO = 'M10 3.5l3 3-3 3M12.7 6.5H6.5a3.3 3.3 0 0 0 0 6.6h2.3'
