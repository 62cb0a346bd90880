import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ownFrame } from '../../src/widgets/base/frames.ts'
import { trendResult } from '../helpers/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import { all, one, press, text, shown, key, point, selections, days } from './trend.ts'

/** A trend that counts how often a drawing asked for another one. */
class DrawnTrend extends ShakhesTrend {
  static override readonly tag = 'drawn-trend' as 'shakhes-trend'
  again = 0
  protected override performUpdate(): void {
    super.performUpdate()
    if (this.isUpdatePending) this.again++
  }
}
defineElements(DrawnTrend)

describe('the points of a trend, by keyboard', () => {
  it('is one tab stop whose active point is named', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    expect(all(el, '.chart [tabindex="0"]')).to.have.length(1)
    one(el, '.surface').focus()
    await key(el, 'Home')
    await key(el, 'ArrowRight')
    const active = one(el, '.surface').getAttribute('aria-activedescendant')
    expect(active).to.equal('point-1')
    expect(text(one(el, `#${active}`))).to.equal('Sunday 22 March 2026: Won 12 kg')
    await key(el, 'End')
    expect(text(one(el, '#point-19'))).to.contain('5-day average 11 kg')
  })

  it('chooses a period with Shift and arrows, and clears it with Escape', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await key(el, 'Home')
    await key(el, 'ArrowRight', true)
    await key(el, 'ArrowRight', true)
    expect(seen.at(-1)?.period).to.deep.equal(days(1, 3))
    expect(seen.at(-1)?.label).to.equal('21–23 March 2026'.replace('–', ' – '))
    expect(all(el, '[aria-selected=true]')).to.have.length(3)
    await key(el, 'ArrowLeft', true)
    expect(seen.at(-1)?.period).to.deep.equal(days(1, 2))
    await key(el, 'Escape')
    expect(seen.at(-1)).to.equal(null)
    expect(all(el, '[aria-selected=true]')).to.have.length(0)
  })

  it('is drawn once where what takes the picture away takes the focus from it', async () => {
    const el = await fixture<DrawnTrend>(html`<drawn-trend style="width: 620px" .source=${fakeSource({ trend: trendResult() })}></drawn-trend>`)
    await eventually(() => all(el, '.surface').length > 0)
    one(el, '.surface').focus()
    await key(el, 'End')
    await eventually(() => all(el, '.tooltip').length > 0)
    await press(el, 'Show as a table')
    await eventually(() => all(el, 'tbody').length > 0)
    expect(el.again).to.equal(0)
    await press(el, 'Show the chart')
    await eventually(() => all(el, '.surface').length > 0)
    expect(all(el, '.tooltip')).to.have.length(0)
    one(el, '.surface').focus()
    await key(el, 'End')
    await eventually(() => all(el, '.tooltip').length > 0)
    one(el, '.surface').blur()
    await eventually(() => all(el, '.tooltip').length === 0)
  })

  it('toggles one point with Enter', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await key(el, 'End')
    await key(el, 'Enter')
    expect(seen.at(-1)?.period).to.deep.equal(days(20, 20))
    await key(el, 'Enter')
    expect(seen.at(-1)).to.equal(null)
  })

  it('keeps the arrows with time where time runs from right to left', async () => {
    const el = await shown(trendResult(), { lang: 'fa', direction: 'rtl' })
    await key(el, 'Home')
    await key(el, 'ArrowLeft')
    expect(one(el, '.surface').getAttribute('aria-activedescendant')).to.equal('point-1')
  })

  it('leaves other keys to the page', async () => {
    const el = await shown(trendResult())
    const event = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true })
    one(el, '.surface').dispatchEvent(event)
    expect(event.defaultPrevented).to.equal(false)
  })
})

describe('the points of a trend, by pointer', () => {
  it('chooses the days under a drag, at the latest when the hand lets go', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    await nextFrame()
    await point(el, 'pointermove', 9)
    await point(el, 'pointerup', 9)
    expect(seen.at(-1)?.period).to.deep.equal(days(4, 9))
    expect(all(el, '.handle')).to.have.length(2)
    expect(one(el, '.raw.on').getAttribute('d')!.match(/M/g)).to.have.length(6)
  })

  it('chooses while the hand moves', async () => {
    const el = await shown(trendResult())
    const chosen = oneEvent(el, 'shakhes-select')
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    const { detail } = await chosen
    expect(detail.clause.period).to.deep.equal(days(4, 6))
  })

  it('chooses no further while the last choice is being answered, and then what the hand is at', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await shown(trendResult(), { source })
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    await eventually(() => seen.length === 1, 'the first choice')
    source.asking = true
    await point(el, 'pointermove', 7)
    await point(el, 'pointermove', 8)
    await nextFrame()
    await nextFrame()
    expect(seen).to.have.length(1)
    source.asking = false
    await eventually(() => seen.length === 2, 'the next one')
    expect(seen[1]?.period).to.deep.equal(days(4, 8))
  })

  it('waits for no answer any more once the hand has let go', async () => {
    const source = fakeSource({ trend: trendResult() })
    const el = await shown(trendResult(), { source })
    let looked = 0
    Object.defineProperty(source, 'asking', { get: () => { looked++; return true } })
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 6)
    await eventually(() => looked > 2, 'it waits')
    await point(el, 'pointerup', 6)
    await nextFrame()
    const before = looked
    for (let i = 0; i < 3; i++) await nextFrame()
    expect(looked).to.equal(before)
  })

  it('chooses in a frame in which no answer is drawn: both would hold the page', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    const order: string[] = []
    const drawn = [ownFrame(), ownFrame()].map((frame) => frame.then(() => order.push(`drawn, chosen ${seen.length}`)))
    await point(el, 'pointermove', 6)
    await Promise.all(drawn)
    expect(order).to.deep.equal(['drawn, chosen 0', 'drawn, chosen 0'])
    await eventually(() => seen.length === 1, 'the choice')
  })

  it('drags an edge of what is chosen', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4)
    await point(el, 'pointermove', 9)
    await point(el, 'pointerup', 9)
    await point(el, 'pointerdown', 9.5)
    await point(el, 'pointermove', 12)
    await point(el, 'pointerup', 12)
    expect(seen.at(-1)?.period).to.deep.equal(days(4, 12))
  })

  it('chooses one day by a click, and clears it by another', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    for (const expected of [days(7, 7), undefined]) {
      await point(el, 'pointerdown', 7)
      await point(el, 'pointerup', 7)
      expect(seen.at(-1)?.period).to.deep.equal(expected)
    }
  })

  it('takes back what was dragged when the page scrolls instead', async () => {
    const el = await shown(trendResult())
    const seen = selections(el)
    await point(el, 'pointerdown', 4, 'touch')
    await point(el, 'pointermove', 8, 'touch')
    await nextFrame()
    await point(el, 'pointercancel', 8, 'touch')
    expect(seen.at(-1)).to.equal(null)
    expect(all(el, '.handle')).to.have.length(0)
  })

  it('shows what is known beside the mark, never over it, and dismisses it with Escape', async () => {
    const el = await shown(trendResult(), { unit: 'kg' })
    for (const day of [2, 10, 19]) {
      await point(el, 'pointerenter', day)
      await point(el, 'pointermove', day)
      const tip = one(el, '.tooltip').getBoundingClientRect()
      const guide = one(el, '.guide').getBoundingClientRect()
      expect(tip.right < guide.left || tip.left > guide.right, `day ${day}`).to.equal(true)
    }
    expect(text(one(el, '.tooltip'))).to.equal('Wednesday 8 April 2026 Won9 kg 5-day average11.2 kg')
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await el.updateComplete
    expect(all(el, '.tooltip')).to.have.length(0)
  })

  it('puts it under the plot in 320 px', async () => {
    const el = await shown(trendResult(), { width: 320 })
    await point(el, 'pointermove', 10)
    expect(one(el, '.tooltip').getBoundingClientRect().top).to.be.at.least(one(el, '.guide').getBoundingClientRect().bottom)
    expect(el.renderRoot.querySelector('.widget')!.scrollWidth).to.be.at.most(320)
  })

  it('leaves no listener on the page', async () => {
    const el = await shown(trendResult())
    await point(el, 'pointerenter', 3)
    await point(el, 'pointermove', 3)
    el.remove()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(el.isUpdatePending).to.equal(false)
  })
})
