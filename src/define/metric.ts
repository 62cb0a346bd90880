/** Registers `shakhes-metric`. */
import { defineElements } from '../widgets/base/define.ts'
import { ShakhesMetric } from '../widgets/metric.ts'

defineElements(ShakhesMetric)
