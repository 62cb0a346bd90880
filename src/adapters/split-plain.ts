import { CR, FITTING_DIGITS, HIGH, LF, QUOTE, fourDigits } from './ascii.ts'

/** Places of cells, those of a column one after another. */
export interface Places {
  readonly starts: Int32Array<ArrayBuffer>
  readonly ends: Int32Array<ArrayBuffer>
  /** What cells say that are whole numbers, as `ByteTexts` has it. */
  readonly wholes: Int32Array<ArrayBuffer>
  /** For each column where its numbers begin; −1 where none are kept. */
  readonly numbered: Int32Array
  /** Rows that there is room for. */
  readonly capacity: number
}

/** Where the rows ended that were last cut, and which bits their bytes had but for digits. */
export const reached = { at: 0, bits: 0 }

/**
 * Cuts rows of as many cells as there are columns, up to the first that is none such, or may be blank, or has a quote
 * within a quoted cell. Digits are read where they stand, anything else four bytes at a time. Returns how many rows
 * there are then, and leaves in `reached` where they end.
 *
 * @param last - the place of a line end that four bytes can be read from; no row is begun behind it
 */
export function plainRows(
  bytes: Uint8Array, view: DataView, from: number, last: number, delimiter: number, width: number,
  { starts, ends, wholes, numbered, capacity }: Places, rows: number,
): number {
  const delimiters = delimiter * 0x01010101
  // Most words have no byte that is as low as a delimiter: three steps tell so.
  const above = (Math.max(delimiter, LF) + 1) * 0x01010101
  let begin = from
  let row = rows
  let all = 0
  cutting: for (; row < capacity && begin <= last; row++) {
    let at = begin
    const first = bytes[at] === QUOTE ? bytes[at + 1]! : bytes[at]!
    if (first <= QUOTE || first >= 0x80 || first === delimiter) break
    for (let c = 0, cell = row; c < width; c++, cell += capacity) {
      let start = at
      let end: number
      let stop: number
      if (bytes[at] === QUOTE) {
        start = ++at
        if (numbered[c]! >= 0) wholes[numbered[c]! + row] = 0
        for (; at <= last && bytes[at] !== QUOTE; at++) all |= bytes[at]!
        if (at > last) break cutting
        end = at++
        stop = bytes[at]!
        if (stop === CR && c === width - 1) stop = bytes[++at]!
      } else {
        let number = 0
        let digit = bytes[at]! - 0x30
        if (digit > 0 && digit <= 9) {
          const four = fourDigits(view.getInt32(at, true))
          if (four >= 0) {
            number = four
            at += 4
            digit = bytes[at]! - 0x30
          }
          for (; digit >= 0 && digit <= 9; digit = bytes[++at]! - 0x30) number = (Math.imul(number, 10) + digit) | 0
        }
        const counted = at
        stop = bytes[at]!
        if (stop !== delimiter) {
          for (;; at += 4) {
            const word = view.getInt32(at, true)
            all |= word
            if (((word | HIGH) - above & HIGH) === HIGH) continue
            const a = word ^ delimiters
            const b = word ^ 0x0a0a0a0a
            // The lowest bit that is left is that of a delimiter or a line end.
            const marks = (((a - 0x01010101) & ~a) | ((b - 0x01010101) & ~b)) & HIGH
            if (marks === 0) continue
            at += (31 - Math.clz32(marks & -marks)) >> 3
            break
          }
          stop = bytes[at]!
        }
        end = c === width - 1 && at > start && bytes[at - 1] === CR ? at - 1 : at
        if (numbered[c]! >= 0) wholes[numbered[c]! + row] = counted === end && end - start <= FITTING_DIGITS ? number : 0
      }
      if (stop !== (c === width - 1 ? LF : delimiter)) break cutting
      starts[cell] = start
      ends[cell] = end
      at++
    }
    begin = at
  }
  reached.at = begin
  reached.bits = all & HIGH ? 0x80 : 0
  return row
}
