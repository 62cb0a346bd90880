import type { Formatter, Messages } from '../i18n/index.ts'
import type { LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult, LeaderboardRow, LeaderboardTeam } from '../model/index.ts'
import type { Told } from './base/tips.ts'
import { courseOf } from './leaderboard.view.ts'

interface Voice { readonly t: Messages; readonly f: Formatter }

/** What a tip says of a rate's mark, a quota's bar or a small line. */
export function boardTip(mark: HTMLElement, result: LeaderboardResult, voice: Voice, w: LeaderboardMoreWords): Told {
  const { row: id, team } = mark.closest('tr')?.dataset ?? {}
  const row = team === undefined ? result.rows.find((one) => one.id === id) : undefined
  const told = row ?? result.teams?.find((one) => one.id === team)
  if (!told) return null
  switch (mark.dataset['of']) {
    case 'rate': return rate(told, row, result, voice, w)
    case 'quota': return told.attainment.value === null ? null : w.quotaTold(voice.f.money(told.wonAmount, result.currency), voice.f.percent(told.attainment.value, 0))
    default: return row ? course(row, result, voice, w) : null
  }
}

/** By the ladder of METRICS G5, with its interval; and what the tick on its track is. */
function rate({ rate: { k, n, value, interval, quality } }: LeaderboardRow | LeaderboardTeam, row: LeaderboardRow | undefined, result: LeaderboardResult, { t, f }: Voice, w: LeaderboardMoreWords): string | null {
  if (n === 0) return null
  if (quality === 'insufficient' || value === null) return w.fewTold(f.integer(k), f.integer(n))
  const past = result.view === 'self' && row?.past?.rate.n ? row.past : null
  return [
    w.rateTold(f.percent(value, n), f.integer(k), f.integer(n)),
    ...(interval ? [t.winRate.interval(f.percent(result.confidence, 1), f.interval(interval, n))] : []),
    ...(past ? [w.pastTold(f.rate(past.rate), f.periodLabel(past.period))] : []),
    ...(!row && result.total.quality !== 'insufficient' ? [w.allTold(f.rate(result.total))] : []),
  ].join('\n')
}

/** Each step of the line with what was won in it. */
function course(row: LeaderboardRow, result: LeaderboardResult, { f }: Voice, w: LeaderboardMoreWords): Told {
  const { x } = courseOf(row, result)
  return result.seriesPeriods.flatMap((bucket, i) => (row.series[i] === undefined ? []
    : [{ x: x(i), text: w.step(f.periodLabel(bucket), f.money(row.series[i], result.currency), bucket.partial) }]))
}
