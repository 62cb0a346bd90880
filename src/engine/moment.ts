import type { Aggregate } from '../model/index.ts'
import type { Running } from './aggregate.ts'
import type { Common } from './common.ts'
import { denseOf } from './dense.ts'
import type { Facts, FactSource } from './facts.ts'
import { Memory } from './memory.ts'
import type { Coarse } from './order.ts'
import type { Relation, RelationSource } from './relations.ts'
import { Selector } from './select.ts'
import type { Span } from './span.ts'
import type { Vector } from './vector.ts'
import type { Visits } from './visits.ts'

interface Answered { readonly span: Span | null; readonly answer: Aggregate }

/** What is true as of T, and what was computed from it. */
export interface Moment {
  readonly facts: Facts
  readonly relations: Map<string, Relation>
  visits: Visits | null
  /** Stays that were counted by other hours, by the vectors that still have these. */
  readonly lasted: Map<Vector, { readonly rows: Int32Array; readonly deals: Int32Array }>
  readonly selector: Selector
  readonly vectors: Memory<Vector>
  readonly coarse: Memory<Coarse>
  readonly commons: Memory<Common>
  readonly running: Memory<Running>
  /** By what was asked but for its span: the last one with the same. */
  readonly answers: Memory<Answered>
}
const MB = 1 << 20
export function momentOf(facts: Facts): Moment {
  // What a dashboard's questions need at the same time, in bytes a million deals.
  const room = MB * Math.max(1, facts.exists.length / 1e6)
  return {
    facts, relations: new Map(), visits: null, lasted: new Map(), selector: new Selector(24 * room),
    vectors: new Memory(64 * room, ({ bytes }) => bytes),
    coarse: new Memory(16 * room, ({ parts }) => parts.byteLength),
    commons: new Memory(4, () => 1),
    running: new Memory(32 * room, ({ bytes }) => bytes),
    // A number takes some 8 bytes, and there are some six columns.
    answers: new Memory(16 * MB, ({ answer }) => 1024 + (denseOf(answer)?.counts.byteLength ?? 48 * answer.size)),
  }
}

export const NOTHING = { rows: new Int32Array(0), deals: new Int32Array(0) }

/** Fields whose values go on with T, also of rows to which nothing happens. */
const TIMELY = /\b(hours|hoursOpen|hoursSince)\b/
/** What does not stay true of a row: what follows from these fields and from dated rates, and all that is not about deals. */
function isTimely(key: string): boolean {
  return TIMELY.test(key) || key.includes('"since":') || isElsewhere(key)
}
/** What is not about deals, and may have changed in any way. */
function isElsewhere(key: string): boolean { return !/^(opportunities|visits) /.test(key) }

/**
 * Goes on to a later T, with rows that came and went: what was counted is kept, and only the change is counted. Yields.
 *
 * @param gone - rows that are no more
 */
export function* moveOn(moment: Moment, gone: readonly number[], to: number, source: FactSource & RelationSource): Generator<void, void> {
  const { facts, visits, vectors, running } = moment
  const before = facts.asOf
  const moves = to !== before
  const concerns = moves ? isTimely : isElsewhere
  facts.add(to, source)
  for (const row of gone) facts.exists.remove(row)
  yield
  for (const kept of [moment.relations, moment.commons, moment.answers]) kept.clear()
  for (const [key, { plan: { request } }] of running) {
    // Stays by their hours are counted again as they last.
    const [asked, by] = [JSON.stringify([request.measures, request.where, request.visited]), JSON.stringify(request.by)]
    const timely = moves && (TIMELY.test(asked) || key.includes('"since":'))
    if (timely || concerns(`${request.from} ${by.replaceAll('"hours"', '')}`)) running.delete(key)
  }
  for (const kept of [vectors, moment.coarse]) for (const [key] of kept) if (concerns(key.replaceAll('"hours"', ''))) kept.delete(key)
  moment.selector.forget(concerns)
  if (visits === null) return
  const lasted = moves ? visits.last(facts, source, before) : NOTHING
  yield* visits.add(facts, source, gone)
  for (const [key, vector] of vectors) {
    if (!key.startsWith('visits ') || !key.includes('"hours"') || lasted.rows.length === 0) continue
    // Who was not asked for since need not be kept up.
    if (moment.lasted.has(vector)) vectors.delete(key)
    else moment.lasted.set(vector, lasted)
  }
}
