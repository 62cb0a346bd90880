import { AMOUNT_UNITS, ShakhesError, given } from '../model/index.ts'
import type { AdapterSpec, ArrowOptions, CalendarId, CsvOptions, JsonEndpoint, Mapping, NdjsonOptions, Row, TableName, Tables } from '../model/index.ts'
import type { SourceOptions } from '../source/types.ts'

/** What is said about a source in a page by attributes, all texts. */
export interface SourceAttributes {
  readonly type: string | undefined
  readonly src: string | undefined
  readonly table: string | undefined
  readonly mapping: string | undefined
  readonly stages: string | undefined
  readonly zone: string | undefined
  readonly calendar: string | undefined
  readonly currency: string | undefined
  readonly dateOrder: string | undefined
  readonly dateCalendar: string | undefined
  readonly delimiter: string | undefined
  readonly decimal: string | undefined
  readonly amounts: string | undefined
  readonly encoding: string | undefined
  readonly items: string | undefined
  readonly workerUrl: string | undefined
}

/** Inline settings: what is too much for an attribute. */
interface InlineSettings {
  readonly mapping?: Mapping
  /** Tables that the feed does not have; or, with type `rows`, everything. */
  readonly tables?: Tables
  /** With type `json`: one endpoint a table. */
  readonly endpoints?: { readonly [T in TableName]?: JsonEndpoint }
}
const INLINE_KEYS = ['mapping', 'tables', 'endpoints'] as const
const TYPES = ['csv', 'json', 'ndjson', 'arrow', 'rows', 'module'] as const
/** By how an address ends. */
const ENDINGS: Readonly<Record<string, string>> = { json: 'json', ndjson: 'ndjson', jsonl: 'ndjson', arrow: 'arrow', feather: 'arrow' }

/** An attribute that cannot be right, with what was expected, for a message in the reader's language. */
export class BadAttribute extends ShakhesError {
  readonly attribute: string
  readonly value: string
  readonly expected: string
  constructor(attribute: string, value: string, expected: string) {
    super('bad-query', `shakhes-source: the attribute ${attribute} is ${JSON.stringify(value)}; expected ${expected}`)
    this.attribute = attribute
    this.value = value
    this.expected = expected
  }
}

/**
 * The options of a source from what a page says.
 *
 * @param script - text of the `<script type="application/json">` inside
 * @throws BadAttribute that names the attribute, its value, and what was expected
 */
export function optionsOf(said: SourceAttributes, script: string | undefined): SourceOptions {
  const inline = script === undefined ? {} : inlineOf(script)
  const stages = said.stages === undefined ? undefined : stagesOf(said.stages)
  const tables: Tables = { ...(said.type === 'rows' ? {} : inline.tables), ...(stages ? { stages } : {}) }
  const mapping = said.mapping === undefined ? inline.mapping : parseJson('mapping', said.mapping) as Mapping
  return {
    from: specOf(said, inline, stages),
    frame: given({ calendar: said.calendar as CalendarId | undefined, zone: said.zone }),
    ...given({
      mapping, currency: said.currency, tables: Object.keys(tables).length === 0 || said.type === 'rows' ? undefined : tables,
      worker: said.workerUrl === undefined ? undefined : { workerUrl: new URL(said.workerUrl, document.baseURI) },
    }),
  }
}

function specOf(said: SourceAttributes, inline: InlineSettings, stages: readonly Row<'stages'>[] | undefined): AdapterSpec {
  const type = said.type ?? ENDINGS[/\.(\w+)(?:[?#]|$)/.exec(said.src ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'csv'
  switch (oneOf('type', type, TYPES)) {
    case 'csv': return { adapter: 'csv', ...csvOf(said) }
    case 'ndjson': return { adapter: 'ndjson', ...feedOf(said) }
    case 'arrow': return { adapter: 'arrow', ...feedOf(said) }
    case 'json': return {
      adapter: 'json',
      tables: inline.endpoints ?? { [tableOf(said)]: { url: addressOf(said), ...given({ items: said.items }) } },
    }
    case 'module': return { adapter: 'module', url: addressOf(said) }
    case 'rows':
      if (!inline.tables) throw new BadAttribute('type', 'rows', '<script type="application/json">{ "tables": { "opportunities": [ … ] } }</script>')
      return { adapter: 'rows', tables: { ...inline.tables, ...(stages ? { stages } : {}) } }
  }
}

function csvOf(said: SourceAttributes): CsvOptions {
  return {
    ...feedOf(said),
    ...optional('delimiter', said.delimiter === 'tab' ? '\t' : said.delimiter, [',', ';', '\t', '|'] as const),
    ...optional('dateOrder', said.dateOrder, ['ymd', 'dmy', 'mdy'] as const),
    ...optional('dateCalendar', said.dateCalendar, ['gregory', 'persian'] as const),
    ...optional('decimal', said.decimal, ['.', ','] as const),
    ...given({ encoding: said.encoding }),
  }
}

/** One table's address, and what its amounts count. */
function feedOf(said: SourceAttributes): NdjsonOptions & ArrowOptions {
  const url = addressOf(said)
  return { data: said.table === undefined ? { url } : [{ table: tableOf(said), data: { url } }], ...optional('amounts', said.amounts, AMOUNT_UNITS) }
}

/** Absolute, so that a worker elsewhere reads the same address as the page. */
function addressOf({ src, type }: SourceAttributes): string {
  const expected = `src="/deals.${type ?? 'csv'}"`
  if (!src) throw new BadAttribute('src', src ?? '', expected)
  try {
    return new URL(src, document.baseURI).href
  } catch {
    throw new BadAttribute('src', src, expected)
  }
}

function tableOf({ table }: SourceAttributes): TableName {
  return (table ?? 'opportunities') as TableName
}

function optional<K extends string, T extends string>(key: K, value: string | undefined, known: readonly T[]): { readonly [P in K]?: T } {
  if (value === undefined) return {}
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return { [key]: oneOf(name, value, known) } as { readonly [P in K]?: T }
}
function oneOf<T extends string>(attribute: string, value: string, known: readonly T[]): T {
  const found = known.find((option) => option === value)
  if (found === undefined) throw new BadAttribute(attribute, value, known.map((option) => (option === '\t' ? 'tab' : option)).join(' | '))
  return found
}

/** `Lead, Qualified, Closed won=won, Closed lost=lost`: stages in order, each end marked as what it is. */
export function stagesOf(text: string): Row<'stages'>[] {
  const stages = text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part, order): Row<'stages'> => {
    const [id = '', kind = 'open'] = part.split('=').map((side) => side.trim())
    if (id === '' || (kind !== 'open' && kind !== 'won' && kind !== 'lost')) throw new BadAttribute('stages', part, 'Lead, Qualified, Won=won, Lost=lost')
    return { id, order, kind }
  })
  if (!['won', 'lost'].every((end) => stages.some((stage) => stage.kind === end))) throw new BadAttribute('stages', text, 'Lead, Qualified, Won=won, Lost=lost')
  return stages
}

function inlineOf(text: string): InlineSettings {
  const settings = parseJson('script', text)
  const unknown = Object.keys(settings).find((key) => !INLINE_KEYS.some((known) => known === key))
  if (unknown !== undefined) throw new BadAttribute('script', unknown, INLINE_KEYS.join(' | '))
  return settings as InlineSettings
}

function parseJson(attribute: string, text: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadAttribute(attribute, text.trim().slice(0, 80), 'JSON { … }')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadAttribute(attribute, text.trim().slice(0, 80), 'JSON { … }')
  return value
}
