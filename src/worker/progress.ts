import type { LoadProgress } from './protocol.ts'

const REPORT_MS = 100
/** So often a load says that it lives, also while it waits for a server. */
const BEAT_MS = 1000

/** Counts rows, and tells of them no more often than a reader can see. */
export class ProgressReport {
  total: number | null = null
  readonly #report: (progress: LoadProgress) => void
  readonly #beat: ReturnType<typeof setInterval>
  #rows = 0
  #last: number

  constructor(report: (progress: LoadProgress) => void) {
    this.#report = report
    this.#last = performance.now()
    this.#beat = setInterval(() => this.#tell(), BEAT_MS)
  }

  add(rows: number): void {
    this.#rows += rows
    if (performance.now() - this.#last >= REPORT_MS) this.#tell()
  }

  end(): void { clearInterval(this.#beat) }

  #tell(): void {
    this.#last = performance.now()
    this.#report({ rows: this.#rows, total: this.total })
  }
}
