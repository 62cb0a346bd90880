import type { DataAnswer, DataRequest, DatasetInfo, Label, RelationName, Scalar } from '../../model/index.ts'
import { checkRequest } from '../../engine/check.ts'
import type { Described } from '../../engine/context.ts'
import { readAggregate } from './aggregate.ts'
import { customerTables } from './customers.ts'
import { describe, lastOf } from './describe.ts'
import type { Description } from './describe.ts'
import type { Dialect } from './dialect.ts'
import type { DatedColumn, FactSettings, Moment } from './facts.ts'
import { namedIn, resolved, unfolded } from './filter.ts'
import { PRODUCT } from './lines.ts'
import { readList } from './list.ts'
import { labelOf, readReference } from './reference.ts'
import type { Reference } from './reference.ts'
import { relationTable, relationTables } from './relations.ts'
import { join, name, sql } from './sql.ts'
import { fieldsOf, filtersOf, foldedOf, mapFilters, rowsOf, statementOf } from './statement.ts'
import { SqlTables } from './tables.ts'

/** Requests that share a statement at most: the larger it is, the longer a database plans. */
const TOGETHER = 16

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
    const settings: FactSettings = { dialect, tables, stages: reference.stages, merged: reference.merged, lines: reference.lines, now, currency, dated: new Set(dated) }
    return new SqlSource(settings, reference, await describe(settings))
  }

  /** What the source holds. @param complete - whether everything has been read */
  info(version: number, complete: boolean): DatasetInfo {
    const { sizes, span, currencies, quality } = this.#description
    const { pipelines, list } = this.#reference.stages
    return {
      version, complete, quality, rows: quality.kept, pipelines, stages: list, currencies, span,
      history: (sizes.get('stageEvents') ?? 0) > 0,
    }
  }
  get reps(): Described['reps'] { return this.#reference.data.reps }
  get teams(): Described['teams'] { return this.#reference.data.teams }
  get goals(): Described['goals'] { return this.#reference.data.goals }
  get interventions(): Described['interventions'] { return this.#reference.data.interventions }
  get holidays(): NonNullable<Described['holidays']> { return this.#reference.data.holidays }
  get rates(): NonNullable<Described['rates']> { return this.#reference.data.rates }
  get voids(): number { return this.#description.voids }
  has(table: string): boolean { return ((this.#description.sizes as ReadonlyMap<string, number>).get(table) ?? 0) > 0 }
  /** Customers are too many to be read: those of the questions and answers so far have names. */
  nameOf(dimension: string, value: string): Label {
    if (dimension === 'customer' || dimension === 'noteCustomer') return this.#customers.get(value) ?? value
    return this.#reference.data.nameOf(dimension, value)
  }

  /**
   * Answers, in the order of the requests: those about one moment by one statement, so that its facts are derived once.
   *
   * @throws ShakhesError `bad-query` before any statement is run; `too-large` for sums beyond 2^53 − 1
   */
  async answer(requests: readonly DataRequest[]): Promise<readonly DataAnswer[]> {
    requests.forEach(checkRequest)
    const unlike = new Map(requests.map((request) => [JSON.stringify(request), request]))
    const moments = new Map<string, (readonly [key: string, request: DataRequest])[]>()
    for (const [key, request] of unlike) {
      const moment = JSON.stringify([request.asOf, request.money])
      moments.set(moment, [...moments.get(moment) ?? [], [key, request]])
    }
    const known = new Map<string, DataAnswer>()
    for (const alike of moments.values()) {
      for (let from = 0; from < alike.length; from += TOGETHER) {
        const some = alike.slice(from, from + TOGETHER)
        const found = await this.#answerTogether(some.map(([, request]) => request))
        some.forEach(([key], i) => known.set(key, found[i]!))
      }
    }
    const answers = requests.map((request) => known.get(JSON.stringify(request))!)
    await this.#nameCustomers(requests, answers)
    return answers
  }

  /** @param asked - about one moment */
  async #answerTogether(asked: readonly DataRequest[]): Promise<readonly DataAnswer[]> {
    const { dialect } = this.#settings
    const [{ asOf, money }] = asked as readonly [DataRequest]
    const { span, sizes } = this.#description
    const moment: Moment = { asOf, money, last: lastOf(span), history: (sizes.get('stageEvents') ?? 0) > 0 }
    const requests: DataRequest[] = []
    for (const request of asked) requests.push(await this.#resolved(request, moment))
    const fields = requests.map(({ from }) => fieldsOf(from, this.#settings))
    const { statement, columns } = statementOf(requests, fields, moment, this.#settings)
    const rows = rowsOf(await dialect.query(statement), columns, dialect)
    return requests.map((request, i) => (request.kind === 'list'
      ? readList(request, rows[i]!, fields[i]!) : readAggregate(request, rows[i]!, fields[i]!)))
  }

  /** Searches in texts without a folded column become the values that they find. */
  async #resolved(request: DataRequest, moment: Moment): Promise<DataRequest> {
    const filters = filtersOf(request)
    const wanted = new Set(filters.flatMap(([relation, filter]) =>
      [...unfolded(filter, foldedOf(relation))].map((field) => `${relation} ${field}`)))
    if (wanted.size === 0) return request
    const values = new Map<RelationName, Map<string, readonly string[]>>()
    for (const pair of wanted) {
      const [relation, field] = pair.split(' ') as [RelationName, string]
      const tables = relationTables(new Set([relation]), moment, this.#settings)
      // Where deals have several products, a list of them is what a row says.
      const found = field === PRODUCT && this.#settings.lines
        ? sql`SELECT product AS text FROM deal WHERE product IS NOT NULL UNION SELECT product FROM line_of`
        : sql`SELECT DISTINCT ${name(field)} AS text FROM ${relationTable(relation)} WHERE ${name(field)} IS NOT NULL`
      const rows = await this.#settings.dialect.query(sql`WITH ${join(tables, ', ')} ${found}`)
      values.set(relation, (values.get(relation) ?? new Map()).set(field, rows.map((row) => String(row['text']))))
    }
    return mapFilters(request, (relation, filter) => resolved(filter, values.get(relation) ?? new Map()))
  }

  async #nameCustomers(requests: readonly DataRequest[], answers: readonly DataAnswer[]): Promise<void> {
    const met = new Set<string>()
    answers.forEach((answer, i) => {
      for (const value of customersIn(requests[i]!, answer)) if (!this.#customers.has(value)) met.add(value)
    })
    if (met.size === 0) return
    const ids = [...met]
    const customers = customerTables(this.#settings.tables, this.#settings.merged)
    for (let from = 0; from < ids.length; from += 10_000) {
      const rows = await this.#settings.dialect.query(sql`WITH ${join(customers, ', ')}
        SELECT id, name FROM kept_customer WHERE name IS NOT NULL AND id IN (${join(ids.slice(from, from + 10_000).map((id) => sql`${id}`), ', ')})`)
      for (const row of rows) this.#customers.set(String(row['id']), labelOf(String(row['name'])))
    }
  }
}

const CUSTOMER_FIELDS: ReadonlySet<string> = new Set(['customer', 'noteCustomer'])

/** Also those of its filters: a question about one who has no rows is answered with the name. */
function* customersIn(request: DataRequest, answer: DataAnswer): Generator<string> {
  for (const value of valuesIn(request, answer)) if (value !== null) yield String(value)
}

function* valuesIn(request: DataRequest, answer: DataAnswer): Generator<Scalar> {
  for (const [, filter] of filtersOf(request)) yield* namedIn(filter, CUSTOMER_FIELDS)
  if (request.kind === 'list' && answer.kind === 'list') {
    for (const field of request.fields.filter((each) => CUSTOMER_FIELDS.has(each))) {
      for (const row of answer.rows) yield row[field] ?? null
    }
  } else if (request.kind === 'aggregate' && answer.kind === 'aggregate') {
    for (const [i, by] of request.by.entries()) {
      if (typeof by === 'string' && CUSTOMER_FIELDS.has(by)) yield* answer.keys[i]!
    }
  }
}
