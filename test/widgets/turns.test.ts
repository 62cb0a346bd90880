import { expect, fixture, html } from '@open-wc/testing'
import type { WinRateResult } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import { ShakhesDashboard, ShakhesFunnel, ShakhesWinRate } from '../../src/widgets/index.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, textOf } from '../helpers/page.ts'
import { funnelResult, winRateResult } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesFunnel, ShakhesWinRate)

const won = (k: number): WinRateResult => {
  const result = winRateResult()
  return { ...result, decided: { ...result.decided, k, n: 4, value: k / 4, quality: 'insufficient' } }
}

describe('answers that come together', () => {
  async function shown(): Promise<{ source: FakeSource; rates: ShakhesWinRate[]; readies: number[] }> {
    const source = fakeSource({ funnel: funnelResult(), winRate: won(1) })
    const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en" .source=${source}>
      <shakhes-win-rate></shakhes-win-rate><shakhes-funnel></shakhes-funnel><shakhes-win-rate></shakhes-win-rate></shakhes-dashboard>`)
    const widgets = [...board.querySelectorAll<ShakhesWinRate | ShakhesFunnel>('shakhes-win-rate, shakhes-funnel')]
    await Promise.all(widgets.map(drawn))
    const readies: number[] = []
    board.addEventListener('shakhes-ready', () => readies.push(widgets.filter((el) => el.renderRoot.querySelector('[aria-busy="true"]')).length))
    return { source, rates: widgets.filter((el) => el instanceof ShakhesWinRate), readies }
  }
  const figures = (rates: readonly ShakhesWinRate[]): string[] => rates.map((el) => textOf(el.renderRoot.querySelector('.display')))

  it('are drawn one after the other, each in a frame of its own, and a widget is busy until then', async () => {
    const { source, rates, readies } = await shown()
    source.results = { funnel: funnelResult(), winRate: won(3) }
    source.set({ version: 2 })
    await eventually(() => readies.length === 3)
    expect(readies).to.deep.equal([2, 1, 0])
    expect(figures(rates)).to.deep.equal(['3 of 4', '3 of 4'])
  })

  it('make way for newer ones while they wait', async () => {
    const { source, rates } = await shown()
    source.hold = true
    source.set({ version: 2 })
    await eventually(() => source.asked.length === 6)
    for (const asked of source.asked.slice(3)) asked.answer(asked.query.metric === 'funnel' ? funnelResult() : won(2))
    source.set({ version: 3 })
    await eventually(() => source.asked.length === 9)
    for (const asked of source.asked.slice(6)) asked.answer(asked.query.metric === 'funnel' ? funnelResult() : won(3))
    await Promise.all(rates.map(drawn))
    expect(figures(rates)).to.deep.equal(['3 of 4', '3 of 4'])
  })
})
