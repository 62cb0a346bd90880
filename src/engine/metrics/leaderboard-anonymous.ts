import type { LeaderboardRow, LeaderboardTeam, Rate } from '../../model/index.ts'
import type { MetricBody } from '../metric.ts'
import { UNRANKED } from './leaderboard-view.ts'

type Body = MetricBody<'leaderboard'>

/** Fewer than this many people give nobody cover. METRICS G, k-anonymity. */
const CROWD = 5

/** A board without the names of others; see `shown`. */
export function anonymous(body: Body): Body {
  const crowd = body.rows.filter((row) => row.rate.n > 0).length
  if (crowd < CROWD) return suppressed(body)
  const rows = body.rows.map((row, i) => (row.me ? row : nameless(row, i)))
  return { ...body, ...(body.teams && { teams: hiding(body.teams, body.rows) }), rows }
}

/**
 * Teams of at least five people who decided anything. Who is in none of them must be a crowd too, or nobody at all:
 * else the rest of the total would be about the few; then the smallest team goes along with them.
 */
function hiding(teams: readonly LeaderboardTeam[], rows: readonly LeaderboardRow[]): readonly LeaderboardTeam[] {
  const people = (team: LeaderboardTeam): number =>
    rows.filter((row) => row.team?.id === team.id && row.rate.n > 0).length
  let shown = teams.filter((team) => people(team) >= CROWD)
  const crowd = rows.filter((row) => row.rate.n > 0).length
  const left = (): number => crowd - shown.reduce((sum, team) => sum + people(team), 0)
  while (shown.length > 0 && left() > 0 && left() < CROWD) {
    const smallest = Math.min(...shown.map(people))
    const index = shown.findIndex((team) => people(team) === smallest)
    shown = shown.filter((_, i) => i !== index)
  }
  return shown
}

function nameless(row: LeaderboardRow, index: number): LeaderboardRow {
  return {
    ...row, id: `#${index + 1}`, name: '', anonymous: true, team: null, past: null, rankChange: null, series: [],
    attainment: { value: null, reason: 'unknown', n: 0 }, loadRatio: null, ...(row.expected && { expected: null }),
  }
}

function suppressed(body: Body): Body {
  const rows = body.rows.filter((row) => row.me)
    .map((row) => ({ ...row, ...UNRANKED, loadRatio: null, ...(row.expected && { expected: null }) }))
  const total: Rate = { value: null, reason: 'too-few', k: 0, n: 0, interval: null, quality: 'insufficient' }
  const own = (figure: (row: LeaderboardRow) => number): number => rows.reduce((sum, row) => sum + figure(row), 0)
  return {
    ...body, rows, total, ...(body.teams && { teams: [] }), suppressed: true, snapshots: 0,
    considered: own((row) => row.rate.n),
    excluded: {
      void: body.excluded.void, missingAmount: own((row) => row.missingAmount), unconverted: 0, uncreated: 0,
    },
  }
}
