import { absoluteSpec, createAdapterContext, loadAdapter, requestOptionsOf } from '../adapters/index.ts'
import type * as answering from '../engine/answering.ts'
import { Intake } from '../engine/intake.ts'
import { fromFault, ShakhesError } from '../model/index.ts'
import type { AdapterContext, Batch, DatasetInfo, Fault, TableName, TimeFrame } from '../model/index.ts'
import { ready, registerTemporal } from '../time/index.ts'
import { batchesOf, bridged, sourceFault } from './feed.ts'
import type { Pace } from './pace.ts'
import { loadPart, providePartAddresses } from './parts.ts'
import { ProgressReport } from './progress.ts'
import type { Bridge, Loaded, LoadOrder, LoadProgress } from './protocol.ts'
import { lengthOf, Slicer } from './slicer.ts'
import { Watch } from './watch.ts'

export interface LoadTools {
  readonly bridge: Bridge | null
  readonly signal: AbortSignal
  readonly report: (progress: LoadProgress) => void
  readonly pace: Pace
}

/** Data as they were read, with what answers from them, and who tells what has changed since. */
export interface Read {
  readonly engine: typeof answering
  readonly dataset: answering.Dataset
  readonly frame: TimeFrame
  readonly loaded: Loaded
  readonly watch: Watch | null
}

/** Read a source into a new dataset. Throws a `ShakhesError`. */
export async function load(order: LoadOrder, tools: LoadTools): Promise<Read> {
  const { signal, pace } = tools
  const progress = new ProgressReport(tools.report)
  let feed: Feed | null = null
  let whole = false
  try {
    providePartAddresses(order.parts)
    registerTemporal(loadTemporal)
    // Fetched while the first rows come.
    const fetched = import('../engine/answering.ts')
    fetched.catch(() => undefined)
    const forms = givesRows(order.from) ? null : import('../engine/read/encoded.ts')
    forms?.catch(() => undefined)
    await ready()
    const at = Date.now()
    let incomplete: Fault | null = null
    const told = { total: (rows: number) => { progress.total = rows }, incomplete: (fault: Fault) => { incomplete = fault } }
    const { batches, watch } = feed = await atSource(() => feedOf(order, tools, told))
    // The source is asked while the engine comes.
    let next = batches.next()
    next.catch(() => undefined)
    const engine = await fetched
    const { locale, ...said } = order.frame
    const frame = engine.frameOf(said, locale)
    const live = order.live || watch !== null
    const intake = new Intake({ zone: frame.zone, now: at, currency: order.currency, live }, await forms)
    const slicer = new Slicer(pace.sliceMs / 2)
    for (const [table, rows] of Object.entries(order.tables ?? {}) as [TableName, readonly object[]][]) {
      for (const slice of slicer.cut({ table, rows })) {
        intake.ingest(slice)
        await pace.breathe(signal)
      }
    }
    for (;;) {
      const { done, value } = await atSource(() => next)
      if (done === true) break
      for (const slice of slicer.cut(value)) {
        intake.ingest(slice, order.mapping ?? undefined)
        progress.add(lengthOf(slice))
        await pace.breathe(signal)
      }
      next = batches.next()
    }
    const dataset = new engine.Dataset(intake, live || intake.table('opportunityLines').length > 0 ? await engine.loadLive() : null)
    await pace.drain(dataset.committing(), signal)
    const info = dataset.info(order.version, incomplete === null)
    refuseNothingGood(info, Object.keys(order.tables ?? {}))
    whole = true
    return { engine, dataset, frame, watch, loaded: { info, at, incomplete, follows: watch !== null } }
  } finally {
    progress.end()
    if (!whole) {
      feed?.watch?.stop()
      // Not awaited: a generator that hangs would never return.
      feed?.batches.return(undefined).catch(() => undefined)
    }
  }
}

/** Kept for good, so it must not hold what an order came with. */
const loadTemporal = (): Promise<unknown> => loadPart('temporal')

/** Rows of objects hold nothing but values. */
const givesRows = (from: LoadOrder['from']): boolean => !('bridged' in from) && from.adapter === 'rows'

interface Told { total(rows: number): void, incomplete(fault: Fault): void }
interface Feed { readonly batches: AsyncGenerator<Batch>, readonly watch: Watch | null }

/** What a source throws is a fault of the source. */
async function atSource<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fromFault(sourceFault(error))
  }
}

/** Whatever the order names. */
async function feedOf(order: LoadOrder, { bridge, signal }: LoadTools, told: Told): Promise<Feed> {
  if ('bridged' in order.from) {
    if (bridge === null) throw new ShakhesError('internal', `the adapter '${order.from.bridged.name}' stays on the page, but no bridge to it came along`)
    return { batches: bridged(bridge, signal, told), watch: null }
  }
  const spec = absoluteSpec(order.from, order.base)
  const context = (until: AbortSignal): AdapterContext => createAdapterContext({
    signal: until,
    request: requestOptionsOf(spec),
    progress: (_done, total) => { if (total !== undefined) told.total(total) },
    incomplete: told.incomplete,
    zone: order.frame.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    base: order.base,
  })
  const adapter = await loadAdapter(spec)
  return { watch: Watch.of(adapter, context), batches: batchesOf(adapter, () => context(signal)) }
}

/** Some bad rows are counted and shown beside the good ones; when there are no good ones, there is nothing to show. */
function refuseNothingGood({ quality }: DatasetInfo, constants: readonly string[]): void {
  const fed = Object.entries(quality.kept).filter(([table]) => !constants.includes(table))
  const rejected = Object.values(quality.rejected).reduce((a, b) => a + b, 0)
  if (rejected === 0 || fed.some(([, count]) => count > 0)) return
  const why = Object.entries(quality.counts).map(([code, count]) => `${code} ${count} times`).join(', ')
  throw new ShakhesError('schema', `none of ${rejected} rows could be used (${why}): check the mapping of fields, and how dates and amounts are read`, {
    reason: 'no-good-rows', params: { rejected },
  })
}
