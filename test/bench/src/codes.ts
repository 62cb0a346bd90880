import { tableFromIPC } from 'apache-arrow'
import { BASE_DAY, BASE_MS, PRODUCTS, REGIONS, REPS, STAGES } from './data.ts'
import type { Files } from './data.ts'
import { factsOf } from './facts.ts'
import type { Facts } from './facts.ts'

/** Narrow columns of everything, for engines that are given columns. */
export interface Coded extends Facts {
  readonly n: number
  readonly rep: Uint8Array
  readonly region: Uint8Array
  readonly product: Uint8Array
  readonly created: Int32Array
  /** Cents; −1 is not recorded. */
  readonly cents: Int32Array
  readonly opportunity: Int32Array
  readonly eventStage: Uint8Array
}

/** Columns from Arrow files, derived in JavaScript, which is faster than asking SQL for it. */
export function codedOf(files: Files): Coded {
  const deals = tableFromIPC(files.opportunities)
  const events = tableFromIPC(files.stageEvents)
  const parts = (table: typeof deals, name: string) => table.getChild(name)!.data
  const coded = (table: typeof deals, name: string, names: readonly string[]): Uint8Array => {
    const out = new Uint8Array(table.numRows)
    let at = 0
    for (const part of parts(table, name)) {
      const map = Uint8Array.from({ length: part.dictionary!.length }, (_, i) => names.indexOf(part.dictionary!.get(i) as string))
      for (let i = 0; i < part.length; i++) out[at++] = map[(part.values as Int32Array)[i]!]!
    }
    return out
  }
  const n = deals.numRows
  const created = Int32Array.from((parts(deals, 'createdAt')[0]!.values as Int32Array).subarray(0, n), (day) => day - BASE_DAY)
  const amount = parts(deals, 'amount')[0]!
  const cents = Int32Array.from({ length: n }, (_, i) => (amount.nullCount === 0 || ((amount.nullBitmap[i >> 3]! >> (i & 7)) & 1) === 1 ? (amount.values as Float64Array)[i]! : -1))
  // The arrays are longer than the columns: they are padded.
  const opportunity = (parts(events, 'opportunityId')[0]!.values as Int32Array).subarray(0, events.numRows)
  const instants = parts(events, 'at')[0]!.values as BigInt64Array
  const halves = new Uint32Array(instants.buffer, instants.byteOffset, events.numRows * 2)
  const second = new Float64Array(events.numRows)
  for (let e = 0; e < second.length; e++) second[e] = (halves[2 * e + 1]! * 2 ** 32 + halves[2 * e]! - BASE_MS) / 1000
  const eventStage = coded(events, 'toStage', STAGES)
  return {
    n, rep: coded(deals, 'ownerId', REPS), region: coded(deals, 'region', REGIONS), product: coded(deals, 'product', PRODUCTS), created, cents,
    opportunity, eventStage, ...factsOf(n, opportunity, eventStage, second),
  }
}
