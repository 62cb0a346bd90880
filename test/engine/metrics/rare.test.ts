import { expect } from '@open-wc/testing'
import { isRare } from '../../../src/engine/metrics/rare.ts'
import type { MetricQuery } from '../../../src/model/index.ts'

describe('questions that need more than the engine’s own file', () => {
  const plain: readonly MetricQuery[] = [
    { metric: 'funnel', mode: 'assume-passed', filter: { op: 'and', of: [] } }, { metric: 'winRate', compare: 'previous' },
    { metric: 'trend', grain: 'day', compare: 'last-year' }, { metric: 'leaderboard', view: 'self', order: 'winRate' }, { metric: 'leaderboard', view: 'named' },
    { metric: 'notes', search: 'call', limit: 3 }, { metric: 'winRate', against: undefined, valueInterval: undefined } as unknown as MetricQuery,
  ]
  const more: readonly MetricQuery[] = [
    { metric: 'funnel', transitions: true }, { metric: 'funnel', weighted: true }, { metric: 'funnel', pooled: ['sales'] }, { metric: 'funnel', compare: 'previous' },
    { metric: 'winRate', against: { op: 'and', of: [] } }, { metric: 'winRate', valueInterval: true }, { metric: 'trend', goal: 'everyone' },
    { metric: 'leaderboard', teams: true }, { metric: 'leaderboard', expected: true }, { metric: 'leaderboard', view: 'anonymous' },
    { metric: 'notes', include: ['moves'] }, { metric: 'notes', about: { customer: 'c' } },
  ]
  it('are those with an option of which most pages have none', () => {
    expect(plain.filter(isRare)).to.deep.equal([])
    expect(more.filter((query) => !isRare(query))).to.deep.equal([])
  })
})
