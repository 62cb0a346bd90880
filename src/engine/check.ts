import { ShakhesError } from '../model/index.ts'
import type { DataRequest, Filter, Measure } from '../model/index.ts'
import { fieldTypes } from './relations.ts'

type Types = Readonly<Record<string, 'text' | 'time' | 'integer'>>

function refuse(where: string, value: unknown, expected: string): never {
  let shown: string
  try { shown = JSON.stringify(value) ?? String(value) } catch { shown = String(value) }
  throw new ShakhesError('bad-query', `${where}: ${shown.length > 200 ? `${shown.slice(0, 199)}…` : shown} is not understood; expected ${expected}`)
}

/**
 * Refuses a request that cannot be answered, before any work.
 *
 * @throws ShakhesError `bad-query` that names the part, the value and what is allowed there
 */
export function checkRequest(request: DataRequest): void {
  if (typeof request !== 'object' || request === null) refuse('request', request, 'an aggregate or a list')
  const { kind } = request
  if (kind !== 'aggregate' && kind !== 'list') refuse('kind', kind, "'aggregate' or 'list'")
  const types = fieldTypes(request.from)
  if (!Number.isFinite(request.asOf)) refuse('asOf', request.asOf, 'epoch milliseconds')
  if (request.where !== undefined) checkFilter(request.where, types, 'where')
  if (request.visited !== undefined) {
    if (request.from !== 'opportunities' && request.from !== 'visits') refuse('visited', request.visited, `nothing, from ${request.from}`)
    checkFilter(request.visited, fieldTypes('visits'), 'visited')
  }
  if (request.kind === 'list') {
    request.fields.forEach((field, i) => checkField(field, types, `fields[${i}]`))
    request.order.forEach(({ field }, i) => checkField(field, types, `order[${i}].field`))
    if (!isCount(request.limit)) refuse('limit', request.limit, 'an integer of at least 0')
    if (request.offset !== undefined && !isCount(request.offset)) refuse('offset', request.offset, 'an integer of at least 0')
    return
  }
  request.by.forEach((by, i) => {
    if (typeof by === 'string') return checkField(by, types, `by[${i}]`)
    if (typeof by !== 'object' || by === null) refuse(`by[${i}]`, by, 'a field, or { field, edges }')
    checkField(by.field, types, `by[${i}].field`, NUMBERS)
    checkEdges(by.edges, `by[${i}].edges`)
  })
  for (const name of Object.keys(request.measures)) checkMeasure(request.measures[name]!, types, `measures.${name}`)
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const NUMBERS: readonly string[] = ['time', 'integer']
const TEXTS: readonly string[] = ['text']

function checkField(field: unknown, types: Types, where: string, allowed?: readonly string[]): void {
  const isAllowed = (name: string): boolean => allowed?.includes(types[name]!) !== false
  if (typeof field === 'string' && Object.hasOwn(types, field) && isAllowed(field)) return
  refuse(where, field, `one of ${allowed ? `the ${allowed.join(' and ')} fields ` : ''}${Object.keys(types).filter(isAllowed).join(', ')}`)
}

function checkEdges(edges: unknown, where: string): void {
  if (!Array.isArray(edges) || edges.length < 2) refuse(where, edges, 'at least two rising numbers')
  const numbers = edges as readonly unknown[]
  for (let i = 0; i < numbers.length; i++) {
    if (!Number.isFinite(numbers[i])) refuse(`${where}[${i}]`, numbers[i], 'a finite number')
    if (i > 0 && !((numbers[i] as number) > (numbers[i - 1] as number))) refuse(`${where}[${i}]`, numbers[i], `more than the edge before it, ${String(numbers[i - 1])}`)
  }
}

function checkMeasure(measure: Measure, types: Types, where: string): void {
  if (typeof measure !== 'object' || measure === null) refuse(where, measure, '{ op, … }')
  if (measure.where !== undefined) checkFilter(measure.where, types, `${where}.where`)
  switch (measure.op) {
    case 'count': return
    case 'sum': case 'min': case 'max': return checkField(measure.field, types, `${where}.field`, NUMBERS)
    case 'order':
      checkField(measure.field, types, `${where}.field`, NUMBERS)
      if (!Array.isArray(measure.at)) refuse(`${where}.at`, measure.at, 'an array of shares from 0 to 1')
      measure.at.forEach((p, i) => { if (!(p >= 0 && p <= 1)) refuse(`${where}.at[${i}]`, p, 'a share from 0 to 1') })
      return
    default: refuse(`${where}.op`, (measure as { op: unknown }).op, 'one of count, sum, min, max, order')
  }
}

/** Deeper conditions than any reader or row filter builds would only exhaust the stack. */
const DEEPEST = 64

/** @throws ShakhesError `bad-query` */
export function checkFilter(filter: Filter, types: Types, where: string, depth = 0): void {
  if (typeof filter !== 'object' || filter === null) refuse(where, filter, '{ op, … }')
  if (depth > DEEPEST) refuse(where, '…', `conditions nested at most ${DEEPEST} deep`)
  switch (filter.op) {
    case 'and': case 'or':
      if (!Array.isArray(filter.of)) refuse(`${where}.of`, filter.of, 'an array of conditions')
      return filter.of.forEach((part, i) => checkFilter(part, types, `${where}.of[${i}]`, depth + 1))
    case 'not': return checkFilter(filter.of, types, `${where}.of`, depth + 1)
    case 'in':
      checkField(filter.field, types, `${where}.field`)
      if (!Array.isArray(filter.values)) refuse(`${where}.values`, filter.values, 'an array of values')
      return filter.values.forEach((value, i) => {
        if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) refuse(`${where}.values[${i}]`, value, 'a text, a number, true, false or null')
      })
    case 'lt': case 'le': case 'gt': case 'ge':
      checkField(filter.field, types, `${where}.field`, NUMBERS)
      if (!isNumber(filter.value)) refuse(`${where}.value`, filter.value, 'a number')
      return
    case 'range':
      checkField(filter.field, types, `${where}.field`, NUMBERS)
      if (!isNumber(filter.from)) refuse(`${where}.from`, filter.from, 'a number')
      if (!isNumber(filter.to)) refuse(`${where}.to`, filter.to, 'a number')
      return
    case 'contains':
      checkField(filter.field, types, `${where}.field`, TEXTS)
      if (typeof filter.text !== 'string') refuse(`${where}.text`, filter.text, 'a text')
      return
    default: refuse(`${where}.op`, (filter as { op: unknown }).op, 'one of and, or, not, in, lt, le, gt, ge, range, contains')
  }
}
const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value)
