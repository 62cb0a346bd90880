import { expect, fixture, html } from '@open-wc/testing'
import type { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { funnelResult, snapshot, ten, year } from '../charts/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { all, one, text, cells, shown, press } from './funnel.ts'

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
