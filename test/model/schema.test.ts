import { expect } from '@open-wc/testing'
import { schema, TABLE_NAMES } from '../../src/model/index.ts'

describe('the schema', () => {
  it('names every table that it has', () => {
    expect(TABLE_NAMES).to.deep.equal(Object.keys(schema))
  })
})
