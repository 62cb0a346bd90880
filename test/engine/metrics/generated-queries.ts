import fc from 'fast-check'
import { LEADERBOARD_ORDERS, NOTE_EXTRAS, TREND_MEASURES, type MetricQuery } from '../../../src/model/index.ts'
import { scope } from './generated.ts'
import '../../helpers/same-cases.ts'

/** Fields that may be left out. */
const ANY: { requiredKeys: never[] } = { requiredKeys: [] }
const against = fc.constant({ op: 'in' as const, field: 'source', values: ['fair'] })
const grain = fc.constantFrom('day' as const, 'week' as const, 'month' as const)

/** A question of one of the five widgets, with any of its options. */
export const query: fc.Arbitrary<MetricQuery> = scope.chain((common) => fc.oneof(
  fc.record({
    mode: fc.constantFrom('from-entry' as const, 'assume-passed' as const), transitions: fc.boolean(), weighted: fc.boolean(), against,
    cohort: fc.constantFrom({ population: 'created' as const }, { population: 'closed' as const }, ...['L', 'Q', 'N'].map((stage) => ({ population: 'entered' as const, stage }))),
  }, ANY).map(({ cohort, ...q }) => ({ ...common, ...q, ...cohort, metric: 'funnel' as const })),
  fc.record({
    groupBy: fc.constantFrom('source' as const, 'team' as const, 'lostReason' as const), staleAfterDays: fc.integer({ min: 1, max: 40 }), against,
    attribution: fc.constantFrom('closed' as const, 'created' as const, 'both' as const), valueInterval: fc.boolean(),
  }, ANY).map((q) => ({ ...common, ...q, metric: 'winRate' as const })),
  fc.record({
    measure: fc.constantFrom(...TREND_MEASURES), grain, window: fc.integer({ min: 1, max: 9 }), windowUnit: fc.constantFrom('buckets' as const, 'observations' as const),
    average: fc.constantFrom('simple' as const, 'centred' as const, 'exponential' as const, 'weighted' as const), recursive: fc.boolean(), partial: fc.boolean(),
  }, ANY).map((q) => ({ ...common, ...q, metric: 'trend' as const })),
  fc.record({
    measure: fc.constantFrom('wonAmount' as const, 'wonCount' as const), grain, window: fc.integer({ min: 1, max: 3 }), average: fc.constantFrom('simple' as const, 'weighted' as const),
    goal: fc.constantFrom('everyone', 'team:t1', 'rep:r1', 'rep:r9'),
  }, ANY).map((q) => ({ ...common, ...q, windowUnit: 'months' as const, grain: q.grain ?? 'day', metric: 'trend' as const })),
  fc.record({
    view: fc.constantFrom('self' as const, 'anonymous' as const, 'named' as const), order: fc.constantFrom(...LEADERBOARD_ORDERS), me: fc.constantFrom('r1', 'r2'),
    minimum: fc.integer({ min: 1, max: 5 }), ties: fc.constantFrom('competition' as const, 'dense' as const), teams: fc.boolean(), expected: fc.boolean(),
  }, ANY).map((q) => ({ ...common, ...q, metric: 'leaderboard' as const })),
  fc.record({
    limit: fc.integer({ min: 1, max: 20 }), page: fc.oneof(fc.record({ offset: fc.nat(5) }), fc.constant({ cursor: '0.1773360000000.1' }), fc.constant({ cursor: '1.1773360000000.0' })),
    include: fc.subarray([...NOTE_EXTRAS]), about: fc.constantFrom({ customer: 'c' }, { opportunity: 'd0' }, { customer: 'x' }),
  }, ANY).map(({ page, ...q }) => ({ ...common, ...q, ...page, metric: 'notes' as const })),
))
