import type { ListRequest, RowList, Scalar } from '../model/index.ts'
import { BLOCK, extract } from './bits.ts'
import type { Bits } from './bits.ts'
import type { CodeField, Field } from './fields.ts'
import type { Relation } from './relations.ts'

const ROWS = new Int32Array(BLOCK)
const ONE_ROW = new Int32Array(1)
const ONE_CODE = new Int32Array(1)
const ONE_NUMBER = new Float64Array(1)
/** Dictionaries up to this size are ranked; the texts of larger ones are compared as they are met. */
const RANKED = 1 << 16

/** The fields that name a row: ties are broken by them, so that two loads of the same data list alike. */
const NAMED_BY = { opportunities: ['id'], visits: ['id', 'enteredAt'], notes: ['noteId'], leads: ['id'], touches: ['id'], efforts: ['id'] } as const

type Compare = (a: number, b: number) => number

/**
 * Some rows in order. Nulls come last, whichever way; texts are compared by UTF-16 units; ties go by id. Only as many
 * rows as are asked for are kept in order on the way. Yields.
 */
export function* list(request: ListRequest, relation: Relation, selection: Bits): Generator<void, RowList> {
  const wanted = (request.offset ?? 0) + request.limit
  const compare = comparison(request, relation)
  const heap = new WorstFirst(Math.min(wanted, selection.count), compare)
  for (let start = 0; start < relation.length && request.limit > 0; start += BLOCK) {
    const count = extract(selection, start, ROWS)
    for (let i = 0; i < count; i++) heap.offer(ROWS[i]!)
    if (count > 0) yield
  }
  const chosen = heap.sorted().slice(request.offset ?? 0, wanted)
  const fields = request.fields.map((name) => [name, relation.fields.get(name)!] as const)
  const rows = chosen.map((row) => Object.fromEntries(fields.map(([name, field]) => [name, valueAt(field, row)])))
  return { kind: 'list', rows, total: selection.count }
}

/** The value of a field in one row. */
export function valueAt(field: Field, row: number): Scalar {
  if (field.kind === 'text') return field.at(row)
  ONE_ROW[0] = row
  if (field.kind === 'code') {
    field.read(ONE_ROW, 1, ONE_CODE)
    return field.text(ONE_CODE[0]!)
  }
  field.read(ONE_ROW, 1, ONE_NUMBER)
  return Number.isNaN(ONE_NUMBER[0]!) ? null : ONE_NUMBER[0]!
}

function comparison(request: ListRequest, relation: Relation): Compare {
  const orders: readonly { readonly field: string; readonly descending?: boolean }[] = [...request.order, ...NAMED_BY[request.from].map((field) => ({ field }))]
  const compares = orders.map(({ field, descending }) => compareBy(relation.fields.get(field)!, descending === true))
  return (a, b) => {
    for (const compare of compares) {
      const result = compare(a, b)
      if (result !== 0) return result
    }
    return a - b
  }
}

function compareBy(field: Field, descending: boolean): Compare {
  const sign = descending ? -1 : 1
  if (field.kind === 'code' && field.size <= RANKED) {
    const ranks = ranksOf(field)
    return (a, b) => compareNumbers(ranks[codeAt(field, a)]!, ranks[codeAt(field, b)]!, sign)
  }
  if (field.kind === 'number') return (a, b) => compareNumbers(numberAt(field, a), numberAt(field, b), sign)
  return (a, b) => compareTexts(valueAt(field, a) as string | null, valueAt(field, b) as string | null, sign)
}
function codeAt(field: CodeField, row: number): number {
  ONE_ROW[0] = row
  field.read(ONE_ROW, 1, ONE_CODE)
  return ONE_CODE[0]!
}
function numberAt(field: Extract<Field, { kind: 'number' }>, row: number): number {
  ONE_ROW[0] = row
  field.read(ONE_ROW, 1, ONE_NUMBER)
  return ONE_NUMBER[0]!
}
/** NaN is null. */
function compareNumbers(a: number, b: number, sign: number): number {
  if (a === b) return 0
  if (a !== a) return b !== b ? 0 : 1
  return b !== b ? -1 : a < b ? -sign : sign
}
function compareTexts(a: string | null, b: string | null, sign: number): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : a < b ? -sign : sign
}
function ranksOf(field: CodeField): Float64Array {
  const codes = Array.from({ length: field.size - 1 }, (_, i) => i + 1)
  codes.sort((a, b) => compareTexts(field.text(a), field.text(b), 1))
  const ranks = new Float64Array(field.size).fill(NaN)
  codes.forEach((code, rank) => { ranks[code] = rank })
  return ranks
}

/** The first rows of an order, the last of them on top, so that most others are turned away by one comparison. */
class WorstFirst {
  readonly #rows: number[] = []
  readonly #capacity: number
  readonly #compare: Compare
  constructor(capacity: number, compare: Compare) {
    this.#capacity = capacity
    this.#compare = compare
  }
  offer(row: number): void {
    const rows = this.#rows
    if (rows.length < this.#capacity) {
      rows.push(row)
      this.#rise(rows.length - 1)
    } else if (this.#capacity > 0 && this.#compare(row, rows[0]!) < 0) {
      rows[0] = row
      this.#sink()
    }
  }
  sorted(): number[] { return [...this.#rows].sort(this.#compare) }

  #rise(i: number): void {
    const rows = this.#rows
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.#compare(rows[i]!, rows[parent]!) <= 0) return
      ;[rows[i], rows[parent]] = [rows[parent]!, rows[i]!]
      i = parent
    }
  }
  #sink(): void {
    const rows = this.#rows
    for (let i = 0; ;) {
      const left = 2 * i + 1
      if (left >= rows.length) return
      const worse = left + 1 < rows.length && this.#compare(rows[left + 1]!, rows[left]!) > 0 ? left + 1 : left
      if (this.#compare(rows[worse]!, rows[i]!) <= 0) return
      ;[rows[i], rows[worse]] = [rows[worse]!, rows[i]!]
      i = worse
    }
  }
}
