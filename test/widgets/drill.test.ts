import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { DataSource } from '../../src/source/index.ts'
import { defineElements, type DrillDetail, type ShakhesWidget } from '../../src/widgets/base/index.ts'
import { widgets } from '../../src/widgets/index.ts'
import { focused, textOf, until } from '../helpers/page.ts'
import { deals, stages } from '../source/deals.ts'

defineElements(...widgets)

/** Forty deals: of each four, one is won and one lost; every eighth is the same rep's, every third came by the web. */
const forty = deals(40)
type Shown = ShakhesWidget<'funnel'> & { readonly renderRoot: ShadowRoot }

async function shown(tag: string, attributes: Readonly<Record<string, string>> = {}): Promise<Shown> {
  const wrap = await fixture<HTMLElement>(html`<div lang="en"></div>`)
  const widget = document.createElement(tag) as Shown
  widget.source = new DataSource({ from: { adapter: 'rows', tables: { opportunities: forty, stages } }, worker: { noWorker: true } })
  for (const [name, value] of Object.entries({ drill: '', ...attributes })) widget.setAttribute(name, value)
  wrap.append(widget)
  await until(widget, '.body.ready > *')
  await widget.updateComplete
  return widget
}
async function dug(widget: Shown, act: () => void): Promise<DrillDetail> {
  const told = oneEvent(widget, 'shakhes-drill')
  act()
  return (await told as CustomEvent<DrillDetail>).detail
}
const enter = (init: KeyboardEventInit): boolean => focused()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init }))
const idsOf = (which: (deal: (typeof forty)[number]) => boolean): string[] => forty.filter(which).map(({ id }) => id)

describe('the deals behind a mark', () => {
  it('are those that a group of the win rate counts, on a double click', async () => {
    const widget = await shown('shakhes-win-rate', { 'group-by': 'source' })
    let chosen = 0
    widget.addEventListener('shakhes-select', () => chosen++)
    const group = widget.renderRoot.querySelector<HTMLElement>('button.group')!
    const name = textOf(group.querySelector('.name'))
    const detail = await dug(widget, () => group.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true })))
    // METRICS B: of the decided alone.
    expect([...detail.ids]).to.have.members(idsOf((deal) => 'closedAt' in deal && deal.source === name))
    expect([detail.metric, detail.field, detail.total, detail.label]).to.deep.equal(['winRate', 'source', detail.ids.length, name])
    expect(chosen).to.equal(0)
  })

  it('are those of a rep, by Ctrl or ⌘ with Enter, which does not choose', async () => {
    const widget = await shown('shakhes-leaderboard', { view: 'named' })
    const rep = [...widget.renderRoot.querySelectorAll<HTMLElement>('tbody button')].find((button) => textOf(button).includes('r2'))!
    rep.focus()
    for (const key of ['ctrlKey', 'metaKey']) {
      const detail = await dug(widget, () => enter({ [key]: true }))
      expect([...detail.ids]).to.have.members(idsOf((deal) => 'closedAt' in deal && deal.ownerId === 'r2'))
    }
    expect(rep.getAttribute('aria-pressed')).to.equal('false')
  })

  it('are those of a period of the trend', async () => {
    const widget = await shown('shakhes-trend', { measure: 'wonCount', grain: 'month' })
    const surface = await until(widget, '[role=listbox]')
    surface.focus()
    surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }))
    await widget.updateComplete
    const { ids, period, field, total } = await dug(widget, () => enter({ ctrlKey: true }))
    expect(field).to.equal('period')
    expect([...ids]).to.have.members(idsOf((deal) => deal.stage === 'won' && 'closedAt' in deal && Number(deal.closedAt) >= period!.start && Number(deal.closedAt) < period!.end))
    expect(total).to.equal(ids.length)
  })

  it('are those that stand in a stage, beneath which a button offers them', async () => {
    const widget = await shown('shakhes-funnel')
    const stage = widget.renderRoot.querySelector<HTMLElement>('button.stage')!
    expect(widget.renderRoot.querySelector('[part=drill]')).to.equal(null)
    stage.click()
    const offer = await until(widget, '[part=drill]')
    expect(textOf(offer)).to.equal('Show the deals: new')
    const { ids } = await dug(widget, () => offer.click())
    expect([...ids]).to.have.members(idsOf((deal) => deal.stage === 'new'))
  })

  it('are not offered where the host did not ask for them', async () => {
    const widget = await shown('shakhes-win-rate', { 'group-by': 'source' })
    widget.drill = false
    await widget.updateComplete
    let dug = 0
    widget.addEventListener('shakhes-drill', () => dug++)
    const group = widget.renderRoot.querySelector<HTMLElement>('button.group')!
    const selected = oneEvent(widget, 'shakhes-select')
    group.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }))
    group.click()
    await selected
    await widget.updateComplete
    expect([dug, widget.renderRoot.querySelectorAll('[part=drill]').length]).to.deep.equal([0, 0])
  })
})

describe('the deals behind the figure of a card', () => {
  const figure = (widget: Shown): Promise<HTMLElement> => until(widget, '.figure [part=drill]')
  const all = { period: '2025-01-01/2026-12-31', currency: 'EUR' }
  const cards: readonly (readonly [attributes: Readonly<Record<string, string>>, which: (deal: (typeof forty)[number]) => boolean])[] = [
    // METRICS B, C, D, E, I: decided, open and won ones; of the default cycle those won, of another those closed.
    [{ metric: 'winRate' }, (deal) => 'closedAt' in deal],
    [{ metric: 'wonCount' }, (deal) => deal.stage === 'won'],
    [{ metric: 'dealSize' }, (deal) => deal.stage === 'won'],
    [{ metric: 'cycle' }, (deal) => deal.stage === 'won'],
    [{ metric: 'cycle', to: 'closed' }, (deal) => 'closedAt' in deal],
    [{ metric: 'openCount' }, (deal) => !('closedAt' in deal)],
    [{ metric: 'workload' }, (deal) => !('closedAt' in deal)],
  ]
  for (const [attributes, which] of cards) {
    it(`are those of ${Object.values(attributes).join(', ')}`, async () => {
      const widget = await shown('shakhes-metric', { ...all, ...attributes })
      const button = await figure(widget)
      const detail = await dug(widget, () => button.click())
      expect([...detail.ids]).to.have.members(idsOf(which))
      expect([detail.metric, detail.total, detail.label]).to.deep.equal([attributes['metric'], detail.ids.length, textOf(widget.renderRoot.querySelector('.title'))])
      expect(textOf(button)).to.include(`Show the deals: ${detail.label}`)
    })
  }

  it('are told once for a double click', async () => {
    const widget = await shown('shakhes-metric', all)
    const button = await figure(widget)
    let heard = 0
    widget.addEventListener('shakhes-drill', () => heard++)
    const told = oneEvent(widget, 'shakhes-drill')
    for (const [type, detail] of [['click', 1], ['click', 2], ['dblclick', 2]] as const) button.dispatchEvent(new MouseEvent(type, { detail, bubbles: true, composed: true }))
    await told
    // Another that is asked for afterwards is answered after all that came before.
    await dug(widget, () => button.click())
    expect(heard).to.equal(2)
  })

  it('are none of what is made of several counts, or counts no deals', async () => {
    for (const metric of ['velocity', 'mood', 'retention', 'lgr', 'rrroi']) {
      const widget = await shown('shakhes-metric', { ...all, metric })
      await widget.updateComplete
      expect(widget.renderRoot.querySelector('[part=drill]'), metric).to.equal(null)
    }
  })
})
