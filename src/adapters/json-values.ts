import { COMMA, DOT, MINUS, OBJECT_END, QUOTE } from './ascii.ts'
import { NOTHING, NUMBER, TEXT } from './json-cells.ts'
import type { Cells } from './json-cells.ts'
import { literalEnd, numberEnd, stringEnd, valueEnd } from './json-scan.ts'

/** Digits of an integer that a double holds exactly, and so its quotient by a power of ten is the nearest double. */
const MOST_DIGITS = 15
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i)
export const BROKEN = -1

/**
 * Values in JSON, into cells. Whatever is not plain (texts with escapes, lists, objects) goes through `JSON.parse`, so
 * that every value is what it makes of the text.
 */
export class JsonValues {
  bytes: Uint8Array = new Uint8Array(0)
  view: DataView = new DataView(new ArrayBuffer(0))
  /** Which bits the bytes had of the texts that were read. */
  high = 0

  over(bytes: Uint8Array): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Reads a value into a cell; returns where it ends. */
  read(cells: Cells, row: number, from: number, end: number): number {
    const { bytes } = this
    const first = bytes[from]!
    if (row >= cells.kinds.length) cells.grow(row + 1)
    cells.kinds[row] = NOTHING
    if (first === QUOTE) {
      const close = this.#plainTextEnd(from + 1, end)
      if (close === BROKEN) return this.#other(cells, row, from, stringEnd(bytes, from, end))
      cells.kinds[row] = TEXT
      cells.starts[row] = from + 1
      cells.ends[row] = close
      return close + 1
    }
    if (first === MINUS || (first >= 0x30 && first <= 0x39)) {
      // Most numbers are short integers.
      let at = from
      let value = 0
      if (first > 0x30) {
        for (let byte = first; at < end && byte >= 0x30 && byte <= 0x39; byte = bytes[++at]!) value = value * 10 + byte - 0x30
      }
      const stop = bytes[at]
      if (!(at > from && at < end && at - from <= MOST_DIGITS && (stop === COMMA || stop === OBJECT_END))) {
        at = numberEnd(bytes, from, end)
        if (at === BROKEN) return BROKEN
        value = numberIn(bytes, from, at)
      }
      cells.kinds[row] = NUMBER
      cells.numbers[row] = value
      return at
    }
    const after = literalEnd(bytes, from, end)
    if (after !== BROKEN) {
      if (first !== 0x6e) cells.set(row, first === 0x74)
      return after
    }
    return this.#other(cells, row, from, valueEnd(bytes, from, end))
  }

  #other(cells: Cells, row: number, from: number, after: number): number {
    if (after === BROKEN) return BROKEN
    const value = this.parse(from, after)
    if (value === undefined) return BROKEN
    cells.set(row, value)
    return after
  }
  /** What a piece of JSON says; undefined when it is none. */
  parse(from: number, to: number): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(this.bytes.subarray(from, to)))
    } catch {
      return undefined
    }
  }

  /** Where the quote stands that ends a text without escapes; `BROKEN` when it has one, or no end. */
  #plainTextEnd(from: number, end: number): number {
    const { bytes } = this
    let high = 0
    for (let at = from; at < end; at++) {
      const byte = bytes[at]!
      if (byte === QUOTE) {
        this.high |= high
        return at
      }
      if (byte < 0x20 || byte === 0x5c) return BROKEN
      high |= byte
    }
    return BROKEN
  }
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === MINUS
  let digits = 0
  let count = 0
  let places = -1
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const byte = bytes[at]!
    if (byte === DOT) places = 0
    else if (byte >= 0x30 && byte <= 0x39) {
      digits = digits * 10 + byte - 0x30
      count++
      if (places >= 0) places++
    } else count = MOST_DIGITS + 1
  }
  if (count > MOST_DIGITS) return Number(String.fromCharCode(...bytes.subarray(from, to)))
  if (places > 0) digits /= POWERS[places]!
  return negative ? -digits : digits
}
