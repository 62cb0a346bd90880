import { ShakhesError, relations } from '../model/index.ts'
import type { RelationName } from '../model/index.ts'
import { Bits } from './bits.ts'
import { CodeColumn } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import type { Events } from './events.ts'
import { FLAG_OWNER_FALLBACK, FLAG_REGRESSED, FLAG_SNAPSHOT } from './facts.ts'
import type { Facts } from './facts.ts'
import { codeField, columnField, computedField, flagField, numberColumnField, numberField, rankField, textField, through } from './fields.ts'
import type { CodeField, Field } from './fields.ts'
import { KIND_OPEN } from './stages.ts'
import type { Stages } from './stages.ts'
import type { Table } from './table.ts'

const HOUR = 3_600_000
const DAY = 86_400_000

/** A relation as of T: which rows it has, and their fields. Rows are numbers below `length`; those in `exists` count. */
export interface Relation {
  readonly name: RelationName
  readonly asOf: number
  readonly length: number
  readonly exists: Bits
  readonly fields: ReadonlyMap<string, Field>
}

export interface RelationSource {
  readonly table: (name: 'opportunities' | 'reps' | 'teams' | 'customers' | 'notes' | 'pipelines') => Table
  readonly events: Events
  readonly stages: Stages
  readonly pipelineOf: (row: number) => number
  readonly absent: Bits
  /** Of rows that do not say theirs. */
  readonly currency: string | null
  /** For each event, the row of its opportunity. */
  readonly eventOwners: () => Int32Array
}

const STATUS = dictionaryOf('open', 'won', 'lost')

function dictionaryOf(...texts: readonly string[]): Dictionary {
  const dictionary = new Dictionary()
  for (const text of texts) dictionary.code(text)
  return dictionary
}

/** From a code of one table's ids to the code that a column of that table has for the row. */
function leadTo(table: Table, column: CodeColumn): { codes: Int32Array; dictionary: Dictionary } {
  const codes = new Int32Array(table.ids!.size)
  for (let code = 1; code < codes.length; code++) {
    const row = table.rowOf(code)
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
  const wholeDays = daysOnly(table, source.events)
  const since = new Float64Array(1 << 14)
  const fields = new Map<string, Field>([
    ['id', columnField(table.code('id'))],
    ['pipeline', pipelineField(table, source)],
    ['owner', codeField(owners, reps.ids!)],
    ['team', codeField(owners, reps.ids!, leadTo(reps, reps.code('teamId')))],
    ['customer', columnField(customerIds)],
    ['segment', codeField(customerIds.data, customers.ids!, leadTo(customers, customers.code('segment')))],
    ...(['source', 'product', 'region', 'lostReason'] as const).map((name) => [name, columnField(table.code(name))] as const),
    ['currency', currencyField(table.code('currency'), source.currency)],
    ['status', codeField(facts.status, STATUS)],
    ['stage', codeField(facts.stage, table.code('stage').dictionary)],
    ['createdAt', created],
    ['decidedAt', decided],
    ['entryRank', rankField(facts.entryRank)],
    ['maxRank', rankField(facts.maxRank)],
    ['regressed', flagField(facts.flags, FLAG_REGRESSED)],
    ['snapshot', flagField(facts.flags, FLAG_SNAPSHOT)],
    ['ownerFallback', flagField(facts.flags, FLAG_OWNER_FALLBACK)],
    ['amount', facts.amount === null ? numberColumnField(table.number('amount'), 'integer') : numberField(facts.amount, 'integer')],
    ['cycle', computedField('integer', (rows, count, out, scattered) => {
      created.read(rows, count, since, scattered)
      decided.read(rows, count, out, scattered)
      cycles(since, out, count, wholeDays)
    })],
  ])
  return { name: 'opportunities', asOf: facts.asOf, length: table.length, exists: facts.exists, fields }
}

/** Both ends of a cycle are dates: it is a number of days, also where one of them had 23 hours. */
function daysOnly(table: Table, events: Events): boolean {
  const decided = events.length > 0 ? events.table.dated.get('at') === true : table.dated.get('closedAt') === true
  return decided && table.dated.get('createdAt') === true
}
function cycles(since: Float64Array, decided: Float64Array, count: number, wholeDays: boolean): void {
  for (let i = 0; i < count; i++) {
    // A date without a time can lie before the hour of creation on the same day.
    const elapsed = decided[i]! - since[i]!
    decided[i] = elapsed < 0 ? 0 : wholeDays ? Math.round(elapsed / DAY) * DAY : elapsed
  }
}

function pipelineField(table: Table, { stages, table: tableOf }: RelationSource): Field {
  const column = table.code('pipelineId')
  const { ids } = tableOf('pipelines')
  if (!column.empty) {
    const codes = Int32Array.from({ length: ids!.size }, (_, code) => (code === 0 ? ids!.find(stages.pipelines[0]!.id) : code))
    return codeField(column.data, ids!, { codes, dictionary: ids! })
  }
  const only = ids!.find(stages.pipelines[0]!.id)
  const read: CodeField['read'] = (_rows, count, out) => { out.fill(only, 0, count) }
  return { ...columnField(column), read }
}

/** Deals that do not name a currency are in the source's. */
function currencyField(column: CodeColumn, fallback: string | null): Field {
  if (fallback === null) return columnField(column)
  const { dictionary } = column
  const fallbackCode = dictionary.code(fallback)
  return codeField(column.data, dictionary, { codes: Int32Array.from({ length: dictionary.size }, (_, code) => code || fallbackCode), dictionary })
}

/** Rows are events; those exist with which an opportunity came to stay in an open stage. */
export function visitRelation(facts: Facts, opportunities: Relation, source: RelationSource): Relation {
  const { events, stages, pipelineOf } = source
  const { asOf } = facts
  const owners = source.eventOwners()
  const leads = new Int32Array(1 << 14)
  const lead = (rows: Int32Array, count: number): Int32Array => {
    for (let i = 0; i < count; i++) leads[i] = owners[rows[i]!]!
    return leads
  }
  const { at, stage, offsets } = events
  const exists = new Bits(events.length)
  const first = new Bits(events.length)
  markVisits(facts, source, exists, first)
  const rankOf = (event: number): number => stages.rank[pipelineOf(owners[event]!) * stages.width + stage[event]!]!
  /** The event that ended a stay, or −1: repeated events of a stage are one stay. */
  const leaving = (event: number): number => {
    const end = offsets[owners[event]! + 1]!
    let next = event + 1
    while (next < end && stage[next] === stage[event]) next++
    return next < end && at[next]! <= asOf ? next : -1
  }
  const each = (value: (event: number) => number) => (rows: Int32Array, count: number, out: Float64Array): void => {
    for (let i = 0; i < count; i++) out[i] = value(rows[i]!)
  }
  const fields = new Map<string, Field>([...opportunities.fields].map(([name, field]) => [name, through(field, lead)]))
  fields.set('visitStage', codeField(stage, events.table.code('toStage').dictionary))
  fields.set('visitRank', computedField('integer', each(rankOf)))
  fields.set('enteredAt', numberField(at, 'time'))
  fields.set('leftAt', computedField('time', each((event) => at[leaving(event)] ?? NaN)))
  fields.set('hours', computedField('integer', each((event) => Math.floor(((at[leaving(event)] ?? asOf) - at[event]!) / HOUR))))
  fields.set('completed', computedField('integer', each((event) => (leaving(event) < 0 ? 0 : 1))))
  fields.set('first', computedField('integer', each((event) => (first.has(event) ? 1 : 0))))
  fields.set('atRisk', computedField('integer', each((event) => (rankOf(event) >= facts.entryRank[owners[event]!]! - 1 ? 1 : 0))))
  return { name: 'visits', asOf, length: events.length, exists, fields }
}

function markVisits(facts: Facts, { events, stages, pipelineOf }: RelationSource, exists: Bits, first: Bits): void {
  const { offsets, at, stage } = events
  const seen = new Int32Array(stages.width).fill(-1)
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (!facts.exists.has(row)) continue
    const base = pipelineOf(row) * stages.width
    let before = 0
    for (let e = offsets[row]!; e < offsets[row + 1]! && at[e]! <= facts.asOf; e++) {
      const to = stage[e]!
      if (to !== before && stages.kind[base + to] === KIND_OPEN) {
        exists.add(e)
        if (seen[to] !== row) first.add(e)
        seen[to] = row
      }
      before = to
    }
  }
}

export function noteRelation(facts: Facts, opportunities: Relation, source: RelationSource): Relation {
  const notes = source.table('notes')
  const deals = source.table('opportunities')
  const subjects = notes.code('opportunityId')
  const at = notes.number('at')
  const leads = new Int32Array(1 << 14)
  const lead = (rows: Int32Array, count: number): Int32Array => {
    for (let i = 0; i < count; i++) {
      const row = deals.rowOf(subjects.at(rows[i]!))
      leads[i] = row >= 0 && facts.exists.has(row) ? row : -1
    }
    return leads
  }
  const exists = new Bits(notes.length)
  for (let row = 0; row < notes.length; row++) {
    const deal = deals.rowOf(subjects.at(row))
    // What is left out of every number takes its notes along.
    if (at.at(row) <= facts.asOf && !(deal >= 0 && source.absent.has(deal))) exists.add(row)
  }
  const fields = new Map<string, Field>([...opportunities.fields].map(([name, field]) => [name, through(field, lead)]))
  const texts = notes.value('text').data as (string | null)[]
  fields.set('noteId', columnField(notes.code('id')))
  fields.set('at', numberColumnField(at, 'time'))
  fields.set('author', columnField(notes.code('authorId')))
  fields.set('noteCustomer', columnField(notes.code('customerId')))
  fields.set('opportunity', columnField(subjects))
  fields.set('kind', columnField(notes.code('kind')))
  fields.set('mood', columnField(notes.code('mood')))
  for (const name of ['isContact', 'pinned', 'needsAction', 'hidden'] as const) fields.set(name, flagField(notes.code(name).data as Uint8Array, 1))
  fields.set('text', textField((row) => texts[row] ?? null))
  return { name: 'notes', asOf: facts.asOf, length: notes.length, exists, fields }
}

/** The fields that a relation offers, with their types: its own and, for visits and notes, their opportunity's. */
export function fieldTypes(relation: RelationName): Readonly<Record<string, 'text' | 'time' | 'integer'>> {
  if (!Object.hasOwn(relations, relation)) {
    throw new ShakhesError('bad-query', `from: ${JSON.stringify(relation)} is no relation; expected one of ${Object.keys(relations).join(', ')}`)
  }
  return relation === 'opportunities' ? relations.opportunities : { ...relations.opportunities, ...relations[relation] }
}
