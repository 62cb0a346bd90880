import { ShakhesDashboard } from './dashboard.ts'
import { ShakhesFilters } from './filters.ts'
import { ShakhesFunnel } from './funnel.ts'
import { ShakhesLeaderboard } from './leaderboard.ts'
import { ShakhesMetric } from './metric.ts'
import { ShakhesNotes } from './notes.ts'
import { ShakhesSource } from './source.ts'
import { ShakhesTrend } from './trend.ts'
import { ShakhesWinRate } from './win-rate.ts'

export { ShakhesDashboard, ShakhesFilters, ShakhesFunnel, ShakhesLeaderboard, ShakhesMetric, ShakhesNotes, ShakhesSource, ShakhesTrend, ShakhesWinRate }
export { ShakhesWidget, type DataTable, type DefinitionEntry, type DrillDetail, type ExportDetail, type OwnQuery, type SwitchDetail, type Switched } from './base/index.ts'
export { METRIC_CARDS, type MetricCardName } from './metric.ts'
export type { DashboardState, StateStore } from './dashboard.types.ts'
export type { SelectDetail, WidgetScope } from './scope.ts'

/** Every widget that answers a metric. To add one: a file, and a line here. */
export const widgets = [ShakhesFunnel, ShakhesWinRate, ShakhesTrend, ShakhesLeaderboard, ShakhesNotes, ShakhesMetric] as const

/** Every element, those that provide before those that ask. */
export const elements = [ShakhesSource, ShakhesDashboard, ShakhesFilters, ...widgets] as const
