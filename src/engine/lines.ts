import type { Conversion } from '../model/index.ts'
import { BLOCK } from './bits.ts'
import { CodeColumn, widened } from './columns.ts'
import type { Dictionary } from './dictionary.ts'
import { expand, expandList, findOwners } from './event-owners.ts'
import { codeField, columnField, computedField, through } from './fields.ts'
import type { CodeField, NumberField } from './fields.ts'
import { readDeferred } from './finish-load.ts'
import { QualityLog, reject } from './quality.ts'
import type { Relation } from './relations.ts'
import type { Table } from './table.ts'
import { withWorth } from './worth.ts'

const SLICE = 1 << 16
/** In place of a line's amount: the deal has no lines, and its own amount stands. */
const ITS_OWN = Infinity

interface LineTables { readonly deals: Table; readonly lines: Table }

/**
 * The products of deals, of which those with lines may have several. A deal meets a condition about `product` when any
 * of its products does; grouped by `product`, it has a row for each, with the amount of that product.
 */
export class Lines {
  /** What was found wrong with lines. */
  readonly log: QualityLog
  readonly #dictionary: Dictionary
  /** A deal's products, each once, are those from `offsets[row]` up to, not including, `offsets[row + 1]`. */
  readonly #offsets: Int32Array
  readonly #products: Int32Array
  readonly #amounts: Float64Array
  /** By row of a deal: which of the combinations its products are. */
  readonly #codes: Int32Array
  readonly #combinations: Combinations
  readonly #length: number

  private constructor(deals: Table, before: Lines | null, room: number, log: QualityLog) {
    this.log = log
    this.#dictionary = deals.code('product').dictionary
    this.#length = deals.length
    const none = before === null
    const pairs = room + (none ? 0 : before.#offsets[before.#length]!)
    this.#offsets = widened(none ? new Int32Array(1) : before.#offsets, deals.length + 1)
    this.#products = widened(none ? new Int32Array(0) : before.#products, pairs)
    this.#amounts = widened(none ? new Float64Array(0) : before.#amounts, pairs)
    this.#codes = widened(none ? new Int32Array(0) : before.#codes, deals.length)
    this.#combinations = none ? new Combinations(this.#dictionary) : before.#combinations
  }

  /**
   * Of all deals; or, after some were exchanged, with those from a row on, while all before stay what they were. Yields.
   *
   * @param currency - of deals that do not say theirs
   * @param log - is told as well what is wrong
   */
  static *of({ deals, lines: table }: LineTables, currency: string | null, log: QualityLog, before: Lines | null = null): Generator<void, Lines> {
    yield* readDeferred(deals, table, 'amount', currency)
    const from = before === null ? 0 : before.#length
    // Of each deal the last of its lines, of each line the one before: one too high, 0 being none.
    const [last, previous] = [new Int32Array(deals.length - from), new Int32Array(table.length)]
    const found = new QualityLog()
    const isGood = checkOf(deals, table, currency, [log, found])
    let count = 0
    const owners = table.code('opportunityId')
    for (let line = 0; line < table.length; line++) {
      if (line % SLICE === SLICE - 1) yield
      const row = deals.rowOf(owners.at(line))
      if (!isGood(line, row) || row < from) continue
      previous[line] = last[row - from]!
      last[row - from] = line + 1
      count++
    }
    const lines = new Lines(deals, before, deals.length - from + count, found)
    yield* lines.#fill({ deals, lines: table }, from, last, previous)
    return lines
  }

  *#fill({ deals, lines }: LineTables, from: number, last: Int32Array, previous: Int32Array): Generator<void, void> {
    const [own, said, amounts] = [deals.code('product'), lines.code('product'), lines.number('amount')]
    const codes = Int32Array.from({ length: said.dictionary.size }, (_, code) => (code === 0 ? 0 : this.#dictionary.code(said.dictionary.text(code)!)))
    /** By product: where it was last put, one too high. */
    const places = new Int32Array(this.#dictionary.size)
    let pairs = this.#offsets[from]!
    for (let row = from; row < deals.length; row++) {
      if (row % SLICE === SLICE - 1) yield
      const start = pairs
      let line = last[row - from]!
      if (line === 0) {
        this.#products[pairs] = own.at(row)
        this.#amounts[pairs++] = ITS_OWN
      }
      for (; line !== 0; line = previous[line - 1]!) {
        const code = codes[said.at(line - 1)]!
        const amount = amounts.at(line - 1)
        const place = places[code]! - 1
        if (place < start) {
          this.#products[pairs] = code
          this.#amounts[pairs++] = amount
          places[code] = pairs
        } else if (Number.isNaN(this.#amounts[place]!)) this.#amounts[place] = amount
        else if (!Number.isNaN(amount)) this.#amounts[place]! += amount
      }
      this.#offsets[row + 1] = pairs
      this.#codes[row] = this.#combinations.code(this.#products, start, pairs)
    }
  }

  /** A deal's products: of several at once a list of them says the name, and conditions look at each. */
  get field(): CodeField {
    const combinations = this.#combinations
    const each = codeField(this.#codes, this.#dictionary)
    return {
      ...each, data: this.#codes, size: combinations.size, text: (code) => combinations.text(code),
      several: { each, any: (wanted) => combinations.any(wanted) },
    }
  }

  /**
   * A relation about deals with a row for each product of each of its own. What a request asks on the whole is about
   * the relation's own rows; what a measure asks about amounts, is about those of the product. Yields.
   */
  *spread(whole: Relation, money: Conversion | undefined, conversion: string): Generator<void, Relation> {
    const { asOf, parent } = whole
    const { offsets, places } = yield* this.#spreadOf(whole)
    const pairs = offsets.at(-1)!
    const to = new Int32Array(BLOCK)
    const lead = (rows: Int32Array, count: number): Int32Array => {
      findOwners(offsets, rows, count, to)
      return to
    }
    const products = new CodeColumn(this.#dictionary)
    products.append(places === null ? this.#products.subarray(0, pairs) : Int32Array.from(places, (place) => (place < 0 ? 0 : this.#products[place]!)), null)
    const amount = whole.fields.get('amount') as NumberField
    const fields = new Map([...whole.fields].map(([name, field]) => [name, through(field, lead)]))
    fields.set('product', columnField(products))
    fields.set('amount', computedField('integer', (rows, count, out) => {
      amount.read(lead(rows, count), count, out, true)
      for (let i = 0; i < count; i++) {
        const place = places === null ? rows[i]! : places[rows[i]!]!
        if (place >= 0 && this.#amounts[place] !== ITS_OWN) out[i] = this.#amounts[place]!
      }
    }))
    const over = parent?.relation ?? whole
    const relation: Relation = {
      name: `products of ${whole.name}`, asOf, length: pairs, fields, exists: expand(whole.exists, offsets), members: expand(whole.members, offsets),
      conversion, whole: { relation: whole, expand: (rows) => expand(rows, offsets) },
      parent: {
        relation: over, owns: (field) => field !== 'amount' && field !== 'worth' && over.fields.has(field),
        expand: (rows) => expand(parent?.expand(rows) ?? rows, offsets), expandList: (rows) => expandList(parent?.expandList(rows) ?? rows, offsets),
      },
    }
    return money === undefined ? relation : withWorth(relation, money, conversion)
  }

  /** Where the rows of each row of a relation begin, and to which product of its deal each leads; −1: to no deal. */
  *#spreadOf({ lead, length }: Relation): Generator<void, { readonly offsets: Int32Array; readonly places: Int32Array | null }> {
    if (lead === undefined) return { offsets: this.#offsets.subarray(0, length + 1), places: null }
    const offsets = new Int32Array(length + 1)
    const rows = new Int32Array(BLOCK)
    let places = new Int32Array(0)
    for (let start = 0; start < length; start += BLOCK) {
      const count = Math.min(BLOCK, length - start)
      for (let i = 0; i < count; i++) rows[i] = start + i
      const deals = lead(rows, count)
      for (let i = 0; i < count; i++) {
        const deal = deals[i]!
        const [from, to] = deal < 0 ? [-1, 0] : [this.#offsets[deal]!, this.#offsets[deal + 1]!]
        const at = offsets[start + i]!
        places = widened(places, at + to - from)
        for (let place = from; place < to; place++) places[at + place - from] = place
        offsets[start + i + 1] = at + to - from
      }
      yield
    }
    return { offsets, places: places.subarray(0, offsets[length]) }
  }
}

/** Which products deals have together, by code; 0 is none. */
class Combinations {
  readonly #products: Int32Array[] = [Int32Array.of(0)]
  /** By product, those of one alone; undefined where none was met. */
  readonly #alone: (number | undefined)[] = [0]
  readonly #codes = new Map<string, number>()
  readonly #dictionary: Dictionary
  constructor(dictionary: Dictionary) { this.#dictionary = dictionary }

  get size(): number { return this.#products.length }
  /** Of some products, each once. */
  code(all: Int32Array, from: number, to: number): number {
    if (to - from === 1) return this.#alone[all[from]!] ??= this.#products.push(all.slice(from, to)) - 1
    const products = all.slice(from, to).sort()
    const key = products.join()
    let code = this.#codes.get(key)
    if (code === undefined) this.#codes.set(key, code = this.#products.push(products) - 1)
    return code
  }
  /** Their list, in the order of UTF-16 units. */
  text(code: number): string | null {
    return code === 0 ? null : Array.from(this.#products[code]!, (product) => this.#dictionary.text(product)!).sort((a, b) => (a < b ? -1 : 1)).join(', ')
  }
  /** Those of which any product is wanted. */
  any(wanted: Uint8Array): Uint8Array {
    return Uint8Array.from(this.#products, (products) => (products.some((product) => wanted[product] === 1) ? 1 : 0))
  }
}

/** Whether a line is one, of a row. Says why not. */
function checkOf(deals: Table, lines: Table, currency: string | null, logs: readonly QualityLog[]): (line: number, row: number) => boolean {
  const [owners, amounts, currencies] = [lines.code('opportunityId'), lines.number('amount'), deals.code('currency')]
  return (line, row) => {
    const amount = amounts.at(line)
    const isPriced = currency !== null || row < 0 || currencies.at(row) !== 0
    if (row >= 0 && (Number.isNaN(amount) || (isPriced && Number.isSafeInteger(amount)))) return true
    const [code, field, value] = row < 0 ? ['E_UNKNOWN_REF', 'opportunityId', owners.dictionary.text(owners.at(line))] as const
      : [isPriced ? 'E_UNSAFE_INTEGER' : 'E_AMOUNT_NO_CURRENCY', 'amount', amount] as const
    for (const log of logs) reject(log, lines, line, code, field, value)
    return false
  }
}
