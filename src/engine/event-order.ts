import type { CodeColumn, NumberColumn } from './columns.ts'
import { SLICE } from './event-checks.ts'

type Before = (a: number, b: number) => boolean
/** By (at, seq, row): where rows are replaced, by when their ids were first met instead. */
export function isBefore(at: Float64Array, seq: NumberColumn | null, ids: CodeColumn | null): Before {
  return (a, b) => {
    if (at[a] !== at[b]) return at[a]! < at[b]!
    // Events without a sequence come after those with one.
    const [x, y] = seq === null ? [NaN, NaN] : [seq.at(a), seq.at(b)]
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(y)
    if (!Number.isNaN(x) && x !== y) return x! < y!
    return ids !== null && ids.at(a) < ids.at(b)
  }
}

/** Event numbers by opportunity, each opportunity's in the order of the rows. */
export function* place(rows: Int32Array, offsets: Int32Array, good: number): Generator<void, Int32Array> {
  const next = offsets.slice()
  const order = new Int32Array(good)
  for (let e = 0; e < rows.length; e++) {
    if (e % SLICE === SLICE - 1) yield
    if (rows[e]! >= 0) order[next[rows[e]!]!++] = e
  }
  return order
}

/** Sorts each opportunity's events. Returns those that have the same time and sequence as one before. */
export function* sortWithin(
  offsets: Int32Array, order: Int32Array, before: Before, at: Float64Array, seq: NumberColumn | null,
): Generator<void, number[]> {
  const doubled: number[] = []
  for (let r = 0; r + 1 < offsets.length; r++) {
    if (r % SLICE === SLICE - 1) yield
    sortSlice(order, offsets[r]!, offsets[r + 1]!, before)
    if (seq === null) continue
    for (let i = offsets[r]! + 1; i < offsets[r + 1]!; i++) {
      const [a, b] = [order[i - 1]!, order[i]!]
      if (at[a] === at[b] && seq.at(a) === seq.at(b)) doubled.push(b)
    }
  }
  return doubled
}

/** Insertion: stable, and nothing to do where the feed was in order, as nearly all are. Long ones are sorted properly. */
function sortSlice(order: Int32Array, from: number, to: number, before: Before): void {
  if (to - from > 64) {
    order.subarray(from, to).sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : a - b))
    return
  }
  for (let i = from + 1; i < to; i++) {
    const event = order[i]!
    let j = i - 1
    while (j >= from && before(event, order[j]!)) {
      order[j + 1] = order[j]!
      j--
    }
    order[j + 1] = event
  }
}
