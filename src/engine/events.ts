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
  readonly at: Float64Array
  readonly stage: Uint8Array | Uint16Array | Int32Array
  readonly table: Table
  readonly length: number
  /** Where changes will come: the row of each in the table they were read into, and the rows that are none of these. */
  readonly raw: Int32Array | null
  readonly left: readonly number[]
}

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
  const rows = new Int32Array(events.length)
  let good = yield* resolve(opportunities, events, checks, rows)
  const offsets = new Int32Array(opportunities.length + 1)
  yield* countRows(rows, offsets)
  let order = yield* place(rows, offsets, good)
  const seq = events.number('seq')
  const at = events.number('at')
  const before = isBefore(at.data as Float64Array, seq.empty ? null : seq, checks.live ? events.code('id') : null)
  const doubled = yield* sortWithin(offsets, order, before, at.data as Float64Array, seq.empty ? null : seq)
  if (doubled.length > 0) {
    for (const event of doubled) {
      reject(checks.log, events, event, 'E_DUP_SEQ', 'seq', String(seq.at(event)))
      rows[event] = -1
    }
    good -= doubled.length
    offsets.fill(0)
    yield* countRows(rows, offsets)
    const left = new Set(doubled)
    order = order.filter((event) => !left.has(event))
  }
  const table = checks.live ? events.beside() : events
  // Which event was whose now follows from the offsets, and what came first from the order.
  if (!checks.live) for (const column of [events.code('id'), events.code('opportunityId'), seq]) column.drop()
  yield* table.number('at').reordering(order, at)
  yield* table.number('amountAt').reordering(order, events.number('amountAt'))
  for (const name of ['toStage', 'ownerAt']) yield* table.code(name).reordering(order, events.code(name))
  table.length = good
  for (const [name, pure] of events.dated) table.dated.set(name, pure)
  yield* retire(table.code('toStage'), checks.stages.counted)
  return {
    offsets, at: table.number('at').data as Float64Array, stage: table.code('toStage').data, table, length: good,
    raw: checks.live ? order : null, left: checks.live ? [...rows.keys()].filter((e) => rows[e]! < 0) : [],
  }
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

/** The opportunity's row of each event, −1 for events that are rejected. */
function* resolve(opportunities: Table, events: Table, { now, currency, stages, pipelineOf, log }: EventChecks, rows: Int32Array): Generator<void, number> {
  const [owners, targets, at] = [events.code('opportunityId'), events.code('toStage'), events.number('at')]
  const created = opportunities.number('createdAt')
  const [amounts, currencies] = [events.number('amountAt'), opportunities.code('currency')]
  const hasAmounts = !amounts.empty
  /** Dates without a time are a whole day long. */
  const slack = events.dated.get('at') === true ? 86_400_000 : 0
  let good = 0
  for (let e = 0; e < events.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    rows[e] = -1
    const row = opportunities.rowOf(owners.at(e))
    if (row < 0) { reject(log, events, e, 'E_UNKNOWN_REF', 'opportunityId', owners.dictionary.text(owners.at(e))); continue }
    const stage = stages.counted[targets.at(e)]!
    const kind = stages.kind[pipelineOf(row) * stages.width + stage]!
    if (kind === KIND_NONE) {
      const elsewhere = stages.home[stage]! >= 0
      reject(log, events, e, elsewhere ? 'E_STAGE_OTHER_PIPELINE' : 'E_UNKNOWN_STAGE', 'toStage', targets.dictionary.text(targets.at(e)))
      continue
    }
    if (hasAmounts && !Number.isNaN(amounts.at(e))) {
      const amount = amounts.at(e)
      if (!Number.isSafeInteger(amount)) { reject(log, events, e, 'E_UNSAFE_INTEGER', 'amountAt', amount); continue }
      if (currency === null && currencies.at(row) === 0) { reject(log, events, e, 'E_AMOUNT_NO_CURRENCY', 'amountAt', amount); continue }
    }
    const when = at.at(e)
    if (when > now) { reject(log, events, e, 'E_FUTURE_EVENT', 'at', new Date(when).toISOString()); continue }
    const since = created.at(row)
    if (slack === 0 ? when < since : when + slack <= since) {
      // A deal decided before it was created would have a negative cycle; an earlier step was only recorded late.
      if (kind !== KIND_OPEN) { reject(log, events, e, 'E_TIME_ORDER', 'at', new Date(when).toISOString()); continue }
      doubt(log, events, e, 'W_BACKDATED', 'at', new Date(when).toISOString())
    }
    rows[e] = row
    good++
  }
  return good
}

function* countRows(rows: Int32Array, offsets: Int32Array): Generator<void, void> {
  for (let e = 0; e < rows.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    if (rows[e]! >= 0) offsets[rows[e]! + 1]!++
  }
  for (let r = 1; r < offsets.length; r++) offsets[r]! += offsets[r - 1]!
  yield
}

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
