import type { Period } from '../model/index.ts'
import type { Bits } from './bits.ts'
import { NULL_INT } from './columns.ts'
import type { CodeColumn, NumberColumn } from './columns.ts'
import { MILLISECONDS } from './events.ts'
import type { Unit } from './events.ts'
import type { Table } from './table.ts'

const SLICE = 1 << 17
const FEW = 1 << 10

/** Times of rows from one on, of which those of a set do not count. */
export interface Times { readonly of: Float64Array | Int32Array; readonly unit?: Unit; readonly from: number; readonly length: number; readonly without: Pick<Bits, 'has'> | null }

/**
 * From the first to the last of some times by now, epoch ms, half-open; null when there is none. Yields.
 *
 * @param known - of other times
 */
export function* spanOf(times: readonly Times[], now: number, known?: Period | null): Generator<void, Period | null> {
  let first = known?.start ?? Infinity
  let last = known ? known.end - 1 : -Infinity
  for (const { of, unit: { base, ms } = MILLISECONDS, from: begin, length, without } of times) {
    for (let from = begin; from < Math.min(length, of.length); from += SLICE) {
      const to = Math.min(from + SLICE, length, of.length)
      const until = (now - base) / ms
      const [low, high] = of instanceof Int32Array ? rangeOfIntegers(of, from, to, without, until) : rangeOfDoubles(of, from, to, without, until)
      first = Math.min(first, base + low * ms)
      last = Math.max(last, base + high * ms)
      yield
    }
  }
  return first <= last ? { start: first, end: last + 1 } : null
}
// Each over arrays of one kind: one loop over several takes thrice as long. Null is in no range, and what is neither the
// first nor the last so far need not be looked up.
function rangeOfDoubles(values: Float64Array, from: number, to: number, without: Times['without'], now: number): readonly [number, number] {
  let first = Infinity
  let last = -Infinity
  for (let i = from; i < to; i++) {
    const value = values[i]!
    if (value <= now && (value < first || value > last) && !without?.has(i)) {
      if (value < first) first = value
      if (value > last) last = value
    }
  }
  return [first, last]
}
function rangeOfIntegers(values: Int32Array, from: number, to: number, without: Times['without'], now: number): readonly [number, number] {
  let first = Infinity
  let last = -Infinity
  for (let i = from; i < to; i++) {
    const value = values[i]!
    if (value <= now && (value < first || value > last) && !without?.has(i)) {
      if (value < first) first = value
      if (value > last) last = value
    }
  }
  return [first, last]
}

/** The currencies of amounts, most frequent first. Yields. */
export function* currenciesOf(opportunities: Table, absent: Bits, fallback: string | null): Generator<void, readonly string[]> {
  const currencies = opportunities.code('currency')
  const amounts = opportunities.number('amount')
  const counts = new Int32Array(currencies.dictionary.size)
  // Where none is said, one amount is as good as all.
  const slice = currencies.empty ? FEW : SLICE
  for (let from = 0; from < opportunities.length && !(currencies.empty && counts[0]! > 0); from += slice) {
    countCurrencies(counts, currencies, amounts, absent, from, Math.min(from + slice, opportunities.length))
    yield
  }
  const found = new Map<string, number>()
  counts.forEach((count, code) => {
    const currency = currencies.dictionary.text(code) ?? fallback
    if (count > 0 && currency !== null) found.set(currency, (found.get(currency) ?? 0) + count)
  })
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([currency]) => currency)
}
function countCurrencies(counts: Int32Array, currencies: CodeColumn, amounts: NumberColumn, absent: Bits, from: number, to: number): void {
  const { data } = amounts
  const { words } = absent
  const none = data instanceof Int32Array ? NULL_INT : NaN
  for (let row = from; row < Math.min(to, data.length); row++) {
    const amount = data[row]!
    if (amount === amount && amount !== none && ((words[row >>> 5]! >>> (row & 31)) & 1) === 0) counts[currencies.data[row] ?? 0]!++
  }
}
