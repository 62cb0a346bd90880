import { ShakhesError, type Row } from '../model/index.ts'

/** A price index: each value holds from its day on, until the next one's. */
export interface IndexValue {
  /** `YYYY-MM-DD`, Gregorian. */
  readonly date: string
  /** Greater than 0, in any unit: only ratios count. */
  readonly value: number
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * Amounts in the money of one day, so that growth is not inflation: METRICS G9's deflator hook. Such money is a currency
 * of its own, with dated rates from the nominal one, as any other is: put `fxRates` among the tables, and ask for
 * `currency`. Won amounts are taken at the index of the day they were won, open ones at T's; what was decided before the
 * index begins, or is in a currency without a rate into this one, is left out and counted as unconverted, never 1:1.
 * The last value holds on, as the last rate does.
 *
 * Goals in the nominal currency are not held against it. Its name is its key, such as `IRR.2026-03-21`, until
 * `addMessages` gives it another.
 *
 * @param currency - the nominal currency's key, such as `IRR`
 * @param of - the day whose money it is, `YYYY-MM-DD`; not before the index begins
 * @param index - in any order; of several of one day the last counts
 * @throws ShakhesError `schema` that names the value and what was expected
 */
export function deflator(
  { currency, of, index }: { readonly currency: string; readonly of: string; readonly index: readonly IndexValue[] },
): { readonly currency: string; readonly fxRates: readonly Row<'fxRates'>[] } {
  const refuse = (field: string, found: unknown, expected: string): never => {
    throw new ShakhesError('schema', `${field} is ${String(found)}: expected ${expected}`, { params: { field } })
  }
  if (!/^[A-Z]{3}$/.test(currency)) refuse('currency', currency, 'the key of a nominal currency, such as IRR')
  if (!DATE.test(of)) refuse('of', of, 'a day such as 2026-03-21')
  index.forEach(({ date, value }, i) => {
    if (!DATE.test(date)) refuse(`index[${i}].date`, date, 'a day such as 2026-03-21')
    if (!(value > 0 && value < Infinity)) refuse(`index[${i}].value`, value, 'a number greater than 0')
  })
  const steps = [...new Map(index.map(({ date, value }) => [date, value]))].sort(([a], [b]) => (a < b ? -1 : 1))
  const base = steps.findLast(([date]) => date <= of)?.[1]
    ?? refuse('of', of, `a day from ${steps[0]?.[0] ?? 'the first of an index that is not empty'} on, where the index begins`)
  const to = `${currency}.${of}`
  return { currency: to, fxRates: steps.map(([date, value]) => ({ date, from: currency, to, rate: base / value })) }
}
