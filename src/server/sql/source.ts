import type {
  AggregateRequest, DataAnswer, DataRequest, DatasetInfo, Filter, Label, Measure, RelationName,
} from '../../model/index.ts'
import { checkRequest } from '../../engine/check.ts'
import { fieldTypes } from '../../engine/relations.ts'
import type { Described } from '../../engine/context.ts'
import { aggregateStatement, readAggregate } from './aggregate.ts'
import { describe, lastOf } from './describe.ts'
import type { Description } from './describe.ts'
import type { Dialect } from './dialect.ts'
import type { DatedColumn, FactSettings } from './facts.ts'
import { resolved, unfolded } from './filter.ts'
import type { FilterFields } from './filter.ts'
import { listStatement, readList } from './list.ts'
import { labelOf, readReference } from './reference.ts'
import type { Reference } from './reference.ts'
import { relationName, relationOf } from './relations.ts'
import type { SqlRelation } from './relations.ts'
import { join, name, sql } from './sql.ts'
import { FOLDED, SqlTables } from './tables.ts'

/** What a database cannot know by itself. */
export interface SqlSourceSettings {
  /** The time of the load, epoch ms: T unless a request says another; later events are errors. */
  readonly now: number
  /** For amounts that do not say their currency; null: such deals are left out, and counted. */
  readonly currency: string | null
  /** The schema in which the tables stand; the connection's own by default. */
  readonly schema?: string
  /** Instants that are whole days in the source, kept as the first instant of the day. */
  readonly dated?: readonly DatedColumn[]
}

/** Answers requests by SQL: the same contract as the engine's data set, and the same answers. */
export class SqlSource implements Described {
  readonly #settings: FactSettings
  readonly #reference: Reference
  readonly #description: Description
  readonly #customers = new Map<string, Label>()

  private constructor(settings: FactSettings, reference: Reference, description: Description) {
    this.#settings = settings
    this.#reference = reference
    this.#description = description
  }

  /** Reads what is asked of every data set: names, stages, reps, goals, its span and its quality. */
  static async open(dialect: Dialect, { now, currency, schema, dated }: SqlSourceSettings): Promise<SqlSource> {
    const tables = new SqlTables(schema ?? null)
    const reference = await readReference(dialect, tables, now)
    const settings: FactSettings = { dialect, tables, stages: reference.stages, now, currency, dated: new Set(dated) }
    return new SqlSource(settings, reference, await describe(settings))
  }

  /** What the source holds. @param complete - whether everything has been read */
  info(version: number, complete: boolean): DatasetInfo {
    const { sizes, span, currencies, quality } = this.#description
    const { pipelines, list } = this.#reference.stages
    return {
      version, complete, quality, rows: quality.kept, pipelines, stages: list, currencies, span, history: (sizes.get('stageEvents') ?? 0) > 0,
    }
  }
  get reps(): Described['reps'] { return this.#reference.data.reps }
  get teams(): Described['teams'] { return this.#reference.data.teams }
  get goals(): Described['goals'] { return this.#reference.data.goals }
  get interventions(): Described['interventions'] { return this.#reference.data.interventions }
  get voids(): number { return this.#description.voids }
  has(table: string): boolean { return ((this.#description.sizes as ReadonlyMap<string, number>).get(table) ?? 0) > 0 }
  /** Customers are too many to be read: those of the answers given so far have names. */
  nameOf(dimension: string, value: string): Label {
    if (dimension === 'customer' || dimension === 'noteCustomer') return this.#customers.get(value) ?? value
    return this.#reference.data.nameOf(dimension, value)
  }

  /**
   * Answers, in the order of the requests.
   *
   * @throws ShakhesError `bad-query` before any statement is run; `too-large` for sums beyond 2^53 − 1
   */
  async answer(requests: readonly DataRequest[]): Promise<readonly DataAnswer[]> {
    requests.forEach(checkRequest)
    const known = new Map<string, DataAnswer>()
    const answers: DataAnswer[] = []
    for (const request of requests) {
      const key = JSON.stringify(request)
      const answer = known.get(key) ?? await this.#answer(request)
      known.set(key, answer)
      answers.push(answer)
    }
    await this.#nameCustomers(requests, answers)
    return answers
  }

  async #answer(asked: DataRequest): Promise<DataAnswer> {
    const { dialect } = this.#settings
    const relation = relationOf(asked.from, asked.asOf, lastOf(this.#description.span), this.#settings)
    const fields: FilterFields = { dialect, types: fieldTypes(asked.from), folded: FOLDED_FIELDS[asked.from] ?? new Map() }
    const request = await this.#resolved(asked, relation, fields)
    if (request.kind === 'list') return readList(request, await dialect.query(listStatement(request, relation, fields)), fields)
    return readAggregate(request, await dialect.query(aggregateStatement(request, relation, fields)), fields)
  }

  /** Searches in texts without a folded column become the values that they find. */
  async #resolved(request: DataRequest, relation: SqlRelation, { folded }: FilterFields): Promise<DataRequest> {
    const filters = [request.where, ...request.kind === 'aggregate' ? Object.values(request.measures).map(({ where }) => where) : []]
    const wanted = new Set(filters.flatMap((filter) => [...unfolded(filter, folded)]))
    if (wanted.size === 0) return request
    const values = new Map<string, readonly string[]>()
    for (const field of wanted) {
      const rows = await this.#settings.dialect.query(sql`WITH ${join(relation.tables, ', ')}
        SELECT DISTINCT ${name(field)} AS text FROM ${relationName(relation.name)} WHERE ${name(field)} IS NOT NULL`)
      values.set(field, rows.map((row) => String(row['text'])))
    }
    const told = <T extends { readonly where?: Filter }>(part: T): T => (part.where ? { ...part, where: resolved(part.where, values) } : part)
    if (request.kind === 'list') return told(request)
    const measures = Object.fromEntries(Object.entries<Measure>(request.measures).map(([key, measure]) => [key, told(measure)]))
    return { ...told<AggregateRequest>(request), measures }
  }

  async #nameCustomers(requests: readonly DataRequest[], answers: readonly DataAnswer[]): Promise<void> {
    const met = new Set<string>()
    answers.forEach((answer, i) => {
      for (const value of customersIn(requests[i]!, answer)) if (!this.#customers.has(value)) met.add(value)
    })
    if (met.size === 0) return
    const ids = [...met]
    for (let from = 0; from < ids.length; from += 10_000) {
      const rows = await this.#settings.dialect.query(sql`SELECT id, name FROM ${this.#settings.tables.of('customers')}
        WHERE name IS NOT NULL AND id IN (${join(ids.slice(from, from + 10_000).map((id) => sql`${id}`), ', ')})`)
      for (const row of rows) this.#customers.set(String(row['id']), labelOf(String(row['name'])))
    }
  }
}

const FOLDED_FIELDS: { readonly [R in RelationName]?: ReadonlyMap<string, string> } = { notes: new Map([['text', FOLDED]]) }
const CUSTOMER_FIELDS: ReadonlySet<string> = new Set(['customer', 'noteCustomer'])

function* customersIn(request: DataRequest, answer: DataAnswer): Generator<string> {
  if (request.kind === 'list' && answer.kind === 'list') {
    for (const field of request.fields.filter((each) => CUSTOMER_FIELDS.has(each))) {
      for (const row of answer.rows) if (row[field] !== null) yield String(row[field])
    }
  } else if (request.kind === 'aggregate' && answer.kind === 'aggregate') {
    for (const [i, by] of request.by.entries()) {
      if (typeof by === 'string' && CUSTOMER_FIELDS.has(by)) for (const key of answer.keys[i]!) if (key !== null) yield String(key)
    }
  }
}
