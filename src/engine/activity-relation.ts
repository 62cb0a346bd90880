import { Bits } from './bits.ts'
import { computedField, FLAG_RANGE, idField, numberColumnField } from './fields.ts'
import type { Field } from './fields.ts'
import { customerField } from './relations.ts'
import type { Relation } from './relations.ts'
import type { Table } from './table.ts'

const DAY = 86_400_000
/** A date begins this long before it does in UTC, where it begins first. */
const FIRST_MIDNIGHT = 14 * 3_600_000
const SLICE = 1 << 16

/** When each row is, and which columns are fields under which name. */
const ACTIVITIES = {
  leads: { time: 'createdAt', texts: { channel: 'channel', customer: 'customerId', opportunity: 'opportunityId' } },
  touches: { time: 'at', texts: { channel: 'channel' } },
  efforts: { time: 'date', texts: { channel: 'channel', rep: 'repId' } },
} as const
export type ActivityName = keyof typeof ACTIVITIES

export function isActivity(name: string): name is ActivityName {
  return Object.hasOwn(ACTIVITIES, name)
}

/** One row a lead, a touch or an effort by T. Yields. */
export function* activityRelation(name: ActivityName, asOf: number, table: Table, merged: Int32Array | null): Generator<void, Relation> {
  const { time, texts } = ACTIVITIES[name]
  const own: readonly (readonly [string, Field])[] = name === 'efforts' ? effortFields(table)
    : [['at', numberColumnField(table.number(time), 'time')], ...(name === 'touches' ? touchFields(table, asOf) : [])]
  const fields = new Map<string, Field>([
    ['id', idField(table)],
    ...Object.entries<string>(texts).map(([field, column]) => [field, customerField(table.code(column), field === 'customer' ? merged : null)] as const),
    ...own,
  ])
  const exists = new Bits(table.length)
  const when = table.number(time)
  const latest = name === 'efforts' ? Math.floor((asOf + FIRST_MIDNIGHT) / DAY) : asOf
  for (let row = 0; row < table.length; row++) {
    if (row % SLICE === SLICE - 1) yield
    if (when.at(row) <= latest) exists.add(row)
  }
  return { name, asOf, length: table.length, exists, members: exists, fields }
}

function touchFields(table: Table, asOf: number): readonly (readonly [string, Field])[] {
  const answered = numberColumnField(table.number('respondedAt'), 'time')
  return [
    ['respondedAt', computedField('time', (rows, count, out, scattered) => {
      answered.read(rows, count, out, scattered)
      for (let i = 0; i < count; i++) if (out[i]! > asOf) out[i] = NaN
    })],
    ['responded', computedField('integer', (rows, count, out, scattered) => {
      answered.read(rows, count, out, scattered)
      for (let i = 0; i < count; i++) out[i] = out[i]! <= asOf ? 1 : 0
    }, FLAG_RANGE)],
  ]
}

function effortFields(table: Table): readonly (readonly [string, Field])[] {
  const [days, hours] = [numberColumnField(table.number('date'), 'time'), numberColumnField(table.number('hours'), 'integer')]
  return [
    ['date', computedField('time', (rows, count, out, scattered) => {
      days.read(rows, count, out, scattered)
      for (let i = 0; i < count; i++) out[i]! *= DAY
    })],
    ['hours', computedField('integer', (rows, count, out, scattered) => {
      hours.read(rows, count, out, scattered)
      for (let i = 0; i < count; i++) out[i] = Math.floor(out[i]! * 100 + 0.5)
    })],
  ]
}
