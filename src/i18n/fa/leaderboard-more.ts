import type { leaderboardMore as en } from '../en/leaderboard-more.ts'

export const leaderboardMore: typeof en = {
  trend: 'موفق در گذر زمان',
  expected: 'موفق، و انتظار',
  ofExpected: (wins) => `از ${wins} مورد انتظار`,
  load: (ratio) => `${ratio} برابر میانه`,
  nobody: (text) => `کسی با نام «${text}» نیست.`,
  notRanked: (minimum) => `بی‌رتبه، کمتر از ${minimum}`,
  newcomer: 'تازه',
  samePlace: 'همان جا',
  climbed: (text) => `${text} بالاتر`,
  fell: (text) => `${text} پایین‌تر`,
  noVerdict: 'ترتیب، داوری نیست',

  members: (team) => `اعضای ${team}`,

  won: (text, n, amount) => `${n === 1 ? 'یک' : text} فرصت را به فروش رساند${amount ? `، ${amount}` : ''}`,
  news: (who, what) => `${who} ${what}.`,
  manyWins: (deals, reps) => `${reps} کارشناس، ${deals} فرصت را به فروش رساندند.`,
}
