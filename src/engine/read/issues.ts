import type { IssueCode } from '../../model/index.ts'
import { shown } from '../quality.ts'
import type { QualityLog } from '../quality.ts'

interface Noted { readonly index: number; readonly code: IssueCode; readonly column: string; readonly value: string | undefined }

/** What is wrong with the rows of one batch. A row is rejected once, by its first error; its doubts then do not count. */
export class BatchIssues {
  /** 1 for each rejected row. */
  readonly bad: Uint8Array
  rejected = 0
  readonly #log: QualityLog
  readonly #errors: Noted[] = []
  readonly #doubts: Noted[] = []

  constructor(length: number, log: QualityLog) {
    this.bad = new Uint8Array(length)
    this.#log = log
  }

  reject(index: number, code: IssueCode, column: string, value: unknown): void {
    if (this.bad[index] !== 0) return
    this.bad[index] = 1
    this.rejected++
    this.#log.count(code)
    if (this.#log.listing) this.#errors.push({ index, code, column, value: value == null ? undefined : shown(value) })
  }
  doubt(index: number, code: IssueCode, column: string, value: unknown): void {
    this.#doubts.push({ index, code, column, value: value == null ? undefined : shown(value) })
  }
  /** Hands over to the log, by row. @param rowOf - one-based row number of an index of the batch */
  flush(table: string, rowOf: (index: number) => number): void {
    const doubts = this.#doubts.filter(({ index }) => this.bad[index] === 0)
    for (const { code } of doubts) this.#log.count(code)
    for (const { index, code, column, value } of [...this.#errors, ...doubts].sort((a, b) => a.index - b.index)) {
      this.#log.list({ code, table, row: rowOf(index), ...(column && { column }), ...(value !== undefined && { value }) })
    }
  }
}
