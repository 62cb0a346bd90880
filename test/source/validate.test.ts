import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import type { SourceOptions } from '../../src/source/index.ts'

const rows = { adapter: 'rows', tables: {} } as const
const complaint = (options: unknown): { code: string, message: string } => {
  try {
    new DataSource(options as SourceOptions)
  } catch (error) {
    expect(error).to.be.instanceOf(ShakhesError)
    return error as ShakhesError
  }
  throw new Error('it was taken')
}

describe('settings of a source', () => {
  for (const [what, options, message] of [
    ['nothing', undefined, /^options is undefined: expected an object|^options is undefined/],
    ['no from', {}, /^options\.from is undefined: expected a specification/],
    ['a from without a name', { from: {} }, /^options\.from\.adapter is undefined: expected the name of an adapter/],
    ['an adapter without methods', { from: { manifest: { name: 'x' } } }, /rows\(\) or scan\(\)/],
    ['an adapter without a name', { from: { manifest: {}, rows: () => ({}) } }, /^options\.from\.manifest\.name is undefined/],
    ['an adapter whose rows is no function', { from: { manifest: { name: 'x' }, rows: [] } }, /^options\.from\.rows is \[\]: expected a function/],
    ['rows that are no tables', { from: { adapter: 'rows', tables: { deals: [] } } }, /^options\.from\.tables is a table 'deals': expected one of .*opportunities/],
    ['rows that are no array', { from: { adapter: 'rows', tables: { opportunities: {} } } }, /^options\.from\.tables\.opportunities is \{\}: expected an array of rows/],
    ['an unknown table in a mapping', { from: rows, mapping: { deal: { fields: {} } } }, /^options\.mapping is a table 'deal'/],
    ['a mapping without fields', { from: rows, mapping: { opportunities: { id: 'Id' } } }, /^options\.mapping\.opportunities\.fields is undefined/],
    ['an unknown constant table', { from: rows, tables: { phases: [] } }, /^options\.tables is a table 'phases'/],
    ['a currency that is no key', { from: rows, currency: '€' }, /^options\.currency is €: expected a currency key/],
    ['a deadline that is no time', { from: rows, worker: { deadlineMs: -1 } }, /^options\.worker\.deadlineMs is -1: expected milliseconds/],
    ['a factory that is no function', { from: rows, worker: { workerFactory: 'x' } }, /^options\.worker\.workerFactory is x: expected a function/],
  ] as const) {
    it(`refuses ${what}, by the name of the field`, () => {
      const { code, message: found } = complaint(options)
      expect(code).to.equal('schema')
      expect(found).to.match(message)
    })
  }
})
