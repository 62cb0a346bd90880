import { ShakhesError, TABLE_NAMES } from '../model/index.ts'
import type {
  AggregateRequest, Batch, Change, DataAnswer, DataRequest, DatasetInfo, Dimension, DimensionValue, Filter, Label, Mapping, Named, Period, StageInfo,
  TableName,
} from '../model/index.ts'
import { Answers } from './answers.ts'
import type { ListedGoal, ListedHoliday, ListedIntervention, ListedRate, ListedRep } from './context.ts'
import { outcomeOf } from './changes.ts'
import { TextDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { IdDictionary } from './id-dictionary.ts'
import { checkFacts, finishLoad } from './finish-load.ts'
import type { Loaded } from './finish-load.ts'
import { FLAG_OWNER_FALLBACK } from './facts.ts'
import { QualityLog } from './quality.ts'
import type { DateReader } from './read/dates.ts'
import { isOfDeals, isPatch, patch } from './live.ts'
import type { Patched, Standing } from './live.ts'
import { ingest } from './read/ingest.ts'
import type { IngestContext } from './read/ingest.ts'
import { snake } from './read/source.ts'
import { listGoals, listHolidays, listInterventions, listRates, listReps, listTeams } from './reference.ts'
import { currenciesOf, spanOf } from './summary.ts'
import { Table } from './table.ts'

/** What a data set cannot know by itself. */
export interface DatasetSettings {
  /** IANA zone of dates and of times without an offset. */
  readonly zone: string
  /** For amounts that do not say their currency. */
  readonly currency: string | null
  /** The time of the load, epoch ms: the engine itself knows no clock. */
  readonly now: number
  /** Changes will come after the load: costs some hundred bytes an opportunity, for all that tells rows apart. */
  readonly live?: boolean
}

/** Everything that one load read, in columns; answers questions about it once it is committed. */
export class Dataset {
  readonly #settings: DatasetSettings
  readonly #tables: ReadonlyMap<TableName, Table>
  readonly #log = new QualityLog()
  /** What only the whole data showed. */
  #found = new QualityLog()
  #now: number
  readonly #dates = new Map<string, DateReader>()
  #answers: Answers | null = null
  #loaded: Loaded | null = null
  #span: Period | null = null
  /** Without notes. */
  #dealSpan: Period | null = null
  #currencies: readonly string[] = []
  #reps: readonly ListedRep[] = []
  #teams: readonly Named[] = []
  #rates: readonly ListedRate[] = []
  #names = new Map<string, ReadonlyMap<string, Label>>()

  constructor(settings: DatasetSettings) {
    this.#settings = settings
    this.#now = settings.now
    const dictionaries = new Map<string, Dictionary>(TABLE_NAMES.map((name) => [name, FEW_ROWS.has(name) ? new TextDictionary() : new IdDictionary()]))
    this.#tables = new Map(TABLE_NAMES.map((name) => [name, new Table(name, (table) => dictionaries.get(table)!)]))
  }

  /**
   * Validates and stores a batch, in every table of ours that the mapping fills from the batch's table.
   *
   * @returns rows kept and rejected; a row that repeats one already read is neither
   * @throws ShakhesError `schema` when a required column is absent from the whole batch (reason `missing-column`), or
   *   nothing is known of the table
   */
  ingest(batch: Batch, mapping: Mapping = {}): { kept: number; rejected: number } {
    if (this.#loaded !== null) throw new ShakhesError('internal', 'the data set is committed: read again into a new one')
    let kept = 0
    let rejected = 0
    for (const name of targetsOf(batch.table, mapping)) {
      const done = ingest(this.#table(name), batch, Object.hasOwn(mapping, name) ? mapping[name] : undefined, this.#ingestContext())
      kept += done.kept
      rejected += done.rejected
    }
    return { kept, rejected }
  }

  #ingestContext(): IngestContext {
    const { zone, currency } = this.#settings
    return { zone, currency, log: this.#log, dates: this.#dates, currencyOf: (code) => this.#currencyOf(code) }
  }
  #table(name: TableName): Table { return this.#tables.get(name)! }

  #currencyOf(opportunity: number): string | null | undefined {
    const table = this.#table('opportunities')
    const row = table.rowOf(opportunity)
    const { currency } = this.#settings
    if (row < 0 || row >= table.length) return undefined
    return table.code('currency').dictionary.text(table.code('currency').at(row)) ?? currency
  }

  /** After the last batch: references, stages, facts. Then the data can be asked. Yields between pieces of work. */
  *committing(): Generator<void, void> { if (this.#loaded === null) yield* this.#finishing() }

  *#finishing(): Generator<void, void> {
    const { currency, live = false } = this.#settings
    const log = new QualityLog()
    const loaded = yield* finishLoad(this.#tables, { now: this.#now, currency, log, live })
    this.#loaded = loaded
    yield* this.#summing()
    this.#answers = new Answers(this.#tables, loaded, { last: this.#span?.end ?? 0, currency })
    this.#found = log
    yield* this.#checkFacts(rowsFrom(0, this.#table('opportunities').length), log)
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
    const replaced = this.#settings.live === true ? { has: (row: number) => opportunities.rowOf(opportunities.idCode(row)) !== row } : null
    const { length } = opportunities
    const [created, closed] = [opportunities.number('createdAt').data, opportunities.number('closedAt').data]
    const span = this.#dealSpan
    // Where neither end was taken away, only what came can move them.
    const isKept = span !== null && patched?.gone.every((row) => {
      const times = [created[row], closed[row], ...events.at.subarray(events.offsets[row], events.offsets[row + 1])]
      return times.every((time) => time === undefined || !(time <= span.start || time >= span.end - 1))
    })
    const [from, first] = isKept ? [patched!.from, events.offsets[patched!.from]!] : [0, 0]
    this.#dealSpan = yield* spanOf([
      { of: created, from, length, without: replaced }, { of: closed, from, length, without: replaced },
      { of: events.at, from: first, length: events.length, without: gone },
      ...(isKept && this.#dealSpan ? [{ of: [this.#dealSpan.start, this.#dealSpan.end - 1], from: 0, length: 2, without: null }] : []),
    ], this.#now)
    this.#span = yield* spanOf([
      { of: notes.number('at').data, from: 0, length: notes.length, without: null },
      ...(this.#dealSpan ? [{ of: [this.#dealSpan.start, this.#dealSpan.end - 1], from: 0, length: 2, without: null }] : []),
    ], this.#now)
    this.#currencies = yield* currenciesOf(opportunities, absent, this.#settings.currency)
  }

  *#checkFacts(rows: Iterable<number>, log: QualityLog, asOf: number = this.#now): Generator<void, void> {
    const opportunities = this.#table('opportunities')
    const facts = yield* this.#answers!.facts(asOf)
    const amounts = facts.amount ?? opportunities.number('amount').data
    const isNull = amounts.length === 0
    yield* checkFacts(opportunities, rows, {
      status: facts.status, exists: facts.exists, ownerFallback: (row) => (facts.flags[row]! & FLAG_OWNER_FALLBACK) !== 0,
      amount: (row) => (isNull ? NaN : amounts[row]!),
    }, log)
  }

  *#listing(): Generator<void, void> {
    this.#reps = listReps(this.#table('reps'), yield* this.#answers!.ownersMet())
    this.#teams = listTeams(this.#table('teams'), this.#reps)
    this.#rates = listRates(this.#table('fxRates'))
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
    if (this.#loaded === null || this.#settings.live !== true) throw new ShakhesError('internal', 'only a committed data set that was made with live: true can change')
    const outcome = outcomeOf(changes)
    const before = this.#now
    this.#now = Math.max(now, before)
    const fresh = new Map<TableName, Table>()
    for (const [name, { rows }] of outcome) {
      const table = this.#table(name).beside()
      ingest(table, { table: name, rows }, undefined, this.#ingestContext())
      // Nothing was written in any way.
      for (const column of table.dated.keys()) if (table.number(column).empty) table.dated.delete(column)
      fresh.set(name, table)
    }
    const standing: Standing = { tables: this.#tables, loaded: this.#loaded, currency: this.#settings.currency, before, now: this.#now }
    const isSmall = isPatch(standing, fresh)
    for (const [name, { ids }] of outcome) {
      const table = this.#table(name)
      const codes = [...ids].map((id) => table.ids!.find(id)).filter((code) => table.rowOf(code) >= 0)
      this.#log.kept(name, -codes.length)
      if (isSmall && isOfDeals(name)) continue
      for (const code of codes) table.unname(code)
      for (const [column, pure] of fresh.get(name)!.dated) table.dated.set(column, pure && table.dated.get(column) !== false)
    }
    for (const name of TABLE_NAMES) {
      const table = this.#table(name)
      if (isSmall ? outcome.has(name) && !isOfDeals(name) : outcome.has(name) || isOfDeals(name)) yield* table.replacing(fresh.get(name) ?? table.beside())
    }
    if (!isSmall) return yield* this.#finishing()
    const patched = yield* patch(standing, outcome, fresh)
    yield* this.#checkFacts(patched.gone, patched.found.before, before)
    this.#loaded = patched.loaded
    yield* this.#summing(patched)
    yield* this.#answers!.changing(patched, this.#span?.end ?? 0, before, this.#now)
    yield* this.#checkFacts(rowsFrom(patched.from, this.#table('opportunities').length), patched.found.now)
    this.#found.add(patched.found.before, -1)
    this.#found.add(patched.found.now, 1)
    yield* this.#listing()
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
    if (this.#answers === null) throw new ShakhesError('internal', 'the data set is not committed yet: call commit() after the last batch')
    return this.#answers
  }

  /** What the source holds. @param complete - whether everything has been read */
  info(version: number, complete: boolean): DatasetInfo {
    const quality = this.#log.report(this.#found)
    return {
      version, complete, quality, rows: quality.kept, pipelines: this.pipelines, stages: this.stages, currencies: this.#currencies, span: this.#span,
      history: (this.#loaded?.events.length ?? 0) > 0,
    }
  }

  /**
   * The values of a dimension with how many opportunities have them, most frequent first.
   *
   * @param options - `asOf` epoch ms, the time of the load by default
   */
  values(dimension: Dimension, options: { readonly filter?: Filter; readonly limit?: number; readonly asOf?: number } = {}): DimensionValue[] {
    const request: AggregateRequest = {
      kind: 'aggregate', from: 'opportunities', asOf: options.asOf ?? this.#now, by: [dimension], measures: { n: { op: 'count' } },
      ...(options.filter !== undefined && { where: options.filter }),
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
    if (table === 'stages') return new Map(this.stages.map(({ id, name }) => [id, name]))
    if (table === 'pipelines') return new Map(this.pipelines.map(({ id, name }) => [id, name]))
    const rows = this.#table(table)
    return new Map(rows.value('name').data.flatMap((name, row) => (name === null ? [] : [[rows.idOf(row), name as Label] as const])))
  }

  get stages(): readonly StageInfo[] { return this.#loaded?.stages.list ?? [] }
  get pipelines(): readonly Named[] { return this.#loaded?.stages.pipelines ?? [] }
  /** Those listed, then those that only deals name. */
  get reps(): readonly ListedRep[] { return this.#reps }
  get teams(): readonly Named[] { return this.#teams }
  get goals(): readonly ListedGoal[] { return listGoals(this.#table('goals')) }
  get interventions(): readonly ListedIntervention[] { return listInterventions(this.#table('interventions')) }
  get holidays(): readonly ListedHoliday[] { return listHolidays(this.#table('holidays')) }
  get rates(): readonly ListedRate[] { return this.#rates }
  /** From the first to the last thing recorded. */
  get span(): Period | null { return this.#span }
  /** Opportunities left out of every number as duplicates, tests or mistakes. */
  get voids(): number { return this.#loaded?.voids ?? 0 }
  has(table: string): boolean { return (this.#tables.get(table as TableName)?.length ?? 0) > 0 }
}

function* rowsFrom(from: number, to: number): Generator<number> { for (let row = from; row < to; row++) yield row }

/** Tables whose ids are few and met again and again. */
const FEW_ROWS: ReadonlySet<TableName> = new Set(['pipelines', 'stages', 'reps', 'teams', 'goals', 'interventions'])

/** Where the names of a dimension's values stand. */
const NAMED_BY: ReadonlyMap<string, TableName> = new Map([
  ['owner', 'reps'], ['author', 'reps'], ['team', 'teams'], ['customer', 'customers'], ['noteCustomer', 'customers'], ['stage', 'stages'],
  ['visitStage', 'stages'], ['pipeline', 'pipelines'],
])

/** Tables of ours that a table of the source fills. */
function targetsOf(table: string, mapping: Mapping): TableName[] {
  const mapped = TABLE_NAMES.filter((name) => Object.hasOwn(mapping, name) && (mapping[name]?.source ?? name) === table)
  if (mapped.length > 0) return mapped
  const own = TABLE_NAMES.find((name) => name === table || snake(name) === table)
  if (own !== undefined) return [own]
  throw new ShakhesError('schema', `table “${table}” is not one of ${TABLE_NAMES.join(', ')}; say by the mapping which of them it is`, { table })
}

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
