import { ShakhesError, TABLE_NAMES } from '../model/index.ts'
import type {
  AggregateRequest, Batch, Change, DataAnswer, DataRequest, DatasetInfo, Dimension, DimensionValue, Filter, Label, Mapping, Named, Period, StageInfo,
  TableName,
} from '../model/index.ts'
import { Answers } from './answers.ts'
import type { ListedGoal, ListedHoliday, ListedIntervention, ListedRate, ListedRep } from './context.ts'
import type { Intake, Taken } from './intake.ts'
import { checkFacts, finishLoad } from './finish-load.ts'
import type { Loaded, Rows } from './finish-load.ts'
import { QualityLog } from './quality.ts'
import type * as live from './live.ts'
import type { Patched, Standing } from './live.ts'
import { ranked } from './reached.ts'
import { ROUND } from './retired.ts'
import { listGoals, listHolidays, listInterventions, listRates, listReps, listTeams, namedRows } from './reference.ts'
import { currenciesOf, spanOf } from './summary.ts'
import type { Table } from './table.ts'

/** Everything that one load read, in columns; answers questions about it once it is committed. */
export class Dataset {
  readonly #intake: Intake
  readonly #live: typeof live | null
  /** What only the whole data showed. */
  #found = new QualityLog()
  #now: number
  #answers: Answers | null = null
  #loaded: Loaded | null = null
  #span: Period | null = null
  /** Without notes. */
  #dealSpan: Period | null = null
  #currencies: readonly string[] = []
  /** Codes of those whom deals name. */
  #owners: readonly number[] = []
  #reps: readonly ListedRep[] = []
  #teams: readonly Named[] = []
  #rates: readonly ListedRate[] = []
  #goals: readonly ListedGoal[] = []
  #interventions: readonly ListedIntervention[] = []
  #holidays: readonly ListedHoliday[] = []
  #names = new Map<string, ReadonlyMap<string, Label>>()

  /** @param how - how changes are taken in, and deals of several products; those who load once, and no lines, do without */
  constructor(intake: Intake, how: typeof live | null) {
    this.#intake = intake
    this.#live = how
    this.#now = intake.settings.now
  }

  /**
   * Validates and stores a batch, in every table of ours that the mapping fills from the batch's table.
   *
   * @throws ShakhesError `schema` when a required column is absent from the whole batch (reason `missing-column`), or
   *   nothing is known of the table
   */
  ingest(batch: Batch, mapping?: Mapping): Taken {
    if (this.#loaded !== null) throw new ShakhesError('internal', 'the data set is committed: read into a new one')
    return this.#intake.ingest(batch, mapping)
  }

  #table(name: TableName): Table { return this.#intake.table(name) }

  /** After the last batch: references, stages, facts. Then the data can be asked. Yields between pieces of work. */
  *committing(): Generator<void, void> { if (this.#loaded === null) yield* this.#finishing() }

  *#finishing(): Generator<void, void> {
    const { currency, live = false } = this.#intake.settings
    const log = new QualityLog()
    this.#intake.rest()
    const loaded = yield* finishLoad(this.#intake.tables, { now: this.#now, currency, log, live, lines: this.#table('opportunityLines').length > 0 ? this.#live!.linesOf : null })
    this.#loaded = loaded
    yield* this.#summing()
    this.#answers = new Answers(this.#intake.tables, loaded, { last: this.#span?.end ?? 0, currency })
    this.#found = log
    yield* this.#checkFacts({ from: 0, to: this.#table('opportunities').length }, log)
    yield* this.#listing()
  }

  /**
   * What the data come to.
   *
   * @param patched - what alone has changed
   */
  *#summing(patched?: Patched): Generator<void, void> {
    const { events, gone, absent } = this.#loaded!
    const opportunities = this.#table('opportunities')
    const notes = this.#table('notes')
    const replaced = this.#intake.settings.live === true ? { has: (row: number) => opportunities.rowOf(opportunities.idCode(row)) !== row } : null
    const { length } = opportunities
    const [created, closed] = [opportunities.number('createdAt').data, opportunities.number('closedAt').data]
    const span = this.#dealSpan
    // Where neither end was taken away, only what came can move them.
    const isWithin = (time: number | undefined): boolean => time === undefined || !(time <= span!.start || time >= span!.end - 1)
    const isKept = span !== null && patched?.gone.every((row) => {
      if (!isWithin(created[row]) || !isWithin(closed[row])) return false
      for (let e = events.offsets[row]!; e < events.offsets[row + 1]!; e++) if (!isWithin(events.at[e])) return false
      return true
    })
    const [from, first] = isKept ? [patched!.from, events.offsets[patched!.from]!] : [0, 0]
    this.#dealSpan = yield* spanOf([
      { of: created, from, length, without: replaced }, { of: closed, from, length, without: replaced },
      { of: events.at, unit: events.unit, from: first, length: events.length, without: gone },
    ], this.#now, isKept ? span : null)
    this.#span = yield* spanOf([{ of: notes.number('at').data, from: 0, length: notes.length, without: null }], this.#now, this.#dealSpan)
    this.#currencies = yield* currenciesOf(opportunities, absent, this.#intake.settings.currency)
  }

  *#checkFacts(rows: Rows, log: QualityLog, asOf: number = this.#now): Generator<void, void> {
    const opportunities = this.#table('opportunities')
    const facts = yield* this.#answers!.facts(asOf)
    const { status, flags, exists } = facts
    yield* checkFacts(opportunities, rows, { status, flags, exists, amounts: facts.amount ?? opportunities.number('amount').data }, log)
  }

  /** @param isPatch - only deals, and what is apart from all that is listed here, came and went */
  *#listing(isPatch = false): Generator<void, void> {
    const owners = [...yield* this.#answers!.ownersMet()]
    const isSame = String(owners) === String(this.#owners)
    this.#owners = owners
    if (isPatch && isSame) return
    this.#reps = listReps(this.#table('reps'), owners)
    this.#teams = listTeams(this.#table('teams'), this.#reps)
    this.#rates = listRates(this.#table('fxRates'))
    this.#goals = listGoals(this.#table('goals'))
    this.#interventions = listInterventions(this.#table('interventions'))
    this.#holidays = listHolidays(this.#table('holidays'))
    this.#names = new Map()
  }

  /**
   * Lets rows come and go, in any order: the data are then as if they had been read so. Rows of our tables, in our
   * fields. Where nothing but deals and what is apart from them changes, and stages are listed, it costs what changes;
   * else what follows from all rows is found anew. Yields; the data are not to be used any more when it does not come
   * to its end.
   *
   * @param now - epoch ms: what happened later is not believed
   * @throws ShakhesError `schema` for a change that is none, before anything is changed
   */
  *applying(changes: readonly Change[], now: number = this.#now): Generator<void, void> {
    if (this.#loaded === null || this.#live === null || this.#intake.settings.live !== true) throw new ShakhesError('internal', 'only a committed data set made with live: true changes')
    const { isOfDeals, outcomeOf, patch, patchOf } = this.#live
    const outcome = outcomeOf(changes)
    const before = this.#now
    this.#now = Math.max(now, before)
    const fresh = new Map<TableName, Table>()
    for (const [name, { rows }] of outcome) {
      const table = this.#table(name).beside()
      this.#intake.read(table, { table: name, rows })
      // Nothing was written in any way.
      for (const column of table.dated.keys()) if (table.number(column).empty) table.dated.delete(column)
      fresh.set(name, table)
    }
    const standing: Standing = { tables: this.#intake.tables, loaded: this.#loaded, currency: this.#intake.settings.currency, before, now: this.#now }
    const sold = patchOf(standing, outcome, fresh)
    const isSmall = sold !== null
    for (const [name, { ids }] of outcome) {
      const table = this.#table(name)
      const codes = [...ids].map((id) => table.ids!.find(id)).filter((code) => table.rowOf(code) >= 0)
      this.#intake.log.kept(name, -codes.length)
      if (isSmall && isOfDeals(name)) continue
      for (const code of codes) table.unname(code)
      for (const [column, pure] of fresh.get(name)!.dated) table.dated.set(column, pure && table.dated.get(column) !== false)
    }
    for (const name of TABLE_NAMES) {
      const table = this.#table(name)
      if (isSmall ? outcome.has(name) && !isOfDeals(name) : outcome.has(name) || isOfDeals(name)) yield* table.replacing(fresh.get(name) ?? table.beside())
    }
    if (!isSmall) return yield* this.#finishing()
    const patched = yield* patch(standing, outcome, fresh, sold)
    yield* this.#checkFacts(patched.gone, patched.found.before, before)
    this.#loaded = patched.loaded
    yield* this.#summing(patched)
    yield* this.#answers!.changing(patched, this.#span?.end ?? 0, before, this.#now)
    yield* this.#checkFacts({ from: patched.from, to: this.#table('opportunities').length }, patched.found.now)
    this.#found.add(patched.found.before, -1)
    this.#found.add(patched.found.now, 1)
    yield* this.#listing(true)
  }
  apply(changes: readonly Change[], now?: number): void { drain(this.applying(changes, now)) }

  commit(): void { drain(this.committing()) }

  /**
   * Answers, in the order of the requests. Yields between pieces of work.
   *
   * @throws ShakhesError `bad-query` before any work; `too-large` for sums beyond 2^53 − 1
   */
  answering(requests: readonly DataRequest[]): Generator<void, DataAnswer[]> { return this.#ready().answering(requests) }
  answer(requests: readonly DataRequest[]): DataAnswer[] { return drain(this.answering(requests)) }

  #ready(): Answers {
    if (this.#answers === null) throw new ShakhesError('internal', 'the data set is not committed: call commit() first')
    return this.#answers
  }

  /** What the source holds. @param complete - whether everything has been read */
  info(version: number, complete: boolean): DatasetInfo {
    const quality = this.#intake.log.report(this.#found)
    return {
      version, complete, quality, rows: quality.kept, pipelines: this.pipelines, stages: this.stages, currencies: this.#currencies, span: this.#span,
      history: (this.#loaded?.events.length ?? 0) > 0,
    }
  }

  /**
   * The values of a dimension with how many opportunities have them, most frequent first; of `id`, the opportunities.
   *
   * @param options - `asOf` epoch ms, the time of the load by default
   */
  values(dimension: Dimension | 'id', options: { readonly filter?: Filter; readonly limit?: number; readonly asOf?: number } = {}): DimensionValue[] {
    const request: AggregateRequest = {
      kind: 'aggregate', from: 'opportunities', asOf: options.asOf ?? this.#now, by: [dimension], measures: { n: { op: 'count' } },
      ...(options.filter !== undefined && { where: ranked(options.filter, this.stages) }),
    }
    const [answer] = this.answer([request])
    if (answer?.kind !== 'aggregate') return []
    const found = answer.keys[0]!.map((key, i): DimensionValue => {
      const value = key === null ? null : String(key)
      return { value, name: value === null ? '' : this.nameOf(dimension, value), count: answer.counts['n']![i]! }
    })
    found.sort((a, b) => b.count - a.count || (a.value === null ? 1 : b.value === null ? -1 : a.value < b.value ? -1 : 1))
    return options.limit === undefined ? found : found.slice(0, options.limit)
  }

  /** How readers call a value of a dimension; the value itself where nobody named it. */
  nameOf(dimension: string, value: string): Label {
    const table = NAMED_BY.get(dimension)
    if (table === undefined) return value
    let names = this.#names.get(table)
    if (names === undefined) this.#names.set(table, names = this.#namesOf(table))
    return names.get(value) ?? value
  }
  #namesOf(table: TableName): ReadonlyMap<string, Label> {
    const merged = table === 'customers' ? this.#loaded?.merged : null
    const named = table === 'stages' ? this.stages : table === 'pipelines' ? this.pipelines
      : namedRows(this.#table(table)).filter((_, row) => merged?.[this.#table(table).idCode(row)] !== ROUND)
    return new Map(named.map(({ id, name }) => [id, name]))
  }

  get stages(): readonly StageInfo[] { return this.#loaded?.stages.list ?? [] }
  get pipelines(): readonly Named[] { return this.#loaded?.stages.pipelines ?? [] }
  /** Those listed, then those that only deals name. */
  get reps(): readonly ListedRep[] { return this.#reps }
  get teams(): readonly Named[] { return this.#teams }
  get goals(): readonly ListedGoal[] { return this.#goals }
  get interventions(): readonly ListedIntervention[] { return this.#interventions }
  get holidays(): readonly ListedHoliday[] { return this.#holidays }
  get rates(): readonly ListedRate[] { return this.#rates }
  /** From the first to the last thing recorded. */
  get span(): Period | null { return this.#span }
  /** Opportunities left out of every number as duplicates, tests or mistakes. */
  get voids(): number { return this.#loaded?.voids ?? 0 }
  has(table: string): boolean { return (this.#intake.tables.get(table as TableName)?.length ?? 0) > 0 }
}


/** Where the names of a dimension's values stand. */
const NAMED_BY: ReadonlyMap<string, TableName> = new Map([
  ['owner', 'reps'], ['author', 'reps'], ['team', 'teams'], ['customer', 'customers'], ['noteCustomer', 'customers'], ['stage', 'stages'],
  ['visitStage', 'stages'], ['pipeline', 'pipelines'],
])

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
