/** Registers `shakhes-filters`. */
import { defineElements } from '../widgets/base/define.ts'
import { ShakhesFilters } from '../widgets/filters.ts'

defineElements(ShakhesFilters)
