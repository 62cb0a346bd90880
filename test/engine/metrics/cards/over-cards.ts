import { prepareMetrics } from '../../../../src/engine/metrics/index.ts'
import { CARD_NAMES, type Row } from '../../../../src/model/index.ts'
import { DAY } from '../over.ts'

export { ask, DAY, day, decided, engines, fromPaths, settings, STAGES, workedA, ZERO } from '../over.ts'

/** What a host does before it runs cards. */
export const loaded = (): Promise<void> => prepareMetrics(CARD_NAMES)

/** Open deals without history, created so many days before. */
export function open(
  prefix: string, n: number, { at, days = 10, ...rest }: { at: number; days?: number } & Partial<Row<'opportunities'>>,
): Row<'opportunities'>[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `${prefix}-${i}`, createdAt: at - days * DAY, stage: 'L', amount: 100, currency: 'EUR', ...rest,
  }))
}

/** Deals of these lengths in days, decided (W, X) or still open (+) after them, all created at once. */
export function lasting(lengths: readonly string[], { from, ...rest }: { from: number } & Partial<Row<'opportunities'>>): Row<'opportunities'>[] {
  return lengths.map((text, i) => {
    const end = text.at(-1)!
    const days = Number.parseFloat(text)
    const stage = { W: 'won', X: 'lost', '+': 'L' }[end]!
    return {
      id: `${text}-${i}`, createdAt: from, amount: 100, currency: 'EUR', stage, ...(end === '+' ? {} : { closedAt: from + days * DAY }), ...rest,
    }
  })
}
