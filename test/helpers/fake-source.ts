import { ShakhesError } from '../../src/model/index.ts'
import type { DatasetInfo, Dimension, DimensionValue, Fault, Filter, MetricName, MetricQuery, MetricResult, QueryOf, ResultOf, TableName } from '../../src/model/index.ts'
import type { Source, SourceStatus } from '../../src/source/types.ts'

export type CannedResults = { readonly [M in MetricName]?: ResultOf<M> }

/** A question that was put to a fake source, and the means to settle it. */
export interface AskedQuestion {
  readonly query: MetricQuery
  readonly signal: AbortSignal | undefined
  answer(result: MetricResult): void
  fail(fault: Fault): void
}

export interface FakeOptions {
  readonly status?: SourceStatus
  /** Default 1. */
  readonly version?: number
  readonly info?: DatasetInfo | null
  /** Leave every question open until the test settles it. */
  readonly hold?: boolean
}

/**
 * A source without an engine: answers by metric with what it was given, or waits for the test to settle each question.
 * It keeps what was asked, and how many users hold it.
 */
export class FakeSource extends EventTarget implements Source {
  readonly frame = {}
  readonly asked: AskedQuestion[] = []
  users = 0
  refreshed = 0
  results: CannedResults
  status: SourceStatus
  version: number
  info: DatasetInfo | null
  hold: boolean
  live = false
  asking = false
  /** Tables that its settings speak of. */
  readonly expected = new Set<TableName>()

  constructor(results: CannedResults = {}, options: FakeOptions = {}) {
    super()
    this.results = results
    this.status = options.status ?? { state: 'ready', at: Date.UTC(2026, 11, 8) }
    this.version = options.version ?? 1
    this.info = options.info ?? null
    this.hold = options.hold ?? false
  }

  query<M extends MetricName>(query: QueryOf<M>, options: { readonly signal?: AbortSignal } = {}): Promise<ResultOf<M>> {
    return new Promise((resolve, reject) => {
      const answer = (result: MetricResult): void => resolve(result as ResultOf<M>)
      const fail = (fault: Fault): void => reject(new ShakhesError(fault.code, fault.message, fault))
      options.signal?.addEventListener('abort', () => fail({ code: 'aborted', message: 'nobody waits for it', retryable: false }))
      this.asked.push({ query, signal: options.signal, answer, fail })
      if (this.hold) return
      if (this.status.state === 'error' && this.status.since === undefined) return fail(this.status.fault)
      const result = this.results[query.metric]
      if (result) answer(result)
      else fail({ code: 'unsupported', message: `no canned result for ${query.metric}`, retryable: false })
    })
  }
  /** The values of dimensions; what was asked of them; and what to fail with. */
  dimensions: Partial<Record<Dimension | 'id', readonly DimensionValue[]>> = {}
  readonly valuesAsked: { readonly dimension: Dimension | 'id'; readonly filter: Filter | undefined }[] = []
  valuesFault: Fault | null = null
  async values(dimension: Dimension | 'id', { filter }: { readonly filter?: Filter } = {}): Promise<readonly DimensionValue[]> {
    this.valuesAsked.push({ dimension, filter })
    if (this.valuesFault) throw new ShakhesError(this.valuesFault.code, this.valuesFault.message, this.valuesFault)
    return this.dimensions[dimension] ?? []
  }
  async refresh(): Promise<void> { this.refreshed++ }
  /** How many listen for changes. */
  listeners = 0
  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++
    super.addEventListener(...args)
  }
  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners--
    super.removeEventListener(...args)
  }
  expects(table: TableName): boolean { return this.expected.has(table) }
  retain(): void { this.users++ }
  release(): void { this.users-- }

  /** The last question; fails the test when there is none. */
  get last(): AskedQuestion {
    const last = this.asked.at(-1)
    if (!last) throw new Error('nothing was asked')
    return last
  }
  /** Changes what is seen of the source, and says so. */
  set(changes: { readonly status?: SourceStatus; readonly version?: number; readonly info?: DatasetInfo | null }): void {
    Object.assign(this, changes)
    this.dispatchEvent(new Event('change'))
  }
}

export function fakeSource(results: CannedResults = {}, options: FakeOptions = {}): FakeSource {
  return new FakeSource(results, options)
}
