import type { Cells } from './json-cells.ts'

/** What stands before a value in an object, from the end of the one before, and whose value it is. */
export interface Place {
  readonly cells: Cells
  readonly size: number
  /** The bytes, four each as far as there are four, the first the lowest. */
  readonly words: Int32Array
  /** The last four bytes; what is longer than four has some of them twice. */
  readonly last: number
  /** Of fewer than four bytes. */
  readonly few: Uint8Array | null
}

/** Objects that are written alike: every one of a list mostly has the same keys in the same order, with the same spaces. */
export interface Template {
  readonly places: readonly Place[]
  /** From the last value to the end of the object. */
  readonly tail: Place
}

/** The template of an object, by where its values begin and end. Null where a key comes twice. */
export function templateOf(
  bytes: Uint8Array, from: number, to: number, starts: readonly number[], ends: readonly number[], cells: readonly Cells[],
): Template | null {
  if (starts.length === 0 || new Set(cells).size < starts.length) return null
  const places = starts.map((start, i) => placeOf(bytes, i === 0 ? from : ends[i - 1]!, start, cells[i]!))
  return { places, tail: placeOf(bytes, ends.at(-1)!, to, cells[0]!) }
}

function placeOf(bytes: Uint8Array, from: number, to: number, cells: Cells): Place {
  const size = to - from
  const own = bytes.slice(from, to)
  const view = new DataView(own.buffer)
  return {
    cells, size, words: Int32Array.from({ length: size >> 2 }, (_, i) => view.getInt32(i * 4, true)),
    last: size < 4 ? 0 : view.getInt32(size - 4, true), few: size < 4 ? own : null,
  }
}

/** Whether the bytes of a place stand at another, before the end. */
export function stands({ size, words, last, few }: Place, bytes: Uint8Array, view: DataView, at: number, end: number): boolean {
  if (at + size > end) return false
  if (few !== null) {
    for (let i = 0; i < size; i++) if (bytes[at + i] !== few[i]) return false
    return true
  }
  let different = view.getInt32(at + size - 4, true) ^ last
  for (let i = 0; i < words.length; i++) different |= view.getInt32(at + i * 4, true) ^ words[i]!
  return different === 0
}
