import { Bits } from './bits.ts'
import type { Events } from './events.ts'

/** The opportunity of each event: found for the first, then by walking on, since rows mostly rise. */
export function findOwners(offsets: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  let owner = 0
  let before = -1
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    if (before < 0 || row < before) owner = ownerOf(offsets, row)
    else {
      let steps = 0
      while (offsets[owner + 1]! <= row) {
        owner++
        if (++steps > 32) { owner = ownerOf(offsets, row); break }
      }
    }
    before = row
    out[i] = owner
  }
}
function ownerOf(offsets: Int32Array, event: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle + 1]! <= event) low = middle + 1
    else high = middle
  }
  return low
}

/** The opportunities that a set of visits belongs to. */
export function visitors({ offsets }: Events, visits: Bits): Bits {
  const deals = new Bits(offsets.length - 1)
  for (let row = 0; row < deals.length; row++) {
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) if (visits.has(e)) { deals.add(row); break }
  }
  return deals
}

/** The events of a set of opportunities. @param known - of the same set before rows came */
export function expand(deals: Bits, offsets: Int32Array, known?: Bits): Bits {
  const events = known?.extended(offsets.at(-1)!) ?? new Bits(offsets.at(-1)!)
  const { words } = events
  for (let w = known === undefined ? 0 : ownerOf(offsets, known.length) >>> 5; w < deals.words.length; w++) {
    let word = deals.words[w]!
    if (word === -1) { fill(words, offsets[w << 5]!, offsets[(w << 5) + 32]!); continue }
    while (word !== 0) {
      const lowest = word & -word
      const row = (w << 5) + 31 - Math.clz32(lowest)
      const end = offsets[row + 1]!
      for (let e = offsets[row]!; e < end; e++) words[e >>> 5]! |= 1 << (e & 31)
      word ^= lowest
    }
  }
  return events
}
function fill(words: Int32Array, from: number, to: number): void {
  let e = from
  while (e < to && (e & 31) !== 0) { words[e >>> 5]! |= 1 << (e & 31); e++ }
  for (; e + 32 <= to; e += 32) words[e >>> 5] = -1
  for (; e < to; e++) words[e >>> 5]! |= 1 << (e & 31)
}
export function expandList(deals: Int32Array, offsets: Int32Array): Int32Array {
  let length = 0
  for (let i = 0; i < deals.length; i++) length += offsets[deals[i]! + 1]! - offsets[deals[i]!]!
  const events = new Int32Array(length)
  let at = 0
  for (let i = 0; i < deals.length; i++) for (let e = offsets[deals[i]!]!; e < offsets[deals[i]! + 1]!; e++) events[at++] = e
  return events
}
