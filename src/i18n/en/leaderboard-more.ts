/** Words of the leaderboard beyond its first picture: they come with the part that speaks them. */
export const leaderboardMore = {
  trend: 'Won, over time',
  expected: 'Won, and expected',
  ofExpected: (wins: string) => `of ${wins} expected`,
  /** Open deals a post beside the median of all. */
  load: (ratio: string) => `${ratio} × median`,
  nobody: (text: string) => `Nobody is called “${text}”.`,
  notRanked: (minimum: string) => `not ranked, under ${minimum}`,
  newcomer: 'new',
  samePlace: 'same place',
  climbed: (text: string) => `up ${text}`,
  fell: (text: string) => `down ${text}`,
  /** For the foot, where people are sorted by what nothing was tested of. */
  noVerdict: 'an order is no verdict',

  /** Opens and closes the rows of a team. */
  members: (team: string) => `Members of ${team}`,

  /** Beside a rep who has just won. */
  won: (text: string, n: number, amount: string) => `won ${n === 1 ? 'a deal' : `${text} deals`}${amount ? `, ${amount}` : ''}`,
  /** In the live region. */
  news: (who: string, what: string) => `${who} ${what}.`,
  manyWins: (deals: string, reps: string) => `${deals} deals were won by ${reps} reps.`,
}
