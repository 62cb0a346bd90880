import { defineElements } from '../widgets/base/define.ts'
import { ShakhesFunnel } from '../widgets/funnel.ts'

defineElements(ShakhesFunnel)
