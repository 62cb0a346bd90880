import type { RangeIndex } from './range-index.ts'

/**
 * By piece of a moved span, which one before it mostly was (−1: none), and the pieces that no other one was, or not quite.
 *
 * @param index - tells about how many rows lie between two values
 */
export function originsOf(before: readonly number[], after: readonly number[], index: RangeIndex): readonly [Int32Array, readonly number[]] {
  const rows = (a: number, b: number): number => index.count(Math.min(a, b), Math.max(a, b))
  const pieces = after.length - 1
  const origins = new Int32Array(pieces).fill(-1)
  const others: number[] = []
  let old = 0
  for (let piece = 0; piece < pieces; piece++) {
    const [from, to] = [after[piece]!, after[piece + 1]!]
    while (old + 2 < before.length && before[old + 1]! <= from) old++
    // Days of which a brush leaves out some and takes in others are mostly the same days.
    if (before[old] === from && before[old + 1] === to) { origins[piece] = old; continue }
    others.push(piece)
    let least = rows(from, to)
    for (const near of [old, old + 1]) {
      if (near + 1 >= before.length) continue
      const cost = rows(from, before[near]!) + rows(to, before[near + 1]!)
      if (cost < least) { least = cost; origins[piece] = near }
    }
  }
  return [origins, others]
}

/** Which cells become which, with `groups` of them in each piece. */
export function transferOf(before: number, origins: Int32Array, groups: number): readonly [from: Int32Array, to: Int32Array] {
  const after = origins.length
  const kept = origins.filter((origin) => origin >= 0).length * groups
  const [from, to] = [new Int32Array(kept), new Int32Array(kept)]
  for (let group = 0, i = 0; group < groups; group++) {
    for (let piece = 0; piece < after; piece++) {
      if (origins[piece]! < 0) continue
      from[i] = group * before + origins[piece]!
      to[i++] = group * after + piece
    }
  }
  return [from, to]
}
