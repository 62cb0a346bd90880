/** Words of the leaderboard beyond its first picture: they come with the part that speaks them. */
export const leaderboardMore = {
  trend: 'Won, over time',
  expected: 'Won, and expected',
  ofExpected: (wins: string) => `of ${wins} expected`,
  /** Open deals a post beside the median of all. */
  load: (ratio: string) => `${ratio} × median`,
  nobody: (text: string) => `Nobody is called “${text}”.`,
  /** Beneath a list on paper and in a picture. */
  firstOf: (shown: string, all: string) => `The first ${shown} of ${all} reps. The table and its CSV have them all.`,
  notRanked: (minimum: string) => `not ranked, under ${minimum}`,
  newcomer: 'new',
  samePlace: 'same place',
  climbed: (text: string) => `up ${text}`,
  fell: (text: string) => `down ${text}`,
  /** For the foot, where people are sorted by what nothing was tested of. */
  noVerdict: 'an order is no verdict',

  /** Opens and closes the rows of a team. */
  members: (team: string) => `Members of ${team}`,

  /** Tips: a rate with what it is of, what the tick and the line on its track are, a quota, and a step of the small line. */
  rateTold: (rate: string, k: string, n: string) => `${rate}: won ${k} of ${n} decided`,
  fewTold: (k: string, n: string) => `won ${k} of ${n} decided: too few for a rate`,
  pastTold: (rate: string, period: string) => `the tick: own past ${rate}, ${period}`,
  allTold: (rate: string) => `the line: all together ${rate}`,
  quotaTold: (amount: string, share: string) => `won ${amount}, ${share} of the quota for the period; the line is the whole of it`,
  step: (period: string, amount: string, partial: boolean) => `${period}: ${amount}${partial ? ', not ended yet' : ''}`,

  /** Beside a rep who has just won. */
  won: (text: string, n: number, amount: string) => `won ${n === 1 ? 'a deal' : `${text} deals`}${amount ? `, ${amount}` : ''}`,
  /** In the live region. */
  news: (who: string, what: string) => `${who} ${what}.`,
  manyWins: (deals: string, reps: string) => `${deals} deals were won by ${reps} reps.`,
}
