import type { ByteTexts } from '../model/index.ts'
import { ByteIndex, Recent } from './byte-index.ts'

/**
 * Texts as small integers, in the order they were first met. Code 0 is "not recorded", so that codes fit unsigned
 * arrays and a null needs no flag.
 */
export interface Dictionary {
  /** How many codes there are, the null among them. */
  readonly size: number
  /** The code of a text; a new one when it has not been met. */
  code(text: string): number
  /** As `code`, of an integer of at least 0 as its decimal text. */
  codeOfInteger(value: number): number
  /** The same of some, up to the first that is none. Returns how many those are. */
  codesOfIntegers(values: ArrayLike<number>, out: Int32Array): number
  /** As `code`, of a text in UTF-8; 0 when it is blank, or too odd to be read so. */
  codeOfBytes(bytes: Uint8Array, from: number, to: number): number
  /** The same of many; those it has no code for are put into `left`, and so is nothing unless that may be. */
  codesOfBytes(texts: ByteTexts, mayBeNull: boolean, out: Int32Array, left: number[]): void
  /** The code of a text, or 0. */
  find(text: string): number
  text(code: number): string | null
  /** Gives back what growing reserved. */
  trim(): void
  /** Forgets everything. */
  clear(): void
}

/** Longer texts are left to whoever cuts them. */
export const LONGEST_BYTES = 1024

/** For texts of which there are few, each met often. */
export class TextDictionary implements Dictionary {
  readonly #codes = new Map<string, number>()
  readonly #texts: (string | null)[] = [null]
  #bytes: ByteIndex | null = null
  #recent: Recent | null = null

  get size(): number { return this.#texts.length }

  code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.length
    this.#codes.set(text, code)
    this.#texts.push(text)
    return code
  }
  codeOfInteger(value: number): number { return this.code(String(value)) }
  codesOfIntegers(values: ArrayLike<number>, out: Int32Array): number {
    let i = 0
    for (; i < values.length && values[i]! >= 0 && Number.isSafeInteger(values[i]); i++) out[i] = this.codeOfInteger(values[i]!)
    return i
  }
  codeOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const index = this.#bytes ??= new ByteIndex()
    const known = index.find(bytes, from, to)
    if (known > 0) return known
    if (to - from > LONGEST_BYTES) return 0
    const text = new TextDecoder().decode(bytes.subarray(from, to))
    if (text.trim() === '') return 0
    const code = this.code(text)
    index.add(bytes, from, to, code)
    return code
  }
  codesOfBytes({ bytes, starts, ends, length }: ByteTexts, mayBeNull: boolean, out: Int32Array, left: number[]): void {
    const recent = this.#recent ??= new Recent()
    for (let i = 0; i < length; i++) {
      const start = starts[i]!
      const end = ends[i]!
      if (start < 0 || start === end) {
        if (!mayBeNull) left.push(i)
        continue
      }
      let code = recent.find(bytes, start, end)
      if (code === 0) {
        code = this.codeOfBytes(bytes, start, end)
        if (code !== 0) recent.keep(bytes, start, end, code)
      }
      out[i] = code
      if (code === 0) left.push(i)
    }
  }
  find(text: string): number { return this.#codes.get(text) ?? 0 }
  text(code: number): string | null { return this.#texts[code] ?? null }
  trim(): void { this.#bytes = this.#recent = null }
  clear(): void {
    this.#codes.clear()
    this.#bytes = this.#recent = null
    this.#texts.length = 1
  }
}
