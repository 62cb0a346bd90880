import type { IssueCode } from '../model/index.ts'
import { doubt, reject } from './quality.ts'
import type { QualityLog } from './quality.ts'
import { KIND_NONE, KIND_OPEN } from './stages.ts'
import type { Stages } from './stages.ts'
import type { Table } from './table.ts'

/** Rows between two yields: some milliseconds of work. */
export const SLICE = 1 << 16

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

/** What most events are held against, as it lies in the columns. */
interface Plain {
  readonly at: Float64Array
  readonly now: number
  readonly stage: Uint8Array | Uint16Array | Int32Array
  readonly created: Int32Array | Float64Array
  readonly kinds: Uint8Array
  readonly owners: Uint8Array | Uint16Array | Int32Array
}

/** What tells most events to be good; null where more has to be looked at. */
export function plainOf(opportunities: Table, events: Table, { now, stages }: EventChecks): Plain | null {
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
export function* endsOfSorted(plain: Plain, most: number, length: number, ends: Int32Array, isStrict: boolean): Generator<void, boolean> {
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

interface Resolved {
  readonly good: number
  /** Every event is good, those of an opportunity follow each other in time, and opportunities in the order of their rows. */
  readonly inOrder: boolean
}

/** The opportunity's row of each event, −1 for events that are rejected; and how many each has, one place higher. Yields. */
export function* resolve(
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
/** The first event from one on that needs a closer look. */
function plainUpTo({ at, now, stage, created, kinds }: Plain, rows: Int32Array, from: number, to: number): number {
  for (let e = from; e < to; e++) {
    const row = rows[e]!
    const when = at[e]!
    if (row < 0 || kinds[stage[e]!] === KIND_NONE || when > now || when < created[row]!) return e
  }
  return to
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
/** How many of some events are good; counts them for their opportunities, one place higher. */
export function countGood(rows: Int32Array, counts: Int32Array, from: number, to: number): number {
  let good = 0
  for (let e = from; e < to; e++) {
    const row = rows[e]!
    if (row < 0) continue
    counts[row + 1]!++
    good++
  }
  return good
}
