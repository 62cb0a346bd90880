import { columnsOf } from '../model/index.ts'
import type { AmountUnit, Column, TableName } from '../model/index.ts'
import { CodeColumn, NumberColumn, ValueColumn } from './columns.ts'
import { TextDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'

export type AnyColumn = CodeColumn | NumberColumn | ValueColumn
export type Staged = Int32Array | Float64Array | unknown[]

/** Longer columns are given back one at a time. */
const TRIMMED_AT_ONCE = 1 << 16

/** No room is made beforehand for more: a source may say anything. */
const MOST_EXPECTED = 1 << 24

/** An amount in major units whose currency is not known yet, as it was found. */
export interface DeferredAmount { readonly value: unknown; readonly decimal: '.' | ','; readonly unit: AmountUnit }

/** The rows of one table that were kept, in columns. */
export class Table {
  readonly name: TableName
  readonly columns: ReadonlyMap<string, AnyColumn>
  /** Ids met, in this table or in references to it; null for tables without ids. */
  readonly ids: Dictionary | null
  /** Instant columns whose every value was a date without a time. */
  readonly dated = new Map<string, boolean>()
  /** Amounts of events that came before their deal, by row. */
  readonly deferred = new Map<number, DeferredAmount>()
  length = 0
  /** Rows read so far, kept or not. */
  read = 0
  readonly #dictionaryOf: (table: string) => Dictionary
  /** Zero-based numbers of the rows that were read and not kept, rising. */
  readonly #left: number[] = []
  /** By code of the id: row + 1. */
  #rows = new Int32Array(0)
  /** The same where few codes of many are met. */
  readonly #few: Map<number, number> | null
  #named = 0
  #expected = 0
  #inOrder: boolean

  constructor(name: TableName, dictionaryOf: (table: string) => Dictionary, like?: Table) {
    this.name = name
    this.#few = like === undefined ? null : new Map()
    this.#dictionaryOf = dictionaryOf
    const columns = columnsOf(name)
    this.ids = 'id' in columns ? dictionaryOf(name) : null
    this.#inOrder = this.ids !== null && like === undefined
    this.columns = new Map(Object.entries(columns).map(([key, column]) => {
      const known = like?.columns.get(key)
      return [key, known instanceof CodeColumn ? new CodeColumn(known.dictionary) : storage(name, key, column, dictionaryOf)]
    }))
  }

  /** An empty table whose codes mean the same as this one's, for few rows. */
  beside(): Table { return new Table(this.name, this.#dictionaryOf, this) }

  code(name: string): CodeColumn { return this.#column(name, CodeColumn) }
  number(name: string): NumberColumn { return this.#column(name, NumberColumn) }
  value(name: string): ValueColumn { return this.#column(name, ValueColumn) }
  #column<C extends AnyColumn>(name: string, kind: new (...args: never[]) => C): C {
    const column = this.columns.get(name)
    if (!(column instanceof kind)) throw new Error(`${this.name}.${name} is not kept as ${kind.name}`)
    return column
  }

  /** The row that has an id, by its code; −1 when none has. */
  rowOf(code: number): number {
    if (this.#inOrder) return code <= this.#named ? code - 1 : -1
    return this.#few === null ? (this.#rows[code] ?? 0) - 1 : this.#few.get(code) ?? -1
  }
  /** The rows that references have, from one to another; −1 for those that lead nowhere. */
  rowsOf(references: CodeColumn, from: number, to: number, rows: Int32Array): void {
    const { data } = references
    if (this.#few !== null || data.length === 0) for (let i = from; i < to; i++) rows[i] = this.rowOf(references.at(i))
    else if (this.#inOrder) inOrderRows(data, this.#named, from, to, rows)
    else rowsByCode(data, this.#rows, from, to, rows)
  }
  /** The code of a row's id. */
  idCode(row: number): number { return this.#inOrder ? row + 1 : this.code('id').at(row) }
  idOf(row: number): string { return this.ids!.text(this.idCode(row))! }
  setRow(code: number, row: number): void {
    if (this.#inOrder) {
      if (code === row + 1 && row === this.#named) { this.#named++; return }
      this.disorder()
    }
    this.#named += (row < 0 ? 0 : 1) - (this.rowOf(code) < 0 ? 0 : 1)
    if (this.#few !== null) { this.#few.set(code, row); return }
    if (code >= this.#rows.length) {
      const rows = new Int32Array(Math.max(code + 1, this.#rows.length * 2, 256))
      rows.set(this.#rows)
      this.#rows = rows
    }
    this.#rows[code] = row + 1
  }

  /** As `setRow` of the rows that come next, where that keeps the order; else false, and nothing is set. */
  setRows(codes: Int32Array): boolean {
    if (!this.#inOrder || this.#named !== this.length || !isRising(codes, this.length + 1)) return false
    this.#named += codes.length
    return true
  }
  /** Row r has the id of code r + 1: neither the codes nor the way back are kept. */
  get inOrder(): boolean { return this.#inOrder }
  /** Keeps the codes, and the way back: rows may come in any order from now on. */
  disorder(): void {
    if (!this.#inOrder) return
    this.#inOrder = false
    this.#rows = Int32Array.from({ length: this.#named + 1 }, (_, code) => code)
    const codes = Int32Array.from({ length: this.length }, (_, row) => row + 1)
    const ids = this.code('id')
    ids.drop()
    ids.append(codes, null)
  }
  /** Tells how many rows there will be. */
  expect(rows: number): void {
    if (this.#expected > 0 || rows > MOST_EXPECTED) return
    this.#expected = rows
    for (const column of this.columns.values()) if (!(column instanceof ValueColumn)) column.expected = rows
  }
  /**
   * Adds rows that were read.
   *
   * @param absent - columns of which the rows have nothing
   * @param keep - which of those staged, null being all
   */
  append(staged: ReadonlyMap<string, Staged>, absent: ReadonlySet<string>, keep: Int32Array | null, count: number): void {
    for (const [name, column] of this.columns) {
      if (name === 'id' && this.#inOrder) continue
      if (absent.has(name) && !(column instanceof ValueColumn) && column.empty) { column.length += count; continue }
      column.append(staged.get(name) as never, keep)
    }
    this.length += count
  }
  /**
   * Adds copies of rows of a table that lies beside this one, or of its own.
   *
   * @param named - whether their ids lead to the copies
   */
  take(other: Table, rows: Int32Array, named = true): void {
    this.disorder()
    for (const [name, column] of this.columns) {
      const theirs = other.columns.get(name)!
      if (column instanceof CodeColumn) column.copy(theirs as CodeColumn, rows)
      else if (column instanceof NumberColumn) column.copy(theirs as NumberColumn, rows)
      else column.append((theirs as ValueColumn).data, rows)
    }
    if (named && this.ids !== null) rows.forEach((row, i) => this.setRow(other.idCode(row), this.length + i))
    this.length += rows.length
    this.read += rows.length
  }
  /** How many rows have an id that leads to them. */
  get named(): number { return this.#named }
  /** No row has an id any more. */
  unname(code: number): void { if (code > 0 && this.rowOf(code) >= 0) this.setRow(code, -1) }
  /** Leaves out rows to which no id leads, and adds those of a table beside this one: where ids agree, in their place. Yields. */
  *replacing(other: Table): Generator<void, void> {
    const before = this.length
    this.take(other, WHOLE(other.length))
    const order = new Int32Array(this.length)
    let count = 0
    const placed = new Set<number>()
    for (let row = 0; row < this.length; row++) {
      const stands = this.ids === null ? row : this.rowOf(this.idCode(row))
      if (stands < row || (stands !== row && stands < before) || placed.has(stands)) continue
      if (stands !== row) placed.add(stands)
      order[count++] = stands
    }
    for (const column of this.columns.values()) yield* column.reordering(order.subarray(0, count))
    this.length = count
    this.read = count
    this.#left.length = 0
    if (this.ids === null) return
    this.#rows = new Int32Array(this.ids.size)
    this.#named = 0
    for (let row = 0; row < count; row++) this.setRow(this.idCode(row), row)
  }

  /**
   * No more rows come: gives back what growing reserved. Yields.
   *
   * @param live - some do come, and the order will not last
   */
  *trimming(live = false): Generator<void, void> {
    for (const column of this.columns.values()) {
      column.trim(live ? this.length >> 4 : 0)
      if (column.length > TRIMMED_AT_ONCE) yield
    }
    this.ids?.trim()
    if (live) this.disorder()
    if (this.#rows.length > 0) this.#rows = this.#rows.slice(0, this.ids!.size)
  }
  /** Drops what told ids apart: nothing points into this table, and no more rows come. */
  forgetIds(): void {
    this.ids?.clear()
    this.#inOrder = false
    this.#rows = new Int32Array(0)
  }

  /** Says that the next row that was read is not kept. */
  leave(index: number): void { this.#left.push(index) }
  /** One-based number, in what was read, of a kept row. */
  sourceRow(row: number): number {
    // The j-th row left out stands before kept row k when its number less j is at most k.
    let low = 0
    let high = this.#left.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#left[middle]! - middle <= row) low = middle + 1
      else high = middle
    }
    return row + low + 1
  }
}

function inOrderRows(codes: CodeColumn['data'], named: number, from: number, to: number, rows: Int32Array): void {
  for (let i = from; i < to; i++) {
    const code = codes[i]!
    rows[i] = code <= named ? code - 1 : -1
  }
}
function rowsByCode(codes: CodeColumn['data'], byCode: Int32Array, from: number, to: number, rows: Int32Array): void {
  const { length } = byCode
  for (let i = from; i < to; i++) {
    const code = codes[i]!
    rows[i] = code < length ? byCode[code]! - 1 : -1
  }
}

function isRising(codes: Int32Array, first: number): boolean {
  for (let i = 0; i < codes.length; i++) if (codes[i] !== first + i) return false
  return true
}

const WHOLE = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i)

function storage(table: TableName, name: string, column: Column, dictionaryOf: (table: string) => Dictionary): AnyColumn {
  switch (column.type) {
    case 'id': return new CodeColumn(dictionaryOf(table))
    case 'ref': return new CodeColumn(dictionaryOf(column.ref!))
    case 'label': return new ValueColumn()
    // What people wrote repeats too seldom for a dictionary.
    case 'text': return table === 'notes' && name === 'text' ? new ValueColumn() : new CodeColumn(new TextDictionary())
    case 'boolean': return new CodeColumn(new TextDictionary())
    case 'enum': {
      const dictionary = new TextDictionary()
      for (const value of column.values!) dictionary.code(value)
      return new CodeColumn(dictionary)
    }
    default: return new NumberColumn(column.type === 'instant')
  }
}
