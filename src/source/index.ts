export { DataSource } from './data-source.ts'
export type { Source, SourceOptions, SourceStatus, WorkerSettings } from './types.ts'
export type { EngineReport, Rung } from '../worker/ladder.ts'
