import type { Formatter, Messages } from '../i18n/index.ts'
import type { LeaderboardResult, LeaderboardRow, Verdict } from '../model/index.ts'
import { comparedRows, rateScale } from './leaderboard.rows.ts'

/** The reader's words and numbers. */
export interface Voice { readonly t: Messages; readonly f: Formatter }

export function leaderboardSentence(result: LeaderboardResult, { t: { leaderboard: w }, f }: Voice): string {
  if (result.suppressed) return w.suppressed
  if (result.view === 'anonymous') return w.anonymous
  if (result.view === 'named') return result.order === 'winRate' ? w.named : w.orderedBy(result.order)
  const count = (...verdicts: Verdict[]) => {
    const n = result.rows.filter((row) => verdicts.includes(row.past?.verdict ?? 'no-past')).length
    return { n, text: f.integer(n) }
  }
  return w.self(count('up'), count('down'), count('no-clear-change'), count('no-past'))
}

export function leaderboardQuality(result: LeaderboardResult, shown: number, { t: { leaderboard: w }, f }: Voice, teams: LeaderboardResult['teams']): string[] {
  const { rows, view, confidence, minimum, order } = result
  const self = view === 'self'
  const scale = teams ? rateScale(teams.map(({ rate }) => ({ rate, past: null })), false) : rateScale(rows, self)
  const compared = comparedRows(rows)
  // 1 − 0.05 / m, as a percentage that is never rounded up to certainty.
  const level = 1 - (1 - confidence) / Math.max(1, compared)
  const percent = f.interval({ low: scale.min, high: scale.max }, 0)
  return [
    shown < rows.length && !teams ? w.shown(f.integer(shown), f.integer(rows.length)) : w.reps(f.integer(rows.length), rows.length),
    ...(self && compared > 1 && !teams ? [w.level(f.percent(Math.floor(level * 1000) / 1000, 1000), compared, f.integer(compared))] : []),
    ...(!self && order === 'winRate' && !teams ? [w.eligible(f.integer(minimum))] : []),
    ...(scale.min > 0 || scale.max < 1 ? [w.scale(percent)] : []),
  ]
}

export function nameOf(row: LeaderboardRow, { view }: LeaderboardResult, { t: { leaderboard: w }, f }: Voice): string {
  return row.anonymous ? w.colleague : row.me && view === 'anonymous' ? w.you : f.label(row.name)
}
