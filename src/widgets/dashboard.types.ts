import type { Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import type { Switched } from './base/index.ts'

/**
 * What a dashboard can save and take back: plain JSON, without anything that was not chosen.
 *
 * ```json
 * { "version": 1, "period": "last-90-days", "compare": "previous",
 *   "clauses": [{ "by": "shakhes-funnel", "field": "reached", "values": ["demo"], "label": "Demo" }],
 *   "switched": { "shakhes-trend": { "measure": "wonCount" } } }
 * ```
 *
 * Later releases read what earlier ones wrote; what has another shape gets another version.
 */
export interface DashboardState {
  readonly version: 1
  /** In place of the dashboard's own. */
  readonly period?: PeriodSpec
  readonly compare?: CompareSpec
  /** Epoch ms. */
  readonly asOf?: number
  /** With `asOf`, by when periods that have names are found: a replay leaves them where they were. Epoch ms. */
  readonly today?: number
  /** What was chosen in widgets and filters. */
  readonly clauses: readonly Clause[]
  /** By widget (its id, else its tag), what differs from how it was set up. */
  readonly switched?: Readonly<Record<string, Switched>>
}

/** Where a host keeps what a dashboard saves. */
export interface StateStore {
  /** What was kept last; null or undefined: nothing yet. */
  read(): unknown
  /** Called a moment after the last change. */
  write(state: DashboardState): unknown
  /** Calls back when something else is to be shown, as by the browser's back button; returns how to stop that. */
  watch?(changed: () => void): () => void
}
