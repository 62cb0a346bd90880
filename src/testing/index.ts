import { assertAdapter, createAdapterContext } from '../adapters/index.ts'
import { FAULT_CODES, ShakhesError, toFault } from '../model/index.ts'
import type { Adapter, AggregateRequest, Batch, Fault, Mapping, RequestOptions, Tables } from '../model/index.ts'
import { BatchLook, cellsOf } from './batches.ts'

/** One thing that was checked. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** What was found, when it is not ok: names the value and what was expected. */
  readonly detail?: string
}

export interface CheckOptions {
  /** The mapping that the source will have. */
  readonly mapping?: Mapping
  readonly request?: RequestOptions
  /** IANA zone of the source's dates; default UTC. */
  readonly zone?: string
  /** How long a whole reading may take; default 30,000. */
  readonly timeoutMs?: number
  /** How long it may go on after an abort; default 1,000. */
  readonly abortMs?: number
}

interface Reading {
  readonly batches: readonly Batch[]
  readonly incomplete: readonly Fault[]
  readonly progress: readonly (readonly [number, number | undefined])[]
}

/**
 * Runs an adapter through what every source must keep to, in any test framework or none:
 *
 * ```ts
 * for await (const { name, ok, detail } of checkAdapter(myAdapter)) it(name, () => { assert(ok, detail) })
 * ```
 *
 * It reads everything twice, and once more until an abort. Never throws for what an adapter does wrong.
 */
export async function* checkAdapter(candidate: Adapter, options: CheckOptions = {}): AsyncGenerator<Check> {
  let adapter: Adapter
  try {
    adapter = assertAdapter(candidate, 'the adapter')
    yield { name: 'has a manifest with a name, and rows(), scan() or query()', ok: true }
  } catch (error) {
    yield { name: 'has a manifest with a name, and rows(), scan() or query()', ok: false, detail: messageOf(error) }
    return
  }
  if (adapter.query) yield await checkQuery(adapter, options)
  if (!adapter.rows && !adapter.scan) return

  const first = await attempt((signal) => readAll(adapter, options, signal), options.timeoutMs ?? 30_000)
  yield { name: 'reads to an end', ...first.check }
  if (!first.value) {
    yield checkFault(first.error)
    return
  }
  const look = new BatchLook(first.value.batches, options.mapping)
  yield* look.checks()
  yield checkProgress(first.value)

  const second = await attempt((signal) => readAll(adapter, options, signal), options.timeoutMs ?? 30_000)
  yield second.value
    ? sameRows(first.value.batches, second.value.batches)
    : { name: 'gives the same rows when read again', ...second.check }
  yield await checkAbort(adapter, options)
}

/** The same checks as a list. */
export async function checkAdapterAll(adapter: Adapter, options: CheckOptions = {}): Promise<readonly Check[]> {
  const checks: Check[] = []
  for await (const check of checkAdapter(adapter, options)) checks.push(check)
  return checks
}

async function readAll(adapter: Adapter, { request, zone = 'UTC' }: CheckOptions, signal: AbortSignal): Promise<Reading> {
  const incomplete: Fault[] = []
  const progress: (readonly [number, number | undefined])[] = []
  const context = createAdapterContext({
    signal, request, zone,
    progress: (done, total) => progress.push([done, total]),
    incomplete: (fault) => incomplete.push(fault),
  })
  const batches: Batch[] = []
  if (adapter.scan) {
    for await (const batch of adapter.scan(context)) batches.push(batch)
  } else if (adapter.rows) {
    const tables: Tables = await adapter.rows(context)
    for (const [table, rows] of Object.entries(tables)) if (rows) batches.push({ table, rows })
  }
  return { batches, incomplete, progress }
}

interface Attempt<T> { readonly value?: T; readonly error?: unknown; readonly check: { readonly ok: boolean; readonly detail?: string } }

async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, timeoutMs: number): Promise<Attempt<T>> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ShakhesError('timeout', `it was still reading after ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return { value: await Promise.race([work(controller.signal), late]), check: { ok: true } }
  } catch (error) {
    return { error, check: { ok: false, detail: messageOf(error) } }
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}

function checkFault(error: unknown): Check {
  const known = error instanceof ShakhesError && (FAULT_CODES as readonly string[]).includes(error.code)
  return { name: 'fails with a ShakhesError', ok: known, ...(known ? {} : { detail: `it threw ${String(error).slice(0, 200)}: expected a ShakhesError, whose code tells readers what to do` }) }
}

function checkProgress({ progress }: Reading): Check {
  const name = 'reports progress that does not go back'
  const back = progress.findIndex(([done], i) => !(done >= 0) || (i > 0 && done < progress[i - 1]![0]))
  if (back >= 0) return {
    name, ok: false,
    detail: `progress(${progress[back]![0]}) came after progress(${progress[back - 1]?.[0] ?? 0})`,
  }
  const over = progress.find(([done, total]) => total !== undefined && done > total)
  return over ? { name, ok: false, detail: `progress(${over[0]}, ${over[1]}) is beyond its own total` } : { name, ok: true }
}

function sameRows(first: readonly Batch[], second: readonly Batch[]): Check {
  const name = 'gives the same rows when read again'
  const [a, b] = [first, second].map((batches) => {
    const tables = new Map<string, string[]>()
    for (const batch of batches) {
      const rows = tables.get(batch.table) ?? []
      const cells = cellsOf(batch)
      for (let r = 0; r < cells.length; r++) rows.push(JSON.stringify(cells.names.map((column) => [column, cells.at(r, column) ?? null])))
      tables.set(batch.table, rows)
    }
    return tables
  }) as [Map<string, string[]>, Map<string, string[]>]
  for (const table of new Set([...a.keys(), ...b.keys()])) {
    const [one, two] = [a.get(table) ?? [], b.get(table) ?? []]
    if (one.length !== two.length) return {
      name, ok: false,
      detail: `table “${table}” had ${one.length} rows, then ${two.length}`,
    }
    const other = one.findIndex((row, i) => row !== two[i])
    if (other >= 0) return {
      name, ok: false,
      detail: `row ${other + 1} of “${table}” was ${one[other]!.slice(0, 200)}, then ${two[other]!.slice(0, 200)}`,
    }
  }
  return { name, ok: true }
}

/** Aborted before it begins, it must end soon, and after no more than a batch. */
async function checkAbort(adapter: Adapter, options: CheckOptions): Promise<Check> {
  const name = 'stops soon after an abort'
  const controller = new AbortController()
  controller.abort()
  const { error, value } = await attempt(() => readAll(adapter, options, controller.signal), options.abortMs ?? 1_000)
  if (error !== undefined) {
    const { code } = toFault(error)
    return code === 'aborted' ? { name, ok: true } : {
      name, ok: false,
      detail: `it failed with ${code}: ${messageOf(error)}; expected an AbortError or the code aborted`,
    }
  }
  const small = (value?.batches.length ?? 0) <= 1
  return small ? { name, ok: true } : {
    name, ok: false,
    detail: `it read ${value!.batches.length} batches after the abort; check context.signal between batches, or use context.fetch`,
  }
}

async function checkQuery(adapter: Adapter, { request, zone = 'UTC', timeoutMs = 30_000 }: CheckOptions): Promise<Check> {
  const name = 'answers a count, or declines with null'
  const ask: AggregateRequest = { kind: 'aggregate', from: 'opportunities', asOf: 4_102_444_800_000, by: [], measures: { n: { op: 'count' } } }
  const { value, error } = await attempt(async (signal) => {
    const context = createAdapterContext({ signal, request, zone, progress: () => undefined, incomplete: () => undefined })
    return adapter.query!(ask, context)
  }, timeoutMs)
  if (error !== undefined) return { name, ok: false, detail: messageOf(error) }
  if (value === null) return { name, ok: true }
  const n = value?.kind === 'aggregate' && value.size === 1 ? value.counts.n?.[0] : undefined
  return Number.isSafeInteger(n) ? { name, ok: true } : {
    name, ok: false,
    detail: `it answered ${JSON.stringify(value)?.slice(0, 200)}; expected an aggregate with one group and an integer count n`,
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
