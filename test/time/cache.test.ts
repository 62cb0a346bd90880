import { expect } from '@open-wc/testing'
import { cache, clearCaches, remember } from '../../src/time/cache.ts'

describe('a cache', () => {
  it('makes a value once, and drops the oldest where there are too many', () => {
    const map = cache<string, string | null>()
    const made: string[] = []
    const of = (key: string, value: string | null = key) => remember(map, key, 2, () => { made.push(key); return value })
    expect([of('a'), of('none', null), of('a'), of('none', null)]).to.deep.equal(['a', null, 'a', null])
    expect(made).to.deep.equal(['a', 'none'])
    of('c')
    expect([...map.keys()]).to.deep.equal(['none', 'c'])
    of('a')
    expect(made).to.deep.equal(['a', 'none', 'c', 'a'])
  })

  it('forgets everything when asked to', () => {
    const map = cache<string, number>()
    remember(map, 'a', 9, () => 1)
    clearCaches()
    expect(remember(map, 'a', 9, () => 2)).to.equal(2)
  })
})
