/**
 * CSV text into columns of texts (RFC 4180, and what spreadsheets make of it), in pieces. Written here because the
 * small parsers at hand join a row that has too few fields with the one after it, in silence.
 */

/** A row may grow this long while a quote in it is open; then the quote counts as a stray character. */
const LONGEST_ROW = 262_144
const QUOTE = 34
const CR = 13

export interface SplitBatch {
  /** For each column of the header its texts; null in malformed rows. */
  readonly columns: readonly (readonly (string | null)[])[]
  readonly length: number
  /** Indexes of rows whose fields do not fit the header, or whose quote never ends. */
  readonly malformed: readonly number[]
}

/**
 * The first row that is not blank is the header. Blank rows are left out. Spreadsheets drop empty cells at the end of
 * a row: what a row lacks is empty. Malformed is a row with more values than the header, a lone value under a wide
 * header (a footer), or one with a quote that never ends; reading goes on with the next line.
 */
export class CsvSplitter {
  readonly #delimiter: string
  #header: readonly string[] | null = null
  #text = ''
  #last = false
  #at = 0
  /** The next quote at or after #at; looked for once, not once a row. */
  #quote = -1
  #fields: string[] = []
  #manyLines = false

  constructor(delimiter: string) { this.#delimiter = delimiter }

  /** Names of the columns; null before their line has been read. */
  get header(): readonly string[] | null { return this.#header }

  /** The rows that this piece completes. `last`: no more pieces. */
  push(piece: string, last: boolean): SplitBatch {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + piece : piece
    this.#last = last
    this.#at = 0
    this.#quote = -1
    while (this.#header === null && this.#at < this.#text.length) {
      const state = this.#row()
      if (state === 'more') return { columns: [], length: 0, malformed: [] }
      if (state === 'broken') this.#skipLine()
      else if (!isBlank(this.#fields)) this.#header = columnNames(this.#fields)
    }
    return this.#body(this.#header?.length ?? 0)
  }

  #body(width: number): SplitBatch {
    const columns: (string | null)[][] = Array.from({ length: width }, () => [])
    const malformed: number[] = []
    let length = 0
    while (this.#at < this.#text.length) {
      const start = this.#at
      const state = this.#row()
      if (state === 'more') break
      const fields = this.#fields
      if (state === 'row' && isBlank(fields)) continue
      if (state === 'row' && this.#fits(fields, width)) {
        if (fields.length >= width) for (let c = 0; c < width; c++) columns[c]!.push(fields[c]!)
        else for (let c = 0; c < width; c++) columns[c]!.push(fields[c] ?? '')
      } else {
        malformed.push(length)
        for (let c = 0; c < width; c++) columns[c]!.push(null)
        // A stray quote may have swallowed good lines: begin again after the first of them.
        if (state === 'broken' || this.#manyLines) { this.#at = start; this.#skipLine() }
      }
      length++
    }
    return { columns, length, malformed }
  }

  #fits(fields: readonly string[], width: number): boolean {
    const n = fields.length
    if (n === width) return true
    if (n < width) return !this.#manyLines && (n > 1 || width < 3)
    return fields.every((field, i) => i < width || field.trim() === '')
  }

  #skipLine(): void {
    const eol = this.#text.indexOf('\n', this.#at)
    this.#at = eol < 0 ? this.#text.length : eol + 1
  }

  /** Cuts the next row into #fields and moves on; moves only if there was a whole row. */
  #row(): 'row' | 'more' | 'broken' {
    const text = this.#text
    const start = this.#at
    const eol = text.indexOf('\n', start)
    if (eol < 0 && !this.#last) return this.#open(start)
    const stop = eol < 0 ? text.length : eol
    if (this.#quote < start) {
      const quote = text.indexOf('"', start)
      this.#quote = quote < 0 ? text.length : quote
    }
    this.#manyLines = false
    if (this.#quote < stop) return this.#quotedRow(start, eol)
    this.#fields = text.slice(start, lineStop(text, stop)).split(this.#delimiter)
    this.#at = stop + 1
    return 'row'
  }

  #quotedRow(start: number, firstEol: number): 'row' | 'more' | 'broken' {
    const text = this.#text
    const fields: string[] = []
    let eol = firstEol
    let at = start
    for (;;) {
      let value = ''
      if (text.charCodeAt(at) === QUOTE) {
        for (;;) {
          const close = text.indexOf('"', at + 1)
          // A quote at the end of a piece may be the first half of two.
          if (close < 0 || (close === text.length - 1 && !this.#last)) return this.#open(start)
          value += text.slice(at + 1, close)
          at = close + 1
          if (text.charCodeAt(at) !== QUOTE) break
          value += '"'
        }
        if (eol >= 0 && eol < at) {
          this.#manyLines = true
          eol = text.indexOf('\n', at)
        }
      }
      if (eol < 0 && !this.#last) return this.#open(start)
      const stop = eol < 0 ? text.length : eol
      const found = text.indexOf(this.#delimiter, at)
      const next = found < 0 || found > stop ? stop : found
      // What follows a closing quote before the delimiter is kept as it stands.
      fields.push(value + text.slice(at, next === stop ? Math.max(at, lineStop(text, stop)) : next))
      at = next + 1
      if (next === stop) break
    }
    this.#fields = fields
    this.#at = at
    return 'row'
  }

  /** The row goes on beyond the text at hand: wait, unless nothing more comes or it has grown beyond belief. */
  #open(start: number): 'more' | 'broken' {
    return this.#last || this.#text.length - start > LONGEST_ROW ? 'broken' : 'more'
  }
}

const lineStop = (text: string, stop: number): number => (stop > 0 && text.charCodeAt(stop - 1) === CR ? stop - 1 : stop)

function isBlank(fields: readonly string[]): boolean {
  return fields[0]!.trim() === '' && fields.every((field) => field.trim() === '')
}

/** Trimmed; a nameless column is called by its place, `(3)`, and a repeated name gets a number, `amount (2)`. */
function columnNames(fields: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return fields.map((field, i) => {
    const name = field.trim() || `(${i + 1})`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/**
 * What parts the fields: of the four, the one that cuts the most of the first rows into as many fields as the header
 * has; then the one with more fields. A spreadsheet's `sep=;` line goes before all.
 */
export function detectDelimiter(sample: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/.exec(sample)
  if (declared) return declared[1] as Delimiter
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const splitter = new CsvSplitter(delimiter)
    const { length, malformed } = splitter.push(sample, true)
    const width = splitter.header?.length ?? 0
    // A quote left over in a name: the delimiter cut a quoted name in two.
    if (width < 2 || splitter.header!.some((name) => name.includes('"'))) continue
    const score = (1 + length - malformed.length) / (1 + length) + Math.min(width, 100) / 1000
    if (score > bestScore) { best = delimiter; bestScore = score }
  }
  return best
}
