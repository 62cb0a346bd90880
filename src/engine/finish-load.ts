import type { Column, IssueCode, TableName } from '../model/index.ts'
import { columnsOf, placesIn, TABLE_NAMES } from '../model/index.ts'
import { Bits } from './bits.ts'
import { CodeColumn } from './columns.ts'
import { groupEvents } from './events.ts'
import type { EventChecks } from './event-checks.ts'
import type { Events } from './events.ts'
import { FLAG_OWNER_FALLBACK } from './facts.ts'
import type { Lines } from './lines.ts'
import { doubt, reject } from './quality.ts'
import type { QualityLog } from './quality.ts'
import { endsOf, ROUND } from './retired.ts'
import { KIND_LOST, KIND_NONE, KIND_WON, Stages } from './stages.ts'
import { money } from './read/values.ts'
import type { Table } from './table.ts'

const SLICE = 1 << 16
const DAY = 86_400_000

/** What stands once every table has been read. */
export interface Loaded extends Deals {
  readonly stages: Stages
  /** Index of the pipeline of an opportunity's row. */
  readonly pipelineOf: (row: number) => number
  readonly voids: number
  /** Events of opportunities that changes have replaced or deleted. */
  readonly gone: Bits
  /** By code, the customer that one counts as; `ROUND` for those rejected. Null: nobody was merged. */
  readonly merged: Int32Array | null
  /** Rejected events, by the code of whose they say they are. */
  readonly limbo: Map<number, number[]>
  /** By column of instants, the rows that were found to lie ahead of now, among so many that were looked at. */
  readonly ahead: Map<string, { readonly rows: readonly number[]; readonly length: number }>
  /** Null: no deal has any. */
  readonly lines: Lines | null
}

/** How lines are read, once every deal is known; those whose source has none do without. */
export type ReadLines = (tables: { readonly deals: Table; readonly lines: Table }, currency: string | null, log: QualityLog) => Generator<void, Lines>

export interface LoadSettings {
  readonly now: number
  /** Of amounts that do not say theirs. */
  readonly currency: string | null
  readonly log: QualityLog
  /** Changes will come: what tells rows apart is kept. */
  readonly live: boolean
  readonly lines: ReadLines | null
}

/**
 * What only the whole data can tell, tables having come in any order: pipelines and stages, whose event is whose, and
 * which references lead nowhere. Yields.
 */
export function* finishLoad(tables: ReadonlyMap<TableName, Table>, settings: LoadSettings): Generator<void, Loaded> {
  const { now, currency, log, live } = settings
  const table = (name: TableName): Table => tables.get(name)!
  const opportunities = table('opportunities')
  const stageEvents = table('stageEvents')
  // Nothing points at an event, and ordering them makes their columns anew.
  if (!live) stageEvents.forgetIds()
  for (const each of tables.values()) {
    if (each !== stageEvents || live) yield* each.trimming(live)
    yield
  }
  yield* readDeferred(opportunities, stageEvents, 'amountAt', currency)
  const met = table('stages').length > 0 ? [] : yield* metStages(opportunities, stageEvents)
  const stages = new Stages(table('pipelines'), table('stages'), met)
  const checks = { now, currency, stages, log, live }
  const deals = yield* finishDeals(opportunities, stageEvents, checks)
  yield* checkReferences(tables, tables, log)
  const merged = mergeCustomers(table('customers'), log)
  const { pipelines } = deals
  const limbo = new Map<number, number[]>()
  if (live) putAside(limbo, stageEvents, deals.events.left)
  const lines = settings.lines === null ? null : yield* settings.lines({ deals: opportunities, lines: table('opportunityLines') }, currency, log)
  return {
    ...deals, lines, stages, merged, limbo, ahead: new Map(), gone: new Bits(deals.events.length), voids: deals.voidRows.count,
    pipelineOf: stages.pipelines.length === 1 ? () => 0 : (row) => stages.pipelineOf[pipelines.at(row)]!,
  }
}

/** What follows from deals and their events alone, of all or of some. Yields. */
export function* finishDeals(opportunities: Table, events: Table, checks: Omit<EventChecks, 'pipelineOf'>): Generator<void, Deals> {
  const { stages, log } = checks
  const pipelines = yield* pipelinesOf(opportunities, events, stages)
  const pipelineOf = stages.pipelines.length === 1 ? () => 0 : (row: number) => stages.pipelineOf[pipelines.at(row)]!
  const grouped = yield* groupEvents(opportunities, events, { ...checks, pipelineOf })
  const absent = yield* checkOpportunities(opportunities, grouped, stages, pipelineOf, log)
  const flags = opportunities.code('void')
  const voidRows = new Bits(opportunities.length)
  for (let row = 0; row < opportunities.length && !flags.empty; row++) if (flags.at(row) === 1 && !absent.has(row)) voidRows.add(row)
  return { pipelines, events: grouped, absent: absent.or(voidRows), voidRows }
}
export interface Deals {
  /** Codes of the pipeline of each opportunity. */
  readonly pipelines: CodeColumn
  readonly events: Events
  /** Opportunities that are in no relation: void ones and those rejected at last. */
  readonly absent: Bits
  readonly voidRows: Bits
}

/** Rejects customers that were merged in a round: nobody can tell whom they count as. */
function mergeCustomers(table: Table, log: QualityLog): Int32Array | null {
  const into = table.code('mergedInto')
  if (into.empty) return null
  const merged = endsOf(table, 'mergedInto', () => true)
  for (let row = 0; row < table.length; row++) {
    if (merged[table.idCode(row)] === ROUND) reject(log, table, row, 'E_MERGE_CYCLE', 'mergedInto', into.dictionary.text(into.at(row)))
  }
  return merged
}

/** Keeps rejected events by whose they say they are: changes may come to prove them right. */
export function putAside(limbo: Map<number, number[]>, events: Table, rows: readonly number[]): void {
  const owners = events.code('opportunityId')
  for (const row of rows) {
    const own = limbo.get(owners.at(row))
    if (own === undefined) limbo.set(owners.at(row), [row])
    else own.push(row)
  }
}

/** Amounts of events, or of lines, in major units, now that the currencies of all deals are known. Without one there is nothing to shift. */
export function* readDeferred(opportunities: Table, events: Table, column: string, fallback: string | null): Generator<void, void> {
  const [owners, currencies, amounts] = [events.code('opportunityId'), opportunities.code('currency'), events.number(column)]
  for (const [row, { value, decimal, unit }] of events.deferred) {
    const deal = opportunities.rowOf(owners.at(row))
    const currency = (deal < 0 ? null : currencies.dictionary.text(currencies.at(deal))) ?? fallback
    amounts.set(row, money(value, { major: true, decimal, places: () => placesIn(unit, currency) }, row))
    if (row % SLICE === SLICE - 1) yield
  }
  events.deferred.clear()
}

/** Which stages opportunities and events name, by pipeline. */
function* metStages(opportunities: Table, events: Table): Generator<void, (readonly [number, number])[]> {
  const width = opportunities.code('stage').dictionary.size
  const pipelines = opportunities.code('pipelineId')
  const met = new Set<number>()
  const meet = (pipeline: number, stage: number): void => { if (stage !== 0) met.add(pipeline * width + stage) }
  const now = opportunities.code('stage')
  for (let row = 0; row < opportunities.length; row++) {
    if (row % SLICE === SLICE - 1) yield
    meet(pipelines.at(row), now.at(row))
  }
  const [owners, targets] = [events.code('opportunityId'), events.code('toStage')]
  for (let e = 0; e < events.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    const row = pipelines.empty ? -1 : opportunities.rowOf(owners.at(e))
    meet(row < 0 ? 0 : pipelines.at(row), targets.at(e))
  }
  return [...met].map((pair) => [Math.floor(pair / width), pair % width] as const)
}

/** The pipeline of each opportunity: what it says, else the one that its stage belongs to, else the first. */
function* pipelinesOf(opportunities: Table, events: Table, stages: Stages): Generator<void, CodeColumn> {
  const said = opportunities.code('pipelineId')
  if (stages.pipelines.length === 1) return said
  const codeOf = stages.pipelines.map(({ id }) => said.dictionary.find(id))
  const column = new CodeColumn(said.dictionary)
  column.append(Int32Array.from({ length: opportunities.length }, (_, row) => said.at(row)), Int32Array.from({ length: opportunities.length }, (_, row) => row))
  const set = (row: number, stage: number): void => {
    const home = stages.home[stages.counted[stage]!]!
    if (column.at(row) === 0 && home >= 0) column.set(row, codeOf[home]!)
  }
  const now = opportunities.code('stage')
  const [owners, targets] = [events.code('opportunityId'), events.code('toStage')]
  for (let e = 0; e < events.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    const row = opportunities.rowOf(owners.at(e))
    if (row >= 0) set(row, targets.at(e))
  }
  for (let row = 0; row < opportunities.length; row++) {
    if (row % SLICE === SLICE - 1) yield
    set(row, now.at(row))
    if (column.at(row) === 0) column.set(row, codeOf[0]!)
  }
  return column
}

/** Rejects snapshots that contradict themselves, and counts what is doubtful about the others. */
function* checkOpportunities(table: Table, { offsets }: Events, stages: Stages, pipelineOf: (row: number) => number, log: QualityLog): Generator<void, Bits> {
  const absent = new Bits(table.length)
  const [stageOf, flags] = [table.code('stage'), table.code('void')]
  const [created, qualified, closed] = [table.number('createdAt'), table.number('qualifiedAt'), table.number('closedAt')]
  const slack = table.dated.get('closedAt') === true ? DAY - 1 : 0
  const times = created.data
  const isPlain = flags.empty && !created.empty
  for (let row = 0; row < table.length; row++) {
    if (row % SLICE === SLICE - 1) yield
    const history = offsets[row] !== offsets[row + 1]
    if (history && isPlain && times[row] === times[row]) continue
    if (!history) {
      const [stage, to] = [stages.counted[stageOf.at(row)]!, closed.at(row)]
      if (to + slack < created.at(row) || to + slack < qualified.at(row)) {
        reject(log, table, row, 'E_TIME_ORDER', 'closedAt', new Date(to).toISOString())
        absent.add(row)
        continue
      }
      if (stage !== 0 && stages.kind[pipelineOf(row) * stages.width + stage] === KIND_NONE) {
        reject(log, table, row, stages.home[stage]! >= 0 ? 'E_STAGE_OTHER_PIPELINE' : 'E_UNKNOWN_STAGE', 'stage', stageOf.dictionary.text(stage))
        absent.add(row)
        continue
      }
    }
    if (flags.at(row) === 1) continue
    if (!history) doubt(log, table, row, 'W_NO_HISTORY', 'stage', null)
    if (Number.isNaN(created.at(row))) doubt(log, table, row, 'W_NO_CREATED', 'createdAt', null)
  }
  return absent
}

/** References into a table that was given but does not have the row: kept, since the deal is real, and counted. */
function* checkReferences(tables: ReadonlyMap<TableName, Table>, checked: ReadonlyMap<TableName, Table>, log: QualityLog): Generator<void, void> {
  for (const name of TABLE_NAMES) {
    const table = checked.get(name)
    if (table === undefined) continue
    for (const [field, column] of Object.entries<Column>(columnsOf(name))) {
      // Stages and the deals of events and lines are errors, found elsewhere.
      if (column.type !== 'ref' || column.ref === 'stages' || field === 'opportunityId' && (name === 'stageEvents' || name === 'opportunityLines')) continue
      const target = tables.get(column.ref as TableName)!
      const codes = table.code(field)
      if (target.length === 0 || codes.empty || leadsOn(codes, target)) continue
      for (let row = 0; row < table.length; row++) {
        if (row % SLICE === SLICE - 1) yield
        const code = codes.at(row)
        if (code !== 0 && target.rowOf(code) < 0) doubt(log, table, row, 'W_UNKNOWN_REF', field, codes.dictionary.text(code))
      }
    }
  }
}

/** Whether every value that a column may have is there: then no row needs to be looked at. */
function leadsOn({ dictionary: { size } }: CodeColumn, target: Table): boolean {
  for (let code = 1; code < size; code++) if (target.rowOf(code) < 0) return false
  return true
}

/** What is looked at of facts to find what is doubtful. */
export interface Checked {
  readonly status: Uint8Array
  readonly flags: Uint8Array
  readonly exists: Bits
  /** Empty when all are null. */
  readonly amounts: Int32Array | Float64Array
}
/** Rows: some, or all from one to another. */
export type Rows = readonly number[] | { readonly from: number; readonly to: number }

/** What today's facts show to be doubtful about deals that were kept. Yields. */
export function* checkFacts(table: Table, rows: Rows, facts: Checked, log: QualityLog): Generator<void, void> {
  const [begin, end] = 'from' in rows ? [rows.from, rows.to] : [0, rows.length]
  const counts = new Int32Array(DOUBTS.length)
  for (let from = begin; from < end; from += SLICE) {
    const to = Math.min(from + SLICE, end)
    checkSlice(table, 'from' in rows ? null : rows, from, to, facts, counts, log)
    yield
  }
  DOUBTS.forEach(([code], i) => log.count(code, counts[i]))
}
const DOUBTS: readonly (readonly [IssueCode, string])[] = [['W_LOST_NO_REASON', 'lostReason'], ['W_ZERO_AMOUNT_WON', 'amount'], ['W_OWNER_FALLBACK', 'ownerId']]
function checkSlice(
  table: Table, rows: readonly number[] | null, from: number, to: number, { status, flags, exists: { words }, amounts }: Checked,
  counts: Int32Array, log: QualityLog,
): void {
  const reasons = table.code('lostReason').data
  for (let i = from; i < to; i++) {
    // From where no more are listed on they are only counted.
    if (rows === null && !log.listing) return countDoubts(reasons, i, to, status, flags, words, amounts, counts)
    const row = rows === null ? i : rows[i]!
    if (((words[row >>> 5]! >>> (row & 31)) & 1) === 0) continue
    const kind = status[row]! - 1
    const isReasonless = kind === KIND_LOST && (row >= reasons.length || reasons[row] === 0)
    const isWorthless = kind === KIND_WON && row < amounts.length && amounts[row] === 0
    const isFallback = (flags[row]! & FLAG_OWNER_FALLBACK) !== 0
    if (!isReasonless && !isWorthless && !isFallback) continue
    [isReasonless, isWorthless, isFallback].forEach((is, d) => { if (is) doubt(log, table, row, ...DOUBTS[d]!, null) })
  }
}
/** Without a branch that could be guessed wrong: some of these are found about most deals of many a source. */
function countDoubts(
  reasons: ArrayLike<number>, from: number, to: number, status: Uint8Array, flags: Uint8Array, words: Int32Array,
  amounts: ArrayLike<number>, counts: Int32Array,
): void {
  const [reasoned, valued] = [reasons.length, amounts.length]
  let [reasonless, worthless, fallback] = [0, 0, 0]
  for (let row = from; row < to; row++) {
    const exists = (words[row >>> 5]! >>> (row & 31)) & 1
    const kind = status[row]! - 1
    const hasReason = row < reasoned ? reasons[row]! : 0
    const isZero = row < valued ? amounts[row] === 0 ? 1 : 0 : 0
    reasonless += exists & (kind === KIND_LOST ? 1 : 0) & (hasReason === 0 ? 1 : 0)
    worthless += exists & (kind === KIND_WON ? 1 : 0) & isZero
    fallback += exists & (flags[row]! & FLAG_OWNER_FALLBACK ? 1 : 0)
  }
  counts[0]! += reasonless
  counts[1]! += worthless
  counts[2]! += fallback
}
