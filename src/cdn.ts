// What a script tag gets: the elements registered, and the names that a page without a bundler may need.

import { defineElements } from './widgets/base/define.ts'
import { core } from './widgets/core.ts'

defineElements(...core)

export { DataSource } from './source/index.ts'
export { ShakhesError } from './model/index.ts'
/** For the scripts beside this one, such as `metric.js`: no part of the interface. */
export { lent } from 'virtual:lent'
