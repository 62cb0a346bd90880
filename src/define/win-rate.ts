import { defineElements } from '../widgets/base/define.ts'
import { ShakhesWinRate } from '../widgets/win-rate.ts'

defineElements(ShakhesWinRate)
