import { Bits, BLOCK } from './bits.ts'
import { columnField, computedField, idField, flagField, numberColumnField, textField, through } from './fields.ts'
import type { Field, NumberField } from './fields.ts'
import type { Facts } from './facts.ts'
import { customerField } from './relations.ts'
import type { Relation, RelationSource } from './relations.ts'

const SLICE = 1 << 16

/** One row a note by T. Yields. */
export function* noteRelation(facts: Facts, opportunities: Relation, source: RelationSource): Generator<void, Relation> {
  const notes = source.table('notes')
  const deals = source.table('opportunities')
  const subjects = notes.code('opportunityId')
  const at = notes.number('at')
  const leads = new Int32Array(BLOCK)
  const lead = (rows: Int32Array, count: number): Int32Array => {
    for (let i = 0; i < count; i++) {
      const row = deals.rowOf(subjects.at(rows[i]!))
      leads[i] = row >= 0 && facts.exists.has(row) ? row : -1
    }
    return leads
  }
  const exists = new Bits(notes.length)
  for (let row = 0; row < notes.length; row++) {
    if (row % SLICE === SLICE - 1) yield
    const deal = deals.rowOf(subjects.at(row))
    // What is left out of every number takes its notes along.
    if (at.at(row) <= facts.asOf && !(deal >= 0 && source.absent.has(deal))) exists.add(row)
  }
  const fields = new Map<string, Field>([...opportunities.fields].map(([name, field]) => [name, through(field, lead)]))
  const since = numberColumnField(at, 'time')
  const texts = notes.value('text').data as (string | null)[]
  fields.set('noteId', idField(notes))
  fields.set('at', since)
  fields.set('author', columnField(notes.code('authorId')))
  fields.set('noteCustomer', customerField(notes.code('customerId'), source.merged))
  fields.set('opportunity', columnField(subjects))
  fields.set('kind', columnField(notes.code('kind')))
  fields.set('mood', columnField(notes.code('mood')))
  for (const name of ['isContact', 'pinned', 'needsAction', 'hidden'] as const) fields.set(name, flagField(notes.code(name).data as Uint8Array, 1))
  const decided = fields.get('decidedAt') as NumberField
  const sinceValues = new Float64Array(BLOCK)
  fields.set('beforeDecision', computedField('integer', (rows, count, out, scattered) => {
    since.read(rows, count, sinceValues, scattered)
    decided.read(rows, count, out, scattered)
    for (let i = 0; i < count; i++) out[i]! -= sinceValues[i]!
  }))
  fields.set('text', textField((row) => texts[row] ?? null))
  return { name: 'notes', asOf: facts.asOf, length: notes.length, exists, members: exists, fields, lead }
}
