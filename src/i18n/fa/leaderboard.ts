import type { leaderboard as en } from '../en/leaderboard.ts'

export const leaderboard: typeof en = {
  title: 'کارشناسان فروش',
}
