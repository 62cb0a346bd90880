import { COMMA, DOT, FITTING_DIGITS, HIGH, QUOTE, fourDigits } from './ascii.ts'
import { NUMBER, TEXT } from './json-cells.ts'
import type { Cells } from './json-cells.ts'
import { skipSpace } from './json-scan.ts'
import { stands } from './json-template.ts'
import type { Template } from './json-template.ts'
import { BROKEN } from './json-values.ts'
import type { JsonValues } from './json-values.ts'

const E = 0x65

/** Where the last object ended that was read. */
export const reached = { at: 0 }

/**
 * Reads objects that are written as a template says, as long as one follows the other behind a comma. Returns how many
 * rows there are then, and leaves in `reached` where the last of them ends. Of an object that is written otherwise
 * nothing is read.
 *
 * @param most - rows at most
 */
export function alikeRows(values: JsonValues, { places, tail }: Template, from: number, end: number, rows: number, most: number): number {
  const { bytes, view } = values
  let row = rows
  let at = from
  reached.at = from
  while (row < most) {
    for (let i = 0; i < places.length && at !== BROKEN; i++) {
      const place = places[i]!
      if (!stands(place, bytes, view, at, end)) at = BROKEN
      else {
        const { cells } = place
        at += place.size
        if (row >= cells.kinds.length) cells.grow(row + 1)
        const after = bytes[at] === QUOTE ? text(values, cells, row, at + 1, end) : whole(values, cells, row, at, end)
        at = after === BROKEN ? values.read(cells, row, at, end) : after
      }
    }
    if (at === BROKEN || !stands(tail, bytes, view, at, end)) {
      for (const { cells } of places) cells.drop(row)
      break
    }
    row++
    at += tail.size
    reached.at = at
    if (bytes[at] !== COMMA) break
    at++
    if (bytes[at]! <= 0x20) at = skipSpace(bytes, at, end)
  }
  return row
}

/**
 * Reads a text without escapes, four bytes at a time. `BROKEN` when it has one, or no end so far from that of the bytes
 * that four can be read.
 */
function text(values: JsonValues, cells: Cells, row: number, from: number, end: number): number {
  const { view } = values
  let all = 0
  for (let at = from; at + 4 <= end; at += 4) {
    const word = view.getInt32(at, true)
    all |= word
    // One below 0x20, a quote or a backslash leaves the highest bit of its difference set, and none before the first of
    // them. Most words have nothing below 0x23, which takes less to tell.
    const escape = word ^ 0x5c5c5c5c
    const escapes = (escape - 0x01010101) & ~escape
    if (((~((word | HIGH) - 0x23232323) | escapes) & HIGH) === 0) continue
    const quote = word ^ 0x22222222
    const odd = (escapes | ((quote - 0x01010101) & ~quote) | ((word - 0x20202020) & ~word)) & HIGH
    if (odd === 0) continue
    const place = at + ((31 - Math.clz32(odd & -odd)) >> 3)
    if (values.bytes[place] !== QUOTE) return BROKEN
    values.high |= all & HIGH ? 0x80 : 0
    cells.kinds[row] = TEXT
    cells.starts[row] = from
    cells.ends[row] = place
    return place + 1
  }
  return BROKEN
}

/** Reads a short integer above 0; `BROKEN` for another value. */
function whole({ bytes, view }: JsonValues, cells: Cells, row: number, from: number, end: number): number {
  let digit = bytes[from]! - 0x30
  if (!(digit > 0 && digit <= 9) || from + FITTING_DIGITS >= end) return BROKEN
  let at = from
  let number = 0
  const four = fourDigits(view.getInt32(at, true))
  if (four >= 0) {
    number = four
    at += 4
    digit = bytes[at]! - 0x30
  }
  for (; digit >= 0 && digit <= 9 && at - from < FITTING_DIGITS; digit = bytes[++at]! - 0x30) number = (Math.imul(number, 10) + digit) | 0
  const stop = bytes[at]!
  if ((digit >= 0 && digit <= 9) || stop === DOT || (stop | 0x20) === E) return BROKEN
  cells.kinds[row] = NUMBER
  cells.numbers[row] = number
  return at
}
