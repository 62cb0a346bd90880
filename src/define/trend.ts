import { defineElements } from '../widgets/base/define.ts'
import { ShakhesTrend } from '../widgets/trend.ts'

defineElements(ShakhesTrend)
