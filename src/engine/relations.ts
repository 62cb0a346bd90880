import { ShakhesError, relations } from '../model/index.ts'
import type { RelationName } from '../model/index.ts'
import type { ActivityName } from './activity-relation.ts'
import { Bits, BLOCK } from './bits.ts'
import type { CodeColumn } from './columns.ts'
import { TextDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import type { Events } from './events.ts'
import { FLAG_OWNER_FALLBACK, FLAG_REGRESSED, FLAG_SNAPSHOT } from './facts.ts'
import type { Facts } from './facts.ts'
import { codeField, columnField, computedField, flagField, idField, numberColumnField, numberField, rankField } from './fields.ts'
import type { CodeField, Field, NumberField } from './fields.ts'
import type { Lines } from './lines.ts'
import type { Stages } from './stages.ts'
import type { Table } from './table.ts'
import { NO_WORTH } from './worth.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A relation as of T: which rows it has, and their fields. Rows are numbers below `length`; those in `exists` count. */
export interface Relation {
  readonly name: string
  readonly asOf: number
  readonly length: number
  readonly exists: Bits
  /** Those that exist, and those that did before something changed: what is remembered of a row stays true of it. */
  readonly members: Bits
  readonly fields: ReadonlyMap<string, Field>
  /** What `worth` was converted by, as a text; absent without. */
  readonly conversion?: string
  /** The relation that each row belongs to a row of, whose fields it offers too: conditions over them are decided there. */
  readonly parent?: Parent
  /** Of rows that are about opportunities: the row of each, −1 where there is none. */
  readonly lead?: (rows: Int32Array, count: number) => Int32Array
  /** What conditions of a whole request are about, where these rows are products of that one's. */
  readonly whole?: Pick<Parent, 'relation' | 'expand'>
}

export interface Parent {
  readonly relation: Relation
  readonly owns: (field: string) => boolean
  /** Every row that belongs to one of a set; `known` were those before rows came. */
  readonly expand: (rows: Bits, known?: Bits) => Bits
  /** The same of a list of rows, rising. */
  readonly expandList: (rows: Int32Array) => Int32Array
}

export interface RelationSource {
  readonly table: (name: 'opportunities' | 'reps' | 'teams' | 'customers' | 'notes' | 'pipelines' | ActivityName) => Table
  readonly events: Events
  readonly stages: Stages
  readonly pipelineOf: (row: number) => number
  readonly pipelines: CodeColumn
  readonly absent: Bits
  /** See `Loaded`. */
  readonly merged: Int32Array | null
  /** Events of opportunities that changes have replaced or deleted. */
  readonly gone: Bits
  /** Of rows that do not say theirs. */
  readonly currency: string | null
  /** Null: no deal has any. */
  readonly lines: Lines | null
}

const STATUS = dictionaryOf('open', 'won', 'lost')

function dictionaryOf(...texts: readonly string[]): Dictionary {
  const dictionary = new TextDictionary()
  for (const text of texts) dictionary.code(text)
  return dictionary
}

/** Customers of rows: of those that were merged, whom they count as. */
export function customerField(column: CodeColumn, merged: Int32Array | null): CodeField {
  const { data, dictionary } = column
  if (merged === null) return columnField(column)
  return codeField(data, dictionary, { dictionary, codes: Int32Array.from({ length: dictionary.size }, (_, code) => Math.max(merged[code] ?? code, 0) || code) })
}

/**
 * From a code of one table's ids to the code that a column of that table has for the row.
 *
 * @param counted - by code, the one whose row counts
 */
function leadTo(table: Table, column: CodeColumn, counted?: Int32Array | null): { codes: Int32Array; dictionary: Dictionary } {
  const codes = new Int32Array(table.ids!.size)
  for (let code = 1; code < codes.length; code++) {
    const row = table.rowOf(counted?.[code] ?? code)
    if (row >= 0) codes[code] = column.at(row)
  }
  return { codes, dictionary: column.dictionary }
}

export function opportunityRelation(facts: Facts, source: RelationSource): Relation {
  const table = source.table('opportunities')
  const reps = source.table('reps')
  const customers = source.table('customers')
  const owners = facts.owner ?? table.code('ownerId').data
  const customerIds = table.code('customerId')
  const created = numberColumnField(table.number('createdAt'), 'time')
  const decided = numberField(facts.decidedAt, 'time')
  const isDated = (column: string): boolean => table.dated.get(column) === true
  const endsDated = source.events.length > 0 ? source.events.table.dated.get('at') === true : isDated('closedAt')
  const since = new Float64Array(BLOCK)
  // Both ends of a cycle are dates: it is a number of days, also where one of them had 23 hours.
  const cycleOf = (begun: NumberField, column: string): NumberField => {
    const wholeDays = endsDated && isDated(column)
    return computedField('integer', (rows, count, out, scattered) => {
      begun.read(rows, count, since, scattered)
      decided.read(rows, count, out, scattered)
      cycles(since, out, count, wholeDays)
    })
  }
  const said = numberColumnField(table.number('qualifiedAt'), 'time')
  const slack = endsDated ? DAY - 1 : 0
  const ends = new Float64Array(BLOCK)
  const qualified = computedField('time', (rows, count, out, scattered) => {
    said.read(rows, count, out, scattered)
    decided.read(rows, count, ends, scattered)
    for (let i = 0; i < count; i++) if (out[i]! > facts.asOf || out[i]! > ends[i]! + slack) out[i] = NaN
  })
  const ranks = Math.max(0, ...source.stages.open)
  const fields = new Map<string, Field>([
    ['id', idField(table)],
    ['pipeline', pipelineField(source)],
    ['owner', codeField(owners, reps.ids!)],
    ['team', codeField(owners, reps.ids!, leadTo(reps, reps.code('teamId')))],
    ['customer', customerField(customerIds, source.merged)],
    ['segment', codeField(customerIds.data, customers.ids!, leadTo(customers, customers.code('segment'), source.merged))],
    ...(['source', 'product', 'region', 'lostReason'] as const).map((name) => [name, columnField(table.code(name))] as const),
    ...(source.lines === null ? [] : [['product', source.lines.field] as const]),
    ['currency', currencyField(table.code('currency'), source.currency)],
    ['status', codeField(facts.status, STATUS)],
    ['stage', codeField(facts.stage, table.code('stage').dictionary)],
    ['createdAt', created],
    ['decidedAt', decided],
    ['entryRank', rankField(facts.entryRank, ranks)],
    ['maxRank', rankField(facts.maxRank, ranks)],
    ['regressed', flagField(facts.flags, FLAG_REGRESSED)],
    ['snapshot', flagField(facts.flags, FLAG_SNAPSHOT)],
    ['ownerFallback', flagField(facts.flags, FLAG_OWNER_FALLBACK)],
    ['amount', facts.amount === null ? numberColumnField(table.number('amount'), 'integer') : numberField(facts.amount, 'integer')],
    ['worth', NO_WORTH],
    ['cycle', cycleOf(created, 'createdAt')],
    ['qualifiedAt', qualified],
    ['cycleQualified', cycleOf(qualified, 'qualifiedAt')],
  ])
  fields.set('hoursOpen', hoursField(fields, 'cycle', created, facts.asOf))
  fields.set('hoursQualified', hoursField(fields, 'cycleQualified', qualified, facts.asOf))
  return { name: 'opportunities', asOf: facts.asOf, length: table.length, exists: facts.exists, members: Bits.all(table.length), fields }
}

/** Whole hours of a cycle, or from its beginning to T while the deal is open. */
export function hoursField(
  fields: ReadonlyMap<string, Field>, name: 'cycle' | 'cycleQualified' | 'cycleSince', begun: NumberField, asOf: number,
): NumberField {
  const cycle = fields.get(name) as NumberField
  const status = fields.get('status') as CodeField
  const open = status.find('open')
  const starts = new Float64Array(BLOCK)
  const statuses = new Int32Array(BLOCK)
  return computedField('integer', (rows, count, out, scattered) => {
    cycle.read(rows, count, out, scattered)
    begun.read(rows, count, starts, scattered)
    status.read(rows, count, statuses, scattered)
    for (let i = 0; i < count; i++) {
      const elapsed = statuses[i] === open ? asOf - starts[i]! : out[i]!
      out[i] = Math.floor(elapsed / HOUR)
    }
  })
}
export function cycles(since: Float64Array, decided: Float64Array, count: number, wholeDays: boolean): void {
  for (let i = 0; i < count; i++) {
    // A date without a time can lie before the hour of creation on the same day.
    const elapsed = decided[i]! - since[i]!
    decided[i] = elapsed < 0 ? 0 : wholeDays ? Math.round(elapsed / DAY) * DAY : elapsed
  }
}

function pipelineField({ stages, pipelines: column, table: tableOf }: RelationSource): Field {
  const dictionary = tableOf('pipelines').ids!
  const codes = Int32Array.from({ length: dictionary.size }, (_, code) => code || dictionary.find(stages.pipelines[0]!.id))
  return codeField(column.data, dictionary, { codes, dictionary })
}

/** Deals that do not name a currency are in the source's. */
function currencyField(column: CodeColumn, fallback: string | null): Field {
  if (fallback === null) return columnField(column)
  const { dictionary } = column
  const fallbackCode = dictionary.code(fallback)
  return codeField(column.data, dictionary, { codes: Int32Array.from({ length: dictionary.size }, (_, code) => code || fallbackCode), dictionary })
}

/** The rows of visits and notes each belong to an opportunity, whose fields they offer too. */
const OFFERED: Readonly<Record<RelationName, Readonly<Record<string, 'text' | 'time' | 'integer'>>>> = {
  ...relations, visits: { ...relations.opportunities, ...relations.visits }, notes: { ...relations.opportunities, ...relations.notes },
}

/** The fields that a relation offers, with their types: its own and, for visits and notes, their opportunity's. */
export function fieldTypes(relation: RelationName): Readonly<Record<string, 'text' | 'time' | 'integer'>> {
  if (!Object.hasOwn(relations, relation)) {
    throw new ShakhesError('bad-query', `from: ${JSON.stringify(relation)} is no relation; expected one of ${Object.keys(relations).join(', ')}`)
  }
  return OFFERED[relation]
}
