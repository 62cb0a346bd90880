import type { Formatter, Messages } from '../i18n/index.ts'
import type { Attribution, Comparison, CompareSpec, Rate, WinRateDefinition, WinRatePoint, WinRateResult } from '../model/index.ts'

export const DEFINITIONS = ['decided', 'all', 'value', 'stale'] as const satisfies readonly WinRateDefinition[]

/** What the view needs to speak and to draw. */
export interface WinRateVoice {
  readonly t: Messages
  readonly f: Formatter
  /** What the result was compared with, for the words. */
  readonly compare: CompareSpec | undefined
  /** Where it stands beside another group: the difference and its interval in words, once the names are there. */
  readonly beside?: { readonly whole: (comparison: Comparison) => string; readonly range: (range: string) => string }
}

export function rateOf(result: WinRateResult, definition: WinRateDefinition): Rate {
  return definition === 'decided' ? result.decided : definition === 'all' ? result.all : definition === 'value' ? result.byValue : result.stale
}

export const COURSES = ['closed', 'created', 'both'] as const satisfies readonly Attribution[]

/** The course of decided deals by when they were, or, once it was asked for, that of all created by when they were. */
export function courseOf(result: WinRateResult, course: Attribution): { readonly points: readonly WinRatePoint[]; readonly total: Rate; readonly created: boolean } {
  const created = course === 'created' && result.cohorts !== undefined
  return created ? { points: result.cohorts!, total: result.all, created } : { points: result.series, total: result.decided, created }
}

/** Whether a rate is k of n rather than a percentage. METRICS G5. */
export const fewOf = (rate: Rate): boolean => rate.value === null || rate.quality === 'insufficient'

/** How many deals stand behind a rate, where n counts money. */
export const countBehind = (result: WinRateResult, definition: WinRateDefinition): number =>
  (definition === 'value' ? result.decided.n : rateOf(result, definition).n)

/** The rate as it is printed: a percentage by the number of deals behind it, or k of n below five. */
export function answer(result: WinRateResult, definition: WinRateDefinition, { t, f }: WinRateVoice): string {
  const rate = rateOf(result, definition)
  if (rate.n === 0) return t.winRate.none
  if (definition === 'value') return fewOf(rate) ? made(result, definition, { t, f, compare: undefined }) : f.percent(rate.value, countBehind(result, definition))
  return f.rate(rate)
}

/** k of n; in money for the rate by value. */
export function made(result: WinRateResult, definition: WinRateDefinition, { t: { winRate: t }, f }: WinRateVoice): string {
  const { k, n } = rateOf(result, definition)
  return definition === 'value' ? t.amountOf(f.money(k, result.currency, { unit: false }), f.money(n, result.currency)) : f.kOfN(k, n)
}
