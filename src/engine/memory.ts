/** Remembers what was computed up to so many bytes; what was used longest ago goes first. */
export class Memory<V> {
  readonly #most: number
  readonly #bytesOf: (value: V) => number
  readonly #values = new Map<string, V>()
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
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#bytes -= this.#bytesOf(value)
    return value
  }
  set(key: string, value: V): void {
    this.take(key)
    this.#values.set(key, value)
    this.#bytes += this.#bytesOf(value)
    for (const oldest of this.#values.keys()) {
      if (this.#bytes <= this.#most || this.#values.size === 1) break
      this.take(oldest)
    }
  }
  *[Symbol.iterator](): Iterator<[string, V]> { yield* this.#values }
  delete(key: string): void { this.take(key) }
  clear(): void {
    this.#values.clear()
    this.#bytes = 0
  }
}
