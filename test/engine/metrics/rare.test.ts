import { expect } from '@open-wc/testing'
import { isRare, needsParts } from '../../../src/engine/metrics/rare.ts'
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

  it('are also those about cards, by name or as a question, and one among others is enough', () => {
    const needing = [['openCount'], [{ metric: 'mood' }], [more[0]!], [plain[0]!, 'retention'], ['funnel', more.at(-1)!], [plain[0]!, { metric: 'cycle' }]] as const
    expect(needing.map(needsParts)).to.deep.equal(needing.map(() => true))
    expect([[], plain, ['funnel', 'winRate'], new Set(['notes', 'no metric'])].map(needsParts)).to.deep.equal([false, false, false, false])
  })
})
