import { isReached, relations, type DatasetInfo, type Filter, type MetricQuery } from '../model/index.ts'
import { refuse } from '../time/refuse.ts'
import { number, oneOf, text, type Rules } from './rules.ts'

const moment = number((n) => Number.isSafeInteger(n), 'is not a point in time; give whole epoch milliseconds')
const COMMON: Rules = {
  compare: oneOf('none', 'previous', 'last-year'),
  asOf: moment,
  today: moment,
  currency: {
    allows: (v) => typeof v === 'string' && v !== '', wanted: 'is no currency key; give one such as EUR or IRR',
  },
  pipeline: text,
  confidence: number((n) => n > 0 && n < 1, 'is not allowed; give a number between 0 and 1, such as 0.95'),
}

/**
 * Refuses a question that cannot be answered: it may come from a page's script or from saved state, so it is looked at,
 * not believed. Periods and frames are looked at where they are resolved.
 *
 * @param rules - of the metric's own fields
 * @throws ShakhesError `bad-query` that names the field, what was given and what is allowed
 */
export function checkQuery(
  query: MetricQuery, rules: Rules, { pipelines, stages }: Pick<DatasetInfo, 'pipelines' | 'stages'>,
): void {
  for (const some of [COMMON, rules]) {
    for (const field of Object.keys(some)) {
      const value: unknown = query[field as keyof MetricQuery]
      if (value !== undefined && !some[field]!.allows(value)) refuse(field, value, some[field]!.wanted)
    }
  }
  if (query.pipeline !== undefined && !pipelines.some((p) => p.id === query.pipeline)) {
    refuse('pipeline', query.pipeline, `is not in the data; it has ${named(pipelines)}`)
  }
  for (const filter of [query.filter, 'against' in query ? query.against : undefined]) {
    if (filter !== undefined) checkFilter(filter, { more: moreFields(query), stages })
  }
}

/** What the rows that are asked for have besides an opportunity's fields, or in their place. */
function moreFields(query: MetricQuery): FilterRules['more'] {
  if (query.metric === 'notes') return relations.notes
  if (query.metric !== 'trend') return {}
  const measured = { noteCount: relations.notes, leadCount: relations.leads, touchCount: relations.touches }
  return Object.entries(measured).find(([measure]) => measure === query.measure)?.[1] ?? {}
}

interface FilterRules { readonly more: Readonly<Record<string, unknown>>; readonly stages: readonly { readonly id: string }[] }

/** Refuses what no engine would understand. */
function checkFilter(filter: Filter, rules: FilterRules): void {
  if (typeof filter !== 'object' || filter === null) refuse('filter', filter, 'is no filter; give { op, … }')
  const { op } = filter
  switch (op) {
    case 'and':
    case 'or':
      if (!Array.isArray(filter.of)) refuse(`filter.${op}`, filter.of, 'is no list of filters')
      for (const part of filter.of) checkFilter(part, rules)
      return
    case 'not': return checkFilter(filter.of, rules)
    case 'in':
      if (!isReached(filter.field)) checkField(filter.field, rules)
      if (!Array.isArray(filter.values)) refuse(`filter.${filter.field}`, filter.values, 'is no list of values')
      if (filter.field === 'stage' || isReached(filter.field)) {
        for (const value of filter.values) checkStage(filter.field, value, rules.stages)
      }
      return
    case 'lt': case 'le': case 'gt': case 'ge':
      checkField(filter.field, rules)
      if (!Number.isFinite(filter.value)) {
        refuse(`filter.${filter.field}`, filter.value, 'cannot be compared with; give a number')
      }
      return
    case 'range':
      checkField(filter.field, rules)
      if (![filter.from, filter.to].every(Number.isFinite)) {
        refuse(`filter.${filter.field}`, [filter.from, filter.to], 'is no range; give two numbers')
      }
      return
    case 'contains':
      checkField(filter.field, rules)
      if (typeof filter.text !== 'string') refuse(`filter.${filter.field}`, filter.text, 'is no text')
      return
    default: refuse('filter.op', op, 'is not known; give one of and, or, not, in, lt, le, gt, ge, range, contains')
  }
}

function checkField(field: string, { more }: FilterRules): void {
  const fields = { ...relations.opportunities, ...more }
  if (!Object.hasOwn(fields, field)) refuse('filter.field', field, `is not a field; give one of ${Object.keys(fields).join(', ')}`)
}

function checkStage(field: string, value: unknown, stages: FilterRules['stages']): void {
  // A deal may stand in no stage that is known; nobody reaches none.
  if ((value !== null || field !== 'stage') && !stages.some(({ id }) => id === String(value))) {
    refuse(`filter.${field}`, value, `is not a stage of the data; it has ${named(stages)}`)
  }
}

function named(list: readonly { readonly id: string }[]): string {
  return list.length === 0 ? 'none' : list.map(({ id }) => id).join(', ')
}
