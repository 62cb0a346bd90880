import { common } from './common.ts'
import { dashboard } from './dashboard.ts'
import { faults } from './faults.ts'
import { funnel } from './funnel.ts'
import { issues } from './issues.ts'
import { leaderboard } from './leaderboard.ts'
import { notes } from './notes.ts'
import { trend } from './trend.ts'
import { units } from './units.ts'
import { winRate } from './win-rate.ts'

export { makeFormatter } from '../make-formatter.ts'

export const messages = { units, common, issues, faults, dashboard, funnel, winRate, trend, leaderboard, notes }
