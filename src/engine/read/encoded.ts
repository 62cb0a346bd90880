import { isBytes, plainColumn } from '../../model/index.ts'
import type { BatchColumn, ByteTexts, CodedValues } from '../../model/index.ts'
import { ByteIndex } from './byte-index.ts'
import type { Staged } from '../table.ts'
import { readBytes } from './byte-columns.ts'
import type { Met } from './byte-codes.ts'
import type { ColumnStyle } from './byte-columns.ts'
import { readTyped } from './typed-columns.ts'
import type { ReadJob, RowIssues } from './values.ts'

/**
 * Reads values into `out`, one a row; `row` tells the row of a value. Returns whether every instant was a date. All
 * readers of columns in bytes or codes end in this one: what they do not understand at once it reads as it stands.
 */
export type Reader = (job: ReadJob, out: Staged, row: (index: number) => number) => boolean

/** Reads some rows of a column by the reader of values. */
function readSome(
  job: ReadJob, values: ArrayLike<unknown>, rows: ArrayLike<number>, read: Reader, out: Staged,
): boolean {
  const { length } = rows
  if (length === 0) return true
  const row = (index: number): number => rows[index]!
  const part = stagedLike(out, length)
  const issues = new MovedIssues(job.issues, (index) => [row(index)])
  const pure = read({ ...job, values, length, issues }, part, row)
  for (let i = 0; i < length; i++) out[rows[i]!] = part[i]!
  return pure
}
function stagedLike(out: Staged, length: number): Staged {
  if (Array.isArray(out)) return Array.from({ length }, () => null)
  return out instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
}

/** What is wrong with a value, said of every row that has it. */
class MovedIssues implements RowIssues {
  readonly #issues: RowIssues
  readonly #rowsOf: (index: number) => Iterable<number>
  constructor(issues: RowIssues, rowsOf: (index: number) => Iterable<number>) {
    this.#issues = issues
    this.#rowsOf = rowsOf
  }
  reject(...[index, code, column, value]: Parameters<RowIssues['reject']>): void {
    for (const row of this.#rowsOf(index)) this.#issues.reject(row, code, column, value)
  }
  doubt(...[index, code, column, value]: Parameters<RowIssues['doubt']>): void {
    for (const row of this.#rowsOf(index)) this.#issues.doubt(row, code, column, value)
  }
}

/** What values were read as, by the column of ours that they are for: the next piece mostly has the same. */
export interface KnownValues { readonly values: Map<unknown, Known>; readonly met: Map<unknown, Met> }
interface Known {
  readonly values: readonly unknown[]
  readonly style: ColumnStyle
  /** By code + 1, the first being null's; below 0 where it was not read, or found wrong. */
  read: Int32Array | Float64Array
  pure: boolean
}
/** Lower than any instant. */
const UNREAD = -1e300

function knownOf(
  known: KnownValues, target: unknown, { values }: CodedValues, style: ColumnStyle, out: Int32Array | Float64Array,
): Known {
  let own = known.values.get(target)
  const isSame = own !== undefined && own.values === values && own.style.dates === style.dates
    && own.style.seconds === style.seconds && own.style.decimal === style.decimal
  if (!isSame) known.values.set(target, own = { values, style, read: unread(out, 0), pure: true })
  if (own!.read.length <= values.length) {
    const read = unread(out, Math.max(values.length + 1, own!.read.length * 2))
    read.set(own!.read)
    own!.read = read
  }
  return own!
}
function unread(like: Int32Array | Float64Array, length: number): Int32Array | Float64Array {
  return like instanceof Int32Array ? new Int32Array(length).fill(-1) : new Float64Array(length).fill(UNREAD)
}
/** Writes what is known of each value; false as soon as one is not. */
function copyCodes(out: Int32Array, read: Int32Array, codes: CodedValues['codes'], length: number): boolean {
  for (let i = 0; i < length; i++) {
    const value = read[Math.max(codes[i]!, -1) + 1]!
    if (!(value >= 0)) return false
    out[i] = value
  }
  return true
}
function copyNumbers(out: Float64Array, read: Float64Array, codes: CodedValues['codes'], length: number): boolean {
  for (let i = 0; i < length; i++) {
    const value = read[Math.max(codes[i]!, -1) + 1]!
    if (value === UNREAD || value === undefined) return false
    out[i] = value
  }
  return true
}

/** A column of codes: each value that is used is read once. */
export function readCoded(
  job: ReadJob, column: CodedValues, style: ColumnStyle, read: Reader, out: Staged, all: KnownValues,
): boolean {
  const { length } = job
  const { codes, values } = column
  // A small piece of what has many values: looking for those it uses would cost more than reading it row by row.
  if (values.length > 1024 + 4 * length) return read({ ...job, values: plainColumn(column) }, out, (row) => row)
  const known = Array.isArray(out) ? null : knownOf(all, job.target, column, style, out)
  if (known !== null && (out instanceof Int32Array
    ? copyCodes(out, known.read as Int32Array, codes, length)
    : copyNumbers(out as Float64Array, known.read as Float64Array, codes, length))) return known.pure
  // The last place is that of null.
  const places = new Int32Array(values.length + 1).fill(-1)
  const used: unknown[] = []
  for (let i = 0; i < length; i++) {
    const code = codes[i]! < 0 ? values.length : codes[i]!
    if (places[code]! >= 0) continue
    places[code] = used.length
    used.push(values[code] ?? null)
  }
  const placeOf = (row: number): number => places[codes[row]! < 0 ? values.length : codes[row]!]!
  const once = stagedLike(out, used.length)
  function* rowsOf(place: number): Generator<number> {
    for (let i = 0; i < length; i++) if (placeOf(i) === place) yield i
  }
  const wrong = new Set<number>()
  const issues = new MovedIssues(job.issues, (place) => {
    wrong.add(place)
    return rowsOf(place)
  })
  const pure = read({ ...job, values: used, length: used.length, issues }, once, () => 0)
  for (let i = 0; i < length; i++) out[i] = once[placeOf(i)]!
  if (known !== null) {
    for (let code = 0; code <= values.length; code++) {
      const place = places[code]!
      if (place >= 0 && !wrong.has(place)) known.read[code === values.length ? 0 : code + 1] = once[place] as number
    }
    if (!pure) known.pure = false
  }
  return pure
}
/** Texts in bytes of which there are few as codes; null when there are many. */
export function codedOf({ bytes, starts, ends, length }: ByteTexts): CodedValues | null {
  const index = new ByteIndex()
  const decoder = new TextDecoder()
  const codes = new Int32Array(length)
  const values: string[] = []
  for (let i = 0; i < length; i++) {
    const [start, end] = [starts[i]!, ends[i]!]
    if (start < 0) { codes[i] = -1; continue }
    let code = index.find(bytes, start, end)
    if (code < 0) {
      code = values.push(decoder.decode(bytes.subarray(start, end))) - 1
      index.add(bytes, start, end, code)
      if (code > 64 && code > length >> 2) return null
    }
    codes[i] = code
  }
  return { codes, values, length }
}

/** A column of texts in bytes, or of numbers in a typed array: what is plain is read as it lies, the rest as values. */
export function readEncoded(
  job: ReadJob, column: ByteTexts | Float64Array | Int32Array, style: ColumnStyle, read: Reader, out: Staged,
  known: KnownValues,
): boolean {
  const left: number[] = []
  if (!isBytes(column)) {
    const pure = readTyped(column, job.column, style, out, left)
    if (pure === null) return read({ ...job, values: column }, out, (row) => row)
    return readSome(job, left.map((row) => column[row]), left, read, out) && pure
  }
  const pure = readBytes(column, job.column, style, out, left, known.met)
  if (pure === null) {
    // An amount in major units is read by its row's currency: equal texts need not be equal amounts.
    const coded = style.places === null ? codedOf(column) : null
    if (coded !== null) return readCoded(job, coded, style, read, out, known)
    return read({ ...job, values: plainColumn(column) }, out, (row) => row)
  }
  if (left.length === 0) return pure
  const decoder = new TextDecoder()
  const { bytes, starts, ends } = column
  const texts = left.map((row) => (starts[row]! < 0 ? null : decoder.decode(bytes.subarray(starts[row], ends[row]))))
  return readSome(job, texts, left, read, out) && pure
}

/** Whether a column has a form that is read here. */
export const isEncoded = (column: BatchColumn): column is ByteTexts | Float64Array | Int32Array =>
  isBytes(column) || column instanceof Float64Array || column instanceof Int32Array
