import type { Row, Tables } from '../../src/model/index.ts'

/** A product of a deal, with its amount; of a deal without lines that is the deal's own. */
export interface Line { readonly product: string | null; readonly amount: number | null | 'its own' }

/** The products of a deal, each once: those of its lines, else its own. */
export function linesOf(deal: Row<'opportunities'>, { opportunityLines = [] }: Tables): readonly Line[] {
  const own = opportunityLines.filter((line) => String(line.opportunityId) === String(deal.id))
  if (own.length === 0) return [{ product: deal.product ?? null, amount: 'its own' }]
  return [...new Set(own.map(({ product }) => product))].sort().map((product) => {
    const amounts = own.filter((line) => line.product === product).flatMap(({ amount }) => amount ?? [])
    return { product, amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0) }
  })
}
