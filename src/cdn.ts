// What a script tag gets: the elements registered, and the names that a page without a bundler may need.

// Like beside like, from here on in the order of this file: gzip looks back 32 KB, and a style sheet tells it more about
// the next one than a worker does. That alone is 2 KB of the file.
import './widgets/base/tokens.ts'
import './widgets/dashboard.styles.ts'
import './widgets/base/shell-styles.ts'
import './widgets/leaderboard.styles.ts'
import './widgets/trend.styles.ts'
import './widgets/win-rate.styles.ts'
import './widgets/funnel.styles.ts'
import './charts/interval.ts'
import './widgets/base/controls.ts'
import './widgets/base/icons.ts'
import './widgets/lost-reasons.ts'
import './charts/sparkline.ts'
import './charts/rate-series.ts'
import './charts/rate-series-svg.ts'
import './charts/trend.ts'
import './charts/trend-svg.ts'
import './source/index.ts'
import './widgets/source.settings.ts'

import { defineElements } from './widgets/base/define.ts'
import { core } from './widgets/core.ts'

defineElements(...core)

export { DataSource } from './source/index.ts'
export { ShakhesError } from './model/index.ts'
/** For the scripts beside this one, such as `metric.js`: no part of the interface. */
export { lent } from 'virtual:lent'
