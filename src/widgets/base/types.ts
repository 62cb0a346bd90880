import type { TemplateResult } from 'lit'

export interface TableColumn {
  readonly key: string
  readonly label: string
  /** `end` for numbers. Default `start`. */
  readonly align?: 'start' | 'end'
  /** Of amounts: what they are rounded from, in minor units of the result's currency, row by row and that of the foot last. A file has them whole. */
  readonly minor?: readonly (number | null)[]
}

/** What a widget shows, as a table. */
export interface DataTable {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  /** Formatted cells in the order of the columns; the first names its row. */
  readonly rows: readonly (readonly string[])[]
  /** A row of totals. */
  readonly foot?: readonly string[]
  /** Where the rows are only the first of very many. */
  readonly rest?: RestOfTable
}

/** How a file comes to hold what a table on a screen does not. */
export interface RestOfTable {
  /** Said while it is on its way. */
  readonly loading: string
  /** The same table with every row, or as many as a file may hold, of which its caption then says how many of how many. Throws what asking for them threw. */
  readonly read: () => Promise<DataTable>
}

/** One line of a definition card. */
export interface DefinitionEntry {
  readonly term: string
  readonly text: string | TemplateResult
  /** Stands at the top, set apart, without its term. */
  readonly formula?: boolean
  /** What a sheet says instead, which nobody asks how long it took. */
  readonly brief?: string
}

/** What is shown, as a file. */
export type ExportDetail =
  /** The table, with a byte-order mark. */
  | { readonly name: string; readonly type: 'text/csv'; readonly text: string }
  /** The picture, as a document that stands alone. */
  | { readonly name: string; readonly type: 'image/svg+xml'; readonly text: string }
  /** The same, with two pixels for each of the page. */
  | { readonly name: string; readonly type: 'image/png'; readonly blob: Blob }

/** What a widget's body shows. */
export type View = 'chart' | 'table' | 'definition'
