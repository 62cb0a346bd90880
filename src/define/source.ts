import { defineElements } from '../widgets/base/define.ts'
import { ShakhesSource } from '../widgets/source.ts'

defineElements(ShakhesSource)
