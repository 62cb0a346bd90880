import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { tipsOf } from '../../src/widgets/base/tips.ts'
import { ShakhesMetric } from '../../src/widgets/metric.ts'
import { ShakhesNotes } from '../../src/widgets/notes.ts'
import { wonCountResult } from '../helpers/cards.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { type Rendered, eventually, textOf, until } from '../helpers/page.ts'
import { notesResult } from '../helpers/results.ts'

defineElements(ShakhesMetric, ShakhesNotes)

async function notes(): Promise<{ el: ShakhesNotes; mark: HTMLElement }> {
  const el = await fixture<ShakhesNotes>(html`<shakhes-notes lang="en" .source=${fakeSource({ notes: notesResult() })}></shakhes-notes>`)
  return { el, mark: await until(el, '.moodbar li') }
}
const tipOf = (el: Rendered): Element | null => el.renderRoot.querySelector('.tip:popover-open')
const pointer = (type: string, init: PointerEventInit = {}): PointerEvent => new PointerEvent(type, { bubbles: true, composed: true, ...init })
async function pointed(el: Rendered, mark: Element, init: PointerEventInit = {}): Promise<Element> {
  el.renderRoot.querySelector('.widget')!.dispatchEvent(new PointerEvent('pointerenter'))
  await el.updateComplete
  await el.updateComplete
  mark.dispatchEvent(pointer('pointermove', init))
  mark.dispatchEvent(pointer('pointerover', init))
  await eventually(() => tipOf(el) !== null)
  return tipOf(el)!
}

describe('a tip', () => {
  it('says what a mark stands for, beside it and never over it', async () => {
    const { el, mark } = await notes()
    const tip = await pointed(el, mark)
    expect(textOf(tip)).to.equal('cheerful: 3')
    const [at, around] = [tip.getBoundingClientRect(), mark.getBoundingClientRect()]
    expect(at.top >= around.bottom || at.bottom <= around.top).to.equal(true)
    // The browser's own would come beside it.
    expect(mark.hasAttribute('title')).to.equal(false)
  })

  it('stays while it is pointed at, and goes when the pointer leaves it', async () => {
    const { el, mark } = await notes()
    const tip = await pointed(el, mark)
    const other = el.renderRoot.querySelectorAll('.moodbar li')[1]!
    // On the way to the tip the pointer is over nothing, then over the tip, which is no other mark.
    el.renderRoot.querySelector('.list')!.dispatchEvent(pointer('pointerover'))
    tip.dispatchEvent(new PointerEvent('pointerenter'))
    tip.dispatchEvent(pointer('pointerover'))
    expect(tipOf(el)).to.equal(tip)
    tip.dispatchEvent(new PointerEvent('pointerleave'))
    await eventually(() => tipOf(el) === null)
    expect(textOf(await pointed(el, other))).to.equal('good-tempered: 2')
  })

  it('goes by Escape, which closes nothing else', async () => {
    const { el, mark } = await notes()
    el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
    await until(el, '.definition')
    el.renderRoot.querySelector<HTMLElement>('.tool')!.click()
    await until(el, '.moodbar li')
    await pointed(el, el.renderRoot.querySelector('.moodbar li') ?? mark)
    let heard = 0
    el.addEventListener('keydown', () => heard++)
    el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    expect([tipOf(el), heard]).to.deep.equal([null, 0])
  })

  it('tells a line’s nearest value where it is pointed at, and all of them by arrows', async () => {
    const el = await fixture<ShakhesMetric>(html`<shakhes-metric lang="en" .source=${fakeSource({ wonCount: wonCountResult() })}></shakhes-metric>`)
    const course = await until(el, '.course[data-tips]')
    const tips = tipsOf(course)!
    const { left } = course.getBoundingClientRect()
    const tip = await pointed(el, course, { clientX: left + tips[0]!.x + 1 })
    expect(tip.textContent).to.equal(tips[0]!.text)
    course.dispatchEvent(pointer('pointermove', { clientX: left + tips.at(-1)!.x }))
    expect(tip.textContent).to.equal(tips.at(-1)!.text)
    course.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    course.focus()
    await eventually(() => tipOf(el)?.textContent === tips.at(-1)!.text)
    expect(course.getAttribute('aria-describedby')).to.equal('tip')
    for (let i = tips.length - 2; i >= 0; i--) {
      course.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }))
      expect(tip.textContent).to.equal(tips[i]!.text)
    }
    await expect(el).to.be.accessible()
    course.blur()
    expect(tipOf(el)).to.equal(null)
  })
})
