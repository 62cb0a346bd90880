import type { Grain, LeaderboardOrder, LeaderboardView } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')
const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const count = (n: number, text: string): string => WORDS[n] ?? text

/** How many reps are clearly up, clearly down and neither, as number and text. */
export interface Change { readonly n: number; readonly text: string }

/** Words of the leaderboard. */
export const leaderboard = {
  title: 'Sales reps',
  /** The summary of `self`. */
  self: (up: Change, down: Change, rest: Change, none: Change) => {
    const parts = [
      up.n > 0 ? `${count(up.n, up.text)} clearly up` : '', down.n > 0 ? `${count(down.n, down.text)} clearly down` : '',
      rest.n > 0 ? (up.n + down.n === 0 && none.n === 0 ? 'no clear change' : up.n + down.n > 0 && none.n === 0 ? 'the rest as before' : `${count(rest.n, rest.text)} as before`) : '',
      none.n > 0 ? (up.n + down.n + rest.n === 0 ? 'no past to compare with yet' : `${count(none.n, none.text)} without a past`) : '',
    ].filter(Boolean)
    return parts.length === 0 ? 'Each beside their own past.' : `Each beside their own past: ${parts.join(', ')}.`
  },
  named: 'Ranks are ranges: overlapping intervals share places.',
  orderedBy: (order: LeaderboardOrder) => `Ordered by ${{ wonAmount: 'amount won', wonCount: 'deals won', winRate: 'win rate', name: 'name' }[order]}; an order is no verdict.`,
  anonymous: 'Your place among unnamed colleagues, as a range.',
  suppressed: 'Fewer than five reps: nobody but you is shown.',
  viewSwitch: 'Who is shown',
  views: { self: 'Own past', anonymous: 'Anonymous', named: 'Named' } as Readonly<Record<LeaderboardView, string>>,
  ownerless: 'No deal says whose it is',
  ownerlessText: 'Once the source names the owner of its deals, the reps stand here.',
  rowsSwitch: 'One row for each',
  find: 'Find a rep',
  showAll: (text: string) => `Show all ${text}`,
  showFewer: 'Show fewer',
  you: 'You',
  colleague: 'A colleague',

  rank: 'Rank',
  rep: 'Rep',
  rate: 'Win rate',
  rateAndPast: 'Win rate, and own past',
  share: 'Won of decided',
  change: 'Change',
  quota: 'Quota',
  series: {
    day: 'Won, daily', week: 'Won, weekly', month: 'Won, monthly', quarter: 'Won, quarterly', year: 'Won, yearly',
  } as Readonly<Record<Grain, string>>,
  amount: 'Won',
  moved: 'Since last period',
  expected: 'Won, and expected',
  columns: 'Columns',

  up: (points: string) => `up ${points}`,
  down: (points: string) => `down ${points}`,
  noQuota: 'no quota',
  ranks: (best: string, worst: string) => `${best}–${worst}`,

  reps: (text: string, n: number) => `${text} ${plural(n, { one: 'rep', other: 'reps' })}`,
  shown: (shown: string, all: string) => `${shown} of ${all} reps`,
  level: (percent: string, n: number, text: string) => `verdicts at ${percent}, as ${count(n, text)} are compared`,
  scale: (range: string) => `scale ${range}`,
  eligible: (text: string) => `ranked from ${text} decided`,

  table: {
    caption: 'Reps', team: 'Team', won: 'Won', lost: 'Lost', open: 'Open', interval: 'Interval', past: 'Before', verdict: 'Verdict',
    size: 'Deal size, median', cycle: 'Sales cycle, median',
  },
  terms: { change: 'Change', rank: 'Rank', quota: 'Quota', fairness: 'Fairness' },
  formula: 'won ÷ (won + lost)',
  counts: 'deals decided in the period, each with the rep who owned it then',
  compared: (past: string) => `each rep’s own rate in ${past}`,
  changeRule: 'said only where the interval of the difference leaves out zero (Newcombe)',
  rankRule: (minimum: string) => `the places that the intervals allow, from ${minimum} decided`,
  expectedRule: 'wins to expect of as many deals of the same source, first stage and size, by everyone’s record; later stages would tell how they ended',
  loadRule: 'open deals a full-time post, beside the median of all',
  quotaRule: 'won ÷ quota, the quota by the working days that lie in the period',
  fairness: 'nobody is set beside anyone else unless the host allows it',
}

