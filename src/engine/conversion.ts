import { minorDigits, type Conversion, type ConversionRate } from '../model/index.ts'
import { startOfDay } from '../time/index.ts'
import type { ListedRate } from './context.ts'

/** By list of rates; the questions of a refresh share a currency and a zone. */
const known = new WeakMap<readonly ListedRate[], Map<string, Conversion>>()

/**
 * How amounts become those of a currency: by the rates that lead into it, or where none does from a currency, by the
 * inverse of those that lead to that one. Nothing is converted by way of a third currency, and nothing 1:1. Toman is a
 * unit to show rials in, `IRR.new` a currency with a rate as any other. METRICS G9.
 *
 * @param rates - in any order; of several of one date the last counts
 */
export function conversionTo(to: string | null, rates: readonly ListedRate[], zone: string): Conversion {
  let conversions = known.get(rates)
  if (conversions === undefined) known.set(rates, conversions = new Map<string, Conversion>())
  const key = JSON.stringify([to, zone])
  let conversion = conversions.get(key)
  if (conversion === undefined) {
    conversion = { to, rates: to === null ? [] : ratesTo(to, rates, zone) }
    conversions.set(key, conversion)
  }
  return conversion
}

function ratesTo(to: string, rates: readonly ListedRate[], zone: string): readonly ConversionRate[] {
  const currencies = new Set(rates.flatMap(({ from, to: into }) => [from, into]))
  currencies.delete(to)
  return [...currencies].sort().flatMap((currency) => {
    // By its text: `**` ends in other bits in other engines.
    const scale = Number(`1e${minorDigits(to) - minorDigits(currency)}`)
    const direct = rates.filter((r) => r.from === currency && r.to === to)
    const inverse = rates.filter((r) => r.from === to && r.to === currency)
    const steps = direct.length > 0
      ? direct.map(({ date, rate }) => [date, rate * scale] as const)
      : inverse.map(({ date, rate }) => [date, scale / rate] as const)
    return [...new Map(steps)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, factor]): ConversionRate => ({ currency, since: startOfDay(date, zone), factor }))
  })
}
