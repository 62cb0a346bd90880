import { expect } from '@open-wc/testing'
import { everyResult } from './everywhere.ts'

describe('the engine in Node and in a browser', () => {
  it('answers every metric with all its options alike, bit for bit', async () => {
    const [here, there] = await Promise.all([everyResult(), fetch('/node-results').then((answer) => answer.json() as Promise<string[]>)])
    expect(here.length).to.be.greaterThan(200)
    expect(there.length).to.equal(here.length)
    for (const [i, result] of here.entries()) expect(there[i]).to.equal(result)
  })
})
