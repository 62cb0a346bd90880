import type { OrderStatistic } from '../model/index.ts'

/** Values by group: group g owns those from `offsets[g]` up to `offsets[g + 1]`. */
export function orderStatistics(values: Float64Array, offsets: Int32Array, group: number, at: readonly number[]): OrderStatistic {
  const from = offsets[group]!
  const n = offsets[group + 1]! - from
  if (n === 0) return { n, neighbours: at.map(() => null) }
  const own = values.subarray(from, from + n)
  const places = at.map((p) => {
    const h = (n - 1) * p
    return [Math.floor(h), Math.ceil(h)] as const
  })
  const ranks = [...new Set(places.flat())].sort((a, b) => a - b)
  if (n <= 64 || ranks.length > 32) own.sort()
  else selectRanks(own, 0, n - 1, ranks, 0, ranks.length)
  return { n, neighbours: places.map(([low, high]) => [own[low]!, own[high]!] as const) }
}

/** Brings the values of several ranks to their places, splitting the ranks with the values: Hoare's FIND for many. */
function selectRanks(values: Float64Array, left: number, right: number, ranks: readonly number[], first: number, end: number): void {
  if (first >= end) return
  const middle = (first + end) >> 1
  const rank = ranks[middle]!
  select(values, left, right, rank)
  selectRanks(values, left, rank - 1, ranks, first, middle)
  selectRanks(values, rank + 1, right, ranks, middle + 1, end)
}

/** Quickselect with the median of three; after too many bad splits it sorts, so that no input is quadratic. */
function select(values: Float64Array, left: number, right: number, rank: number): void {
  let splits = 2 * Math.ceil(Math.log2(right - left + 2))
  while (right - left > 32) {
    if (splits-- === 0) break
    const middle = (left + right) >>> 1
    if (values[middle]! < values[left]!) swap(values, middle, left)
    if (values[right]! < values[left]!) swap(values, right, left)
    if (values[right]! < values[middle]!) swap(values, right, middle)
    const pivot = values[middle]!
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i <= j) swap(values, i++, j--)
    }
    if (rank <= j) right = j
    else if (rank >= i) left = i
    else return
  }
  values.subarray(left, right + 1).sort()
}
function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i]!
  values[i] = values[j]!
  values[j] = value
}
