import { columnsOf, isCoded, placesIn, plainColumn, RIAL, ShakhesError, valueIn } from '../../model/index.ts'
import type { AmountUnit, Batch, Column, Reading, TableMapping, TableName } from '../../model/index.ts'
import { CodeColumn, NumberColumn, ValueColumn } from '../columns.ts'
import type { Dictionary } from '../dictionary.ts'
import type { QualityLog } from '../quality.ts'
import type { AnyColumn, DeferredAmount, Staged, Table } from '../table.ts'
import { DateReader } from './dates.ts'
import type { DateStyle } from './dates.ts'
import type * as encoded from './encoded.ts'
import type { KnownValues, Reader } from './encoded.ts'
import type { ColumnStyle } from './byte-columns.ts'
import { BatchIssues } from './issues.ts'
import { BatchFields } from './source.ts'
import type { Found } from './source.ts'
import { readBooleans, readCodes, readDates, readEnums, readInstants, readLabels, readMoney, readNumbers, readTexts } from './values.ts'
import type { ReadJob } from './values.ts'

/** What reading needs besides the batch. */
export interface IngestContext {
  readonly zone: string
  /** For amounts that do not say their currency. */
  readonly currency: string | null
  readonly log: QualityLog
  /** Reads columns in bytes, codes and typed arrays as they lie; without it they are read as the values that they hold. */
  readonly forms: typeof encoded | null
  /** Date readers by style: what they remember serves the next batch. */
  readonly dates: Map<string, DateReader>
  readonly scratch: Scratch
  /** The currency of an opportunity, by the code of its id; null when neither it nor the source says, undefined when it was not read yet. */
  readonly currencyOf: (opportunity: number) => string | null | undefined
}

/**
 * Reads one batch into one table: column by column into arrays of the batch's length, then what was good to the end of
 * the table's columns.
 *
 * @throws ShakhesError `schema` when a required column is absent from the whole batch
 */
export function ingest(table: Table, batch: Batch, mapping: TableMapping | undefined, context: IngestContext): { kept: number; rejected: number } {
  const fields = new BatchFields(batch, mapping, context.forms)
  const { length } = fields
  if (length === 0) return { kept: 0, rejected: 0 }
  if (batch.total !== undefined) table.expect(table.read + batch.total)
  const issues = new BatchIssues(length, context.log)
  for (const index of batch.malformed ?? []) if (index >= 0 && index < length) issues.reject(index, 'E_FIELDS', '', undefined)
  if ('rows' in batch) batch.rows.forEach((row: unknown, i) => { if (typeof row !== 'object' || row === null) issues.reject(i, 'E_TYPE', '', row) })

  const staged = new Map<string, Staged>()
  const deferred = new Map<number, DeferredAmount>()
  const absent = new Set<string>()
  for (const [name, column] of readingOrder(table.name)) {
    const found = fields.find(name)
    if (found === null && column.nullable !== true && column.fallback === undefined) fields.missing(table.name, name)
    if (found === null && column.nullable === true && (column.fallback ?? false) === false) {
      const nothing = context.scratch.nothing(table.columns.get(name)!, length)
      staged.set(name, nothing)
      if (!Array.isArray(nothing)) absent.add(name)
    } else staged.set(name, stage(table, name, column, found, length, issues, batch.reading ?? {}, staged, deferred, context))
  }
  CHECKS[table.name]?.(staged, issues, length, context)
  const repeated = table.ids === null ? null : findRepeated(table, staged, issues, length)
  const kept = append(table, staged, absent, issues, repeated, length, deferred)
  issues.flush(table.name, (index) => table.read - length + index + 1)
  context.log.kept(table.name, kept)
  context.log.rejected(table.name, issues.rejected)
  return { kept, rejected: issues.rejected }
}

/**
 * Arrays that rows are written to before what was good of them is added: the same for every batch, as the processor has
 * them at hand then, and new ones would have to be cleared.
 */
export class Scratch {
  /** What values of dictionaries, and texts in bytes, were read as. */
  readonly known: KnownValues = { values: new Map(), met: new Map() }
  readonly #arrays = new Map<AnyColumn, Int32Array | Float64Array>()
  #zeros = new Int32Array(0)
  #nulls = new Float64Array(0)
  of(column: CodeColumn | NumberColumn, length: number): Int32Array | Float64Array {
    let array = this.#arrays.get(column)
    if (array === undefined || array.length < length) {
      this.#arrays.set(column, array = column instanceof CodeColumn ? new Int32Array(length) : new Float64Array(length))
    }
    return array.subarray(0, length)
  }
  /** What columns that a batch lacks have for its rows. Not to be written to. */
  nothing(column: AnyColumn, length: number): Staged {
    if (column instanceof ValueColumn) return Array.from<unknown>({ length }).fill(null)
    if (this.#zeros.length < length) {
      this.#zeros = new Int32Array(length)
      this.#nulls = new Float64Array(length).fill(NaN)
    }
    return (column instanceof CodeColumn ? this.#zeros : this.#nulls).subarray(0, length)
  }
}

/** Amounts come last: to read them in major units takes their row's currency. */
function readingOrder(table: TableName): readonly (readonly [string, Column])[] {
  const all = Object.entries(columnsOf(table))
  return [...all.filter(([, column]) => column.type !== 'money'), ...all.filter(([, column]) => column.type === 'money')]
}

function stage(
  table: Table, name: string, column: Column, found: Found | null, length: number, issues: BatchIssues, reading: Reading,
  staged: ReadonlyMap<string, Staged>, deferred: Map<number, DeferredAmount>, context: IngestContext,
): Staged {
  const target = table.columns.get(name)!
  const out: Staged = target instanceof ValueColumn ? Array.from<unknown>({ length }).fill(null)
    : (target instanceof CodeColumn ? column.type === 'ref' : column.type === 'instant') && target.room(length) || context.scratch.of(target, length)
  // Codes are only written where there are some.
  if (out instanceof Int32Array) out.fill(0)
  const values = found?.values ?? []
  const job: ReadJob = { target, name, column, values: [], length, issues }
  const dictionary = target instanceof CodeColumn ? target.dictionary : null
  const dates = column.type === 'instant' || column.type === 'date' ? dateReader(found?.as, reading, context) : null
  const unit = column.type === 'money' ? unitOf(`${table.name}.${name}`, found?.as ?? reading.amounts, context) : 'minor'
  const late = new Set<number>()
  const style: ColumnStyle = { dictionary, dates, seconds: found?.as === 'seconds', decimal: reading.decimal ?? '.', places: unit === 'minor' ? null : placesOf(table, unit, staged, context, late) }
  const read = readerOf(column, dictionary, found === null, style)
  const { forms } = context
  const pure = forms !== null && isCoded(values) && unit === 'minor' ? forms.readCoded(job, values, style, read, out, context.scratch.known)
    : forms?.isEncoded(values) ? forms.readEncoded(job, values, style, read, out, context.scratch.known)
    : read({ ...job, values: plainColumn(values) }, out, (row) => row)
  for (const index of late) deferred.set(index, { value: valueIn(values, index), decimal: style.decimal, unit })
  if (column.type === 'instant' && found !== null) table.dated.set(name, pure && table.dated.get(name) !== false)
  return out
}

/** @throws ShakhesError `schema` for a unit that is none, and for tomans of another currency than the rial */
function unitOf(field: string, said: string = 'minor', { currency }: IngestContext): AmountUnit {
  if (said === 'minor' || said === 'major' || (said === 'toman' && (currency ?? RIAL) === RIAL)) return said
  throw new ShakhesError('schema', `${field} cannot be in ${said} of ${currency}: give major, minor, or toman of ${RIAL}`)
}

/** What reads values of a column. */
function readerOf(column: Column, dictionary: Dictionary | null, absent: boolean, { dates, seconds, decimal, places }: ColumnStyle): Reader {
  const reader = (read: (job: ReadJob, out: Staged, row: (index: number) => number) => boolean | void): Reader => (job, out, row) => read(job, out, row) ?? true
  switch (column.type) {
    case 'enum': return reader((job, out) => readEnums(job, dictionary!, out as Int32Array))
    case 'boolean': return reader((job, out) => readBooleans(job, out as Int32Array))
    default:
  }
  if (absent) return (_, out) => { if (out instanceof Float64Array) out.fill(typeof column.fallback === 'number' ? column.fallback : NaN); return true }
  switch (column.type) {
    case 'label': return reader((job, out) => readLabels(job, out as unknown[]))
    case 'instant': return (job, out) => readInstants(job, dates!, seconds, out as Float64Array)
    case 'date': return reader((job, out) => readDates(job, dates!, out as Float64Array))
    case 'money': return reader((job, out, row) => readMoney(job, { decimal, major: places !== null, places: (index) => places?.(row(index)) ?? 0 }, out as Float64Array))
    case 'integer': case 'number': return reader((job, out) => readNumbers(job, { decimal }, out as Float64Array))
    default: return reader((job, out) => (dictionary === null ? readTexts(job, out as unknown[]) : readCodes(job, dictionary, out as Int32Array)))
  }
}

function dateReader(as: Found['as'] | undefined, reading: Reading, context: IngestContext): DateReader {
  const jalali = as === 'jalali' || as === 'jalali-dmy'
  const order: DateStyle['order'] = as === 'dmy' || as === 'mdy' || as === 'ymd' ? as
    : as === 'jalali-dmy' ? 'dmy' : as === 'jalali' ? reading.dateOrder ?? 'ymd' : reading.dateOrder ?? null
  const persian = jalali || reading.dateCalendar === 'persian'
  const key = `${order} ${persian}`
  let reader = context.dates.get(key)
  if (reader === undefined) context.dates.set(key, reader = new DateReader({ order, persian, zone: context.zone }))
  return reader
}

/** Decimal places of each row's currency. `late` collects the rows whose deal was not read yet: their amounts wait for it. */
function placesOf(table: Table, unit: AmountUnit, staged: ReadonlyMap<string, Staged>, context: IngestContext, late: Set<number>): (index: number) => number {
  const digits = new Map<string | null, number>()
  const places = (currency: string | null): number => {
    let known = digits.get(currency)
    if (known === undefined) digits.set(currency, known = placesIn(unit, currency))
    return known
  }
  if (table.name === 'opportunities') {
    const codes = staged.get('currency') as Int32Array
    const { dictionary } = table.code('currency')
    return (index) => places(dictionary.text(codes[index]!) ?? context.currency)
  }
  const opportunities = staged.get('opportunityId') as Int32Array
  return (index) => {
    const currency = context.currencyOf(opportunities[index]!)
    if (currency === undefined) late.add(index)
    return places(currency ?? context.currency)
  }
}

type Check = (staged: ReadonlyMap<string, Staged>, issues: BatchIssues, length: number, context: IngestContext) => void

/** What a row says that a column alone cannot show to be wrong. */
const CHECKS: { readonly [T in TableName]?: Check } = {
  opportunities(staged, issues, length, context) {
    if (context.currency !== null) return
    const amounts = staged.get('amount') as Float64Array
    const currencies = staged.get('currency') as Int32Array
    for (let i = 0; i < length; i++) {
      if (currencies[i] === 0 && !Number.isNaN(amounts[i])) issues.reject(i, 'E_AMOUNT_NO_CURRENCY', 'amount', amounts[i])
    }
  },
  notes(staged, issues, length) {
    const [opportunities, customers, hidden] = ['opportunityId', 'customerId', 'hidden'].map((name) => staged.get(name) as Int32Array)
    const texts = staged.get('text') as unknown[]
    for (let i = 0; i < length; i++) {
      if (opportunities![i] === 0 && customers![i] === 0) issues.reject(i, 'E_MISSING', 'opportunityId', undefined)
      if (hidden![i] === 1) texts[i] = null
    }
  },
  fxRates(staged, issues, length) {
    const rates = staged.get('rate') as Float64Array
    for (let i = 0; i < length; i++) if (!(rates[i]! > 0)) issues.reject(i, 'E_NUMBER', 'rate', rates[i])
  },
}

/** Rows whose id stands in the table or earlier in the batch: equal ones are repetitions, others errors. */
function findRepeated(table: Table, staged: ReadonlyMap<string, Staged>, issues: BatchIssues, length: number): Uint8Array | null {
  const codes = staged.get('id') as Int32Array
  const { bad } = issues
  if (issues.rejected === 0 && table.setRows(codes)) return null
  let repeated: Uint8Array | null = null
  /** Of the rows that this batch adds: their indexes. */
  const added = new Int32Array(length)
  let count = 0
  for (let i = 0; i < length; i++) {
    if (bad[i] !== 0) continue
    const code = codes[i]!
    const before = table.rowOf(code)
    if (before < 0) {
      table.setRow(code, table.length + count)
      added[count++] = i
      continue
    }
    const same = before < table.length ? equalsStored(table, staged, before, i) : equalsStaged(staged, added[before - table.length]!, i)
    if (same) {
      repeated ??= new Uint8Array(length)
      repeated[i] = 1
      issues.doubt(i, 'W_DUP_ROW', 'id', table.ids!.text(code))
    } else issues.reject(i, 'E_DUP_ID', 'id', table.ids!.text(code))
  }
  return repeated
}

function equalsStored(table: Table, staged: ReadonlyMap<string, Staged>, row: number, index: number): boolean {
  // The ids are equal.
  for (const [name, column] of table.columns) if (name !== 'id' && !equalsColumn(column, row, staged.get(name)!, index)) return false
  return true
}
function equalsColumn(column: AnyColumn, row: number, staged: Staged, index: number): boolean {
  if (column instanceof CodeColumn) return column.equals(row, staged as Int32Array, index)
  return column instanceof NumberColumn ? column.equals(row, staged as Float64Array, index) : column.equals(row, staged as unknown[], index)
}
function equalsStaged(staged: ReadonlyMap<string, Staged>, i: number, j: number): boolean {
  for (const column of staged.values()) {
    const [x, y] = [column[i], column[j]]
    if (!Object.is(x, y) && !(typeof x === 'object' && typeof y === 'object' && JSON.stringify(x) === JSON.stringify(y))) return false
  }
  return true
}

function append(
  table: Table, staged: ReadonlyMap<string, Staged>, absent: ReadonlySet<string>, { bad, rejected }: BatchIssues,
  repeated: Uint8Array | null, length: number, deferred: ReadonlyMap<number, DeferredAmount>,
): number {
  const kept = rejected === 0 && repeated === null ? null : keptRows(table, bad, repeated, length)
  const count = kept?.length ?? length
  for (const [i, amount] of deferred) {
    const place = kept === null ? i : kept.indexOf(i)
    if (place >= 0) table.deferred.set(table.length + place, amount)
  }
  table.append(staged, absent, kept, count)
  table.read += length
  return count
}
function keptRows(table: Table, bad: Uint8Array, repeated: Uint8Array | null, length: number): Int32Array {
  const keep = new Int32Array(length)
  let count = 0
  for (let i = 0; i < length; i++) {
    if (bad[i] === 0 && (repeated === null || repeated[i] === 0)) keep[count++] = i
    else table.leave(table.read + i)
  }
  return keep.subarray(0, count)
}
