import type { leaderboardMore as en } from '../en/leaderboard-more.ts'

export const leaderboardMore: typeof en = {
  trend: 'موفق در گذر زمان',
  expected: 'موفق، و انتظار',
  ofExpected: (wins) => `از ${wins} مورد انتظار`,
  load: (ratio) => `${ratio} برابر میانه`,
  nobody: (text) => `کسی با نام «${text}» نیست.`,
  firstOf: (shown, all) => `${shown} کارشناس نخست از ${all} کارشناس؛ همه در جدول و فایل CSV آن هستند.`,
  notRanked: (minimum) => `بی‌رتبه، کمتر از ${minimum}`,
  newcomer: 'تازه',
  samePlace: 'همان جا',
  climbed: (text) => `${text} بالاتر`,
  fell: (text) => `${text} پایین‌تر`,
  noVerdict: 'ترتیب، داوری نیست',

  members: (team) => `اعضای ${team}`,

  rateTold: (rate, k, n) => `${rate}: ${k} موفق از ${n} تعیین‌تکلیف‌شده`,
  fewTold: (k, n) => `${k} موفق از ${n} تعیین‌تکلیف‌شده: برای نرخ کم است`,
  pastTold: (rate, period) => `خط کوتاه: گذشتهٔ خود ${rate}، ${period}`,
  allTold: (rate) => `خط نازک: همه با هم ${rate}`,
  quotaTold: (amount, share) => `${amount} موفق، برابر با ${share} سهمیهٔ دوره؛ خط، همهٔ سهمیه است`,
  step: (period, amount, partial) => `${period}: ${amount}${partial ? '، هنوز پایان نیافته' : ''}`,

  won: (text, n, amount) => `${n === 1 ? 'یک' : text} فرصت را به فروش رساند${amount ? `، ${amount}` : ''}`,
  news: (who, what) => `${who} ${what}.`,
  manyWins: (deals, reps) => `${reps} کارشناس، ${deals} فرصت را به فروش رساندند.`,
}
