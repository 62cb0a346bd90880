import { LISTED_ISSUES } from '../model/index.ts'
import type { IssueCode, QualityReport, RowIssue } from '../model/index.ts'

/** Counts what was kept, rejected and doubted, and lists the first hundred. */
export class QualityLog {
  readonly #counts = new Map<IssueCode, number>()
  readonly #kept = new Map<string, number>()
  readonly #rejected = new Map<string, number>()
  readonly #first: RowIssue[] = []

  /** Whether another issue would still be listed: describing it costs. */
  get listing(): boolean { return this.#first.length < LISTED_ISSUES }

  count(code: IssueCode, times = 1): void { if (times > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + times) }
  list(issue: RowIssue): void { if (this.listing) this.#first.push(issue) }
  kept(table: string, change: number): void { this.#kept.set(table, (this.#kept.get(table) ?? 0) + change) }
  rejected(table: string, change: number): void { this.#rejected.set(table, (this.#rejected.get(table) ?? 0) + change) }

  /** Adds what another log counted, or takes it back. */
  add(other: QualityLog, sign: 1 | -1): void {
    for (const [own, theirs] of [[this.#counts, other.#counts], [this.#kept, other.#kept], [this.#rejected, other.#rejected]] as const) {
      for (const [key, count] of theirs) {
        const sum = ((own as Map<string, number>).get(key) ?? 0) + sign * count
        if (sum === 0) (own as Map<string, number>).delete(key)
        else (own as Map<string, number>).set(key, sum)
      }
    }
  }
  /** @param later - what was found after this */
  report(later = new QualityLog()): QualityReport {
    return {
      kept: added(this.#kept, later.#kept),
      rejected: added(this.#rejected, later.#rejected),
      counts: added(this.#counts, later.#counts),
      first: [...this.#first, ...later.#first].slice(0, LISTED_ISSUES),
    }
  }
}

function added(counts: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): Record<string, number> {
  const sums = new Map(counts)
  for (const [key, count] of others) sums.set(key, (sums.get(key) ?? 0) + count)
  return Object.fromEntries(sums)
}

interface NumberedTable { readonly name: string; sourceRow(row: number): number }

/** Rejects a row that had been kept: only the whole data showed that it is wrong. */
export function reject(log: QualityLog, table: NumberedTable, row: number, code: IssueCode, column: string, value: unknown): void {
  log.kept(table.name, -1)
  log.rejected(table.name, 1)
  doubt(log, table, row, code, column, value)
}
/** Counts and lists an issue of a row that was kept. */
export function doubt(log: QualityLog, table: NumberedTable, row: number, code: IssueCode, column: string, value: unknown): void {
  log.count(code)
  if (log.listing) log.list({ code, table: table.name, row: table.sourceRow(row), column, ...(value != null && { value: shown(value) }) })
}

/** A value as a report shows it: at most 200 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' && value !== null && !(value instanceof Date)
    ? safeJson(value) : String(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
function safeJson(value: object): string {
  try { return JSON.stringify(value) ?? String(value) } catch { return Object.prototype.toString.call(value) }
}
