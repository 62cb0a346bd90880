/**
 * Whose element each drawn row has, by keys of elements: its own, where it was drawn before, else that of a row that is
 * drawn no more. Making them anew costs several times what their words do, with every answer and every scroll.
 */
export class RowElements {
  #keys = new Map<string, number>()
  #made = 0

  /** @returns the key of each row's element */
  of(ids: readonly string[]): (id: string) => number {
    const drawn = new Set(ids)
    const free = [...this.#keys].flatMap(([id, key]) => (drawn.has(id) ? [] : [key]))
    const keys = this.#keys = new Map(ids.map((id) => [id, this.#keys.get(id) ?? free.shift() ?? this.#made++]))
    return (id) => keys.get(id)!
  }
}
