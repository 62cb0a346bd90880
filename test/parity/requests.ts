import { relations } from '../../src/model/index.ts'
import type { By, DataRequest, Filter, Measure, RelationName, Scalar } from '../../src/model/index.ts'
import { fieldTypes } from '../../src/engine/relations.ts'
import type { Case, Dice } from './data.ts'

const DAY = 86_400_000

/** Any request over any relation: what no metric asks today, one may ask tomorrow. */
export function anyRequest(dice: Dice, { moments, tables }: Case): DataRequest {
  const from = dice.pick(Object.keys(relations) as RelationName[])
  const types = fieldTypes(from)
  const all = Object.keys(types)
  const own = [...all, ...Object.keys(relations[from]), ...Object.keys(relations[from]), ...all.flatMap((field) => (field === 'product' ? [field, field, field] : []))]
  const numeric = own.filter((field) => types[field] !== 'text')
  const texts = own.filter((field) => types[field] === 'text')
  const base = moments[0]! - 100 * DAY

  const value = (field: string): Scalar => {
    if (dice.chance(0.15)) return null
    if (types[field] === 'time') return base + dice.below(100) * DAY
    if (types[field] === 'integer') return dice.pick([0, 1, 2, true, 100, 24, DAY, 1.5, '1'])
    return dice.pick(['won', 'lost', 'open', 'web', 'L', 'Q', 'EUR', 'constructor', '__proto__', 'rep0', 't1', 'main',
      'call', 'd1', 'p1', 'p2', 'P1', 'p1, p2', 9, 10, 'email', ...(tables.opportunities ?? []).slice(0, 3).map((o) => o.id)])
  }
  const bound = (field: string): number => (types[field] === 'time' ? dice.chance(0.5) ? dice.pick(moments) : base
    + dice.below(100) * DAY + dice.pick([0, 0, -0.5, 1]) : dice.pick([0, 1, 2.5, 24, 100, 5 * DAY]))
  const filter = (depth: number): Filter => {
    const op = depth > 2 ? dice.pick(['in', 'lt', 'contains'] as const) : dice.pick(['and', 'or', 'not', 'in', 'in',
      'lt', 'le', 'gt', 'ge', 'range', 'contains'] as const)
    switch (op) {
      case 'and': case 'or': return { op, of: Array.from({ length: dice.below(4) }, () => filter(depth + 1)) }
      case 'not': return { op, of: filter(depth + 1) }
      case 'in': {
        const field = dice.pick(own)
        return { op, field, values: Array.from({ length: dice.below(4) }, () => value(field)) }
      }
      case 'contains': return { op, field: dice.pick(texts), text: dice.pick(['', 'A', 'o', '1', 'ي', 'ÜN', '\u200c',
        'ss', 'i', '%', '\\', 'won']) }
      case 'range': {
        const field = dice.pick(numeric)
        return { op, field, from: bound(field), to: bound(field) }
      }
      default: {
        const field = dice.pick(numeric)
        return { op, field, value: bound(field) }
      }
    }
  }
  const where = (): { where?: Filter } => (dice.chance(0.6) ? { where: filter(0) } : {})
  const asOf = dice.pick(moments)
  const money = dice.pick([undefined, undefined, { to: null, rates: [] }, {
    to: 'EUR', rates: [
      { currency: 'IRR', since: moments[2]!, factor: 1 / 3 }, { currency: 'USD', since: base, factor: 0.9 },
        { currency: 'USD', since: moments[1]!, factor: 1.37 },
    ],
  }])
  const visited = (from === 'opportunities' || from === 'visits') && dice.chance(0.2)
    ? { visited: { op: 'in' as const, field: 'visitStage', values: ['Q', 'P2'] } } : {}
  const worth = money && 'worth' in types ? ['worth'] : []
  const common = { from, asOf, ...(money && { money }), ...visited }
  if (dice.chance(0.3)) {
    return {
      kind: 'list', ...common, ...where(), fields: [...worth, ...Array.from({ length: 1 + dice.below(4) }, () => dice.pick(own))],
      order: Array.from({ length: dice.below(3) }, () => ({ field: dice.pick(own), descending: dice.chance(0.5) })),
        limit: dice.below(9), offset: dice.pick([0, 0, 2, 500]),
    }
  }
  const by = (): By => {
    if (dice.chance(0.6)) return dice.pick(own)
    const field = dice.pick(numeric)
    if (types[field] === 'time' && moments.length > 1 && dice.chance(0.4)) return { field,
      edges: [...new Set(moments)].sort((a, b) => a - b) }
    const step = types[field] === 'time' ? 5 * DAY : dice.pick([1, 0.4, 50])
    const start = types[field] === 'time' ? base + dice.pick([0, 10, 0.5]) * DAY : dice.pick([-1, 0, 0.3])
    return { field, edges: Array.from({ length: 2 + dice.below(12) }, (_, i) => start + i * step) }
  }
  const measure = (): Measure => {
    const field = dice.pick(numeric)
    return dice.pick<() => Measure>([
      () => ({ op: 'count', ...where() }), () => ({ op: dice.pick(['sum', 'min', 'max'] as const), field, ...where() }),
      () => ({ op: 'order', field, at: dice.pick([[0.5], [0, 1], [0.1, 0.9, 0.95], [1 / 3]]), ...where() }),
    ])()
  }
  return {
    kind: 'aggregate', ...common, ...where(), by: Array.from({ length: dice.below(3) }, by),
    measures: Object.fromEntries([
      ...worth.map((field): [string, Measure] => [field, { op: 'sum', field }]),
      ...Array.from({ length: 1 + dice.below(4) }, (_, i): [string, Measure] => (
        [dice.pick([`m${i}`, '__proto__ ' + i, 'constructor']), measure()]
      )),
    ]),
  }
}
