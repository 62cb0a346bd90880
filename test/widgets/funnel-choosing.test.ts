import { expect, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { snapshot, year } from '../charts/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { all, shown } from './funnel.ts'

describe('the stages of a funnel', () => {
  it('selects the deals that reached the stage that is pressed, and lets them go again', async () => {
    const el = await shown(year())
    const chosen = oneEvent(el, 'shakhes-select')
    all(el, '.stage')[1]!.click()
    const { detail } = (await chosen) as CustomEvent<SelectDetail>
    expect(detail).to.deep.equal({ by: 'shakhes-funnel', field: 'reached', clause: { by: 'shakhes-funnel', field: 'reached', values: ['Qualified'], label: 'Qualified' } })
    await el.updateComplete
    expect(all(el, '.stage').map((stage) => stage.ariaPressed)).to.deep.equal(['false', 'true', 'false', 'false'])
    const cleared = oneEvent(el, 'shakhes-select')
    all(el, '.stage')[1]!.click()
    expect(((await cleared) as CustomEvent<SelectDetail>).detail.clause).to.equal(null)
    await el.updateComplete
    expect(all(el, '.stage')[1]!.ariaPressed).to.equal('false')
  })
  it('selects by the way in which it counts: from the first stage on, or, in a snapshot, where deals stand', async () => {
    const passed = await shown(year({ mode: 'assume-passed' }))
    const chosen = oneEvent(passed, 'shakhes-select')
    all(passed, '.stage')[1]!.click()
    expect(((await chosen) as CustomEvent<SelectDetail>).detail.field).to.equal('reachedOrPassed')
    const now = await shown(snapshot())
    const stood = oneEvent(now, 'shakhes-select')
    all(now, '.stage')[0]!.click()
    expect(((await stood) as CustomEvent<SelectDetail>).detail.field).to.equal('stage')
  })
  it('holds one choice, also when the mode was switched in between', async () => {
    const source = fakeSource({ funnel: year() })
    const el = await shown(year(), { source })
    all(el, '.stage')[1]!.click()
    source.results = { funnel: year({ mode: 'assume-passed' }) }
    el.mode = 'assume-passed'
    await eventually(() => source.last.query.metric === 'funnel' && source.last.query.mode === 'assume-passed' && el.renderRoot.querySelector('.body.ready:not(.asking)'))
    await el.updateComplete
    expect(all(el, '.stage').map((stage) => stage.ariaPressed)).to.deep.equal(['false', 'true', 'false', 'false'])
    const told: SelectDetail[] = []
    el.addEventListener('shakhes-select', (event) => told.push((event as CustomEvent<SelectDetail>).detail))
    all(el, '.stage')[2]!.click()
    expect(told.map(({ field, clause }) => [field, clause?.values ?? null])).to.deep.equal([['reached', null], ['reachedOrPassed', ['Proposal']]])
    told.length = 0
    await el.updateComplete
    all(el, '.stage')[2]!.click()
    expect(told.map(({ field, clause }) => [field, clause])).to.deep.equal([['reachedOrPassed', null]])
  })
  it('is an ordered list of toggle buttons, through which the arrow keys go', async () => {
    const el = await shown(year())
    expect(all(el, 'ol.stages > li > button.stage')).to.have.length(4)
    const [first, second] = all(el, '.stage')
    first!.focus()
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
    expect((el.renderRoot as ShadowRoot).activeElement).to.equal(second)
    second!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }))
    expect((el.renderRoot as ShadowRoot).activeElement).to.equal(first)
  })
})
