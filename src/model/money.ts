/**
 * How many decimal places of a currency's major unit its minor unit is: ISO 4217 as practised (CLDR), where the rial,
 * which has no coin below it, counts whole. `IRR.new` is the new rial of Iran's law of 2025.
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  IRR: 0, 'IRR.new': 2, AFN: 0, ALL: 0, BIF: 0, CLP: 0, COP: 0, DJF: 0, GNF: 0, IDR: 0, IQD: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0,
  LAK: 0, LBP: 0, MGA: 0, MMK: 0, PKR: 0, PYG: 0, RSD: 0, RWF: 0, SOS: 0, SYP: 0, TZS: 0, UGX: 0, UZS: 0, VND: 0,
  VUV: 0, XAF: 0, XOF: 0, XPF: 0, YER: 0, BHD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}
export function minorDigits(currency: string): number {
  // The money of a day (`IRR.2026-03-21`) has the coins of its currency.
  return EXPONENTS[currency] ?? EXPONENTS[currency.slice(0, 3)] ?? 2
}

/**
 * What written amounts count. `toman`: those in rial (`IRR`) count tomans, of 10 rials each; others major units.
 * METRICS G9.
 */
export const AMOUNT_UNITS = ['major', 'minor', 'toman'] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]
/** The only currency that a toman is a unit of. */
export const RIAL = 'IRR'
/** How many places an amount shifts from major units or tomans to minor units. */
export function placesIn(unit: AmountUnit, currency: string | null): number {
  return currency === null ? 0 : minorDigits(currency) + Number(unit === 'toman' && currency === RIAL)
}
