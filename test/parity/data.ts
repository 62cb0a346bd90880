import type { Label, Row, Scalar, Tables } from '../../src/model/index.ts'
import { MOODS, NOTE_KINDS } from '../../src/model/index.ts'
import { startOfDay } from '../../src/time/index.ts'
import type { DatedColumn } from '../../src/server/index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Numbers that look random and are the same everywhere: Mulberry32. */
export class Dice {
  #state: number
  constructor(seed: number) { this.#state = seed >>> 0 }
  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
  /** An integer below `n`. */
  below(n: number): number { return Math.floor(this.next() * n) }
  chance(p: number): boolean { return this.next() < p }
  pick<T>(list: readonly T[]): T { return list[this.below(list.length)]! }
  maybe<T>(p: number, value: () => T): T | null { return this.chance(p) ? value() : null }
}

export interface Case {
  readonly seed: number
  readonly tables: Tables
  readonly zone: string
  readonly now: number
  readonly currency: string | null
  readonly dated: readonly DatedColumn[]
  /** Moments to ask about: at, before and after events. */
  readonly moments: readonly number[]
}

/** Names that break what is keyed by objects, what sorts by bytes, and what thinks that a script is Latin. */
const ODD = [
  'constructor', '__proto__', 'toString', 'hasOwnProperty', 'é', 'Ａ', '😀', '𝒜', 'ß', 'İstanbul', 'ΑΣ', 'علي', 'علی',
    'كتاب', 'کتاب‌ها', '۱۲۳', '١٢٣', 'x\'; DROP TABLE reps; --', '"quoted"',
  'A', 'a', 'Z', '10', '9', '$1', '%', '_', '\\', 'a b', 'a\u00a0b', 'ﻻ', '한국',
]
const OPEN = ['L', 'Q', 'P', 'N']

/** A data set with everything that makes two engines disagree, from one number. */
export function generate(seed: number, size = 40): Case {
  const dice = new Dice(seed * 7919 + 1)
  const zone = dice.pick(['UTC', 'Asia/Tehran', 'America/New_York'])
  const wholeDays = dice.chance(0.2)
  const first = startOfDay('2026-02-20', zone)
  const now = first + 100 * DAY
  const fallback = dice.pick([null, 'EUR'])
  const several = dice.chance(0.4)
  const listed = dice.chance(0.8)
  const odd = dice.chance(0.5)
  const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) =>
    (odd ? ODD[(i * 5 + prefix.length * 3 + seed) % ODD.length]! + (i < 8 ? '' : i) : `${prefix}${i}`))
  const reps = [...new Set(names('rep', 1 + dice.below(9)))]
  const teams = names('t', 3)
  const customers = [...new Set(names('c', 1 + dice.below(6)))]
  const pipelines = several ? ['main', odd ? '__proto__' : 'second'] : ['main']
  const stagesOf = (pipeline: string): string[] => (pipeline === 'main' || !listed ? OPEN : OPEN.map((stage) =>
    `${stage}2`))
  const ends = (pipeline: string): string[] => (pipeline === 'main' || !listed || dice.chance(0.5) ? ['won', 'lost']
    : ['won2', 'lost2'])

  /** Mostly midnights, a millisecond beside them, whole hours; whole days where the source knows nothing finer. */
  const moment = (from: number): string | number => {
    const day = from + dice.below(70)
    const iso = new Date(Date.UTC(2026, 1, 20) + day * DAY).toISOString().slice(0, 10)
    if (wholeDays) return iso
    return startOfDay(iso, zone) + dice.pick([0, 0, 0, -1, 1, 12 * HOUR, HOUR * dice.below(24), dice.below(DAY)])
  }
  const dayOf = (at: string | number): number => (typeof at === 'string'
    ? Math.round((Date.parse(at) - Date.UTC(2026, 1, 20)) / DAY) : Math.max(0, Math.floor((at - first) / DAY)))

  const opportunities: Row<'opportunities'>[] = []
  const lines: Row<'opportunityLines'>[] = []
  const events: Row<'stageEvents'>[] = []
  const withSeq = dice.pick([0, 0.5, 1])
  const withOwners = dice.pick([0, 0.5])
  const withAmounts = dice.pick([0, 0.3])
  const merges = dice.chance(0.5)
  const retires = listed && dice.chance(0.4)
  const historic = dice.pick([0, 0.7, 0.7, 1])
  const qualified = dice.pick([0, 0.6, 1])
  for (let i = 0; i < size; i++) {
    const id = odd && i < ODD.length ? ODD[i]! : `d${i}`
    const pipeline = dice.pick(pipelines)
    const createdAt = dice.maybe(0.9, () => moment(0))
    const amount = dice.maybe(0.85, () => dice.pick([0, 100, 100, dice.below(100_000), 5_000_000_000_000]))
    const hasHistory = dice.chance(historic)
    const stage = hasHistory && dice.chance(0.7) ? null : dice.pick([...stagesOf(pipeline), ...ends(pipeline), null])
    opportunities.push({
      id, pipelineId: several ? dice.maybe(0.7, () => pipeline) : dice.maybe(0.5, () => 'main'), createdAt,
      ownerId: dice.maybe(0.9, () => dice.pick([...reps, ...(dice.chance(0.1) ? ['nobody listed'] : [])])),
      customerId: dice.maybe(0.8, () => dice.pick(customers)), source: dice.maybe(0.8, () => dice.pick(odd ? ODD
        : ['web', 'fair', 'Web'])),
      product: dice.maybe(0.6, () => dice.pick(['p1', 'p2'])), region: dice.maybe(0.6, () =>
        dice.pick(['north', 'شمال'])), amount,
      currency: amount === null || (fallback !== null && dice.chance(0.3)) ? null
        : dice.pick(['EUR', 'EUR', 'USD', 'IRR']),
      stage: stage === null && !hasHistory && dice.chance(0.5) ? dice.pick(stagesOf(pipeline)) : stage,
      closedAt: dice.chance(0.1) ? createdAt : dice.maybe(0.7, () => moment(createdAt === null || dice.chance(0.05) ? 0
        : Math.min(dayOf(createdAt), 30))),
      qualifiedAt: dice.maybe(qualified, () => moment(createdAt === null || dice.chance(0.1) ? 0 : Math.min(dayOf(createdAt), 30))),
      lostReason: dice.maybe(0.6, () => dice.pick(odd ? ODD : ['price', 'timing'])), void: dice.chance(0.08),
    })
    if (hasHistory) pathOf(id, pipeline, createdAt)
  }
  /** Jumps, steps back, repeats, reopenings, ties; and what is wrong: unknown stages, the future, the past. */
  function pathOf(id: string, pipeline: string, createdAt: string | number | null): void {
    const steps = 1 + dice.below(7)
    let day = createdAt === null ? dice.below(30) : dayOf(createdAt)
    let before: string | number = createdAt ?? moment(day)
    let stage = stagesOf(pipeline)[0]!
    for (let i = 0; i < steps; i++) {
      const at: string | number = dice.chance(0.3) ? before : dice.chance(0.04) ? (wholeDays ? '2026-07-30' : now
        + dice.below(3))
        : dice.chance(0.04) ? moment(0) : wholeDays ? moment(day) : typeof before === 'number' ? before
          + dice.pick([1, HOUR, HOUR - 1, DAY, dice.below(9 * DAY)]) : before
      before = at
      day = Math.min(dayOf(at), 60)
      stage = dice.chance(0.15) ? stage : dice.chance(0.03) ? 'unheard of' : dice.chance(0.06)
        ? dice.pick(['L2', 'won2', 'old', 'older', 'round']) : dice.pick([...stagesOf(pipeline), ...ends(pipeline)])
      events.push({
        id: `e${events.length}`, opportunityId: dice.chance(0.02) ? 'no such deal' : id, at, toStage: stage,
        seq: dice.maybe(withSeq, () => (dice.chance(0.9) ? i : dice.below(3))), amountAt: dice.maybe(withAmounts, () =>
          dice.below(1000)),
        ownerAt: dice.maybe(withOwners, () => dice.pick(reps)),
      })
    }
  }
  if (dice.chance(0.5)) {
    for (let i = events.length - 1; i > 0; i--) {
      const j = dice.below(i + 1)
      ;[events[i], events[j]] = [events[j]!, events[i]!]
    }
  }

  const notes = Array.from({ length: dice.below(size) }, (_, i): Row<'notes'> => ({
    id: odd ? `${ODD[i % ODD.length]} ${i}` : `n${i}`, at: moment(0), authorId: dice.maybe(0.8, () => dice.pick(reps)),
    opportunityId: dice.maybe(0.7, () => (dice.chance(0.05) ? 'no such deal'
      : dice.pick(opportunities.map((o) => o.id)))),
    customerId: dice.maybe(0.6, () => dice.pick(customers)), kind: dice.maybe(0.8, () => dice.pick(NOTE_KINDS)),
      isContact: dice.maybe(0.9, () => dice.chance(0.5)),
    mood: dice.maybe(0.7, () => dice.pick(MOODS)), text: dice.maybe(0.85, () =>
      `${dice.pick(ODD)} ${dice.pick(['call back', 'قیمت', 'Ünïcode', 'می‌خواهد', 'İ'])}`),
    pinned: dice.maybe(0.5, () => dice.chance(0.2)), needsAction: dice.chance(0.3), hidden: dice.chance(0.1),
  }))
  const label = (id: string): Label | null => dice.maybe(0.7, () => (dice.chance(0.5) ? `Name of ${id}`
    : { en: `Name of ${id}`, fa: `نام ${id}` }))
  const channels = odd ? ['__proto__', 'email', 'تلفن'] : ['email', 'phone']
  const isoDay = (): string => new Date(Date.UTC(2026, 1, 20 + dice.below(80))).toISOString().slice(0, 10)
  const rows = <T>(p: number, make: () => T[]): T[] => (dice.chance(p) ? make() : [])
  const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
  const tables: Tables = {
    pipelines: several && listed ? pipelines.map((id) => ({ id, name: label(id) })) : [],
    stages: listed ? pipelines.flatMap((pipeline) => [
      ...stagesOf(pipeline).map((id, i) => ({ id, pipelineId: several ? pipeline : null, order: dice.chance(0.9) ? i
        : 1, kind: 'open' as const, stuckAfterDays: dice.maybe(0.5, () => dice.pick([2, 2.5, 10])), name: label(id),
        mapsTo: pipeline === 'main' ? null : dice.maybe(0.6, () => OPEN[i]!), assumedProbability: dice.maybe(0.3, () =>
          dice.next()) })),
      // Retired: they count as others of their pipeline, one by a detour, and one goes round.
      ...(pipeline === 'main' && retires ? [
        { id: 'old', pipelineId: several ? pipeline : null, order: 2, kind: 'open' as const, mapsTo: 'older' },
        { id: 'older', pipelineId: several ? pipeline : null, order: 2, kind: 'open' as const, mapsTo: 'Q' },
        { id: 'round', pipelineId: several ? pipeline : null, order: 3, kind: 'open' as const, mapsTo: 'round' },
      ] : []),
      ...(pipeline === 'main' ? [{ id: 'won', order: 9, kind: 'won' as const }, { id: 'lost', order: 9,
        kind: 'lost' as const }]
        : [{ id: 'won2', pipelineId: pipeline, order: 9, kind: 'won' as const }, { id: 'lost2', pipelineId: pipeline,
          order: 9, kind: 'lost' as const }]),
    ]) : [],
    opportunities, stageEvents: events,
    fxRates: rows(0.5, () => [
      { date: '2026-01-01', from: 'USD', to: 'EUR', rate: 0.9 }, { date: '2026-03-10', from: 'USD', to: 'EUR',
        rate: 0.8731 },
      { date: '2026-03-21', from: 'EUR', to: 'IRR', rate: 1_234_567.89 }, { date: '2026-04-01', from: 'USD', to: 'IRR',
        rate: 999_999.5 },
    ].filter(() => dice.chance(0.8))),
    reps: rows(0.8, () => reps.slice(0, Math.ceil(reps.length * 0.8)).map((id) => ({
      id, name: label(id), teamId: dice.maybe(0.8, () => dice.pick(teams)), fte: dice.pick([1, 0.5, 0.8]),
        activeFrom: dice.maybe(0.3, isoDay), activeTo: null,
    }))),
    teams: rows(0.5, () => teams.slice(0, 2).map((id) => ({ id, name: label(id) }))),
    customers: rows(0.8, () => customers.map((id) => ({ id, name: label(id), segment: dice.maybe(0.7, () =>
      dice.pick(['big', 'small', 'toString'])),
        // Some are others: by a detour, somebody nobody listed, themselves, or in a round.
        mergedInto: merges ? dice.maybe(0.4, () => dice.pick([...customers, 'nobody listed'])) : null }))),
    leads: rows(0.8, () => many(dice.below(40), (i) => ({
      id: `lead ${i}`, createdAt: moment(0), channel: dice.maybe(0.9, () => dice.pick(channels)),
        customerId: dice.maybe(0.4, () => dice.pick(customers)),
      opportunityId: dice.maybe(0.4, () => dice.pick(opportunities.map((o) => o.id))),
    }))),
    touches: rows(0.8, () => many(dice.below(60), (i) => {
      const at = moment(0)
      return { id: `touch ${i}`, channel: dice.pick(channels), at, respondedAt: dice.maybe(0.4, () =>
        (typeof at === 'string' ? at : at + dice.pick([0, 1, DAY, 30 * DAY]))) }
    })),
    efforts: rows(0.8, () => many(dice.below(60), (i) => ({
      id: `effort ${i}`, repId: dice.maybe(0.7, () => dice.pick(reps)), channel: dice.pick(channels), date: isoDay(),
        hours: dice.pick([0, 0.5, 1, 2.25, 7.75, 0.1, 1 / 3]),
    }))),
    notes,
    goals: rows(0.7, () => many(dice.below(6), (i) => ({
      id: `g${i}`, scope: dice.pick([null, `rep:${dice.pick(reps)}`, `team:${teams[0]}`]), start: '2026-03-01',
        end: dice.pick(['2026-03-31', '2026-04-15']),
      metric: dice.pick(['wonAmount', 'wonCount'] as const), value: 1 + dice.below(5000),
        currency: dice.pick([null, 'EUR', 'USD']),
    }))),
    interventions: rows(0.6, () => [{ id: 'i1', label: 'Leaflets', start: '2026-03-10', end: '2026-03-16' },
      { id: 'i2', label: { en: 'On', fa: 'در جریان' }, start: '2026-04-05', end: null }]),
    holidays: rows(0.4, () => [{ date: '2026-03-21', label: 'Nowruz' }, { date: '2026-04-01', label: null }]),
  }
  // From dice of their own, so that all else stays what it was.
  const more = new Dice(seed * 104_729 + 2)
  if (more.chance(0.7)) {
    for (const { id } of opportunities) {
      for (let i = more.below(5); i > 0 && more.chance(0.8); i--) {
        lines.push({ id: `l${lines.length}`, opportunityId: more.chance(0.05) ? 'no such deal' : id, product: more.pick(['p1', 'p2', 'p1, p2', ...(odd ? ODD : ['P1'])]),
          amount: more.maybe(0.8, () => more.pick([0, 100, more.below(100_000), 4_000_000_000_000])) })
      }
    }
    for (let i = lines.length - 1; i > 0; i--) {
      const j = more.below(i + 1)
      ;[lines[i], lines[j]] = [lines[j]!, lines[i]!]
    }
  }
  return {
    seed, tables: { ...tables, opportunityLines: lines }, zone, now, currency: fallback, moments: momentsOf(dice, tables, now, first),
    // A column without any value has no form; one without any but dates has that.
    dated: wholeDays ? ['opportunities.createdAt', 'opportunities.qualifiedAt', 'opportunities.closedAt', 'stageEvents.at'] : [],
  }
}

/**
 * A small case whose instants are all one of a few, which are also what is asked about: so that almost any comparison
 * of times that is wrong shows at once.
 */
export function dense(seed: number): Case {
  const generated = generate(seed, 14)
  const first = generated.now - 100 * DAY
  const pool = [20, 21, 23, 30, 35].map((day) => first + day * DAY)
  const onto = (at: unknown): unknown => (typeof at === 'number' ? pool[Math.abs(Math.floor(at / 7)) % pool.length]!
    : at)
  const tables = Object.fromEntries(Object.entries(plainTables(generated)).map(([table, rows]) => [table,
    rows.map((row) => Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, INSTANTS[table]?.includes(field) ? onto(value) : value]),
  ))])) as Tables
  // An effort's day begins 14 hours before it does in UTC.
  const begins = Date.parse(generated.tables.efforts?.[0]?.date ?? '2026-03-01') - 14 * HOUR
  return { ...generated, tables, dated: [], now: pool[4]!, moments: [pool[4]!, ...pool.slice(1, 4), begins] }
}

/** Now; at and just before an event; when something else was created, closed, written or answered; any day. */
function momentsOf(dice: Dice, tables: Tables, now: number, first: number): number[] {
  const { stageEvents = [], opportunities = [], notes = [], leads = [], touches = [] } = tables
  const known = (times: readonly unknown[]): number => {
    const past = times.filter((at): at is number => typeof at === 'number' && at <= now)
    return past.length === 0 ? first + 40 * DAY : dice.pick(past)
  }
  const event = known(stageEvents.map((e) => e.at))
  const other = known(dice.pick([
    opportunities.map((o) => o.createdAt), opportunities.filter((o) => !stageEvents.some((e) =>
      e.opportunityId === o.id)).map((o) => o.closedAt),
    notes.map((n) => n.at), leads.map((l) => l.createdAt), touches.map((t) => t.at), touches.map((t) => t.respondedAt),
  ]))
  return [now, event, event - 1, other, first + (20 + dice.below(60)) * DAY]
}

/** How a case's rows are read by hosts that keep instants as integers: dates become the first instant of their day. */
export function plainTables({ tables, zone }: Case): Record<string, Record<string, Scalar | Label>[]> {
  return Object.fromEntries(Object.entries(tables).map(([table, list]) => [table, (list as readonly Record<string,
    Scalar | Label>[]).map((row) => {
    const own = INSTANTS[table]?.flatMap((field) => (typeof row[field] === 'string'
      ? [[field, startOfDay(row[field], zone)] as const] : [])) ?? []
    return { ...row, ...Object.fromEntries(own) }
  })]))
}

const INSTANTS: Readonly<Record<string, readonly string[]>> = {
  opportunities: ['createdAt', 'qualifiedAt', 'closedAt'], stageEvents: ['at'], notes: ['at'], leads: ['createdAt'],
    touches: ['at', 'respondedAt'],
}
