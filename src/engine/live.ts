import type { TableName } from '../model/index.ts'
import type { Outcome } from './changes.ts'
import { widened } from './columns.ts'
import { Lines } from './lines.ts'
import { MILLISECONDS } from './events.ts'
import { finishDeals, putAside } from './finish-load.ts'
import type { Deals, Loaded, ReadLines } from './finish-load.ts'
import { QualityLog } from './quality.ts'
import type { Table } from './table.ts'

export { outcomeOf } from './changes.ts'
export const linesOf: ReadLines = (tables, currency, log) => Lines.of(tables, currency, log)

/** What changes meet. */
export interface Standing {
  readonly tables: ReadonlyMap<TableName, Table>
  readonly loaded: Loaded
  /** Of amounts that do not say theirs. */
  readonly currency: string | null
  /** Epoch ms: until when what happened was believed, and from now on. */
  readonly before: number
  readonly now: number
}
/** Deals that take the places of others. */
export interface Patched {
  readonly loaded: Loaded
  /** Their rows, up to the end of the table. */
  readonly from: number
  /** Rows that are no more. */
  readonly gone: readonly number[]
  /** What was found about deals before, and is now. */
  readonly found: { readonly before: QualityLog; readonly now: QualityLog }
}

/** Deals are made of both. */
export const isOfDeals = (name: TableName): boolean => name === 'opportunities' || name === 'stageEvents'
/** Tables that no fact of a deal follows from. */
const APART: ReadonlySet<string> = new Set<TableName>(['notes', 'leads', 'touches', 'efforts'])
const LINES = 'opportunityLines'
/** Fewer rows are read again as quickly. */
const FEW = 1 << 12

/**
 * Whether some deals can be exchanged, and all else stand: stages are what they were, dates are read as before, and
 * there are not too many rows that are no more.
 *
 * @param fresh - what was read of the changes, by table
 * @returns null if not; else the codes of deals that lines are or were of that change: what is replaced tells no more
 */
export function patchOf({ tables, loaded: { stages, events, lines } }: Standing, outcome: ReadonlyMap<TableName, Outcome>, fresh: ReadonlyMap<TableName, Table>): Set<number> | null {
  const deals = tables.get('opportunities')!
  if (!stages.listed || tables.get('stages')!.ids!.size !== stages.width || tables.get('pipelines')!.ids!.size !== stages.pipelineOf.length) return null
  if (deals.length > FEW && deals.length > 1.5 * deals.named) return null
  if (events.length > FEW && tables.get('stageEvents')!.length > 1.5 * tables.get('stageEvents')!.named) return null
  for (const [name, { dated }] of fresh) {
    if (!isOfDeals(name) && !APART.has(name) && (name !== LINES || lines === null)) return null
    const known = tables.get(name)!.dated
    for (const [column, pure] of dated) if (known.get(column) !== (pure && known.get(column) !== false)) return null
  }
  return new Set([...dealsOf(tables.get(LINES)!, idsIn(outcome, tables, LINES)), ...fresh.has(LINES) ? dealsOf(fresh.get(LINES)!) : []])
}

/** The codes of ids that changes name. */
function idsIn(outcome: ReadonlyMap<TableName, Outcome>, tables: ReadonlyMap<TableName, Table>, name: TableName): number[] {
  return [...outcome.get(name)?.ids ?? []].map((id) => tables.get(name)!.ids!.find(id)).filter((code) => code > 0)
}
/** The codes of the deals of lines: of some, or of all. */
function dealsOf(lines: Table, codes?: readonly number[]): number[] {
  const rows = codes?.map((code) => lines.rowOf(code)).filter((row) => row >= 0) ?? [...all(lines.length)]
  return rows.map((row) => lines.code('opportunityId').at(row))
}

/**
 * Exchanges the deals that changes are about: each gets a row at the end of the table, with all of its events, and the
 * row it had is no more. What was known of rows stays true of them. Yields.
 *
 * @param sold - see `patchOf`
 */
export function* patch({ tables, loaded, currency, before, now }: Standing, outcome: ReadonlyMap<TableName, Outcome>, fresh: ReadonlyMap<TableName, Table>, sold: ReadonlySet<number>): Generator<void, Patched> {
  const [deals, raw] = [tables.get('opportunities')!, tables.get('stageEvents')!]
  const { events, stages, limbo } = loaded
  const owners = raw.code('opportunityId')
  const [namedDeals, namedEvents] = [idsIn(outcome, tables, 'opportunities'), idsIn(outcome, tables, 'stageEvents')]
  const [freshDeals, freshEvents] = [fresh.get('opportunities') ?? deals.beside(), fresh.get('stageEvents') ?? raw.beside()]

  const codes = new Set([...namedDeals, ...sold])
  for (const code of namedEvents) {
    const row = raw.rowOf(code)
    if (row >= 0) codes.add(owners.at(row))
  }
  for (let row = 0; row < freshEvents.length; row++) codes.add(freshEvents.code('opportunityId').at(row))
  for (const column of ['createdAt', 'qualifiedAt', 'closedAt']) for (const row of rowsWithin(deals, column, loaded.ahead, before, now)) codes.add(deals.idCode(row))
  const at = raw.number('at')
  for (const [code, rows] of limbo) if (rows.some((row) => at.at(row) > before && at.at(row) <= now)) codes.add(code)
  yield

  const eventsOf = new Map<number, number[]>()
  const gone: number[] = []
  for (const code of codes) {
    const row = deals.rowOf(code)
    const own = [...limbo.get(code) ?? []]
    if (row >= 0) {
      gone.push(row)
      for (let e = events.offsets[row]!; e < events.offsets[row + 1]!; e++) {
        own.push(events.raw![e]!)
        loaded.gone.add(e)
      }
    }
    eventsOf.set(code, own)
    limbo.delete(code)
  }
  yield
  const checks = { currency, stages, live: true } as const
  const found = { before: new QualityLog(), now: new QualityLog() }
  const [oldDeals, oldEvents] = [deals.beside(), raw.beside()]
  oldDeals.take(deals, Int32Array.from(gone))
  oldEvents.take(raw, Int32Array.from([...eventsOf.values()].flat()), false)
  yield* finishDeals(oldDeals, oldEvents, { ...checks, now: before, log: found.before })

  for (const code of namedDeals) deals.unname(code)
  for (const code of namedEvents) raw.unname(code)
  const from = deals.length
  const first = raw.length
  deals.take(freshDeals, all(freshDeals.length))
  raw.take(freshEvents, all(freshEvents.length))
  deals.take(deals, Int32Array.from([...codes].map((code) => deals.rowOf(code)).filter((row) => row >= 0 && row < from)))
  for (let row = first; row < raw.length; row++) eventsOf.get(owners.at(row))!.push(row)
  yield
  // By when their ids were met, as they were read.
  const stands = (row: number): boolean => raw.rowOf(raw.idCode(row)) === row
  const rows = Int32Array.from([...eventsOf.values()].flatMap((own) => own.filter(stands).map((row) => raw.idCode(row)))).sort().map((code) => raw.rowOf(code))
  const [newDeals, newEvents] = [deals.beside(), raw.beside()]
  newDeals.take(deals, all(deals.length - from).map((i) => from + i))
  newEvents.take(raw, rows, false)
  const done = yield* finishDeals(newDeals, newEvents, { ...checks, now, log: found.now })
  putAside(limbo, raw, done.events.left.map((e) => rows[e]!))
  const { lines } = loaded
  if (lines !== null) found.before.add(lines.log, 1)
  const kept = lines && (yield* Lines.of({ deals, lines: tables.get(LINES)! }, currency, found.now, lines))
  return { from, gone, found, loaded: { ...joined(loaded, done, { from, gone, rows, deals }), lines: kept } }
}

function joined(loaded: Loaded, done: Deals, { from, gone, rows, deals }: { readonly from: number; readonly gone: readonly number[]; readonly rows: Int32Array; readonly deals: Table }): Loaded {
  const { events, pipelines } = loaded
  const { table } = events
  const base = events.length
  const count = done.events.length
  table.take(done.events.table, all(count), false)
  const raw = widened(events.raw!, base + count)
  for (let e = 0; e < count; e++) raw[base + e] = rows[done.events.raw![e]!]!
  // Those before stay true of what they are about.
  const room = new Int32Array(events.offsets.buffer as ArrayBuffer)
  const offsets = (room.length > deals.length ? room : grownOffsets(events.offsets, deals.length + 1)).subarray(0, deals.length + 1)
  for (let i = 0; i < done.events.offsets.length; i++) offsets[from + i] = base + done.events.offsets[i]!
  if (pipelines !== deals.code('pipelineId')) {
    const codes = Int32Array.from({ length: deals.length - from }, (_, i) => done.pipelines.at(i))
    pipelines.append(codes, all(codes.length))
  }
  const absent = loaded.absent.extended(deals.length)
  let { voids } = loaded
  for (const row of gone) {
    if (loaded.absent.has(row) && loaded.voidRows.has(row)) voids--
    absent.add(row)
  }
  const voidRows = loaded.voidRows.extended(deals.length)
  for (let row = from; row < deals.length; row++) {
    if (done.absent.has(row - from)) absent.add(row)
    if (done.voidRows.has(row - from)) { voidRows.add(row); voids++ }
  }
  return {
    ...loaded, absent, voids, voidRows, gone: loaded.gone.extended(table.length),
    events: { offsets, at: table.number('at').data as Float64Array, unit: MILLISECONDS, stage: table.code('toStage').data, table, length: table.length, raw, left: [] },
  }
}

function grownOffsets(offsets: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(Math.ceil(length * 1.125))
  wider.set(offsets)
  return wider
}
/** Rows that stand, with a time later than one and no later than another. */
function rowsWithin(deals: Table, column: string, ahead: Loaded['ahead'], after: number, to: number): number[] {
  const { data } = deals.number(column)
  const known = ahead.get(column)
  // A column in which nothing was written has no values at all.
  const length = Math.min(data.length, deals.length)
  const rows = known?.rows.filter((row) => data[row]! > after) ?? []
  if (data instanceof Float64Array) addLater(rows, data, known?.length ?? 0, length, after)
  else addLaterInts(rows, data, known?.length ?? 0, length, after)
  ahead.set(column, { rows, length })
  return rows.filter((row) => data[row]! <= to && deals.rowOf(deals.idCode(row)) === row)
}
// One for each kind of array, so that each stays compiled for its kind.
function addLater(rows: number[], data: Float64Array, from: number, to: number, after: number): void {
  for (let row = from; row < to; row++) if (data[row]! > after) rows.push(row)
}
function addLaterInts(rows: number[], data: Int32Array, from: number, to: number, after: number): void {
  for (let row = from; row < to; row++) if (data[row]! > after) rows.push(row)
}
const all = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i)
