import { DIMENSIONS, PERIOD_NAMES, REACHED } from '../model/index.ts'
import type { Clause, CompareSpec, Period, PeriodSpec } from '../model/index.ts'
import type { Switched } from './base/index.ts'
import { COMPARES } from './compares.ts'

/** What could be read of a state, and what not. */
export interface Reading {
  readonly clauses: readonly Clause[]
  readonly switched: Readonly<Record<string, Switched>>
  /** Each names the part, what it is, and what was expected. English. */
  readonly wrong: readonly string[]
}

const FIELDS: readonly string[] = [...DIMENSIONS, ...REACHED, 'id', 'period', 'compare', 'asOf']
const MEMBERS: readonly string[] = ['version', 'clauses', 'period', 'compare', 'asOf', 'today', 'switched']
type Loose = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value)
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const isPeriod = (value: Loose): value is Loose & Period => Number.isFinite(value.start) && Number.isFinite(value.end) && (value.start as number) < (value.end as number)
const isSpec = (value: unknown): value is PeriodSpec => PERIOD_NAMES.some((name) => name === value) || (isObject(value) && (isPeriod(value) || (isDay(value.from) && isDay(value.to))))
const isCompare = (value: unknown): value is CompareSpec => COMPARES.some((one) => one === value)
const isMoment = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 8.64e15

/**
 * Reads a state as a stranger may have written it: what makes sense is taken, the rest is named.
 * @param by - who is taken to have chosen period, comparison and moment
 */
export function readState(value: unknown, by: string): Reading {
  const wrong: string[] = []
  const expect = (place: string, found: unknown, expected: string): void => { wrong.push(`${place} is ${(JSON.stringify(found) ?? 'undefined').slice(0, 80)}: expected ${expected}`) }
  if (!isObject(value) || value.version !== 1) {
    expect(isObject(value) ? 'version' : 'state', isObject(value) ? value.version : value, isObject(value) ? '1, which is what this release knows' : 'what a dashboard gave as its state, such as { version: 1, clauses: [] }')
    return { clauses: [], switched: {}, wrong }
  }
  for (const key of Object.keys(value)) if (!MEMBERS.includes(key)) expect(key, value[key], `one of ${MEMBERS.join(', ')}`)
  const { period, compare, asOf, today, clauses = [], switched = {} } = value
  const settings = new Map<string, Clause>()
  const set = (field: string, found: unknown, means: Partial<Clause> | null, expected: string, who = by): void => {
    if (means) settings.set(field, { by: who, field, ...means, label: '' })
    else if (found !== undefined) expect(field, found, expected)
  }
  const read: Clause[] = []
  if (!Array.isArray(clauses)) expect('clauses', clauses, 'an array')
  else clauses.forEach((clause: unknown, i) => {
    const place = `clauses[${i}]`
    if (!isObject(clause) || typeof clause.by !== 'string' || typeof clause.field !== 'string' || !FIELDS.includes(clause.field)) return expect(place, clause, `{ by, field, … }, with one of the fields ${FIELDS.join(', ')}`)
    const { by: who, field, values, period: span, spec, compare: against, asOf: moment, label } = clause
    const text = typeof label === 'string' ? label : ''
    if (isSpec(spec)) return set('period', spec, { spec }, '', who)
    if (isCompare(against)) return set('compare', against, { compare: against }, '', who)
    if (isMoment(moment)) return set('asOf', moment, { asOf: moment }, '', who)
    if (isObject(span) && isPeriod(span)) return void read.push({ by: who, field, period: span, label: text })
    if (Array.isArray(values) && values.length > 0 && values.every(isScalar)) return void read.push({ by: who, field, values, label: text || values.map(String).join(', ') })
    expect(place, clause, 'values: [ … ], period: { start, end }, spec, compare or asOf')
  })
  set('period', period, isSpec(period) ? { spec: period } : null, `${PERIOD_NAMES.join(', ')}, or { from, to } as ISO dates`)
  set('compare', compare, isCompare(compare) ? { compare } : null, COMPARES.join(', '))
  if (today !== undefined && !isMoment(today)) expect('today', today, 'epoch milliseconds')
  set('asOf', asOf, isMoment(asOf) ? { asOf, ...(isMoment(today) && { today }) } : null, 'epoch milliseconds')
  const told: Record<string, Switched> = {}
  if (!isObject(switched)) expect('switched', switched, 'an object by widget')
  else for (const [who, what] of Object.entries(switched)) {
    if (isObject(what) && Object.values(what).every(isScalar)) told[who] = what as Switched
    else expect(`switched.${who}`, what, 'an object of texts, numbers and booleans')
  }
  return { clauses: [...settings.values(), ...read], switched: told, wrong }
}
