import { guessMapping } from '../../src/adapters/index.ts'
import type { CsvPreview, GuessedField, MappingGuess } from '../../src/adapters/index.ts'
import type { AmountUnit, CsvOptions, Row, SourceOptions, StageKind } from '../../src/index.ts'
import type { Language } from '../data/company.ts'

/** A field of an opportunity that a column of the file may be. */
export type Column = GuessedField
export const NEEDED: readonly Column[] = ['id', 'stage']
export const USUAL: readonly Column[] = ['createdAt', 'closedAt', 'amount', 'ownerId', 'customerId', 'product']
export const RARE: readonly Column[] = ['source', 'region', 'lostReason', 'currency', 'expectedClose', 'pipelineId']

/** Currencies to choose from; a column of the file may name others. */
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'IRR', 'IRR.new', 'AED', 'TRY', 'IQD', 'AFN', 'INR', 'CNY', 'JPY', 'CAD', 'AUD', 'SEK', 'PLN'] as const

/** Below this a guess is marked for a person to look at. */
export const SURE = 0.6

/** How a file will be read: guessed first, then as its owner says. */
export interface Draft {
  /** The file's column for a field; an empty text is none. */
  readonly columns: Readonly<Record<Column, string>>
  readonly stages: readonly { readonly id: string; readonly kind: StageKind }[]
  /** Empty: not told, and none needed. */
  readonly dateOrder: '' | 'ymd' | 'dmy' | 'mdy'
  /** Empty: to be chosen. */
  readonly dateCalendar: '' | 'gregory' | 'persian'
  readonly currency: string
  readonly toman: boolean
  readonly amounts: AmountUnit
  readonly decimal: '.' | ','
}

/** A file that was opened, and what was seen in it. */
export interface Opened {
  readonly name: string
  readonly data: Blob
  readonly preview: CsvPreview
  readonly guess: MappingGuess
}

/** What keeps a draft from being read, and which control it is about. */
export interface Problem { readonly about: Column | 'dateOrder' | 'dateCalendar' | 'stages'; readonly kind: 'id' | 'stage' | 'dateOrder' | 'mixed' | 'calendar' | 'noWon' | 'noStages' | 'twice'; readonly column?: string; readonly value?: string }

export const sample = (preview: CsvPreview, column: string): string | null => {
  const at = preview.header.indexOf(column)
  return preview.rows.find((row) => row[at])?.[at] ?? null
}

/** The first proposal for a file. Its language decides on nothing but the currency that stands there until another one is chosen. */
export function draftOf({ preview, guess }: Pick<Opened, 'preview' | 'guess'>, language: Language): Draft {
  const path = (field: Column): string => guess.fields[field]?.path ?? ''
  const columns = Object.fromEntries([...NEEDED, ...USUAL, ...RARE].map((field) => [field, path(field)])) as Record<Column, string>
  // Said by the name of the column; the size of amounts says nothing.
  const tomans = /toman|تومان/i.test(columns.amount)
  return {
    columns,
    stages: guess.stages.map(({ id, kind }) => ({ id: String(id), kind })),
    dateOrder: preview.dateOrder.kind === 'found' ? preview.dateOrder.order : '',
    dateCalendar: guess.persianDates ? '' : 'gregory',
    currency: language === 'fa' || tomans ? 'IRR' : 'USD',
    toman: language === 'fa' || tomans,
    amounts: tomans ? 'toman' : 'major',
    decimal: columns.amount !== '' && commaDecimals(preview, columns.amount) ? ',' : '.',
  }
}

/** Amounts such as `1.234,50`, and none that only a point makes sense of. */
function commaDecimals(preview: CsvPreview, column: string): boolean {
  const at = preview.header.indexOf(column)
  const cells = preview.rows.map((row) => row[at] ?? '')
  return cells.some((cell) => /,\d{1,2}$/.test(cell)) && !cells.some((cell) => /\.\d{1,2}$/.test(cell))
}

/** Another column for a field; another column for the stage brings its own stages. */
export function withColumn(draft: Draft, field: Column, column: string, preview: CsvPreview): Draft {
  const columns = { ...draft.columns, [field]: column }
  if (field !== 'stage') return { ...draft, columns }
  const at = preview.header.indexOf(column)
  if (at < 0) return { ...draft, columns, stages: [] }
  const guess = guessMapping(['stage'], preview.rows.map((row) => [row[at] ?? null]), [preview.values[at] ?? null])
  const known = preview.values[at] == null ? [] : guess.stages
  return { ...draft, columns, stages: known.map(({ id, kind }) => ({ id: String(id), kind })) }
}

/** Another currency; tomans are of the rial alone. */
export function withCurrency(draft: Draft, currency: string): Draft {
  return { ...draft, currency, amounts: draft.amounts === 'toman' && currency !== 'IRR' ? 'major' : draft.amounts }
}

export function withStage(draft: Draft, index: number, kind: StageKind): Draft {
  return { ...draft, stages: draft.stages.map((stage, i) => (i === index ? { ...stage, kind } : stage)) }
}

/** The stage moved by one place; the same draft at either end. */
export function withMovedStage(draft: Draft, index: number, by: -1 | 1): Draft {
  const stages = [...draft.stages]
  const [stage] = stages.splice(index, 1)
  if (!stage || index + by < 0 || index + by > stages.length) return draft
  stages.splice(index + by, 0, stage)
  return { ...draft, stages }
}

/** What must be said before the file can be read, in the order of the form. */
export function problemsOf(draft: Draft, { preview, guess }: Pick<Opened, 'preview' | 'guess'>): Problem[] {
  const problems: Problem[] = []
  if (draft.columns.id === '') problems.push({ about: 'id', kind: 'id' })
  if (draft.columns.stage === '') problems.push({ about: 'stage', kind: 'stage' })
  const used = new Map<string, Column>()
  for (const field of [...NEEDED, ...USUAL, ...RARE]) {
    const column = draft.columns[field]
    if (column !== '' && used.has(column)) problems.push({ about: field, kind: 'twice', column })
    used.set(column, field)
  }
  const { dateOrder } = preview
  if (draft.dateOrder === '' && dateOrder.kind === 'ambiguous') problems.push({ about: 'dateOrder', kind: 'dateOrder', column: dateOrder.column, value: dateOrder.value })
  if (draft.dateOrder === '' && dateOrder.kind === 'mixed') problems.push({ about: 'dateOrder', kind: 'mixed', column: dateOrder.column, value: dateOrder.value })
  if (draft.dateCalendar === '' && guess.persianDates) problems.push({ about: 'dateCalendar', kind: 'calendar' })
  if (draft.columns.stage !== '') {
    if (draft.stages.length === 0) problems.push({ about: 'stages', kind: 'noStages' })
    else if (!draft.stages.some(({ kind }) => kind === 'won')) problems.push({ about: 'stages', kind: 'noWon' })
  }
  return problems
}

/** The draft as the settings of a source. */
export function optionsOf(draft: Draft, { data, preview }: Pick<Opened, 'data' | 'preview'>): SourceOptions {
  const from: CsvOptions = {
    data, delimiter: preview.delimiter, amounts: draft.amounts, decimal: draft.decimal,
    dateCalendar: draft.dateCalendar || 'gregory',
    ...(draft.dateOrder === '' ? {} : { dateOrder: draft.dateOrder }),
  }
  const stages: Row<'stages'>[] = draft.stages.map(({ id, kind }, order) => ({ id, kind, order: order + 1 }))
  return {
    from: { adapter: 'csv', ...from },
    currency: draft.currency,
    mapping: { opportunities: { fields: Object.fromEntries(Object.entries(draft.columns).filter(([, column]) => column !== '')) } },
    tables: { stages },
  }
}
