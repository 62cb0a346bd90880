import { createAdapterContext } from '../../src/adapters/index.ts'
import type { AdapterContextOptions } from '../../src/adapters/index.ts'
import { toFault, valueIn } from '../../src/model/index.ts'
import type { Adapter, Batch, Fault } from '../../src/model/index.ts'

/** What reading an adapter gave. */
export interface Reading {
  readonly batches: readonly Batch[]
  /** All rows of all tables, columns turned into objects. */
  readonly rows: readonly Record<string, unknown>[]
  readonly progress: readonly (readonly [number, number | undefined])[]
  readonly incomplete: readonly Fault[]
}

/** Reads all, with a context of the kind that the worker makes. */
export async function read(adapter: Adapter, options: Partial<AdapterContextOptions> = {}): Promise<Reading> {
  const progress: (readonly [number, number | undefined])[] = []
  const incomplete: Fault[] = []
  const context = createAdapterContext({
    signal: new AbortController().signal, zone: 'UTC',
    progress: (done, total) => progress.push([done, total]),
    incomplete: (fault) => incomplete.push(fault),
    delay: () => Promise.resolve(), random: () => 0,
    ...options,
  })
  const batches: Batch[] = []
  for await (const batch of adapter.scan!(context)) batches.push(batch)
  return { batches, rows: batches.flatMap(rowsOf), progress, incomplete }
}

export function rowsOf(batch: Batch): Record<string, unknown>[] {
  if ('rows' in batch) return batch.rows as Record<string, unknown>[]
  return Array.from({ length: batch.length }, (_, r) => Object.fromEntries(Object.entries(batch.columns).map(([name, values]) => [name, valueIn(values, r)])))
}

/** A row without what it lacks. NaN among numbers is null. */
export const filled = (row: object): object => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value === value))

/** The fault with which something ends. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work
  } catch (error) {
    return toFault(error)
  }
  throw new Error('it succeeded where a fault was expected')
}
