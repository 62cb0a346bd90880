import { expect } from '@open-wc/testing'
import { numberField } from '../../src/engine/fields.ts'
import { RangeIndex } from '../../src/engine/range-index.ts'

const ROWS = 20_000
/** Values by row; null is NaN. */
const columns: Readonly<Record<string, (row: number) => number>> = {
  'values that rise with the rows': (row) => row,
  'values in no order, with ties and nulls': (row) => (row % 5 === 0 ? NaN : (row * 7919) % 1000),
  'a few values far below and far above the others': (row) => (row % 4001 === 17 ? -1e12 : row % 4001 === 18 ? 1e12 : row % 300),
  'the same value in every row': () => 42,
  'a value in one row': (row) => (row === 7 ? 3 : NaN),
}

describe('the index of a range', () => {
  for (const [name, value] of Object.entries(columns)) {
    it(`finds the rows of ${name}, whose edges lie within`, () => {
      const values = Float64Array.from({ length: ROWS }, (_, row) => value(row))
      const field = numberField(values, 'integer')
      // The last rows came since; before them, some came to those that were in order.
      const indexes = [new RangeIndex(field, ROWS - 500), new RangeIndex(field, ROWS - 500, new RangeIndex(field, 12_000)), new RangeIndex(field, ROWS - 500, new RangeIndex(field, 0))]
      for (const index of indexes) for (const [from, to] of [[0, 1], [3, 4], [42, 42.5], [100, 250], [250, 100], [-1e12, 0], [299, 1e12], [-Infinity, Infinity], [998.5, 15_000]] as const) {
        const expected = [...values.keys()].filter((row) => values[row]! >= from && values[row]! < to)
        expect([...index.rows(field, ROWS, from, to, null)].sort((a, b) => a - b)).to.deep.equal(expected)
        expect(index.find(field, ROWS, from, to).count).to.equal(expected.length)
      }
    })
  }
})
