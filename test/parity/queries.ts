import { DIMENSIONS, LEADERBOARD_ORDERS, MOODS, NOTE_EXTRAS, TREND_MEASURES } from '../../src/model/index.ts'
import type { Filter, MetricName, MetricQuery, QueryOf, Scope } from '../../src/model/index.ts'

/** Options of each metric, in every value: a new metric is one line here, and the compiler asks for it. */
const OPTIONS: { readonly [M in MetricName]: readonly Omit<QueryOf<M>, 'metric' | keyof Scope>[] } = {
  funnel: [
    {}, { mode: 'assume-passed' }, { population: 'closed' }, { population: 'closed', mode: 'assume-passed' },
    { transitions: true, weighted: true }, { population: 'entered', stage: 'P', transitions: true },
      { against: { op: 'in', field: 'region', values: ['north'] } },
    { weighted: true, mode: 'assume-passed' },
  ],
  winRate: [
    { attribution: 'created', grain: 'month' }, { attribution: 'both', grain: 'week' }, { valueInterval: true },
    { against: { op: 'in', field: 'product', values: ['p1', null] } },{ grain: 'day' },
      { grain: 'week', staleAfterDays: 7 }, { staleAfterDays: 0.5 }, ...DIMENSIONS.map((groupBy) => ({ groupBy }))],
  trend: [
    ...TREND_MEASURES.map((measure) => ({ measure })), ...TREND_MEASURES.map((measure) =>
      ({ measure, grain: 'day' as const, average: 'centred' as const })),
    { measure: 'winRate', average: 'weighted', window: 3 }, { average: 'exponential', window: 2 },
      { average: 'exponential', recursive: true, hysteresis: 0.3 },
    { partial: true, window: 3, grain: 'week' }, { measure: 'winRate', average: 'centred', partial: true, window: 4, grain: 'day' },
      { measure: 'wonCount', average: 'weighted', partial: true, window: 2, windowUnit: 'months', grain: 'day' },
    { measure: 'dealSize', grain: 'month', window: 1 }, { measure: 'wonCount', grain: 'quarter' },
    { goal: 'everyone', grain: 'day', windowUnit: 'months', window: 1 }, { measure: 'wonCount', goal: 'team:t0',
      grain: 'week', windowUnit: 'observations' },
  ],
  leaderboard: [
    {}, ...LEADERBOARD_ORDERS.map((order) => ({ view: 'named' as const, order, minimum: 2 })),
      { view: 'named', ties: 'dense', order: 'wonCount' },
    { view: 'anonymous', me: 'rep0', minimum: 1, order: 'winRate' }, { teams: true, expected: true, view: 'named' },
  ],
  notes: [
    {}, { search: 'قيمت' }, { search: 'ÜNI' }, { search: 'میخواهد', limit: 2, offset: 1 }, { search: '123' },
      { moods: [...MOODS.slice(0, 2), null], limit: 3 },
    { kinds: ['call', 'note'], needsAction: true }, { limit: 5, offset: 3 }, { needsAction: false, search: '%' },
    { include: NOTE_EXTRAS, limit: 7 }, { include: ['moves'], cursor: '0.1773360000000.1' },
      { about: { customer: 'c1' }, include: ['moves', 'density'] }, { about: { opportunity: 'o1' } },
  ],
  openCount: [{}],
  wonCount: [{}],
  dealSize: [{}, { statistic: 'mean' }],
  cycle: [{}, { to: 'closed' }, { from: 'qualified' }, { from: 'qualified', to: 'closed', statistic: 'mean' }, { from: 'stage:Q' }, { from: 'stage:P', to: 'closed', statistic: 'mean' }],
  velocity: [{}],
  workload: [{}],
  forecast: [{}, { draws: 500, seed: 7 }],
  attainment: [{}, { of: 'wonCount' }, { goalScope: 'rep:rep0' }, { of: 'wonAmount', goalScope: 'team:t0' }],
  rrroi: [{}],
  lgr: [{}],
  retention: [{}, { activeDays: 30, groupBy: 'segment' }, { activeDays: 10, groupBy: 'product' }],
  mood: [{}],
}

const FILTERS: readonly Filter[] = [
  { op: 'in', field: 'source', values: ['web', 'constructor', null] },
  { op: 'not', of: { op: 'in', field: 'status', values: ['won'] } },
  { op: 'or', of: [{ op: 'in', field: 'team', values: ['t1', null] }, { op: 'ge', field: 'amount', value: 100 }] },
  { op: 'and', of: [{ op: 'gt', field: 'amount', value: 0 }, { op: 'not', of: { op: 'lt', field: 'createdAt',
    value: Date.UTC(2026, 2, 1) } }] },
  { op: 'contains', field: 'source', text: 'A' },
  { op: 'in', field: 'product', values: ['p1', null] }, { op: 'contains', field: 'product', text: 'P1' },
  { op: 'or', of: [] },
  { op: 'range', field: 'entryRank', from: 0.5, to: 2 },
  { op: 'in', field: 'reached', values: ['P'] }, { op: 'not', of: { op: 'in', field: 'reachedOrPassed', values: ['Q'] } },
  { op: 'le', field: 'cycle', value: 5 * 86_400_000 },
]

/** What every question may say besides: periods, comparisons, calendars, currencies, filters. */
const SCOPES: readonly Scope[] = [
  {},
  { period: { from: '2026-03-01', to: '2026-03-31' }, compare: 'previous' },
  { period: { from: '2026-03-21', to: '2026-04-20' }, frame: { calendar: 'persian', zone: 'Asia/Tehran', weekStart: 6,
    weekend: [5] }, compare: 'last-year' },
  { period: 'this-month', compare: 'previous', frame: { zone: 'America/New_York' } },
  { period: 'last-30-days', compare: 'none', currency: 'USD', confidence: 0.8 },
  ...FILTERS.map((filter, i): Scope =>
    ({ filter, ...(i % 2 === 0 && { period: { from: '2026-02-25', to: '2026-04-10' } }) })),
]

/**
 * Questions about a case: every option of every metric once, each in a scope and at a moment of its own, so that over
 * some cases all meet all.
 */
export function questionsOf(
  seed: number, moments: readonly number[], known: readonly string[],
): readonly MetricQuery[] {
  let turn = seed
  return Object.entries(OPTIONS).filter(([metric]) => known.includes(metric)).flatMap(([metric, variants]) =>
    variants.map((options) => {
    turn++
    const scope = SCOPES[(turn * 7 + seed) % SCOPES.length]!
    return { metric, ...scope, ...options, asOf: moments[turn % moments.length]! } as MetricQuery
  }))
}
