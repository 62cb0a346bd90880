/**
 * Texts as small integers, in the order they were first met. Code 0 is "not recorded", so that codes fit unsigned
 * arrays and a null needs no flag.
 */
export class Dictionary {
  readonly #codes = new Map<string, number>()
  readonly #texts: (string | null)[] = [null]

  /** How many codes there are, the null among them. */
  get size(): number { return this.#texts.length }

  /** The code of a text; a new one when it has not been met. */
  code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.length
    this.#codes.set(text, code)
    this.#texts.push(text)
    return code
  }
  /** The code of a text, or 0. */
  find(text: string): number { return this.#codes.get(text) ?? 0 }
  clear(): void {
    this.#codes.clear()
    this.#texts.length = 1
  }
  text(code: number): string | null { return this.#texts[code] ?? null }
}
