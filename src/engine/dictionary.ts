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
  /** Where ids are kept as numbers behind a beginning: the run that the last one was found in. */
  readonly run?: Run | null
  /** The beginning that was last met. */
  readonly lastPrefix?: number
  /** As `code`, of a beginning and the number behind it, which is above 0. */
  numbered?(prefix: number, number: number): number
  /** Gives the next codes to integers that go on where the one run of all ids ends. Returns the place after them. */
  goOn?(values: ArrayLike<number>, out: Int32Array, from: number): number
  /** The bytes of a beginning; what no text begins with where it is not ASCII. */
  startOf?(prefix: number): Uint8Array
  /** The code of a text, or 0. */
  find(text: string): number
  text(code: number): string | null
  /** Gives back what growing reserved. */
  trim(): void
  /** Forgets everything. */
  clear(): void
}

/** Ids of one beginning whose numbers follow each other, as their codes do. */
export interface Run {
  readonly prefix: number
  readonly first: number
  readonly code: number
  count: number
}

/** Longer texts are left to whoever cuts them. */
export const LONGEST_BYTES = 1024

/** For texts of which there are few, each met often. */
export class TextDictionary implements Dictionary {
  readonly #codes = new Map<string, number>()
  readonly #texts: (string | null)[] = [null]

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
  find(text: string): number { return this.#codes.get(text) ?? 0 }
  text(code: number): string | null { return this.#texts[code] ?? null }
  trim(): void { /* reserves little */ }
  clear(): void {
    this.#codes.clear()
    this.#texts.length = 1
  }
}
