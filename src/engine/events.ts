import type { CodeColumn, NumberColumn } from './columns.ts'
import { countGood, endsOfSorted, plainOf, resolve, SLICE } from './event-checks.ts'
import type { EventChecks } from './event-checks.ts'
import { isBefore, place, sortWithin } from './event-order.ts'
import { reject } from './quality.ts'
import type { Table } from './table.ts'

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

function* countRows(rows: Int32Array, offsets: Int32Array): Generator<void, void> {
  for (let from = 0; from < rows.length; from += SLICE) {
    countGood(rows, offsets, from, Math.min(from + SLICE, rows.length))
    yield
  }
  addUp(offsets)
}
function addUp(offsets: Int32Array): void { for (let r = 1; r < offsets.length; r++) offsets[r]! += offsets[r - 1]! }
