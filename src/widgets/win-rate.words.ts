import type { Verdict, WinRateDefinition, WinRateResult } from '../model/index.ts'
import { made, rateOf, type WinRateVoice } from './win-rate.rates.ts'
import { groupScale } from './win-rate.view.ts'

const verdictWords = (verdict: Verdict, { t: { winRate: t }, compare }: WinRateVoice): string | null => {
  const past = compare === 'last-year' ? compare : 'previous'
  return verdict === 'up' ? t.higher(past) : verdict === 'down' ? t.lower(past) : verdict === 'no-clear-change' ? t.unclear(past) : null
}

export function winRateSentence(result: WinRateResult, definition: WinRateDefinition, voice: WinRateVoice): string {
  const { t: { winRate: t }, f } = voice
  const rate = rateOf(result, definition)
  if (rate.n === 0) return t.nothing
  const share = made(result, definition, voice)
  if (definition === 'all') return t.wonAll(share, rate.bounds ? f.integer(Math.round((rate.bounds.high - rate.bounds.low) * rate.n)) : null)
  if (definition === 'value') return t.wonValue(share)
  if (definition === 'stale') return t.wonStale(share, f.days(result.staleAfterDays))
  if (result.against) return t.wonDecided(share, voice.beside?.whole(result.against) ?? null)
  return t.wonDecided(share, result.comparison && verdictWords(result.comparison.verdict, voice))
}

export function winRateQuality(result: WinRateResult, { t: { winRate: t }, f }: WinRateVoice): string[] {
  const scale = groupScale(result)
  return [
    t.countDecided(f.integer(result.decided.n)),
    t.wilson(f.percent(result.confidence, 1)),
    ...(result.groups.length > 0 ? [t.scale(f.interval({ low: scale.min, high: scale.max }, 0))] : []),
  ]
}
