import { BLOCK } from './bits.ts'
import type { Bits } from './bits.ts'
import { expand, expandList, findOwners } from './event-owners.ts'
import type { Events } from './events.ts'
import type { Facts } from './facts.ts'
import { codeField, computedField, FLAG_RANGE, numberField, through } from './fields.ts'
import type { CodeField, Field, NumberField } from './fields.ts'
import { cycles, hoursField } from './relations.ts'
import type { Relation, RelationSource } from './relations.ts'
import type { Stays, Visits } from './visits.ts'

/** Rows are events; those exist with which an opportunity came to stay in an open stage. */
export function visitRelation(facts: Facts, opportunities: Relation, source: RelationSource, visits: Visits): Relation {
  const { events, stages, pipelineOf } = source
  const { asOf } = facts
  const { at, stage, offsets } = events
  const { members, exists, first, stays, longest } = visits
  const owners = new Int32Array(BLOCK)
  const lead = (rows: Int32Array, count: number): Int32Array => {
    findOwners(offsets, rows, count, owners)
    return owners
  }
  const single = stages.pipelines.length === 1
  const readRanks = (rows: Int32Array, count: number, out: Float64Array): void => {
    const deals = single ? null : lead(rows, count)
    for (let i = 0; i < count; i++) out[i] = stages.rank[(deals === null ? 0 : pipelineOf(deals[i]!) * stages.width) + stage[rows[i]!]!]!
  }
  const entry = opportunities.fields.get('entryRank') as NumberField
  const entries = new Float64Array(BLOCK)
  const fields = new Map<string, Field>([...opportunities.fields].map(([name, field]) => [name, through(field, lead)]))
  fields.set('visitStage', codeField(stage, events.table.code('toStage').dictionary))
  fields.set('visitRank', computedField('integer', readRanks, entry.range))
  fields.set('enteredAt', at instanceof Float64Array ? numberField(at, 'time') : computedField('time', (rows, count, out) => readTimes(events, rows, count, out)))
  fields.set('leftAt', computedField('time', (rows, count, out) => readLeft(source, asOf, lead(rows, count), rows, count, out)))
  fields.set('hours', computedField('integer', (rows, count, out) => readHours(stays, rows, count, out), { min: 0, max: longest }))
  fields.set('completed', computedField('integer', (rows, count, out) => readCompleted(stays, rows, count, out), FLAG_RANGE))
  fields.set('first', computedField('integer', (rows, count, out) => readBits(first, rows, count, out), FLAG_RANGE))
  fields.set('atRisk', computedField('integer', (rows, count, out) => {
    readRanks(rows, count, out)
    entry.read(lead(rows, count), count, entries, true)
    for (let i = 0; i < count; i++) out[i] = out[i]! >= entries[i]! ? 1 : 0
  }, FLAG_RANGE))
  const entered = fields.get('enteredAt') as NumberField
  const decided = fields.get('decidedAt') as NumberField
  const since = new Float64Array(BLOCK)
  const wholeDays = events.table.dated.get('at') === true
  fields.set('cycleSince', computedField('integer', (rows, count, out) => {
    decided.read(rows, count, out)
    entered.read(rows, count, since)
    cycles(since, out, count, wholeDays)
  }))
  fields.set('hoursSince', hoursField(fields, 'cycleSince', entered, asOf))
  const staged = fields.get('visitStage') as CodeField
  const moves = (read: (rows: Int32Array, count: number, out: Int32Array) => void): CodeField => ({ ...staged, read })
  fields.set('previousStage', moves((rows, count, out) => readPrevious(events, lead(rows, count), rows, count, out)))
  fields.set('nextStage', moves((rows, count, out) => readNext(events, asOf, lead(rows, count), rows, count, out)))
  return {
    name: 'visits', asOf, length: events.length, exists, members, fields, lead,
    parent: {
      relation: opportunities, owns: (field) => opportunities.fields.has(field),
      expand: (rows, known) => expand(rows, offsets, known), expandList: (rows) => expandList(rows, offsets),
    },
  }
}

function readTimes({ at, unit: { base, ms } }: Events, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = base + at[rows[i]!]! * ms
}
function readHours(stays: Stays, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = Math.floor(stays[rows[i]!]! / 2)
}
function readCompleted(stays: Stays, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = stays[rows[i]!]! % 2
}
function readBits({ words }: Bits, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = (words[rows[i]! >>> 5]! >>> (rows[i]! & 31)) & 1
}

/** When each stay ended; NaN where it had not by T. */
function readLeft({ events }: RelationSource, asOf: number, owners: Int32Array, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const next = nextEvent(events, asOf, rows[i]!, owners[i]!)
    out[i] = next < 0 ? NaN : events.unit.base + events.at[next]! * events.unit.ms
  }
}
/** The event by T that ended the stay which an event began; −1 when none did. */
function nextEvent({ at, unit: { base, ms }, stage, offsets }: Events, asOf: number, event: number, owner: number): number {
  const end = offsets[owner + 1]!
  let next = event + 1
  while (next < end && stage[next] === stage[event]) next++
  return next < end && base + at[next]! * ms <= asOf ? next : -1
}
function readNext(events: Events, asOf: number, owners: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const next = nextEvent(events, asOf, rows[i]!, owners[i]!)
    out[i] = next < 0 ? 0 : events.stage[next]!
  }
}
/** A stay begins with the first of repeated events, so the one before it is of another stage. */
function readPrevious({ stage, offsets }: Events, owners: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = rows[i]! > offsets[owners[i]!]! ? stage[rows[i]! - 1]! : 0
}
