import { fold, kindByName, usualPlace } from '../model/index.ts'
import type { Mapping, Row } from '../model/index.ts'
import { DateOrderDetector } from './date-order.ts'
import type { DateOrderVerdict } from './date-order.ts'
import { FIELD_WORDS } from './guess-words.ts'
import type { GuessedField } from './guess-words.ts'

export type { GuessedField } from './guess-words.ts'

export interface FieldGuess { readonly path: string; /** In (0, 1]; below 0.6 a person should look. */ readonly confidence: number }

/** How a table of deals seems to be laid out; for a person to confirm. */
export interface MappingGuess {
  readonly table: 'opportunities'
  readonly fields: Readonly<Partial<Record<GuessedField, FieldGuess>>>
  /** The values of the stage column, open ones in their likely order, then the ends. Empty without a stage column. */
  readonly stages: readonly Row<'stages'>[]
  readonly dateOrder: DateOrderVerdict
  /** The years are those of the Persian calendar. A suspicion: it is never assumed. */
  readonly persianDates: boolean
  /** A file rarely says: to be asked, unless a column holds it. */
  readonly currency: null
}

/** Below this a guess is noise. */
const LEAST = 0.4

type Cells = readonly (readonly (string | null)[])[]

/**
 * Guesses which column is which, from the header's words and what a sample of the values looks like.
 *
 * @param rows - a sample; a few hundred are plenty
 * @param values - for each column all its different values in the file, or null where they are many; the sample's when absent
 */
export function guessMapping(header: readonly string[], rows: Cells, values?: readonly (readonly string[] | null)[]): MappingGuess {
  const columns = header.map((name, c) => inspect(name, rows.map((row) => row[c] ?? '')))
  const candidates = columns.flatMap((column) => (Object.keys(FIELD_WORDS) as GuessedField[])
    .map((field) => ({ field, column, confidence: score(field, column) })))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence)
  const fields: Partial<Record<GuessedField, FieldGuess>> = {}
  const used = new Set<string>()
  for (const { field, column, confidence } of candidates) {
    if (fields[field] || used.has(column.name)) continue
    fields[field] = { path: column.name, confidence: Math.round(confidence * 100) / 100 }
    used.add(column.name)
  }
  const stage = fields.stage && header.indexOf(fields.stage.path)
  const detector = new DateOrderDetector(header)
  detector.add(header.map((_, c) => rows.map((row) => row[c] ?? null)))
  return {
    table: 'opportunities',
    fields,
    stages: stage === undefined ? [] : guessStages(values?.[stage] ?? columns[stage]!.distinct),
    dateOrder: detector.verdict,
    persianDates: columns.some(({ dates, persian }) => dates > 0.5 && persian > 0.9),
    currency: null,
  }
}

/** The guess as a mapping. */
export function mappingOf(guess: MappingGuess): Mapping {
  return { opportunities: { fields: Object.fromEntries(Object.entries(guess.fields).map(([field, { path }]) => [field, path])) } }
}

interface ColumnLook {
  readonly name: string
  readonly words: readonly string[]
  readonly distinct: readonly string[]
  /** Shares of the values that are not empty, in [0, 1]. */
  readonly dates: number
  readonly numbers: number
  /** Among the dates with a year of four digits, those of the Persian calendar. */
  readonly persian: number
  readonly different: number
  readonly filled: number
}

const DATE_LIKE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[t ,].*)?$/
const NUMBER_LIKE = /^[-+]?[\d.,٬٫' ]{1,24}$/
const YEAR = /(?:^|[/.-])(\d{4})(?:[/.-]|$|[t ,])/

function inspect(name: string, cells: readonly string[]): ColumnLook {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const folded = filled.map((cell) => fold(cell.slice(0, 200)))
  const dates = folded.filter((cell) => DATE_LIKE.test(cell))
  const years = dates.map((cell) => Number(YEAR.exec(cell)?.[1])).filter((year) => year > 0)
  const share = (n: number, of: number): number => (of === 0 ? 0 : n / of)
  const distinct = [...new Set(filled)]
  return {
    name, distinct,
    words: wordsOf(name),
    dates: share(dates.length, filled.length),
    numbers: share(folded.filter((cell) => NUMBER_LIKE.test(cell) && /\d/.test(cell) && !DATE_LIKE.test(cell)).length, filled.length),
    persian: share(years.filter((year) => year >= 1300 && year < 1500).length, years.length),
    different: share(distinct.length, filled.length),
    filled: share(filled.length, cells.length),
  }
}

/** `closeValue`, `close_value` and «Close Value (USD)» are all close, value. */
function wordsOf(name: string): readonly string[] {
  return fold(name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/\(.*?\)/g, ' ')).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** How well a column fits a field: what it is called, tempered by what it holds. */
function score(field: GuessedField, column: ColumnLook): number {
  const named = Math.max(...FIELD_WORDS[field].map((phrase, i) => similarity(wordsOf(phrase), column.words) - i * 0.003))
  return named * holds(field, column)
}

function similarity(phrase: readonly string[], words: readonly string[]): number {
  const common = phrase.filter((word) => words.includes(word)).length
  if (common < phrase.length) return 0
  // All of the phrase, and some words besides.
  return words.length === phrase.length ? 1 : 0.45 + 0.4 * (phrase.length / words.length)
}

function holds(field: GuessedField, { dates, numbers, different, filled, distinct }: ColumnLook): number {
  // A column without values may be anything; its name alone counts, less.
  if (filled === 0) return 0.7
  switch (field) {
    case 'createdAt': case 'qualifiedAt': case 'closedAt': case 'expectedClose': return dates > 0.8 ? 1 : dates * 0.9
    case 'amount': return numbers > 0.8 ? 1 : numbers * 0.9
    case 'id': return different > 0.98 && filled > 0.98 ? 1 : different * filled * 0.7
    case 'stage': return dates > 0.5 || numbers > 0.5 ? 0.3 : distinct.some((value) => kindByName(value) !== 'open') ? 1.05 : different < 0.5 ? 0.9 : 0.4
    case 'currency': return distinct.length < 20 && numbers < 0.5 ? 1 : 0.3
    default: return dates > 0.5 ? 0.2 : 1
  }
}

/** Stages from their names: numbered ones by their numbers, known words by the course of a sale, the rest as they came. */
function guessStages(values: readonly string[]): readonly Row<'stages'>[] {
  const named = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
    .map((id, i) => ({ id, i, kind: kindByName(id), number: Number(/^\d+/.exec(fold(id))?.[0] ?? NaN), step: usualPlace(id) }))
  const numbered = named.filter(({ kind }) => kind === 'open').every(({ number }) => Number.isFinite(number))
  const place = { open: 0, won: 1, lost: 2 }
  return named
    .sort((a, b) => place[a.kind] - place[b.kind] || (numbered ? a.number - b.number : a.step - b.step) || a.i - b.i)
    .map(({ id, kind }, i) => ({ id, kind, order: i + 1 }))
}
