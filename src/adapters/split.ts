import { plainColumn } from '../model/index.ts'
import { ByteSplitter } from './split-bytes.ts'

export interface SplitBatch {
  /** For each column of the header its texts; null in malformed rows. */
  readonly columns: readonly (readonly (string | null)[])[]
  readonly length: number
  /** Indexes of rows whose fields do not fit the header, or whose quote never ends. */
  readonly malformed: readonly number[]
}

/** CSV text into columns of texts, in pieces; for whoever wants to look at them. See `ByteSplitter`. */
export class CsvSplitter {
  readonly #splitter: ByteSplitter
  readonly #encoder = new TextEncoder()

  constructor(delimiter: string) { this.#splitter = new ByteSplitter(delimiter) }

  /** Names of the columns; null before their line has been read. */
  get header(): readonly string[] | null { return this.#splitter.header }

  /** The rows that this piece completes. `last`: no more pieces. */
  push(piece: string, last: boolean): SplitBatch {
    const { columns, length, malformed } = this.#splitter.push(this.#encoder.encode(piece), last)
    return { columns: columns.map((column) => plainColumn(column) as (string | null)[]), length, malformed }
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/**
 * What parts the fields: of the four, the one that cuts the most of the first rows into as many fields as the header
 * has; then the one with more fields. A spreadsheet's `sep=;` line goes before all.
 */
export function detectDelimiter(sample: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/.exec(sample)
  if (declared) return declared[1] as Delimiter
  let best: Delimiter = ','
  let bestScore = 0
  const bytes = new TextEncoder().encode(sample)
  for (const delimiter of DELIMITERS) {
    const splitter = new ByteSplitter(delimiter)
    const { length, malformed } = splitter.push(bytes, true)
    const width = splitter.header?.length ?? 0
    // A quote left over in a name: the delimiter cut a quoted name in two.
    if (width < 2 || splitter.header!.some((name) => name.includes('"'))) continue
    const score = (1 + length - malformed.length) / (1 + length) + Math.min(width, 100) / 1000
    if (score > bestScore) { best = delimiter; bestScore = score }
  }
  return best
}
