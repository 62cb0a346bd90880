import { expect } from '@open-wc/testing'
import { plainColumn } from '../../src/model/index.ts'
import type { Batch } from '../../src/model/index.ts'
import { buffersOf, pack, plain, unpack } from '../../src/worker/pack.ts'

const over = (batch: Batch, from = 0, to = 'rows' in batch ? batch.rows.length : batch.length): Record<string, unknown[]> => {
  const packed = structuredClone(pack(batch, from, to))
  const back = unpack(packed)
  if (!('columns' in back)) throw new Error('columns were expected')
  return Object.fromEntries(Object.entries(back.columns).map(([name, values]) => [name, Array.from(plainColumn(values))]))
}

describe('packing rows for the way to a worker', () => {
  it('keeps numbers, texts, booleans, dates and nulls as they are', () => {
    const at = new Date(5)
    expect(over({ table: 'opportunities', rows: [{ id: 1, name: 'a', won: true, at, x: null }, { id: 2, name: 'b', won: false, at, x: 1.5 }] }))
      .to.deep.equal({ id: [1, 2], name: ['a', 'b'], won: [true, false], at: [at, at], x: [null, 1.5] })
  })

  it('takes rows with different keys', () => {
    expect(over({ table: 't', rows: [{ a: 1 }, { b: 'x' }, { a: 3, b: 'x' }] })).to.deep.equal({ a: [1, null, 3], b: [null, 'x', 'x'] })
  })

  it('goes on giving a column that later rows lack', () => {
    const met = new Set<string>()
    pack({ table: 't', rows: [{ id: 1, name: 'a' }] }, 0, 1, met)
    const later = pack({ table: 't', rows: [{ name: 'b' }] }, 0, 1, met)
    expect(later.columns.map(({ name }) => name)).to.deep.equal(['id', 'name'])
  })

  it('takes what a class gives by getters, and rows that are none', () => {
    class Deal {
      readonly id: number
      constructor(id: number) { this.id = id }
      get stage(): string { return 'won' }
    }
    expect(over({ table: 't', rows: [new Deal(1), null as unknown as object] })).to.deep.equal({ id: [1, null], stage: ['won', null] })
  })

  it('keeps the places of malformed rows', () => {
    const packed = pack({ table: 't', columns: { a: ['x', null, 'y', null] }, length: 4, malformed: [1, 3] }, 2, 4)
    expect(unpack(packed).malformed).to.deep.equal([1])
  })

  it('keeps an empty text and a NaN apart from nothing', () => {
    expect(over({ table: 't', rows: [{ a: '', b: NaN }, { a: null, b: null }] })).to.deep.equal({ a: ['', null], b: [NaN, null] })
  })

  it('takes columns that mix types, and a key called __proto__', () => {
    const row = JSON.parse('{"__proto__": "x", "id": 1}') as object
    const columns = over({ table: 't', rows: [row, { id: 'two' }] })
    expect(columns.id).to.deep.equal([1, 'two'])
    expect(Object.getOwnPropertyDescriptor(columns, '__proto__')?.value).to.deep.equal(['x', null])
    expect(({} as { x?: unknown }).x).to.equal(undefined)
  })

  it('packs a range of columns', () => {
    expect(over({ table: 't', columns: { a: new Int32Array([1, 2, 3, 4]), b: ['w', 'x', 'y', 'z'] }, length: 4 }, 1, 3)).to.deep.equal({ a: [2, 3], b: ['x', 'y'] })
  })

  it('offers the buffers of numbers and texts for transfer', () => {
    const packed = pack({ table: 't', rows: [{ n: 1, s: 'x', m: null }, { n: null, s: 'y', m: true }] }, 0, 2)
    expect(buffersOf(packed)).to.have.length(3)
  })

  it('copies nested values that a proxy stands for, and leaves functions out', () => {
    const label = new Proxy({ fa: 'شاخص', en: 'indicator' }, {})
    expect(() => structuredClone(label)).to.throw()
    expect(over({ table: 't', rows: [{ label, run: () => 1 }] })).to.deep.equal({ label: [{ fa: 'شاخص', en: 'indicator' }], run: [undefined] })
  })

  it('does not follow a circle for ever', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(structuredClone(plain(circle))).to.have.property('self')
  })
})
