import type { Scalar } from '../model/index.ts'
import { BLOCK } from './bits.ts'
import type { Buckets } from './buckets.ts'
import type { Groups } from './vector.ts'

const SLOTS = new Int32Array(BLOCK)
/** Room for the values of a block of rows: of use until the next are read, and so within one call. */
export const VALUES = new Float64Array(BLOCK)

// The loops over the cells of an aggregate, each compiled for its own arrays. A cell is a group of the vector in a piece
// of the span.

/** Groups become cells; 0 outside all pieces. */
export function inPieces(buckets: Buckets, values: Float64Array, count: number, cells: Int32Array): void {
  const pieces = buckets.count
  buckets.find(values, count, SLOTS)
  for (let i = 0; i < count; i++) cells[i] = SLOTS[i]! < 0 ? 0 : cells[i]! * pieces + SLOTS[i]!
}
/** The same for one piece. */
export function inPiece(from: number, to: number, values: Float64Array, count: number, cells: Int32Array): void {
  for (let i = 0; i < count; i++) if (!(values[i]! >= from && values[i]! < to)) cells[i] = 0
}
export function writeCells(codes: Groups, rows: Int32Array, cells: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) codes[rows[i]!] = cells[i]!
}
export function sum(sizes: Int32Array, cells: Int32Array): number {
  let rows = 0
  for (let i = 0; i < cells.length; i++) rows += sizes[cells[i]!]!
  return rows
}
/** The cells that have rows, from the first that is of a group. */
export function nonZero(sizes: Int32Array, first: number): Int32Array {
  const groups = new Int32Array(sizes.length)
  let length = 0
  for (let group = first; group < sizes.length; group++) {
    groups[length] = group
    length += sizes[group]! > 0 ? 1 : 0
  }
  return groups.slice(0, length)
}
// Arrays of thousands are made at their length: grown, they would leave as much again to collect.
export function each<T>(cells: Int32Array, value: (cell: number) => T): T[] {
  const values = new Array<T>(cells.length)
  for (let i = 0; i < cells.length; i++) values[i] = value(cells[i]!)
  return values
}
export function picked(table: Int32Array, cells: Int32Array): number[] {
  const values = new Array<number>(cells.length)
  for (let i = 0; i < cells.length; i++) values[i] = table[cells[i]!]!
  return values
}
export function pickedValues(values: readonly Scalar[], cells: Int32Array, pieces: number): Scalar[] {
  const own = new Array<Scalar>(cells.length)
  if (pieces === 1) for (let i = 0; i < cells.length; i++) own[i] = values[cells[i]!]!
  else for (let i = 0; i < cells.length; i++) own[i] = values[Math.floor(cells[i]! / pieces)]!
  return own
}
/** Keeps the rows that are in a set. Returns how many. */
export function keepIn(words: Int32Array, rows: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    rows[kept] = row
    kept += (words[row >>> 5]! >>> (row & 31)) & 1
  }
  return kept
}
export function keepBetween(values: Float64Array, from: number, to: number, rows: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    rows[kept] = rows[i]!
    kept += values[i]! >= from && values[i]! < to ? 1 : 0
  }
  return kept
}
/** Copies what lies in places, one after another, to where each goes on; `next` is moved behind it. */
export function moveApart(from: Int32Array, starts: Int32Array, to: Int32Array, next: Int32Array): void {
  for (let place = 0; place + 1 < starts.length; place++) {
    let at = next[place]!
    for (let i = starts[place]!; i < starts[place + 1]!; i++) to[at++] = from[i]!
    next[place] = at
  }
}
