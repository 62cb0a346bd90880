import { Bits, difference, rowsOf } from './bits.ts'
import type { NumberField } from './fields.ts'
import { Memory } from './memory.ts'
import type { RangeIndex } from './range-index.ts'
import type { Relation } from './relations.ts'

/** Of how many rows one passes where few do. */
const FEW = 32
/** Of how many rows one is found where many are. */
const MANY = 256

/** Rows that all questions of a refresh range over: mostly the reader's filter, which moves while the rest stands still. */
export class Common {
  /** Of the relation, or of its parent where it has one. */
  readonly rows: Bits
  readonly relation: Relation
  /** Names it among those of a moment. */
  readonly key: string
  readonly #parent: Common | null
  #own: Bits | null = null
  #few: Int32Array | null | undefined
  #change: { readonly before: Bits; readonly rows: Change | null } | null = null
  #during: { readonly key: string; readonly bits: Bits } | null = null
  readonly #found: Memory<Int32Array>

  constructor(key: string, relation: Relation, rows: Bits, parent: Common | null) {
    this.key = key
    this.#found = new Memory(Math.max(4 << 20, relation.length), (found) => found.byteLength)
    this.relation = relation
    this.rows = rows
    this.#parent = parent
  }

  /** Of the relation itself. */
  get own(): Bits {
    const { parent, exists } = this.relation
    return this.#own ??= parent === undefined ? this.rows : this.rows === parent.relation.exists ? exists : parent.expand(this.rows).and(exists)
  }

  /** Its rows where they are few, rising: each is looked at by itself then. Those of a parent's may not exist. */
  get few(): Int32Array | null {
    if (this.#few === undefined) {
      const { parent } = this.relation
      const theirs = this.#parent?.few ?? null
      this.#few = parent !== undefined ? theirs && parent.expandList(theirs) : this.rows.count * FEW < this.rows.length ? rowsOf(this.rows) : null
    }
    return this.#few
  }

  /** What has come and gone since, by rows of the relation; null where counting anew is less work. */
  since(before: Bits): Change | null {
    if (this.#change?.before !== before) this.#change = { before, rows: this.#since(before) }
    return this.#change.rows
  }
  #since(before: Bits): Change | null {
    const { parent } = this.relation
    const changed = difference(before, this.rows, this.rows.count >> 1)
    if (changed === null || parent === undefined) return changed
    return { added: parent.expandList(changed.added), removed: parent.expandList(changed.removed) }
  }

  /** Rows of the relation with from ≤ value < to, in no order. The widgets of a dashboard move over the same ones. */
  between({ name, index }: Stretch, from: number, to: number): Int32Array {
    const key = `${name} ${from} ${to}`
    let rows = this.#found.get(key)
    if (rows === undefined) {
      const { parent, length, fields } = this.relation
      const theirs = parent?.owns(name) === true
      rows = theirs ? parent.expandList(this.#parent!.between({ name, index }, from, to))
        : risen(length, index!.rows(fields.get(name) as NumberField, length, from, to, this.own))
      this.#found.set(key, rows)
    }
    return rows
  }

  /** The same as a set, for many rows. */
  during({ name, index }: Stretch, from: number, to: number): Bits {
    const key = `${name} ${from} ${to}`
    if (this.#during?.key !== key) {
      const { parent, length, fields } = this.relation
      const theirs = parent?.owns(name) === true
      const bits = theirs ? parent.expand(this.#parent!.during({ name, index }, from, to))
        : index!.find(fields.get(name) as NumberField, length, from, to).and(this.own)
      this.#during = { key, bits }
    }
    return this.#during.bits
  }
}
/** Columns are read several times for each row of a list: many rows are put in order first, which costs less than one column out of it. */
function risen(length: number, rows: Int32Array): Int32Array { return rows.length * MANY < length ? rows : rowsOf(Bits.of(length, rows)) }

export interface Change { readonly added: Int32Array; readonly removed: Int32Array }

/** What a span is over. */
export interface Stretch {
  readonly name: string
  /** Of the relation, or of its parent where that has the field; null while none is known, and none needed. */
  readonly index: RangeIndex | null
}
