/** Remembers what was computed up to so many bytes; what was used longest ago goes first. */
export class Memory<V> {
  readonly #most: number
  readonly #bytesOf: (value: V) => number
  /** With the bytes that each had when it was put here. */
  readonly #values = new Map<string, readonly [V, number]>()
  #bytes = 0

  constructor(most: number, bytesOf: (value: V) => number) {
    this.#most = most
    this.#bytesOf = bytesOf
  }

  get(key: string): V | undefined {
    const value = this.take(key)
    if (value !== undefined) this.set(key, value)
    return value
  }
  /** As `get`, and forgets it: whoever changes a value puts it back when it is whole again. */
  take(key: string): V | undefined {
    const found = this.#values.get(key)
    if (found === undefined) return undefined
    this.#values.delete(key)
    this.#bytes -= found[1]
    return found[0]
  }
  set(key: string, value: V): void {
    this.take(key)
    const bytes = this.#bytesOf(value)
    this.#values.set(key, [value, bytes])
    this.#bytes += bytes
    for (const oldest of this.#values.keys()) {
      if (this.#bytes <= this.#most || this.#values.size === 1) break
      this.take(oldest)
    }
  }
  *[Symbol.iterator](): Iterator<[string, V]> { for (const [key, [value]] of this.#values) yield [key, value] }
  delete(key: string): void { this.take(key) }
  clear(): void {
    this.#values.clear()
    this.#bytes = 0
  }
}
