import { expect } from '@open-wc/testing'
import { eventually, focused, textOf } from '../helpers/page.ts'
import { inside, sentence, pop, open, press, option, closed } from './filters.ts'

describe('periods, comparison and moment in filters', () => {
  it('chooses a usual period by keyboard: the dashboard asks for it, shows a chip, and the focus returns', async () => {
    const { el, board, source } = await inside()
    await open(el, 'period')
    expect(focused()!.id).to.equal('presets')
    await press(el, 'Home', 'ArrowDown', 'ArrowDown', 'Enter')
    await closed(el)
    await eventually(() => source.last.query.period === 'this-month')
    expect(sentence(el)).to.match(/^Opportunities of this month,/)
    // The bar of a dashboard comes when there is something to show in it.
    const chips = (): string[] => [...board.renderRoot.querySelectorAll('.chip')].map(textOf)
    await eventually(() => chips().length > 0)
    expect(chips()).to.deep.equal(['Periodthis month'])
    await eventually(() => focused()?.getAttribute('data-part') === 'period')
    expect(board.state).to.deep.equal({ version: 1, period: 'this-month', clauses: [] })
  })

  it('goes back to the dashboard’s own period by its chip, and forth by undo', async () => {
    const { el, board, source } = await inside()
    await open(el, 'period')
    await press(el, 'Home', 'Enter')
    await eventually(() => source.last.query.period === 'today')
    const button = (name: RegExp): HTMLElement | undefined => [...board.renderRoot.querySelectorAll<HTMLElement>('.bar button')].find((one) => name.test(one.getAttribute('aria-label') ?? textOf(one)))
    const click = async (name: RegExp): Promise<void> => {
      await eventually(() => button(name))
      button(name)!.click()
    }
    await click(/^Remove Period/)
    await eventually(() => sentence(el).includes('the last 365 days'))
    await eventually(() => source.last.query.period === 'last-365-days')
    await click(/^Undo/)
    await eventually(() => sentence(el).includes('today'))
  })

  it('chooses days of a calendar by keyboard, first and last, in either order', async () => {
    const { el, source } = await inside()
    await open(el, 'period')
    el.renderRoot.querySelector<HTMLElement>('.day[tabindex="0"]')!.focus()
    // From 8 December 2026, the day of the last load.
    await press(el, 'ArrowUp', 'ArrowLeft', 'Enter')
    expect(textOf(el.renderRoot.querySelector('.hint'))).to.equal('From 30 November 2026: choose the last day.')
    await press(el, 'PageUp', 'Shift+PageUp')
    expect(textOf(el.renderRoot.querySelector('#month'))).to.equal('October 2025')
    expect(focused()!.getAttribute('aria-label')).to.equal('Thursday 30 October, first day')
    await press(el, ' ')
    await closed(el)
    await eventually(() => typeof source.last.query.period === 'object')
    expect(source.last.query.period).to.deep.equal({ from: '2025-10-30', to: '2026-11-30' })
    expect(sentence(el)).to.contain('30 October 2025 – 30 November 2026')
  })

  it('shows the Jalali calendar to Persian readers, from right to left', async () => {
    const { el, source } = await inside({ lang: 'fa' })
    await open(el, 'period')
    expect(textOf(el.renderRoot.querySelector('#month'))).to.equal('آذر ۱۴۰۵')
    expect([...el.renderRoot.querySelectorAll('.days th')].map(textOf)).to.deep.equal(['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج'])
    // METRICS WX-G2: weeks start on Saturday. 1 Azar 1405 is 22 November 2026, a Sunday.
    expect([...el.renderRoot.querySelectorAll('.days tbody tr:first-child td')].map(textOf)).to.deep.equal(['', '۱', '۲', '۳', '۴', '۵', '۶'])
    el.renderRoot.querySelector<HTMLElement>('.day[tabindex="0"]')!.focus()
    expect(textOf(focused())).to.equal('۱۷')
    await press(el, 'ArrowLeft')
    expect(textOf(focused()), 'left is on where one reads from the right').to.equal('۱۸')
    await press(el, 'Enter', 'ArrowRight', 'ArrowRight', 'Enter')
    await closed(el)
    await eventually(() => typeof source.last.query.period === 'object')
    expect(source.last.query.period).to.deep.equal({ from: '2026-12-07', to: '2026-12-09' })
    expect(sentence(el)).to.contain('۱۶ تا ۱۸ آذر ۱۴۰۵')
  })

  it('marks the days that a usual period means, and today', async () => {
    const { el } = await inside()
    const days = async (period: string): Promise<string> => {
      Object.assign(el, { period })
      await el.updateComplete
      await open(el, 'period')
      const chosen = [...el.renderRoot.querySelectorAll('.day[aria-selected="true"]')].map(textOf)
      pop(el).hidePopover()
      await closed(el)
      await el.updateComplete
      return `${chosen[0] ?? ''}–${chosen.at(-1) ?? ''}`
    }
    // The fake load was on Tuesday 8 December 2026; weeks of Tehran begin on Saturday.
    expect([await days('today'), await days('this-week'), await days('last-7-days'), await days('all')]).to.deep.equal(['8–8', '5–8', '2–8', '–'].map((one, i) => (i === 1 ? '5–11' : one)))
    await open(el, 'period')
    expect(el.renderRoot.querySelector('.today')!.getAttribute('aria-current')).to.equal('date')
  })

  it('switches the comparison', async () => {
    const { el, source } = await inside()
    await open(el, 'compare')
    await press(el, 'ArrowUp', 'Enter')
    await closed(el)
    await eventually(() => source.last.query.compare === 'previous')
    expect(sentence(el)).to.contain('compared with the period before')
  })

  it('takes the choice of what holds already for none', async () => {
    const { el, board } = await inside()
    await open(el, 'compare')
    await press(el, 'Enter')
    await closed(el)
    await open(el, 'period')
    option(el, 'the last 365 days').click()
    await closed(el)
    expect(board.state.clauses).to.deep.equal([])
  })

  it('goes back to a day: to its last moment in the source’s zone, and not beyond today', async () => {
    const { el, source } = await inside()
    await open(el, 'asOf')
    expect(el.renderRoot.querySelectorAll('.day[aria-disabled]').length, 'days after 8 December').to.equal(23)
    await press(el, 'ArrowRight')
    expect(textOf(focused()), 'tomorrow is not known yet').to.equal('8')
    await press(el, 'ArrowLeft', 'Enter')
    await closed(el)
    // Midnight in Tehran is 20:30 UTC.
    await eventually(() => source.last.query.asOf === Date.UTC(2026, 11, 7, 20, 30) - 1)
    expect(sentence(el)).to.match(/, as of 7 December 2026\.$/)
    await open(el, 'asOf')
    el.renderRoot.querySelector<HTMLElement>('.foot .link')!.click()
    await eventually(() => source.last.query.asOf === undefined)
    expect(sentence(el)).not.to.contain('as of')
  })
})
