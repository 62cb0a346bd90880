import { expect, fixture, html } from '@open-wc/testing'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import type { Later, Part } from '../../src/widgets/base/later.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { all, eventually, textOf, until } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

/** Notes whose sheet for more contrast comes when the test says so, or never. */
class LateNotes extends ShakhesNotes {
  static override readonly tag = 'late-notes' as 'shakhes-notes'
  arrive!: () => void
  fail!: () => void
  #gate = new Promise<void>((resolve, reject) => {
    this.arrive = resolve
    this.fail = () => { reject(new TypeError('no network')) }
  })
  protected override later<T extends Part>(load: () => Promise<T>): Later<T> {
    return super.later(async () => {
      const module = await load()
      if ('Keys' in module) await this.#gate
      return module
    })
  }
}
defineElements(ShakhesNotes, LateNotes)

const { matchMedia } = globalThis
/** As if the reader's system asked for more contrast, or did not. */
const ask = (more: boolean): void => {
  globalThis.matchMedia = (query) => {
    const list = matchMedia.call(globalThis, query)
    return query.includes('prefers-contrast') ? Object.defineProperty(list, 'matches', { value: more }) : list
  }
}
/** Late notes, of which other notes that stand behind them tell that their answer has come and would be drawn. */
async function late(): Promise<LateNotes> {
  const wrap = await fixture<HTMLElement>(html`<div lang="en"></div>`)
  const source = fakeSource({ notes: notesResult() })
  const el = Object.assign(document.createElement('late-notes') as unknown as LateNotes, { source })
  const other = Object.assign(document.createElement('shakhes-notes'), { source })
  wrap.append(el, other)
  await until(other, '.ready')
  return el
}
const title = (el: LateNotes): string => textOf(el.renderRoot.querySelector('.title')).replaceAll('\u200b', '')

describe('the first picture of a reader whose system asks for more contrast', () => {
  afterEach(() => { globalThis.matchMedia = matchMedia })

  it('waits for the sheet that brings it, with all that it says', async () => {
    ask(true)
    const el = await late()
    expect(all(el, '.ready')).to.have.length(0)
    expect([title(el), el.renderRoot.querySelector('.widget')!.getAttribute('aria-busy')]).to.deep.equal(['', 'true'])
    el.arrive()
    await until(el, '.ready')
    expect(title(el)).to.equal('Notes')
    expect((el.renderRoot as ShadowRoot).adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes('prefers-contrast')))).to.equal(true)
  })
  it('comes without it where it cannot be had', async () => {
    ask(true)
    const el = await late()
    expect(all(el, '.ready')).to.have.length(0)
    el.fail()
    await until(el, '.ready')
  })
  it('is not waited for by others', async () => {
    ask(false)
    const el = await late()
    await until(el, '.ready')
    el.arrive()
    await eventually(() => el.renderRoot.querySelector('.widget')!.getAttribute('aria-busy') === 'false')
  })
})
