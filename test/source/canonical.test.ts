import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import { canonicalJson } from '../../src/source/canonical.ts'

describe('canonical JSON of a question', () => {
  it('is equal whatever the order of keys, and without what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).to.equal('{"b":[1,{"c":"x","d":null}]}')
    expect(canonicalJson({ a: 1, b: 2 })).to.equal(canonicalJson({ b: 2, a: 1 }))
  })

  it('keeps values apart that only look alike', () => {
    expect(canonicalJson({ a: '1' })).not.to.equal(canonicalJson({ a: 1 }))
    expect(canonicalJson({ a: null })).not.to.equal(canonicalJson({}))
    expect(canonicalJson({ 'a":1,"b': 2 })).not.to.equal(canonicalJson({ a: 1, b: 2 }))
  })

  it('names the place of what is no JSON', () => {
    const fails = (value: unknown): string => {
      try {
        return canonicalJson(value)
      } catch (error) {
        expect(error).to.be.instanceOf(ShakhesError)
        return (error as ShakhesError).message
      }
    }
    expect(fails({ filter: { of: [{ value: NaN }] } })).to.equal('query.filter.of[0].value is NaN: expected a finite number')
    expect(fails({ period: () => 1 })).to.equal('query.period is a function: expected plain data')
  })
})
