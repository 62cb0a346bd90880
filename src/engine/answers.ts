import type {
  AggregateRequest, By, Conversion, DataAnswer, DataRequest, Filter, ListRequest, Measure, RelationName, TableName,
} from '../model/index.ts'
import { activityRelation, isActivity } from './activity-relation.ts'
import { Running } from './aggregate.ts'
import type { Plan } from './aggregate.ts'
import { both } from './bits.ts'
import type { Bits } from './bits.ts'
import { checkRequest } from './check.ts'
import { Common } from './common.ts'
import { conditionOf, leavesOf, momentKey, same, sharedBy } from './conditions.ts'
import { visitors } from './event-owners.ts'
import { derive } from './facts.ts'
import type { Facts, FactSource } from './facts.ts'
import type { NumberField } from './fields.ts'
import type { Loaded } from './finish-load.ts'
import type { Patched } from './live.ts'
import { DENSEST, keyOf, rangeOf } from './group.ts'
import type { Key } from './group.ts'
import { list } from './list.ts'
import { momentOf, moveOn, NOTHING } from './moment.ts'
import type { Moment } from './moment.ts'
import { noteRelation } from './note-relation.ts'
import { coarseOf } from './order.ts'
import type { Coarse } from './order.ts'
import type { RangeIndex } from './range-index.ts'
import { ownersMet } from './owners.ts'
import { opportunityRelation } from './relations.ts'
import type { Relation, RelationSource } from './relations.ts'
import { isSame, spanOf } from './span.ts'
import type { Span } from './span.ts'
import type { Table } from './table.ts'
import { Vector } from './vector.ts'
import { visitRelation } from './visit-relation.ts'
import { Visits } from './visits.ts'
import { withWorth } from './worth.ts'

/** As many moments as are kept besides now: a slider over T goes back and forth. */
const MOMENTS = 4

interface Spanned { readonly span: Span | null; readonly own: readonly Filter[]; readonly by: readonly By[] }

/** Answers requests from committed tables; remembers what refreshes have in common. */
export class Answers {
  readonly #tables: ReadonlyMap<TableName, Table>
  #source: FactSource & RelationSource
  readonly #moments = new Map<number, Moment>()
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
    const shared = sharedBy(requests)
    const answers: DataAnswer[] = []
    for (const request of requests) {
      const moment = yield* this.#moment(request.asOf)
      if (request.kind === 'list') answers.push(yield* this.#list(moment, request))
      else answers.push(yield* this.#aggregate(moment, request, shared.get(momentKey(request)) ?? []))
    }
    return answers
  }

  *#list(moment: Moment, request: ListRequest): Generator<void, DataAnswer> {
    const relation = yield* this.#relation(moment, request.from, request.money)
    const passed = yield* moment.selector.select(relation, request.where)
    const visited = yield* this.#visited(moment, relation, request.visited)
    return yield* list(request, relation, both(passed, visited)!)
  }

  *#aggregate(moment: Moment, request: AggregateRequest, shared: readonly Filter[]): Generator<void, DataAnswer> {
    const relation = yield* this.#relation(moment, request.from, request.money, this.#source.lines !== null && request.by.includes('product'))
    const leaves = leavesOf(request.where).filter((leaf) => !shared.some((other) => same(leaf, other)))
    const { span, own, by } = yield* this.#spanned(moment, relation, request, leaves)
    const key = `${relation.name} ${relation.conversion ?? ''} ${JSON.stringify([by, span?.field, span?.place, request.measures, own, request.visited])}`
    const common = yield* this.#common(moment, relation, shared)
    const asked = `${key} ${common.key}`
    const known = moment.answers.get(asked)
    if (known !== undefined && isSame(known.span, span)) return known.answer
    // Only given back when all of it is whole again.
    let running = moment.running.take(key)
    if (running?.plan.relation !== relation) {
      const plan = yield* this.#plan(moment, relation, { ...request, by }, own, running)
      if (running?.renew(plan) !== true) running = new Running(plan)
    }
    // While a brush is dragged no answer comes again.
    const moved = span !== null && running.hasMoved(span)
    yield* running.count(common, span, span && (yield* this.#index(moment, relation, span, running)))
    const answer = yield* running.answer(common)
    moment.running.set(key, running)
    if (!moved) moment.answers.set(asked, { span, answer })
    return answer
  }

  /** What of a request moves, unless there would be too many cells, and what it is grouped by besides. */
  *#spanned(moment: Moment, relation: Relation, request: AggregateRequest, leaves: readonly Filter[]): Generator<void, Spanned> {
    const [span, own] = spanOf(request, leaves)
    const by = request.by.filter((_, i) => i !== span?.place)
    if (span !== null && span.edges.length > 2) {
      const { size } = yield* this.#vector(moment, relation, by)
      if ((size + 1) * span.edges.length > DENSEST) return { span: null, own: leaves, by: request.by }
    }
    return { span, own, by }
  }

  /** Made only where it is of use: for many pieces that stand still it is not. */
  *#index(moment: Moment, relation: Relation, span: Span, running: Running): Generator<void, RangeIndex | null> {
    const { field, edges } = span
    const over = relation.parent?.owns(field) === true ? relation.parent.relation : relation
    const needed = edges.length === 2 || running.hasMoved(span) || running.plan.request.by.some((by) => typeof by !== 'string')
    return needed ? yield* moment.selector.index(over, field) : moment.selector.knownIndex(over, field)
  }

  /** Rows for which the conditions hold that all requests share; the same set as long as these are the same. */
  *#common(moment: Moment, relation: Relation, shared: readonly Filter[]): Generator<void, Common> {
    const key = `${relation.name} ${relation.conversion ?? ''} ${JSON.stringify(shared)}`
    let common = moment.commons.get(key)
    if (common === undefined) {
      const parent = relation.parent === undefined ? null : yield* this.#common(moment, relation.parent.relation, shared)
      common = new Common(key, relation, parent?.rows ?? (yield* moment.selector.select(relation, { op: 'and', of: shared })), parent)
      moment.commons.set(key, common)
    }
    return common
  }

  *#plan(
    moment: Moment, relation: Relation, request: AggregateRequest, own: readonly Filter[], running?: Running,
  ): Generator<void, Plan> {
    const { selector } = moment
    const { whole } = relation
    const held = yield* selector.holding(whole?.relation ?? relation, { op: 'and', of: own })
    const holding = held && (whole?.expand(held) ?? held)
    const visited = yield* this.#visited(moment, relation, request.visited)
    const where = new Map<string, Bits>()
    const coarse = new Map<string, Coarse>()
    for (const [name, measure] of Object.entries<Measure>(request.measures)) {
      const condition = yield* selector.holding(relation, conditionOf(measure, relation))
      if (condition !== null) where.set(name, condition)
      if (measure.op === 'order') coarse.set(measure.field, yield* this.#coarse(moment, relation, measure.field))
    }
    return {
      request, relation, where, coarse, vector: yield* this.#vector(moment, relation, request.by, running),
      asked: both(holding, visited),
    }
  }

  /** Rows of the opportunities, or of their visits, that have a visit for which a filter holds; null is all. */
  *#visited(moment: Moment, relation: Relation, filter: Filter | undefined): Generator<void, Bits | null> {
    if (filter === undefined) return null
    const visits = yield* this.#relation(moment, 'visits')
    const holding = yield* moment.selector.holding(visits, filter)
    const deals = visitors(this.#source.events, both(holding, visits.members)!)
    return relation.parent?.expand(deals) ?? deals
  }

  /** @param running - what is counted by it and was taken out of the moment */
  *#vector(moment: Moment, relation: Relation, bys: readonly By[], running?: Running): Generator<void, Vector> {
    const key = `${relation.name} ${relation.conversion ?? ''} ${JSON.stringify(bys)}`
    const known = moment.vectors.take(key)
    const lasted = known && moment.lasted.get(known)
    if (known !== undefined && known.length === relation.length && lasted === undefined) {
      moment.vectors.set(key, known)
      return known
    }
    const keys: Key[] = []
    for (const by of bys) {
      const range = typeof by === 'string' ? yield* rangeOf(relation, by) : null
      keys.push(keyOf(relation, by, range))
    }
    const vector = known && this.#extend(moment, known, relation, keys, running) ? known : yield* Vector.of(relation, keys)
    moment.vectors.set(key, vector)
    return vector
  }

  /** Lets a vector know of rows that came, and of stays that lasted. */
  #extend(moment: Moment, vector: Vector, relation: Relation, keys: readonly Key[], taken?: Running): boolean {
    const { rows, deals } = moment.lasted.get(vector) ?? NOTHING
    moment.lasted.delete(vector)
    const counted = [...[...moment.running].map(([, running]) => running), ...(taken ? [taken] : [])].filter(({ plan }) => plan.vector === vector && rows.length > 0)
    for (const running of counted) running.regroup(rows, deals, -1)
    const extended = vector.extend(relation, keys, rows)
    if (extended) for (const running of counted) running.regroup(rows, deals, 1)
    return extended
  }

  *#coarse(moment: Moment, relation: Relation, field: string): Generator<void, Coarse> {
    const key = `${relation.name} ${field === 'worth' ? relation.conversion ?? '' : ''} ${field}`
    let coarse = moment.coarse.get(key)
    if (coarse?.length !== relation.length) moment.coarse.set(key, coarse = yield* coarseOf(relation, relation.fields.get(field) as NumberField, coarse))
    return coarse
  }

  /** @param byProduct - a row for each of a deal's products */
  *#relation(moment: Moment, name: RelationName, money?: Conversion, byProduct = false): Generator<void, Relation> {
    const { asOf } = moment.facts
    const conversion = money === undefined ? '' : this.#conversionKey(money)
    const key = `${name} ${conversion} ${byProduct}`
    let relation = moment.relations.get(key)
    if (relation === undefined) {
      const activity = isActivity(name)
      const opportunities = activity || name === 'opportunities' ? null : yield* this.#relation(moment, 'opportunities', money)
      if (byProduct) relation = yield* this.#source.lines!.spread(yield* this.#relation(moment, name, money), money, conversion)
      else if (activity) relation = yield* activityRelation(name, asOf, this.#tables.get(name)!, this.#source.merged)
      else if (opportunities !== null) {
        const own = name === 'visits' ? visitRelation(moment.facts, opportunities, this.#source, yield* this.#visits(moment))
          : yield* noteRelation(moment.facts, opportunities, this.#source)
        relation = { ...own, conversion }
      } else if (money === undefined) relation = opportunityRelation(moment.facts, this.#source)
      else relation = withWorth(yield* this.#relation(moment, name), money, conversion)
      moment.relations.set(key, relation)
      yield
    }
    return relation
  }

  *#visits(moment: Moment): Generator<void, Visits> {
    if (moment.visits === null) {
      const visits = new Visits()
      yield* visits.add(moment.facts, this.#source)
      moment.visits = visits
    }
    return moment.visits
  }

  /**
   * Goes on to a later T, with rows of deals that came and went; what was asked as of other times is brought up to date
   * as well. What was counted is kept, and only the change is counted. Yields; not to be used any more when it does not
   * come to its end.
   */
  *changing({ loaded, gone }: Patched, last: number, before: number, now: number): Generator<void, void> {
    const recorded = this.#source.last
    this.#source = { ...this.#source, ...loaded, last: last - 1 }
    const moments = [...this.#moments]
    this.#moments.clear()
    for (const [asOf, moment] of moments) {
      const to = asOf === before ? now : asOf
      // What deals without events say of themselves holds from the last thing recorded on.
      const holds = (asOf >= recorded) === (to >= this.#source.last)
      if (!holds || !moment.facts.suits(this.#source) || (to === now && asOf !== before && this.#moments.has(now))) continue
      yield* moveOn(moment, gone, to, this.#source)
      this.#moments.set(to, moment)
    }
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
      moment = momentOf(yield* derive(asOf, this.#source))
    }
    // The least recently used goes first.
    this.#moments.delete(asOf)
    this.#moments.set(asOf, moment)
    if (this.#moments.size > MOMENTS) this.#moments.delete(this.#moments.keys().next().value!)
    return moment
  }

  /** Codes of the reps that own or owned a deal, rising. */
  ownersMet(): Generator<void, Iterable<number>> { return ownersMet(this.#source, this.#tables.get('reps')!.ids!.size) }
}
