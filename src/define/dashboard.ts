import { defineElements } from '../widgets/base/define.ts'
import { ShakhesDashboard } from '../widgets/dashboard.ts'

defineElements(ShakhesDashboard)
