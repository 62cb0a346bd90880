import type { ByteTexts } from '../../model/index.ts'
import type { Dictionary } from '../dictionary.ts'
import { LONGEST_BYTES } from '../dictionary.ts'
import { ByteIndex, Recent } from './byte-index.ts'
import { codesOfIntegers } from './number-codes.ts'

/** What was met of a dictionary's texts as bytes. */
export interface Met { readonly index: ByteIndex; readonly recent: Recent }

/**
 * Codes of texts in UTF-8 of which no text is made where they were met before. Those that are blank, or too odd to be
 * read so, are put into `left`, and so is nothing unless that may be.
 */
export function codesOfBytes(
  dictionary: Dictionary, all: Map<unknown, Met>, texts: ByteTexts, mayBeNull: boolean, out: Int32Array, left: number[],
): void {
  if (dictionary.numbered !== undefined) {
    codesOfIds(dictionary as Required<Dictionary>, texts, mayBeNull, out, left)
    return
  }
  let met = all.get(dictionary)
  if (met === undefined) all.set(dictionary, met = { index: new ByteIndex(), recent: new Recent() })
  met.recent.over(texts.bytes)
  codesOfTexts(dictionary, met, texts, mayBeNull, out, left)
}

function codesOfTexts(
  dictionary: Dictionary, { index, recent }: Met, { bytes, starts, ends, length }: ByteTexts, mayBeNull: boolean,
  out: Int32Array, left: number[],
): void {
  for (let i = 0; i < length; i++) {
    const start = starts[i]!
    const end = ends[i]!
    if (start < 0 || start === end) {
      if (!mayBeNull) left.push(i)
      continue
    }
    let code = recent.find(start, end)
    if (code === 0) {
      code = codeOfText(dictionary, index, bytes, start, end)
      if (code !== 0) recent.keep(start, end, code)
    }
    out[i] = code
    if (code === 0) left.push(i)
  }
}
function codeOfText(dictionary: Dictionary, index: ByteIndex, bytes: Uint8Array, from: number, to: number): number {
  const known = index.find(bytes, from, to)
  if (known > 0) return known
  if (to - from > LONGEST_BYTES) return 0
  const text = new TextDecoder().decode(bytes.subarray(from, to))
  if (text.trim() === '') return 0
  const code = dictionary.code(text)
  index.add(bytes, from, to, code)
  return code
}

/** Ids mostly go on with a number as the one before began: in a run, or with a beginning that was met. */
function codesOfIds(
  ids: Required<Dictionary>, { bytes, starts, ends, length, wholes }: ByteTexts, mayBeNull: boolean, out: Int32Array,
  left: number[],
): void {
  for (let i = 0; i < length; i++) {
    if (wholes !== undefined && wholes[i]! > 0) {
      i = codesOfIntegers(ids, wholes, out, i, 1)
      if (i === length) return
    }
    const start = starts[i]!
    const end = ends[i]!
    if (start < 0 || start === end) {
      if (!mayBeNull) left.push(i)
      continue
    }
    const { run } = ids
    const prefix = run?.prefix ?? ids.lastPrefix
    const number = numberAfter(ids.startOf(prefix), bytes, start, end)
    const at = run === null ? -1 : number - run.first
    if (at >= 0 && at < run!.count) out[i] = run!.code + at
    else if (number > 0) out[i] = ids.numbered(prefix, number)
    else if ((out[i] = codeOfId(ids, bytes, start, end)) === 0) left.push(i)
  }
}
function codeOfId(ids: Required<Dictionary>, bytes: Uint8Array, from: number, to: number): number {
  const number = numberAfter(ids.startOf(ids.lastPrefix), bytes, from, to)
  if (number > 0) return ids.numbered(ids.lastPrefix, number)
  if (to - from > LONGEST_BYTES) return 0
  let text = ''
  let at = from
  for (; at < to && bytes[at]! > 0x20 && bytes[at]! < 0x80; at++) text += String.fromCharCode(bytes[at]!)
  return at === to ? ids.code(text) : 0
}

/** Digits that are exact in a double. */
const MOST_DIGITS = 15
/** The number of at most fifteen digits, no zero first, that follows a beginning to the end; 0 for none. */
function numberAfter(beginning: Uint8Array, bytes: Uint8Array, from: number, to: number): number {
  let at = from
  for (let i = 0; i < beginning.length; i++) if (bytes[at++] !== beginning[i]) return 0
  if (to - at > MOST_DIGITS || at >= to || bytes[at] === 0x30) return 0
  let number = 0
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30
    if (digit < 0 || digit > 9) return 0
    number = number * 10 + digit
  }
  return number
}
