import { DateDay, Dictionary, Float64, Int32, makeData, makeVector, Table, tableToIPC, TimestampMillisecond, Utf8, vectorFromArray } from 'apache-arrow'
import { BASE_DAY, BASE_MS, PRODUCTS, REGIONS, REPS, SOURCES, STAGES } from './data.ts'
import type { Data, Files } from './data.ts'

const coded = (codes: Uint8Array, names: readonly string[]) => makeVector(makeData({
  type: new Dictionary(new Utf8(), new Int32()), length: codes.length, nullCount: 0, data: Int32Array.from(codes), dictionary: vectorFromArray([...names], new Utf8()),
}))

/** Streams with dictionaries, days, milliseconds and doubles, as databases write them. */
export function arrowOf(data: Data): Files {
  const { n, events } = data
  const validity = new Uint8Array((n + 7) >> 3)
  let missing = 0
  data.cents.forEach((cents, i) => { if (cents < 0) missing++; else validity[i >> 3]! |= 1 << (i & 7) })
  const opportunities = new Table({
    id: makeVector(Int32Array.from({ length: n }, (_, i) => i)),
    ownerId: coded(data.rep, REPS), region: coded(data.region, REGIONS), source: coded(data.source, SOURCES), product: coded(data.product, PRODUCTS),
    createdAt: makeVector(makeData({ type: new DateDay(), length: n, nullCount: 0, data: data.created.map((day) => day + BASE_DAY) })),
    amount: makeVector(makeData({ type: new Float64(), length: n, nullCount: missing, nullBitmap: validity, data: Float64Array.from(data.cents) })),
  } as never)
  const at = new BigInt64Array(events)
  const halves = new Int32Array(at.buffer)
  for (let e = 0; e < events; e++) {
    const ms = BASE_MS + data.second[e]! * 1000
    halves[2 * e] = ms % 2 ** 32 | 0
    halves[2 * e + 1] = Math.floor(ms / 2 ** 32)
  }
  const stageEvents = new Table({
    id: makeVector(Int32Array.from({ length: events }, (_, e) => e)), opportunityId: makeVector(data.opportunity), toStage: coded(data.stage, STAGES),
    at: makeVector(makeData({ type: new TimestampMillisecond(), length: events, nullCount: 0, data: at })),
  } as never)
  const bytes = (table: Table): Uint8Array<ArrayBuffer> => tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>
  return { opportunities: bytes(opportunities), stageEvents: bytes(stageEvents) }
}
