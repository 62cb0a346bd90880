import { expect } from '@open-wc/testing'
import { aggregate, AMOUNTS, COUNT, DECIDED, Groups, list, WON } from '../../../src/engine/metrics/ask.ts'
import type { Filter, Measure } from '../../../src/model/index.ts'

const context = { asOf: 5, money: { currency: 'EUR', rates: [] } }
const ALL: Filter = { op: 'and', of: [] }
const VALUED: Filter = { op: 'not', of: { op: 'in', field: 'worth', values: [null] } }

describe('a request', () => {
  it('carries rates only where it is about what deals are worth', () => {
    const carries = (where: Filter, by: Parameters<typeof aggregate>[3] = [], measures: Record<string, Measure> = { n: COUNT }) =>
      'money' in aggregate('opportunities', context as never, where, by, measures)
    expect(carries(ALL)).to.equal(false)
    expect(carries({ op: 'or', of: [DECIDED, { op: 'not', of: WON }] }, ['owner', { field: 'decidedAt', edges: [0, 1] }], {
      n: COUNT, won: { op: 'count', where: WON }, cycle: { op: 'sum', field: 'cycle' }, missing: AMOUNTS.missing,
    })).to.equal(false)
    expect(carries({ op: 'and', of: [DECIDED, { op: 'or', of: [WON, VALUED] }] })).to.equal(true)
    expect(carries(ALL, ['owner', 'worth'])).to.equal(true)
    expect(carries(ALL, [{ field: 'worth', edges: [0, 1] }])).to.equal(true)
    expect(carries(ALL, [], { n: COUNT, amount: AMOUNTS.amount })).to.equal(true)
    expect(carries(ALL, [], { n: COUNT, valued: { op: 'count', where: VALUED } })).to.equal(true)
  })

  it('for rows does so too', () => {
    const carries = (fields: readonly string[], order: readonly string[], where: Filter = ALL) => 'money' in list(context as never, {
      from: 'opportunities', where, fields, order: order.map((field) => ({ field })), limit: 1,
    })
    expect([carries(['id'], ['at']), carries(['id', 'worth'], []), carries(['id'], ['worth']), carries(['id'], [], VALUED)])
      .to.deep.equal([false, true, true, true])
  })
})

describe('an answer', () => {
  it('says which measure it has not', () => {
    const groups = new Groups({ kind: 'aggregate', size: 1, keys: [], counts: { n: [3] }, numbers: {}, orders: {} } as never)
    expect(groups.total('n')).to.equal(3)
    expect(() => groups.total('won')).to.throw('the answer has no measure won: plan and finish disagree')
  })
})
