import type { AggregateRequest, Conversion, DataAnswer, DataRequest, Filter, RelationName, TableName } from '../model/index.ts'
import { activityRelation, isActivity } from './activity-relation.ts'
import { aggregate } from './aggregate.ts'
import { BLOCK, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import { Buckets } from './buckets.ts'
import { checkRequest } from './check.ts'
import { derive } from './facts.ts'
import type { Facts, FactSource } from './facts.ts'
import type { NumberField, Range } from './fields.ts'
import type { Loaded } from './finish-load.ts'
import { groupingOf, keyOf } from './group.ts'
import { list } from './list.ts'
import { noteRelation } from './note-relation.ts'
import { opportunityRelation } from './relations.ts'
import type { Relation, RelationSource } from './relations.ts'
import { Selector } from './select.ts'
import type { Table } from './table.ts'
import { visitors, visitRelation } from './visits.ts'
import { withWorth } from './worth.ts'

/** As many moments as are kept besides now: a slider over T goes back and forth. */
const MOMENTS = 4
const BUCKET_TABLES = 64

interface Moment { readonly facts: Facts; readonly relations: Map<string, Relation> }

/** Answers requests from committed tables; remembers what refreshes have in common. */
export class Answers {
  readonly #tables: ReadonlyMap<TableName, Table>
  readonly #source: FactSource & RelationSource
  readonly #selector = new Selector()
  readonly #moments = new Map<number, Moment>()
  readonly #buckets = new Map<string, Buckets>()
  readonly #ranges = new WeakMap<NumberField, Range | null>()
  readonly #conversions = new WeakMap<Conversion, string>()

  /** @param settings - `last`: the end of what is recorded, epoch ms; `currency`: of rows that do not say theirs */
  constructor(tables: ReadonlyMap<TableName, Table>, loaded: Loaded, settings: { readonly last: number; readonly currency: string | null }) {
    this.#tables = tables
    const table = (name: TableName): Table => tables.get(name)!
    this.#source = {
      ...loaded, table, opportunities: table('opportunities'), last: settings.last - 1, currency: settings.currency,
    }
  }

  *answering(requests: readonly DataRequest[]): Generator<void, DataAnswer[]> {
    requests.forEach(checkRequest)
    const answers: DataAnswer[] = []
    for (const request of requests) {
      const relation = yield* this.#relation(request.from, request.asOf, request.money)
      const passed = yield* this.#selector.select(relation, request.where)
      const selection = request.visited === undefined ? passed : passed.and(yield* this.#visited(relation, request.visited))
      answers.push(request.kind === 'list' ? yield* list(request, relation, selection) : yield* this.#aggregate(request, relation, selection))
    }
    return answers
  }

  /** Rows of the opportunities, or of their visits, that have a visit for which a filter holds. */
  *#visited(relation: Relation, filter: Filter): Generator<void, Bits> {
    const visits = yield* this.#relation('visits', relation.asOf)
    const deals = visitors(this.#source.events, yield* this.#selector.select(visits, filter))
    return relation.parent?.expand(deals) ?? deals
  }

  *#aggregate(request: AggregateRequest, relation: Relation, selection: Bits): Generator<void, DataAnswer> {
    const where = new Map<string, Bits>()
    for (const [name, measure] of Object.entries<{ readonly where?: Filter }>(request.measures)) {
      if (measure.where !== undefined) where.set(name, yield* this.#selector.select(relation, measure.where))
    }
    const keys = []
    for (const by of request.by) {
      if (typeof by === 'string') yield* this.#measureRange(relation, by)
      keys.push(keyOf(relation, by, (edges) => this.#bucketsOf(edges), (field) => field.range ?? this.#ranges.get(field) ?? null))
    }
    return yield* aggregate(request, relation, selection, groupingOf(keys), where)
  }

  #bucketsOf(edges: readonly number[]): Buckets {
    const key = edges.join()
    let buckets = this.#buckets.get(key)
    if (buckets === undefined) {
      if (this.#buckets.size >= BUCKET_TABLES) this.#buckets.clear()
      this.#buckets.set(key, buckets = new Buckets(edges))
    }
    return buckets
  }

  /** Least and greatest value of a field of numbers, over the whole relation: grouping by it needs them. */
  *#measureRange(relation: Relation, name: string): Generator<void, void> {
    const field = relation.fields.get(name)!
    if (field.kind !== 'number' || field.range !== undefined || this.#ranges.has(field)) return
    let min = Infinity
    let max = -Infinity
    for (let start = 0; start < relation.length; start += BLOCK) {
      const count = extract(relation.exists, start, ROWS)
      field.read(ROWS, count, VALUES)
      for (let i = 0; i < count; i++) {
        if (VALUES[i]! < min) min = VALUES[i]!
        if (VALUES[i]! > max) max = VALUES[i]!
      }
      if (start % (BLOCK * 16) === 0) yield
    }
    this.#ranges.set(field, min <= max ? { min, max } : null)
  }

  *#relation(name: RelationName, asOf: number, money?: Conversion): Generator<void, Relation> {
    const moment = yield* this.#moment(asOf)
    const conversion = money === undefined ? '' : this.#conversionKey(money)
    const key = `${name} ${conversion}`
    let relation = moment.relations.get(key)
    if (relation === undefined) {
      const activity = isActivity(name)
      const opportunities = activity || name === 'opportunities' ? null : yield* this.#relation('opportunities', asOf, money)
      if (activity) relation = yield* activityRelation(name, asOf, this.#tables.get(name)!)
      else if (opportunities !== null) {
        const own = yield* (name === 'visits' ? visitRelation : noteRelation)(moment.facts, opportunities, this.#source)
        relation = { ...own, conversion }
      } else if (money === undefined) relation = opportunityRelation(moment.facts, this.#source)
      else relation = withWorth(yield* this.#relation(name, asOf), money, conversion)
      moment.relations.set(key, relation)
      yield
    }
    return relation
  }

  /** A conversion as a text; the questions of a refresh share one. */
  #conversionKey(money: Conversion): string {
    let key = this.#conversions.get(money)
    if (key === undefined) this.#conversions.set(money, key = JSON.stringify([money.to, money.rates]))
    return key
  }

  *facts(asOf: number): Generator<void, Facts> { return (yield* this.#moment(asOf)).facts }

  *#moment(asOf: number): Generator<void, Moment> {
    let moment = this.#moments.get(asOf)
    if (moment === undefined) {
      moment = { facts: yield* derive(asOf, this.#source), relations: new Map() }
    }
    // The least recently used goes first.
    this.#moments.delete(asOf)
    this.#moments.set(asOf, moment)
    if (this.#moments.size > MOMENTS) this.#moments.delete(this.#moments.keys().next().value!)
    return moment
  }

  /** Codes of the reps that own or owned a deal, in the order in which they were met. */
  *ownersMet(): Generator<void, Iterable<number>> {
    const opportunities = this.#tables.get('opportunities')!
    const met = new Set<number>()
    for (const column of [opportunities.code('ownerId'), this.#source.events.table.code('ownerAt')]) {
      const { data } = column
      const seen = new Uint8Array(column.dictionary.size)
      for (let i = 0; i < data.length; i++) seen[data[i]!] = 1
      seen.forEach((is, code) => { if (is === 1) met.add(code) })
      yield
    }
    return [...met].sort((a, b) => a - b)
  }
}

const ROWS = new Int32Array(BLOCK)
const VALUES = new Float64Array(BLOCK)
