import type { Tables } from '../../src/model/index.ts'

export const stages = [
  { id: 'new', order: 1, kind: 'open' }, { id: 'offer', order: 2, kind: 'open' },
  { id: 'won', order: 3, kind: 'won' }, { id: 'lost', order: 4, kind: 'lost' },
] as const satisfies Tables['stages']

const DAY = 86_400_000

/** Deals in a pattern: of each four, one is new, one offered, one won and one lost. */
export const deals = (count: number) => Array.from({ length: count }, (_, i) => {
  const createdAt = Date.UTC(2025, 0, 1) + (i % 500) * DAY / 2
  return {
    id: `d${i}`, stage: stages[i % 4]!.id, amount: (i % 97) * 100, currency: 'EUR', ownerId: `r${i % 8}`, source: i % 3 === 0 ? 'web' : 'fair',
    createdAt, ...(i % 4 < 2 ? {} : { closedAt: createdAt + (i % 60 + 1) * DAY }), ...(i % 4 === 3 ? { lostReason: 'price' } : {}),
  }
})
