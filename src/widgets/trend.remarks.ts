import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendResult } from '../model/index.ts'
import type { TrendSpeech } from './trend.words.ts'

/** What is to be said of a point besides its numbers. */
export function remarksOf(result: TrendResult, index: number, { held }: TrendSpeech, t: Messages, f: Formatter): string[] {
  const kinds = new Map(result.turns.map((turn) => [turn.index, turn.kind]))
  const kind = kinds.get(index)
  const point = result.points[index]!
  return [
    ...(point.partial ? [t.trend.unfinished] : []),
    ...(point.partialAverage && held.early ? [held.early.over(point.partialAverage.of)] : []),
    ...(kind ? [kind === 'peak' ? t.trend.peak('') : t.trend.low('')] : []),
    ...result.interventions.filter(({ first, last }) => first <= index && index <= last).map(({ name }) => f.label(name)),
  ]
}
