import { expect, fixture, html } from '@open-wc/testing'
import type { Clause } from '../../src/model/index.ts'
import type { ShakhesFilters } from '../../src/widgets/filters.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'
import { datasetInfo } from '../helpers/results.ts'
import { live, alone, inside, sentence, pop, open, press, closed } from './filters.ts'

describe('shakhes-filters', () => {
  it('says what the numbers are of, in the reader’s language', async () => {
    expect(sentence((await inside()).el)).to.equal('Opportunities of the last 365 days, compared with the same days a year before.')
    expect(sentence((await inside({ lang: 'fa' })).el)).to.equal('فرصت‌های ۳۶۵ روز گذشته، در سنجش با همین روزهای سال پیش.')
  })

  it('tells of others’ choices too, and offers to change its own alone', async () => {
    const { el, board } = await inside()
    board.dispatchEvent(new CustomEvent('shakhes-select', { detail: { by: 'shakhes-funnel', field: 'stage', clause: { by: 'shakhes-funnel', field: 'stage', values: ['x'], label: 'Proposal' } satisfies Clause } }))
    await eventually(() => sentence(el).includes(', stage Proposal,'))
    expect(el.renderRoot.querySelectorAll('.sentence .fixed').length).to.equal(1)
  })

  it('takes its state from the dashboard’s', async () => {
    const { el, board, source } = await inside()
    board.state = { version: 1, clauses: [{ by: 'shakhes-filters', field: 'period', spec: { from: '2026-03-21', to: '2026-12-08' }, label: '' }, { by: 'shakhes-filters', field: 'compare', compare: 'none', label: '' }] }
    await eventually(() => source.last.query.compare === 'none')
    expect(source.last.query.period).to.deep.equal({ from: '2026-03-21', to: '2026-12-08' })
    await eventually(() => sentence(el) === 'Opportunities of 21 March – 8 December 2026, without comparison.')
  })

  it('offers a choice of pipelines where there are several, and takes back one that was made before', async () => {
    const named = (el: ShakhesFilters): string[] => [...el.renderRoot.querySelectorAll('#dimensions .option')].map(textOf)
    const pipelines = (count: number) => datasetInfo({ pipelines: ['new', 'renew'].slice(0, count).map((id) => ({ id, name: id })) })
    for (const count of [1, 2]) {
      const source = live()
      source.info = pipelines(count)
      const { el, board } = await inside({ source })
      await open(el, 'add')
      expect(named(el).includes('Pipeline')).to.equal(count > 1)
      if (count > 1) continue
      board.state = { version: 1, clauses: [{ by: 'shakhes-filters', field: 'pipeline', values: ['renew'], label: 'renew' }] }
      await eventually(() => named(el).includes('Pipelinerenew'))
    }
  })

  it('works alone: tells what was chosen, clears one, clears all, undoes', async () => {
    const { el, told } = await alone()
    expect(sentence(el)).to.equal('Opportunities of all time, without comparison.')
    await open(el, 'period')
    await press(el, 'Home', 'Enter')
    await closed(el)
    await open(el, 'compare')
    await press(el, 'ArrowDown', 'Enter')
    await closed(el)
    const chips = (): string[] => [...el.renderRoot.querySelectorAll('.chip')].map(textOf)
    expect(chips()).to.deep.equal(['Periodtoday', 'Compared withthe period before'])
    expect(told.map(({ field, clause }) => [field, clause?.spec ?? clause?.compare])).to.deep.equal([['period', 'today'], ['compare', 'previous']])
    el.renderRoot.querySelector<HTMLElement>('.chip button')!.click()
    await el.updateComplete
    await eventually(() => focused()?.closest('.chips') !== null)
    expect([chips(), sentence(el)]).to.deep.equal([['Compared withthe period before'], 'Opportunities of all time, compared with the period before.'])
    const link = (name: string): HTMLElement => [...el.renderRoot.querySelectorAll<HTMLElement>('.chips .link')].find((one) => textOf(one) === name)!
    link('Clear all').click()
    await el.updateComplete
    expect(chips()).to.deep.equal([])
    link('Undo').click()
    await el.updateComplete
    link('Undo').click()
    await el.updateComplete
    expect(chips()).to.deep.equal(['Periodtoday', 'Compared withthe period before'])
    expect(told.at(-1)).to.deep.include({ field: 'period' })
    // And forth again, until something else is chosen.
    link('Redo').click()
    await el.updateComplete
    expect(chips()).to.deep.equal(['Compared withthe period before'])
    link('Redo').click()
    await el.updateComplete
    expect([chips(), link('Redo')]).to.deep.equal([[], undefined])
    link('Undo').click()
    await el.updateComplete
    el.renderRoot.querySelector<HTMLElement>('.chip button')!.click()
    await el.updateComplete
    expect(link('Redo')).to.equal(undefined)
  })

  it('offers what the host lets it', async () => {
    const { el } = await alone({ set: { dimensions: 'team source', presets: 'this-month all', noCompare: true, noAsOf: true } })
    expect(sentence(el)).to.equal('Opportunities of all time.')
    expect(el.renderRoot.querySelector('[data-part=asOf]')).to.equal(null)
    await open(el, 'add')
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['Team', 'Source'])
    pop(el).hidePopover()
    await closed(el)
    await open(el, 'period')
    expect([...el.renderRoot.querySelectorAll('.option')].map(textOf)).to.deep.equal(['this month', 'all time'])
  })

  it('keeps endless names, and names of both directions, in their place', async () => {
    const source = live()
    source.dimensions = { source: [{ value: 'long', name: 'ABC وب‌گاه 😀'.repeat(1000), count: 1 }, { value: 'wide', name: 'x'.repeat(10_000), count: 1e15 }] }
    const { el } = await alone({ source, width: 320 })
    await open(el, 'add')
    await press(el, 'ArrowDown', 'ArrowDown', 'Enter')
    await until(el, '#values .option')
    await press(el, 'Enter', 'End', 'Enter')
    await eventually(() => el.renderRoot.querySelectorAll('.chip').length === 1)
    const { scrollWidth, clientWidth } = el.renderRoot.querySelector('.said')!
    expect(scrollWidth).to.be.at.most(clientWidth)
    expect(pop(el).scrollWidth).to.be.at.most(pop(el).clientWidth)
    expect(sentence(el).length).to.be.below(600)
  })

  it('lets a long list give way, so that it stands beneath what opened it, and its keys still reach the end', async () => {
    const source = live()
    source.dimensions = { owner: Array.from({ length: 40 }, (_, i) => ({ value: `r${i}`, name: `Rep ${i}`, count: 40 - i })) }
    const { el } = await alone({ source })
    // A little less room beneath than the list would take, and less above.
    el.parentElement!.style.paddingTop = `${window.innerHeight - 420}px`
    const opener = el.renderRoot.querySelector<HTMLElement>('.more button, button.more, [aria-haspopup]')!
    await open(el, 'add')
    await press(el, 'Enter')
    await until(el, '#values .option:nth-child(40)')
    const box = (node: Element): DOMRect => node.getBoundingClientRect()
    await eventually(() => box(pop(el)).bottom <= window.innerHeight)
    expect(box(pop(el)).top).to.be.at.least(box(opener).bottom)
    await press(el, 'ArrowUp', ...Array.from({ length: 39 }, () => 'ArrowDown'))
    const [last, list] = [el.renderRoot.querySelector('#values .option:nth-child(40)')!, el.renderRoot.querySelector('#values')!]
    await eventually(() => last.classList.contains('active') && box(last).bottom <= box(list).bottom + 1)
    expect(box(pop(el)).top).to.be.at.least(box(opener).bottom)
  })

  it('holds its source while it is in the page, and lets go of it', async () => {
    const { el, source } = await alone()
    expect(source.users).to.equal(1)
    const home = el.parentElement!
    const elsewhere = await fixture(html`<div lang="en"></div>`)
    elsewhere.append(el)
    await el.updateComplete
    expect(source.users, 'a move is no leave').to.equal(1)
    el.remove()
    await Promise.resolve()
    await Promise.resolve()
    expect([source.users, source.listeners]).to.deep.equal([0, 0])
    home.append(el)
    await el.updateComplete
    expect(source.users).to.equal(1)
  })

  for (const [lang, first, digits] of [['ar-EG', 'Sat', '٢٠'], ['he-IL', 'Sun', '20']] as const) {
    it(`is laid out from right to left with English words and the reader’s digits and week, in ${lang}`, async () => {
      const { el } = await alone({ lang })
      const root = el.renderRoot.querySelector<HTMLElement>('.root')!
      expect([root.lang, root.dir]).to.deep.equal(['en', 'rtl'])
      const box = (selector: string): DOMRect => el.renderRoot.querySelector(selector)!.getBoundingClientRect()
      expect(box('.sentence').right, 'it begins at the right').to.be.closeTo(box('.root').right, 3)
      expect(box('.end').left, 'and ends with its full stop').to.be.at.least(box('.pick:last-of-type').right - 1)
      await open(el, 'period')
      const days = [...el.renderRoot.querySelectorAll('.days th')]
      expect(textOf(days[0]!)).to.equal(first)
      expect(days[0]!.getBoundingClientRect().left).to.be.above(days[6]!.getBoundingClientRect().left)
      expect([...el.renderRoot.querySelectorAll('.days td')].map(textOf)).to.include(digits)
      el.renderRoot.querySelector<HTMLElement>('.days [tabindex="0"]')!.focus()
      const before = focused()!.getBoundingClientRect()
      await press(el, 'ArrowRight')
      const after = focused()!.getBoundingClientRect()
      expect(after.left > before.left || after.top < before.top, 'an arrow goes where it points').to.equal(true)
    })
  }

  for (const lang of ['en', 'fa', 'ar-EG', 'he']) for (const part of ['', 'period', 'compare', 'asOf', 'add', 'owner', 'source'] as const) {
    it(`is accessible with ${part === '' ? 'nothing' : part} open, in ${lang}, and fits into 320 px`, async () => {
      const { el } = await alone({ lang, width: 320 })
      if (part === 'owner' || part === 'source') {
        await open(el, 'add')
        await press(el, ...(part === 'source' ? ['ArrowDown', 'ArrowDown'] : []), 'Enter')
        await until(el, '#values .option')
        await press(el, 'Enter')
      } else if (part !== '') await open(el, part)
      await expect(el).to.be.accessible()
      expect(textOf(el.renderRoot.querySelector('.root'))).not.to.match(/undefined|NaN|\[object|Infinity|null/)
      const { scrollWidth, clientWidth } = el.renderRoot.querySelector('.said')!
      expect(scrollWidth).to.be.at.most(clientWidth)
      if (part !== '') {
        const { left, right } = pop(el).getBoundingClientRect()
        expect(left, 'in sight').to.be.at.least(0)
        expect(right).to.be.at.most(document.documentElement.clientWidth)
      }
    })
  }
})
