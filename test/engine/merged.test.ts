import { expect } from '@open-wc/testing'
import type { Aggregate, Row } from '../../src/model/index.ts'
import { column, day, errors, factsOf, load, quality } from './load.ts'
import type { LooseTables } from './load.ts'

const deal = (id: string, customerId: string | null): object => ({ id, customerId, createdAt: day(1) })
const customer = (id: string, mergedInto: string | null, segment: string | null = null): Row<'customers'> => ({ id, name: `Name of ${id}`, segment, mergedInto })
const deals = ['a', 'b', 'c', 'd'].map((id) => deal(`deal of ${id}`, id))
const CHANGED = { 'deal of a': 'c', 'deal of b': 'c', 'deal of c': 'c', 'deal of d': 'd' }

describe('merged customers', () => {
  it('count as the one at the end of the way, whatever order their rows come in (METRICS L)', () => {
    const customers = [customer('a', 'b', 'small'), customer('b', 'c'), customer('c', null, 'big'), customer('d', 'd', 'small')]
    for (const rows of [customers, customers.toReversed()]) {
      for (const tables of [{ opportunities: deals, customers: rows }, { customers: rows, opportunities: deals }]) {
        const data = load(tables)
        expect(column(data, 'customer')).to.deep.equal(CHANGED)
        expect(column(data, 'segment')).to.deep.equal({ 'deal of a': 'big', 'deal of b': 'big', 'deal of c': 'big', 'deal of d': 'small' })
        expect(quality(data).counts).to.not.have.property('E_MERGE_CYCLE')
        const values = data.values('customer').map(({ value, name, count }) => [value, name, count])
        expect(values).to.deep.equal([['c', 'Name of c', 3], ['d', 'Name of d', 1]])
        expect(data.values('customer', { filter: { op: 'in', field: 'customer', values: ['c'] } })).to.have.length(1)
        expect(data.values('customer', { filter: { op: 'in', field: 'customer', values: ['a'] } })).to.deep.equal([])
      }
    }
  })

  it('are told in notes and leads, too, and deals that name nobody still do', () => {
    const data = load({
      customers: [customer('a', 'b'), customer('b', null)], opportunities: [deal('x', null), deal('y', 'a')],
      notes: [{ id: 'n', at: day(2), customerId: 'a', text: 'x' }, { id: 'm', at: day(2), opportunityId: 'y', text: 'x' }],
      leads: [{ id: 'l', createdAt: day(2), customerId: 'a' }, { id: 'k', createdAt: day(2) }],
    })
    expect(factsOf(data, ['noteId', 'noteCustomer', 'customer'], { from: 'notes' })).to.have.deep.members([
      { noteId: 'n', noteCustomer: 'b', customer: null }, { noteId: 'm', noteCustomer: null, customer: 'b' },
    ])
    expect(column(data, 'customer', { from: 'leads' })).to.deep.equal({ l: 'b', k: null })
    expect(column(data, 'customer')).to.deep.equal({ x: null, y: 'b' })
  })

  it('may lead to somebody whom no row lists', () => {
    const data = load({ opportunities: deals, customers: [customer('a', 'else'), customer('b', 'a')] })
    expect(column(data, 'customer')).to.deep.equal({ 'deal of a': 'else', 'deal of b': 'else', 'deal of c': 'c', 'deal of d': 'd' })
    expect(quality(data).counts['W_UNKNOWN_REF']).to.equal(3) // c and d are not listed either
  })

  it('are rejected where their way goes round, and count as themselves', () => {
    const customers = [customer('a', 'b', 'big'), customer('b', 'a'), customer('c', 'a'), customer('d', null, 'small')]
    const data = load({ opportunities: deals, customers })
    expect(errors(data)).to.deep.equal(['E_MERGE_CYCLE customers 1 mergedInto', 'E_MERGE_CYCLE customers 2 mergedInto', 'E_MERGE_CYCLE customers 3 mergedInto'])
    expect(quality(data).kept['customers']).to.equal(1)
    expect(quality(data).rejected['customers']).to.equal(3)
    expect(column(data, 'customer')).to.deep.equal({ 'deal of a': 'a', 'deal of b': 'b', 'deal of c': 'c', 'deal of d': 'd' })
    // What a rejected row says is not known.
    expect(column(data, 'segment')).to.deep.equal({ 'deal of a': null, 'deal of b': null, 'deal of c': null, 'deal of d': 'small' })
    expect(data.nameOf('customer', 'a')).to.equal('a')
    expect(data.nameOf('customer', 'd')).to.equal('Name of d')
  })

  it('are followed over ways of any length, and in any number of rounds, in one pass', () => {
    const n = 200_000
    const id = (i: number): string => `c${i}`
    const customers = Array.from({ length: n }, (_, i) => ({ id: id(i), mergedInto: i < n / 2 ? id(i + 1) : i === n / 2 ? null : id(i % 2 === 0 ? i - 1 : i + 1) }))
    const data = load({ customers: [...customers, { id: id(n), mergedInto: id(n - 1) }], opportunities: [deal('x', id(0)), deal('y', id(n / 2 + 1))] })
    expect(column(data, 'customer')).to.deep.equal({ x: id(n / 2), y: id(n / 2 + 1) })
    expect(quality(data).counts['E_MERGE_CYCLE']).to.equal(n / 2)
  })

  it('come and go with changes', () => {
    const tables: LooseTables = { opportunities: deals, customers: ['a', 'b', 'c', 'd'].map((id) => customer(id, null)) }
    const data = load(tables, { live: true })
    const by = (): unknown => {
      const { keys, counts } = data.answer([{ kind: 'aggregate', from: 'opportunities', asOf: day(5), by: ['customer'], measures: { n: { op: 'count' } } }])[0] as Aggregate
      return Object.fromEntries(keys[0]!.map((key, i) => [key, counts['n']![i]]))
    }
    const merge = (id: string, into: string | null): void => data.apply([{ op: 'upsert', table: 'customers', row: customer(id, into) }])
    expect(by()).to.deep.equal({ a: 1, b: 1, c: 1, d: 1 })
    merge('a', 'b')
    expect(by()).to.deep.equal({ b: 2, c: 1, d: 1 })
    // A round, which the next change opens again.
    merge('b', 'a')
    expect(by()).to.deep.equal({ a: 1, b: 1, c: 1, d: 1 })
    expect(quality(data).rejected['customers']).to.equal(2)
    merge('b', 'c')
    expect(by()).to.deep.equal({ c: 3, d: 1 })
    expect(quality(data).counts).to.not.have.property('E_MERGE_CYCLE')
    // A deal that comes later, and one of somebody who was never met.
    data.apply([deal('later', 'a'), deal('new', 'e')].map((row) => ({ op: 'upsert', table: 'opportunities', row: row as Row<'opportunities'> })))
    expect(by()).to.deep.equal({ c: 4, d: 1, e: 1 })
    merge('a', null)
    data.apply([{ op: 'delete', table: 'customers', id: 'b' }])
    expect(by()).to.deep.equal({ a: 2, b: 1, c: 1, d: 1, e: 1 })
  })
})
