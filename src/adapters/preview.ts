import { ShakhesError } from '../model/index.ts'
import { macrotask, stopIfAborted } from './stopping.ts'
import { oldMacLines, sampleOf, withoutSepLine } from './csv.ts'
import { DateOrderDetector } from './date-order.ts'
import type { DateOrderVerdict } from './date-order.ts'
import { piecesOfBytes, piecesOfText } from './decode.ts'
import { CsvSplitter, detectDelimiter } from './split.ts'
import type { Delimiter } from './split.ts'

/** What a CSV file looks like, before it is read as a source. */
export interface CsvPreview {
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  /** The first rows, cells in the header's order; null in a row that could not be split. */
  readonly rows: Cells
  /** How many rows the file has. */
  readonly count: number
  readonly malformed: number
  /** For each column its different values, in the order met; null where they are more than a hundred. */
  readonly values: readonly (readonly string[] | null)[]
  readonly dateOrder: DateOrderVerdict
}
type Cells = readonly (readonly (string | null)[])[]

const SAMPLE_ROWS = 200
const MOST_VALUES = 100

/**
 * Reads a whole file once, in slices, and keeps its first rows and what its columns hold.
 *
 * @throws ShakhesError `schema` with reason `empty-file` or `encoding`
 */
export async function previewCsv(
  data: string | Blob,
  { delimiter, encoding, signal }: { readonly delimiter?: Delimiter; readonly encoding?: string; readonly signal?: AbortSignal } = {},
): Promise<CsvPreview> {
  let splitter: CsvSplitter | undefined
  let detector: DateOrderDetector | undefined
  let used: Delimiter = ','
  const rows: (string | null)[][] = []
  const values: (Set<string> | null)[] = []
  let count = 0
  let malformed = 0
  for await (const { text, last } of typeof data === 'string' ? piecesOfText(data) : piecesOfBytes(data.stream(), encoding)) {
    if (signal) stopIfAborted(signal)
    let piece = text
    if (splitter === undefined) {
      used = delimiter ?? detectDelimiter(sampleOf(text))
      splitter = new CsvSplitter(used)
      piece = withoutSepLine(text)
    }
    const batch = splitter.push(oldMacLines(piece), last)
    if (splitter.header === null) continue
    detector ??= new DateOrderDetector(splitter.header)
    detector.add(batch.columns)
    for (let r = 0; r < batch.length && rows.length < SAMPLE_ROWS; r++) rows.push(batch.columns.map((column) => column[r]!))
    batch.columns.forEach((column, c) => {
      const found = values[c] === undefined ? values[c] = new Set() : values[c]
      if (found === null) return
      for (const value of column) if (value) found.add(value)
      if (found.size > MOST_VALUES) values[c] = null
    })
    count += batch.length
    malformed += batch.malformed.length
    await macrotask()
  }
  if (splitter?.header == null || detector === undefined) {
    throw new ShakhesError('schema',
      'the file is empty: expected a line with the names of the columns, then one line a row',
      { reason: 'empty-file' })
  }
  return {
    header: splitter.header, delimiter: used, rows, count, malformed,
    values: splitter.header.map((_, c) => (values[c] ? [...values[c]] : null)),
    dateOrder: detector.verdict,
  }
}
