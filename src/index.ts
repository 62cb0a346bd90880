/**
 * shakhes: sales dashboard widgets. Importing this registers nothing; `shakhes/define` does.
 */
export { DataSource } from './source/index.ts'
export type { EngineReport, Rung, Source, SourceOptions, SourceStatus, WorkerSettings } from './source/index.ts'
export { addMessages } from './i18n/index.ts'
export type { Catalogue, SomeMessages } from './i18n/index.ts'
export { addStyles } from './widgets/add-styles.ts'
export * from './widgets/index.ts'
export type { SelectDetail, WidgetScope } from './widgets/scope.ts'
export { DIMENSIONS, ISSUE_CODES, MOODS, PERIOD_NAMES, schema, ShakhesError, TREND_MEASURES } from './model/index.ts'
export type * from './model/index.ts'
