/** Direction of the text on a chart. */
export type Direction = 'ltr' | 'rtl'

/** What a chart may fill, in px. */
export interface Size { readonly width: number; readonly height: number }
