import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { funnelResult, rate, snapshot, ten, year } from '../charts/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { drawn } from '../helpers/page.ts'
import type { Comparison, FunnelResult, Verdict } from '../../src/model/index.ts'

defineElements(ShakhesFunnel)

const all = (el: ShakhesFunnel, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
const one = (el: ShakhesFunnel, selector: string) => {
  const found = el.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
/** What a reader sees: without the parts that only a screen reader meets, on one line. */
const text = (element: Element) => {
  const copy = element.cloneNode(true) as Element
  copy.querySelectorAll('.sr').forEach((part) => part.remove())
  const chosen = [...element.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.text ?? '')
  copy.querySelectorAll('select').forEach((select, i) => select.replaceWith(`${chosen[i]} `))
  return copy.textContent!.replace(/[\u2066-\u2069\u061c]/g, '').replace(/\s+/g, ' ').trim()
}
const cells = (row: Element) => [...row.querySelectorAll('.name, .parts, .count > :not(.sr), .step > span:not(.track, .sr), .time > :not(.sr)')].map(text)

async function shown(result: FunnelResult, { lang = 'en', width = 900, source = fakeSource({ funnel: result }) as FakeSource } = {}): Promise<ShakhesFunnel> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}><shakhes-funnel .source=${source} toman></shakhes-funnel></div>`)
  const el = wrap.querySelector('shakhes-funnel')!
  await eventually(() => el.renderRoot.querySelector('.stage, .blank'), 'the funnel is shown')
  await el.updateComplete
  return el
}
const press = async (el: ShakhesFunnel, label: string) => {
  const button = all(el, '.tool').find((b) => b.getAttribute('aria-label') === label)
  button!.click()
  await el.updateComplete
}

describe('shakhes-funnel', () => {
  it('says of each stage how many reached it, what became of them, the step so far, and the stay', async () => {
    const el = await shown(year())
    expect(cells(all(el, '.stage')[0]!)).to.deep.equal(['Lead', '6,236 on · 892 open · 1,012 lost', '8,140', '342 bn', '76.6% to 87.6%', '4 days', '61 stuck'])
    expect(cells(one(el, '.closing'))).to.deep.equal(['Won', '3,655', '154 bn', '43.5% of 8,400, at most 73.9%'])
    expect(all(el, '.stage')).to.have.length(4)
  })
  it('says where most are lost and which stage is the slowest', async () => {
    expect(text(one(await shown(year()), '.summary'))).to.equal('Most are lost in Lead: 1,012 of 2,196. Slowest is Proposal.')
  })
  it('takes a stage that half have not left yet for the slowest', async () => {
    const { stages } = year()
    const never = { ...stages[1]!, stay: { ...stages[1]!.stay, median: { value: null, reason: 'not-reached' as const, n: 40 } } }
    const el = await shown(year({ stages: [stages[0]!, never, ...stages.slice(2)] }))
    expect(text(one(el, '.summary'))).to.contain('Slowest is Qualified.')
    expect(cells(all(el, '.stage')[1]!)).to.include('not reached')
  })
  it('counts a few deals rather than compare stages, grey throughout', async () => {
    // METRICS WX-A, T = 30.
    const el = await shown(ten())
    expect(text(one(el, '.summary'))).to.equal('Ten opportunities; 3 of 10 won, 4 still open.')
    expect(all(el, '.stage').map((row) => cells(row)[4])).to.deep.equal(['75% to 88%', '71% to 86%', '67% to 100%', '3 of 4'])
    expect(all(el, '.stage.grey')).to.have.length(4)
    expect(one(el, 'li:nth-child(4) .track').className).to.contain('none')
    expect(text(one(el, '.closing .step'))).to.equal('30% of 10, at most 70%')
  })
  it('draws bars as long as what they stand for: parts and gaps add up', async () => {
    const el = await shown(year())
    const room = one(el, '.split').getBoundingClientRect().width
    const bars = all(el, '.stage .bar')
    const reached = [8140, 6450, 5138, 4262]
    bars.forEach((bar, i) => {
      const width = bar.getBoundingClientRect().width
      expect(width).to.be.closeTo(room * reached[i]! / 8140, 0.5)
      const parts = [...bar.children].map((part) => part.getBoundingClientRect().width)
      expect(parts.reduce((a, b) => a + b, 0) + 2 * (parts.length - 1)).to.be.closeTo(width, 0.5)
    })
    const [advanced, open] = [...bars[0]!.children].map((part) => part.getBoundingClientRect().width)
    expect(advanced! / open!).to.be.closeTo(6236 / 892, 0.1)
  })
  it('prints the scale that steps are drawn on', async () => {
    expect(text(one(await shown(year()), '.scale'))).to.equal('70%100%')
    const narrow = await shown(year(), { width: 320 })
    expect(one(narrow, '.scale').getBoundingClientRect().width).to.be.greaterThan(50)
  })
  it('shows why deals were lost, shares adding up, those not recorded last', async () => {
    const el = await shown(year())
    expect(text(one(el, '.reasons h4'))).to.equal('Why 2,196 were lost')
    expect(all(el, '.strip span').map(text)).to.deep.equal(['Price38.0%', 'Competitor21.0%', 'No reply17.0%', 'Timing13.0%', 'Unrecorded11.0%'])
    const narrow = await shown(year(), { width: 320 })
    expect(all(narrow, '.listed li').map(text)).to.deep.equal(['Price 38.0%', 'Competitor 21.0%', 'No reply 17.0%', 'Timing 13.0%', 'Unrecorded 11.0%'])
  })

  describe('shown otherwise', () => {
    /** Presses a view's name, and waits until it is drawn. */
    const show = async (el: ShakhesFunnel, name: string) => {
      const button = all(el, '[role=radio]').find((radio) => text(radio) === name)!
      button.click()
      await eventually(() => button.ariaChecked === 'true' && el.renderRoot.querySelector('.plain'))
      await el.updateComplete
    }
    const days = (value: number | null, n: number) => (value === null ? { value, reason: 'not-reached' as const, n } : { value, n })
    const { stages } = year()
    const detailed = (over: Partial<FunnelResult> = {}) => year({
      stages: stages.map((stage, i) => ({
        ...stage, stay: { ...stage.stay, open: 200, mean: days(6.4, 900), median: days(i === 1 ? null : 4, 1100), p90: days(i === 0 ? 13 : null, 1100) },
        lostReasons: [['Price', 500], ['Competitor', 300], ['Timing', 100], ['Budget', 12], [null, 100]].map(([reason, count]) => ({ reason: reason as string | null, count: count as number, share: 0 })),
      })),
      ...over,
    })
    const views = (el: ShakhesFunnel) => all(el, '.stage').map((row) => [...row.querySelectorAll('.parts, .count > :not(.sr)')].map(text))

    it('tells how long deals stay, those that are stuck, and what half or nine in ten have not reached', async () => {
      const el = await shown(detailed())
      await show(el, 'Time')
      expect(views(el).slice(0, 3)).to.deep.equal([
        ['nine in ten: 13 days · mean of those that left: 6.4 days', '4 days', '61 of 200 here stuck'],
        ['mean of those that left: 6.4 days', 'not reached', '88 of 200 here stuck'],
        ['nine in ten: not reached · mean of those that left: 6.4 days', '4 days', '54 of 200 here stuck'],
      ])
      expect(all(el, '.keys li').map(text)).to.deep.equal(['until half have left', 'until nine in ten have'])
      expect(el.getAttribute('show')).to.equal('time')
      await expect(el).to.be.accessible()
    })
    it('tells where deals were lost, with the reasons of each stage, adding up', async () => {
      const el = await shown(detailed())
      await show(el, 'Losses')
      expect(views(el)[0]).to.deep.equal(['Price 49.4% · Competitor 29.6% · 2 others 11.1% · Unrecorded 9.9%', '1,012', '46.1%'])
      expect(text(one(el, '.closing'))).to.match(/^All .*2,196$/)
      await expect(el).to.be.accessible()
    })
    it('asks for moves when they are wanted, and keeps what it shows until they come', async () => {
      const source = fakeSource({ funnel: detailed() })
      const el = await shown(year(), { source, lang: 'fa' })
      const [lead, qualified] = stages
      const ends = { won: { id: 'Won', name: 'Won' }, lost: { id: 'Lost', name: 'Lost' } }
      source.hold = true
      all(el, '[role=radio]').at(-1)!.click()
      await eventually(() => source.last.query.metric === 'funnel' && source.last.query.transitions)
      await el.updateComplete
      expect(el.renderRoot.querySelector('.plain')).to.equal(null)
      source.last.answer(detailed({ transitions: [
        { from: lead!, to: qualified!, kind: 'next', moves: 60 }, { from: lead!, to: stages[2]!, kind: 'skip', moves: 5 }, { from: lead!, to: ends.lost, kind: 'lost', moves: 20 },
        { from: qualified!, to: lead!, kind: 'back', moves: 7 }, { from: qualified!, to: ends.won, kind: 'won', moves: 1 }, { from: ends.lost, to: lead!, kind: 'reopened', moves: 3 },
      ] }))
      await eventually(() => el.renderRoot.querySelector('.plain'))
      await el.updateComplete
      expect(views(el).slice(0, 2).map(([parts, figure]) => [parts, figure])).to.deep.equal([['۶۰ به بعدی · ۵ جلوتر از آن · ۲۰ ازدست‌رفته', '۸۵'], ['۱ موفق · ۷ به عقب', '۸']])
      expect(text(one(el, '.closing'))).to.match(/۳$/)
      await drawn(el)
      await expect(el).to.be.accessible()
      await press(el, 'نمایش به‌صورت جدول')
      expect(all(el, 'tbody tr')).to.have.length(6)
      expect(text(one(el, 'tbody tr'))).to.match(/سرنخ\s*واجد شرایط\s*۶۰/)
    })
    it('chooses stages there too, by keyboard', async () => {
      const el = await shown(detailed())
      await show(el, 'Losses')
      const [first, second] = all(el, '.stage')
      first!.focus()
      first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
      expect((el.renderRoot as ShadowRoot).activeElement).to.equal(second)
      second!.click()
      await el.updateComplete
      expect(second!.ariaPressed).to.equal('true')
    })
    it('is not offered for a snapshot, which knows none of it', async () => {
      const el = await shown(snapshot())
      expect(all(el, '[role=radio]')).to.have.length(0)
      el.show = 'time'
      await el.updateComplete
      expect(all(el, '.plain')).to.have.length(0)
    })
    it('refuses what cannot be shown', async () => {
      const el = await shown(year())
      Object.assign(el, { show: 'pies' })
      await el.updateComplete
      expect(text(one(el, '.blank'))).to.contain('This question cannot be answered')
    })
    it('stays within a phone', async () => {
      const el = await shown(detailed(), { width: 320, lang: 'fa' })
      await show(el, 'زمان')
      const { left, right } = one(el, '.body').getBoundingClientRect()
      for (const part of all(el, '.stage .split, .stage .count, .segments')) {
        expect(part.getBoundingClientRect().left).to.be.at.least(left - 1)
        expect(part.getBoundingClientRect().right).to.be.at.most(right + 1)
      }
    })
  })

  describe('beside an earlier period', () => {
    const period = { start: Date.UTC(2025, 2, 21), end: Date.UTC(2025, 11, 9) }
    const past = (k: number, n: number, verdict: Verdict, difference: number): Comparison => ({ period, rate: rate(k, n), difference, interval: null, verdict })
    const result = year()
    const compared = year({
      past: { n: 5000, asOf: period.end, group: false, overall: past(2000, 5000, 'up', 0.035) },
      stages: result.stages.map((stage, i) => ({ ...stage, past: { reached: 4000, step: i === 0 ? past(2880, 4000, 'up', 0.046) : i === 1 ? past(3300, 4000, 'down', -0.035) : past(3200, 4000, 'no-clear-change', 0.001) } })),
    })
    it('marks every step before with a tick, and says in words those that clearly changed', async () => {
      const el = await shown(compared)
      expect(all(el, '.stage .past')).to.have.length(4)
      expect(all(el, '.stage .verdict').map(text)).to.deep.equal(['up 4.6 points', 'down 3.5 points'])
      expect(text(one(el, '.closing.won .verdict'))).to.equal('up 3.5 points from 40.0%')
      expect(all(el, '.keys li').map(text).at(-1)).to.equal('the period before')
      await expect(el).to.be.accessible()
    })
    it('says where nothing clearly changed, and nothing where there was nothing before', async () => {
      const same = await shown(year({ past: { n: 5000, asOf: 0, group: false, overall: past(2000, 5000, 'no-clear-change', 0.035) } }), { lang: 'fa' })
      expect(text(one(same, '.closing.won .verdict'))).to.equal('بدون تغییر روشن از ۴۰٫۰٪')
      const first = await shown(year({ past: { n: 0, asOf: 0, group: false, overall: past(0, 0, 'no-past', 0) } }))
      expect(all(first, '.verdict')).to.have.length(0)
      expect(all(first, '.keys li')).to.have.length(3)
    })
    it('tells the past in the table and in the definition', async () => {
      const el = await shown(compared)
      await press(el, 'Show as a table')
      expect(all(el, 'thead th').map(text)).to.include.members(['Reached, compared', 'Step, compared'])
      expect(all(el, 'tfoot td').map(text)).to.include('40.0%')
      await press(el, 'How this is counted')
      expect(text(one(el, '.body dl'))).to.contain('5,000 deals when they were as old')
    })
    it('holds no resolved step against one that is not', async () => {
      const el = await shown(compared)
      el.step = 'resolved'
      await el.updateComplete
      expect(all(el, '.stage .past, .stage .verdict')).to.have.length(0)
    })
  })

  it('is a current snapshot where no deal has a path: bounds only, and losses without a stage', async () => {
    const el = await shown(snapshot())
    expect(text(one(el, '.summary'))).to.match(/^Current snapshot: 2,089 open, 4,238 won, 2,473 lost\./)
    expect(text(one(el, '.cols .count'))).to.contain('Reached at least')
    const [first] = all(el, '.stage')
    expect(cells(first!)).to.include('5,827 further · 500 here now')
    expect(cells(first!).find((cell) => cell.includes('%'))).to.match(/^66\.2–100\.0%$/)
    expect(first!.querySelector('.track .value')).to.equal(null)
    expect(all(el, '.closing').map((row) => text(row.querySelector('.name')!))).to.deep.equal(['Won', 'Lost'])
    expect(all(el, '.pick')).to.have.length(3)
    expect(text(one(el, '.quality'))).to.contain('current snapshot')
  })

  it('asks anew when a reader switches population or mode, and says what a switch would become', async () => {
    const source = fakeSource({ funnel: year() })
    const el = await shown(year(), { source })
    const [population, mode] = all(el, 'button.pick:not([aria-expanded])')
    expect(population!.textContent).to.equal('Created in the period, change to: Closed in the period')
    population!.click()
    mode!.click()
    await el.updateComplete
    expect(source.last.query).to.include({ metric: 'funnel', population: 'closed', mode: 'assume-passed' })
    expect(el.getAttribute('population')).to.equal('closed')
    expect(all(el, '.pick').map(text)[0]).to.contain('Closed in the period')
  })
  it('shows amounts, or resolved steps, before it has asked what the open ones are worth', async () => {
    const source = fakeSource({ funnel: year() })
    const el = await shown(year(), { source })
    source.hold = true
    el.measure = 'amount'
    el.step = 'resolved'
    await el.updateComplete
    expect(source.last.query).to.include({ weighted: true })
    expect(cells(all(el, '.stage')[0]!)).to.include.members(['262 bn on · 37.5 bn open · 42.5 bn lost', '86.0% of 7,248'])
  })

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

  it('mirrors for Persian, in words, digits and bars', async () => {
    const el = await shown(year(), { lang: 'fa' })
    expect(text(one(el, '.summary'))).to.equal('بیشترین ریزش در سرنخ است: ۱٬۰۱۲ از ۲٬۱۹۶. کندترین مرحله پیشنهاد قیمت است.')
    const row = all(el, '.stage')[1]!
    const bar = row.querySelector('.bar')!.getBoundingClientRect()
    expect(bar.right).to.be.closeTo(row.querySelector('.split')!.getBoundingClientRect().right, 1)
    expect(row.querySelector('.advanced')!.getBoundingClientRect().right).to.be.closeTo(bar.right, 1)
    expect(row.querySelector('.name')!.getBoundingClientRect().left).to.be.greaterThan(bar.right)
  })
  for (const lang of ['en', 'fa']) {
    it(`gives the stay a line of its own in every row of a phone, with its name, in ${lang}`, async () => {
      const el = await shown(year(), { lang, width: 320 })
      for (const row of all(el, '.stage')) {
        const time = row.querySelector('.time')!
        const [label, stay] = [time.querySelector('.sr')!.getBoundingClientRect(), time.querySelector('b')!.getBoundingClientRect()]
        expect(time.getBoundingClientRect().top).to.be.at.least(row.querySelector('.step')!.getBoundingClientRect().bottom)
        expect(label.width, 'its name is seen').to.be.greaterThan(30)
        expect(Math.abs(label.bottom - stay.bottom), 'on one line').to.be.below(3)
      }
    })
    it(`fits 320 px in ${lang}, the bar under its name`, async () => {
      for (const result of [year(), ten(), snapshot()]) {
        const el = await shown(result, { lang, width: 320 })
        const root = one(el, '.widget').getBoundingClientRect()
        for (const child of all(el, '.body *')) {
          if (child.closest('.sr')) continue
          const box = child.getBoundingClientRect()
          if (box.width === 0) continue
          expect(box.right, child.className).to.be.at.most(root.right + 0.5)
          expect(box.left, child.className).to.be.at.least(root.left - 0.5)
        }
        const row = all(el, '.stage')[0]!
        expect(row.querySelector('.bar')!.getBoundingClientRect().top).to.be.greaterThan(row.querySelector('.name')!.getBoundingClientRect().bottom - 1)
      }
    })
  }

  for (const lang of ['en', 'fa']) for (const [what, result] of Object.entries({ 'of a year': year(), 'of ten deals': ten(), 'of a snapshot': snapshot() })) {
    it(`is accessible as a chart ${what}, in ${lang}`, async () => {
      const el = await shown(result, { lang })
      all(el, '.stage')[0]!.click()
      await el.updateComplete
      await expect(el).to.be.accessible()
    })
  }
  it('is accessible as a table and a definition', async () => {
    const el = await shown(year())
    await press(el, 'Show as a table')
    await expect(el).to.be.accessible()
    await press(el, 'How this is counted')
    await expect(el).to.be.accessible()
  })
  it('is accessible while it loads, when it fails, and when there is nothing', async () => {
    const loading = await fixture<ShakhesFunnel>(html`<shakhes-funnel .source=${fakeSource({}, { hold: true, status: { state: 'loading', rows: 5810, total: 9371, again: false } })}></shakhes-funnel>`)
    await expect(loading).to.be.accessible()
    const failed = await shown(year(), { source: fakeSource({}) })
    expect(one(failed, '.button').textContent).to.contain('Try again')
    await expect(failed).to.be.accessible()
    const empty = await shown(funnelResult({ stages: [], n: 0, won: 0, lost: 0, open: 0 }))
    await expect(empty).to.be.accessible()
  })
  it('has everything in its table, the won deals at the foot', async () => {
    const el = await shown(year())
    await press(el, 'Show as a table')
    const rows = all(el, 'tbody tr').map((row) => [...row.children].map(text))
    expect(rows).to.have.length(4)
    expect(rows[0]!.slice(0, 8)).to.deep.equal(['Lead', '8,140', '6,236', '892', '1,012', '76.6%', '87.6%', '86.0%'])
    expect([...one(el, 'tfoot tr').children].map(text).slice(0, 2)).to.deep.equal(['Won', '3,655'])
  })
  it('never prints a percentage of fewer than five in its table', async () => {
    const el = await shown(ten())
    await press(el, 'Show as a table')
    const negotiation = [...all(el, 'tbody tr')[3]!.children].map(text)
    expect(negotiation).to.include('3 of 4')
    expect(negotiation.join(' ')).not.to.match(/%/)
  })
  it('defines what it counts, in the words of what is chosen', async () => {
    const el = await shown(year())
    await press(el, 'How this is counted')
    expect(text(one(el, '.formula'))).to.equal('next step = moved on ÷ reached')
    expect(text(one(el, '.definition'))).to.match(/created in the period.*Kaplan–Meier.*43\.5% \(3,655 of 8,400\)/)
    const now = await shown(snapshot())
    await press(now, 'How this is counted')
    expect(text(one(now, '.definition'))).to.match(/steps have bounds only/)
  })
  it('shows five hundred stages, and one', async () => {
    const many = await shown(funnelResult({
      stages: Array.from({ length: 500 }, (_, i) => ({ id: `S${i}`, fa: `م${i}`, advanced: 1000 - i, open: 1, lost: 1 })), n: 1002, won: 500, lost: 500, open: 2,
    }))
    expect(all(many, '.stage')).to.have.length(500)
    expect(one(many, '.root').innerHTML).not.to.match(/NaN|Infinity|undefined/)
    const single = await shown(funnelResult({ stages: [{ id: 'Only', fa: 'تنها', advanced: 0, open: 0, lost: 0 }], n: 3, won: 0, lost: 0, open: 3 }))
    expect(one(single, '.root').innerHTML).not.to.match(/NaN|Infinity|undefined/)
  })
  it('shows names that others wrote as text', async () => {
    const { stages } = year()
    const el = await shown(year({ stages: [{ ...stages[0]!, name: '<img src=x onerror=alert(1)>constructor' }, ...stages.slice(1)] }))
    expect(text(all(el, '.name')[0]!)).to.equal('<img src=x onerror=alert(1)>constructor')
    expect(all(el, 'img')).to.have.length(0)
  })
})
