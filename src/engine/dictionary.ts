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
  /** The code of a text, or 0. */
  find(text: string): number
  text(code: number): string | null
  /** Gives back what growing reserved. */
  trim(): void
  /** Forgets everything. */
  clear(): void
}

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
  trim(): void { /* a map reserves little */ }
  clear(): void {
    this.#codes.clear()
    this.#texts.length = 1
  }
}
