import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import type { PartAddresses } from '../../src/worker/files.ts'
import { loadPart, providePartAddresses } from '../../src/worker/parts.ts'

const module = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
const part = (of: string): string => module(`let linked = 0; export const of = ${JSON.stringify(of)}, link = ({ 0: a, 2: b }) => ({ a, b, linked: ++linked })`)
const given = (...addresses: string[]): void => providePartAddresses({ csv: addresses } as unknown as PartAddresses)
const lent = { of: 'this release', all: () => ['first', 'second', 'third'] }

describe('a part that is loaded by address', () => {
  it('is lent what it needs, and linked once', async () => {
    given(part('this release'))
    const first = await loadPart('csv', lent)
    expect(first).to.deep.equal({ a: 'first', b: 'third', linked: 1 })
    expect(await loadPart('csv', lent)).to.equal(first)
  })

  it('is not taken from another release when a later address has its own', async () => {
    given(part('another'), part('this release'))
    expect(await loadPart('csv', lent)).to.deep.equal({ a: 'first', b: 'third', linked: 1 })
  })

  it('says where it was looked for, and why none of it would do', async () => {
    const [old, nothing] = [part('another'), 'blob:nothing-is-here']
    given(old, nothing)
    const error = await loadPart('csv', lent).then(() => null, (thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(ShakhesError)
    expect((error as ShakhesError).message).to.contain('csv.js').and.to.contain(`${old} (Error: it is of another release)`).and.to.contain(nothing)
  })

  it('that is lent nothing is the module itself', async () => {
    given(module('export const own = 1'))
    expect((await loadPart('csv') as { own: number }).own).to.equal(1)
  })
})
