/**
 * Whose element each drawn row has, by keys of elements: its own, where it was drawn before, else that of a row that is
 * drawn no more. Making them anew costs several times what their words do, with every answer and every scroll.
 */
export class RowElements {
  #keys = new Map<string, number>()
  #made = 0

  /**
   * @param kept - whether no row may have another's element: what the reader has selected would become other words
   * @returns the key of each row's element
   */
  of(ids: readonly string[], kept = false): (id: string) => number {
    const drawn = new Set(ids)
    const free = kept ? [] : [...this.#keys].flatMap(([id, key]) => (drawn.has(id) ? [] : [key]))
    const keys = ids.map((id) => this.#keys.get(id))
    const first = keys.findIndex((key) => key !== undefined)
    // What leaves at one end comes in at the other, each over those that stay: who is moved loses focus and selection.
    for (let i = 0; i < first; i++) keys[i] = free.pop()
    if (first >= 0) for (let i = ids.length - 1; i > first; i--) keys[i] ??= free.shift()
    const now = this.#keys = new Map(ids.map((id, i) => [id, keys[i] ?? free.shift() ?? this.#made++]))
    return (id) => now.get(id)!
  }
}
