/** Registers `shakhes-leaderboard`. */
import { defineElements } from '../widgets/base/define.ts'
import { ShakhesLeaderboard } from '../widgets/leaderboard.ts'

defineElements(ShakhesLeaderboard)
