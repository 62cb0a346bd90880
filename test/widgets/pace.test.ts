import { expect, fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesFunnel } from '../../src/widgets/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually } from '../helpers/page.ts'
import { funnelResult } from '../helpers/results.ts'

defineElements(ShakhesFunnel)

describe('a picture that waits for an answer', () => {
  async function shown(): Promise<{ el: ShakhesFunnel; source: FakeSource; pace: () => string | undefined; body: HTMLElement; answer: () => void }> {
    const source = fakeSource({ funnel: funnelResult() })
    const el = await fixture<ShakhesFunnel>(html`<shakhes-funnel lang="en" .source=${source}></shakhes-funnel>`)
    await drawn(el)
    const widget = el.renderRoot.querySelector<HTMLElement>('.widget')!
    // What dims comes with the keys of the widget.
    await eventually(() => getComputedStyle(el.renderRoot.querySelector('.body')!).transitionProperty === 'opacity')
    await eventually(() => widget.ariaBusy === 'false')
    source.hold = true
    return { el, source, pace: () => widget.dataset['pace'], body: el.renderRoot.querySelector<HTMLElement>('.body')!, answer: () => source.asked.at(-1)!.answer(funnelResult()) }
  }

  it('dims when the answer is late, and not before', async () => {
    const { el, source, pace, body, answer } = await shown()
    source.set({ version: 2 })
    await el.updateComplete
    expect(source.asked).to.have.length(2)
    expect([pace(), getComputedStyle(body).opacity]).to.deep.equal([undefined, '1'])
    await eventually(() => pace() === 'late' && getComputedStyle(body).opacity === '0.72')
    answer()
    await eventually(() => pace() === undefined && getComputedStyle(body).opacity === '1')
  })

  it('moves nothing from place to place while answers come one upon the other, and does again afterwards', async () => {
    const { source, pace, body, answer } = await shown()
    const motion = (): string => getComputedStyle(body).getPropertyValue('--_motion')
    const usual = motion()
    // As fast as a brush moves, however slow the machine.
    for (let version = 2; pace() !== 'quick'; version++) {
      source.set({ version })
      await eventually(() => source.asked.length === version)
      answer()
      await eventually(() => body.closest('.widget')!.ariaBusy === 'false')
    }
    expect(motion()).to.equal('0s')
    await eventually(() => pace() === undefined)
    expect(motion()).to.equal(usual)
  })
})
