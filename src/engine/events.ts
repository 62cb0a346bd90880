import type { IssueCode } from '../model/index.ts'
import type { CodeColumn, NumberColumn } from './columns.ts'
import { doubt, reject } from './quality.ts'
import type { QualityLog } from './quality.ts'
import { KIND_NONE, KIND_OPEN } from './stages.ts'
import type { Stages } from './stages.ts'
import type { Table } from './table.ts'

/** Rows between two yields: some milliseconds of work. */
const SLICE = 1 << 16

/** The stage events of each opportunity, in the order in which they happened. */
export interface Events {
  /** Opportunity r owns the events from `offsets[r]` up to, not including, `offsets[r + 1]`. */
  readonly offsets: Int32Array
  /** When, in units of `unit.ms` after `unit.base`. */
  readonly at: Float64Array | Int32Array
  readonly unit: Unit
  readonly stage: Uint8Array | Uint16Array | Int32Array
  readonly table: Table
  readonly length: number
  /** Where changes will come: the row of each in the table they were read into, and the rows that are none of these. */
  readonly raw: Int32Array | null
  readonly left: readonly number[]
}

/** Epoch ms, or seconds where all are whole: in half the room. */
export interface Unit { readonly base: number; readonly ms: number }
export const MILLISECONDS: Unit = { base: 0, ms: 1 }

export interface EventChecks {
  readonly now: number
  /** Of amounts whose deal does not say its currency. */
  readonly currency: string | null
  readonly stages: Stages
  /** Pipeline index of an opportunity's row. */
  readonly pipelineOf: (row: number) => number
  readonly log: QualityLog
  /** Changes will come: what was read stays as it was. */
  readonly live: boolean
}

/** Checks every event against its opportunity and its stage, then groups the good ones by opportunity. Yields. */
export function* groupEvents(opportunities: Table, events: Table, checks: EventChecks): Generator<void, Events> {
  const offsets = new Int32Array(opportunities.length + 1)
  const plain = plainOf(opportunities, events, checks)
  const isSorted = plain !== null && opportunities.inOrder && events.number('seq').empty
    && (yield* endsOfSorted(plain, opportunities.named, events.length, offsets, checks.live))
  const rows = isSorted ? null : new Int32Array(events.length)
  const resolved = rows === null ? { good: events.length, inOrder: true } : yield* resolve(opportunities, events, checks, plain, rows, offsets)
  let { good } = resolved
  if (rows !== null) addUp(offsets)
  let order: Int32Array | null = null
  if (rows !== null && !resolved.inOrder) {
    order = yield* place(rows, offsets, good)
    const seq = events.number('seq')
    const at = events.number('at').data as Float64Array
    const before = isBefore(at, seq.empty ? null : seq, checks.live ? events.code('id') : null)
    const doubled = yield* sortWithin(offsets, order, before, at, seq.empty ? null : seq)
    for (const event of doubled) {
      reject(checks.log, events, event, 'E_DUP_SEQ', 'seq', String(seq.at(event)))
      rows[event] = -1
    }
    if (doubled.length > 0) {
      good -= doubled.length
      offsets.fill(0)
      yield* countRows(rows, offsets)
      const left = new Set(doubled)
      order = order.filter((event) => !left.has(event))
    }
  }
  // Which event was whose now follows from the offsets, and what came first from the order.
  if (!checks.live) for (const name of ['id', 'opportunityId', 'seq']) (events.columns.get(name) as CodeColumn | NumberColumn).drop()
  const table = yield* ordered(events, order, good, checks.live)
  yield* retire(table.code('toStage'), checks.stages.counted)
  return {
    offsets, ...timesOf(table, checks.live), stage: table.code('toStage').data, table, length: good,
    raw: checks.live ? order ?? Int32Array.from({ length: good }, (_, e) => e) : null, left: checks.live && rows !== null ? leftOf(rows) : [],
  }
}

/** The events in an order: in a table of their own when changes will come, else in the one that they were read into. */
function* ordered(events: Table, order: Int32Array | null, good: number, live: boolean): Generator<void, Table> {
  const table = live ? events.beside() : events
  for (const name of ['at', 'amountAt', 'toStage', 'ownerAt']) {
    const column = table.columns.get(name) as CodeColumn & NumberColumn
    const read = events.columns.get(name) as CodeColumn & NumberColumn
    if (order !== null) yield* column.reordering(order, read)
    else if (live) column.become(read)
    yield
    column.trim(live ? good >> 4 : 0)
    yield
  }
  table.length = good
  for (const [name, pure] of events.dated) table.dated.set(name, pure)
  return table
}

/** @param live - times may come that are no whole seconds */
function timesOf(table: Table, live: boolean): Pick<Events, 'at' | 'unit'> {
  const column = table.number('at')
  const times = column.data as Float64Array
  const seconds = live || times.length === 0 ? null : secondsOf(times, times[0]!)
  if (seconds === null) return { at: times, unit: MILLISECONDS }
  column.drop()
  return { at: seconds, unit: { base: times[0]!, ms: 1000 } }
}
/** Seconds since one of the times; null when some are not whole, or too far from it. */
function secondsOf(times: Float64Array, base: number): Int32Array | null {
  const seconds = new Int32Array(times.length)
  for (let e = 0; e < times.length; e++) {
    const since = times[e]! - base
    // To multiply and to look is faster than to divide.
    const whole = Math.round(since * 0.001) | 0
    if (whole * 1000 !== since) return null
    seconds[e] = whole
  }
  return seconds
}

function leftOf(rows: Int32Array): number[] {
  const left: number[] = []
  for (let e = 0; e < rows.length; e++) if (rows[e]! < 0) left.push(e)
  return left
}

/** Lets events name the stages that retired ones count as. Yields. */
function* retire(column: CodeColumn, counted: Int32Array): Generator<void, void> {
  if (counted.every((to, code) => to === code)) return
  for (let e = 0; e < column.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    const code = column.at(e)
    if (counted[code] !== code) column.set(e, counted[code]!)
  }
}

interface Resolved {
  readonly good: number
  /** Every event is good, those of an opportunity follow each other in time, and opportunities in the order of their rows. */
  readonly inOrder: boolean
}

/** What tells most events to be good; null where more has to be looked at. */
function plainOf(opportunities: Table, events: Table, { now, stages }: EventChecks): Plain | null {
  const targets = events.code('toStage')
  if (stages.pipelines.length > 1 || !events.number('amountAt').empty || targets.empty) return null
  return {
    at: events.number('at').data as Float64Array, now, stage: targets.data, created: opportunities.number('createdAt').data,
    kinds: stages.kind.map((_, code) => stages.kind[stages.counted[code]!]!),
    owners: events.code('opportunityId').data,
  }
}

/**
 * Finds where the events of each opportunity end, one place higher, where all are good and in order: most feeds are, and
 * then one pass is enough (a third of the time of four, and no array of rows). Else false, and nothing is written. Yields.
 *
 * @param most - opportunities, of which row r has the id of code r + 1
 */
function* endsOfSorted(plain: Plain, most: number, length: number, ends: Int32Array, isStrict: boolean): Generator<void, boolean> {
  if (plain.owners.length < length) return false
  const last = { row: 0, at: -Infinity }
  for (let from = 0; from < length; from += SLICE) {
    if (!endsOfSlice(plain, most, from, Math.min(from + SLICE, length), ends, isStrict, last)) {
      ends.fill(0)
      return false
    }
    yield
  }
  // Those without events end where the one before does.
  for (let row = 1; row < ends.length; row++) ends[row] ||= ends[row - 1]!
  return true
}
function endsOfSlice(
  { owners, stage, kinds, at, now, created }: Plain, most: number, from: number, to: number, ends: Int32Array, isStrict: boolean,
  last: { row: number; at: number },
): boolean {
  let [row, before] = [last.row, last.at]
  let disorder = 0
  for (let e = from; e < to; e++) {
    const own = owners[e]! - 1
    const when = at[e]!
    if (own < row || own >= most || kinds[stage[e]!] === KIND_NONE || when > now || when < created[own]!) return false
    // Whether the next event is of the same opportunity cannot be guessed, so nothing waits for it.
    disorder |= Number(own === row) & Number(isStrict ? when <= before : when < before)
    row = own
    before = when
    ends[own + 1] = e + 1
  }
  last.row = row
  last.at = before
  return disorder === 0
}

/** The opportunity's row of each event, −1 for events that are rejected; and how many each has, one place higher. Yields. */
function* resolve(
  opportunities: Table, events: Table, checks: EventChecks, plain: Plain | null, rows: Int32Array, counts: Int32Array,
): Generator<void, Resolved> {
  const { live } = checks
  const owners = events.code('opportunityId')
  const at = events.number('at').data as Float64Array
  const isGood = checkOf(opportunities, events, checks)
  let good = 0
  // Sequences are for the sorting to look at.
  let inOrder = events.number('seq').empty
  let last = -1
  for (let from = 0; from < rows.length; from += SLICE) {
    const to = Math.min(from + SLICE, rows.length)
    opportunities.rowsOf(owners, from, to, rows)
    for (let e = from; e < to; e++) {
      if (plain !== null && (e = plainUpTo(plain, rows, e, to)) === to) break
      if (!isGood(e, rows[e]!)) rows[e] = -1
    }
    good += countGood(rows, counts, from, to)
    inOrder = inOrder && isInOrder(rows, at, last, from, to, live)
    last = to - 1
    yield
  }
  return { good, inOrder: inOrder && good === rows.length }
}

interface Plain {
  readonly at: Float64Array
  readonly now: number
  readonly stage: Uint8Array | Uint16Array | Int32Array
  readonly created: Int32Array | Float64Array
  readonly kinds: Uint8Array
  readonly owners: Uint8Array | Uint16Array | Int32Array
}
/** The first event from one on that needs a closer look. */
function plainUpTo({ at, now, stage, created, kinds }: Plain, rows: Int32Array, from: number, to: number): number {
  for (let e = from; e < to; e++) {
    const row = rows[e]!
    const when = at[e]!
    if (row < 0 || kinds[stage[e]!] === KIND_NONE || when > now || when < created[row]!) return e
  }
  return to
}
function countGood(rows: Int32Array, counts: Int32Array, from: number, to: number): number {
  let good = 0
  for (let e = from; e < to; e++) {
    const row = rows[e]!
    if (row < 0) continue
    counts[row + 1]!++
    good++
  }
  return good
}
/** @param strictly - what is of one time may have another order */
function isInOrder(rows: Int32Array, at: Float64Array, last: number, from: number, to: number, strictly: boolean): boolean {
  let before = last
  for (let e = from; e < to; before = e++) {
    if (before < 0 || rows[e]! > rows[before]!) continue
    if (rows[e]! < rows[before]! || (strictly ? at[e]! <= at[before]! : at[e]! < at[before]!)) return false
  }
  return true
}

/** Whether an event is one, of a row. Says why not, and what is doubtful about it. */
function checkOf(opportunities: Table, events: Table, { now, currency, stages, pipelineOf, log }: EventChecks): (e: number, row: number) => boolean {
  const [owners, targets, at] = [events.code('opportunityId'), events.code('toStage'), events.number('at')]
  const created = opportunities.number('createdAt')
  const [amounts, currencies] = [events.number('amountAt'), opportunities.code('currency')]
  /** Dates without a time are a whole day long. */
  const slack = events.dated.get('at') === true ? 86_400_000 : 0
  const wrong = (e: number, code: IssueCode, column: string, value: unknown): boolean => {
    reject(log, events, e, code, column, value)
    return false
  }
  return (e, row) => {
    if (row < 0) return wrong(e, 'E_UNKNOWN_REF', 'opportunityId', owners.dictionary.text(owners.at(e)))
    const stage = stages.counted[targets.at(e)]!
    const kind = stages.kind[pipelineOf(row) * stages.width + stage]!
    if (kind === KIND_NONE) {
      const elsewhere = stages.home[stage]! >= 0
      return wrong(e, elsewhere ? 'E_STAGE_OTHER_PIPELINE' : 'E_UNKNOWN_STAGE', 'toStage', targets.dictionary.text(targets.at(e)))
    }
    const amount = amounts.at(e)
    if (!Number.isNaN(amount)) {
      if (!Number.isSafeInteger(amount)) return wrong(e, 'E_UNSAFE_INTEGER', 'amountAt', amount)
      if (currency === null && currencies.at(row) === 0) return wrong(e, 'E_AMOUNT_NO_CURRENCY', 'amountAt', amount)
    }
    const when = at.at(e)
    if (when > now) return wrong(e, 'E_FUTURE_EVENT', 'at', new Date(when).toISOString())
    const since = created.at(row)
    if (slack === 0 ? when < since : when + slack <= since) {
      // A deal decided before it was created would have a negative cycle; an earlier step was only recorded late.
      if (kind !== KIND_OPEN) return wrong(e, 'E_TIME_ORDER', 'at', new Date(when).toISOString())
      doubt(log, events, e, 'W_BACKDATED', 'at', new Date(when).toISOString())
    }
    return true
  }
}

function* countRows(rows: Int32Array, offsets: Int32Array): Generator<void, void> {
  for (let from = 0; from < rows.length; from += SLICE) {
    countGood(rows, offsets, from, Math.min(from + SLICE, rows.length))
    yield
  }
  addUp(offsets)
}
function addUp(offsets: Int32Array): void { for (let r = 1; r < offsets.length; r++) offsets[r]! += offsets[r - 1]! }

/** Event numbers by opportunity, each opportunity's in the order of the rows. */
function* place(rows: Int32Array, offsets: Int32Array, good: number): Generator<void, Int32Array> {
  const next = offsets.slice()
  const order = new Int32Array(good)
  for (let e = 0; e < rows.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    if (rows[e]! >= 0) order[next[rows[e]!]!++] = e
  }
  return order
}

type Before = (a: number, b: number) => boolean

/** Sorts each opportunity's events. Returns those that have the same time and sequence as one before. */
function* sortWithin(
  offsets: Int32Array, order: Int32Array, before: Before, at: Float64Array, seq: NumberColumn | null,
): Generator<void, number[]> {
  const doubled: number[] = []
  for (let r = 0; r + 1 < offsets.length; r++) {
    if (r % SLICE === SLICE - 1) yield
    sortSlice(order, offsets[r]!, offsets[r + 1]!, before)
    if (seq === null) continue
    for (let i = offsets[r]! + 1; i < offsets[r + 1]!; i++) {
      const [a, b] = [order[i - 1]!, order[i]!]
      if (at[a] === at[b] && seq.at(a) === seq.at(b)) doubled.push(b)
    }
  }
  return doubled
}

/** Insertion: stable, and nothing to do where the feed was in order, as nearly all are. Long ones are sorted properly. */
function sortSlice(order: Int32Array, from: number, to: number, before: Before): void {
  if (to - from > 64) {
    order.subarray(from, to).sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : a - b))
    return
  }
  for (let i = from + 1; i < to; i++) {
    const event = order[i]!
    let j = i - 1
    while (j >= from && before(event, order[j]!)) {
      order[j + 1] = order[j]!
      j--
    }
    order[j + 1] = event
  }
}
/** By (at, seq, row): where rows are replaced, by when their ids were first met instead. */
function isBefore(at: Float64Array, seq: NumberColumn | null, ids: CodeColumn | null): Before {
  return (a, b) => {
    if (at[a] !== at[b]) return at[a]! < at[b]!
    // Events without a sequence come after those with one.
    const [x, y] = seq === null ? [NaN, NaN] : [seq.at(a), seq.at(b)]
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(y)
    if (!Number.isNaN(x) && x !== y) return x! < y!
    return ids !== null && ids.at(a) < ids.at(b)
  }
}
