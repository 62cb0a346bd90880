import { expect } from '@open-wc/testing'
import type { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import type { LeaderboardResult } from '../../src/model/index.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually } from '../helpers/page.ts'
import { all, one, text, names, press, four, named, anonymous, shown } from './leaderboard.ts'

describe('the columns of a leaderboard', () => {
  const heads = (el: ShakhesLeaderboard) => all(el, 'thead th:not(.share)').map(text)
  const boxes = (el: ShakhesLeaderboard) => all(el, '.columns input') as HTMLInputElement[]
  const loaded = (result: LeaderboardResult): LeaderboardResult => ({
    ...result, rows: result.rows.map((row, i) => ({ ...row, openCount: [12, 40, 7, 3][i]!, loadRatio: i === 3 ? null : [1, 3.2, 0.6][i]!, expected: i === 3 ? null : { wins: [20.31, 16, 18][i]!, ratio: row.wonCount / [20.31, 16, 18][i]! } })),
  })
  const choosing = async (el: ShakhesLeaderboard) => {
    await press(el, '.choose', 'Columns')
    await eventually(() => el.renderRoot.querySelector('.columns'))
  }

  it('are chosen by the reader, who also gets those that few need', async () => {
    const el = await shown(loaded(four()), { width: 1000 })
    expect(heads(el)).to.deep.equal(['Rep', 'Win rate, and own past', 'Change', 'Quota', 'Won, monthly', 'Won (toman)'])
    await choosing(el)
    expect(boxes(el).map(({ name, checked }) => (checked ? name : `no ${name}`))).to.deep.equal(['rate', 'change', 'quota', 'series', 'amount', 'no open', 'no size', 'no cycle', 'no expected'])
    boxes(el)[3]!.click()
    await el.updateComplete
    boxes(el)[5]!.click()
    await el.updateComplete
    expect(el.columns).to.equal('rate change quota amount open')
    expect(heads(el)).to.deep.equal(['Rep', 'Win rate, and own past', 'Change', 'Quota', 'Won (toman)', 'Open'])
    expect(all(el, 'td.open').map(text)).to.deep.equal(['12 1.0 × median', '40 3.2 × median', '7 0.6 × median', '3'])
    all(el, 'th.open button')[0]!.click()
    await el.updateComplete
    expect(all(el, 'td.open').map(text)[0]).to.equal('40 3.2 × median')
    // Nothing was tested of it, and that is said.
    expect(text(one(el, '.quality'))).to.contain('an order is no verdict')
    await drawn(el)
    await expect(el).to.be.accessible()
    await press(el, '.choose', 'Columns')
    expect(all(el, '.columns')).to.have.length(0)
  })
  it('that need more of the data ask for it', async () => {
    const source = fakeSource({ leaderboard: loaded(named()) })
    const el = await shown(named(), { source, width: 1000 })
    expect(source.last.query).not.to.have.property('expected')
    el.columns = 'rate expected open'
    await eventually(() => el.renderRoot.querySelector('td.expected'))
    expect(source.last.query).to.include({ expected: true })
    expect(heads(el)).to.deep.equal(['Rank', 'Rep', 'Win rate', 'Open', 'Won, and expected'])
    expect(text(all(el, 'td.expected')[0]!)).to.equal('18 of 20.3 expected')
    await press(el, '.tool', 'Show as a table')
    expect(all(el, 'thead th').map(text)).to.include('Won, and expected')
    await press(el, '.tool', 'How this is counted')
    expect(text(one(el, '.definition'))).to.contain('same source, first stage and size').and.contain('a full-time post')
  })
  it('all sort among names, largest first, then the other way', async () => {
    const el = await shown(loaded(named()), { width: 1000 })
    el.columns = 'rate open'
    await eventually(() => el.renderRoot.querySelector('th.open button'))
    one(el, 'th.open button').click()
    await el.updateComplete
    expect(names(el)).to.deep.equal(['C', 'B', 'D', 'A'])
    expect(one(el, 'th.open').getAttribute('aria-sort')).to.equal('descending')
    one(el, 'th.open button').click()
    await el.updateComplete
    expect(names(el)).to.deep.equal(['A', 'D', 'B', 'C'])
  })
  it('are not to be chosen among the nameless, and are refused by name when there is none such', async () => {
    const el = await shown(anonymous())
    expect(all(el, '.choose')).to.have.length(0)
    el.columns = 'rate salary'
    await eventually(() => el.renderRoot.querySelector('.blank'))
  })
  for (const [lang, label] of [['en', 'Quota'], ['fa', 'سهمیه']] as const) {
    it(`are chosen on a phone too, and stand there as lines of each card that say what they are: ${lang}`, async () => {
      const el = await shown(loaded(named()), { width: 320, lang })
      expect(getComputedStyle(one(el, 'td.quota')).display).to.equal('none')
      one(el, '.choose').click()
      await eventually(() => el.renderRoot.querySelector('.columns'))
      expect(one(el, '.columns').getBoundingClientRect().width).to.be.within(200, 320)
      for (const name of ['open', 'size', 'cycle', 'expected']) {
        boxes(el).find((box) => box.name === name)!.click()
        await el.updateComplete
      }
      expect(el.columns).to.equal('rate amount quota moved open size cycle expected')
      await eventually(() => el.renderRoot.querySelector('td.expected'))
      await drawn(el)
      const frame = one(el, '.widget').getBoundingClientRect()
      expect(one(el, '.widget').scrollWidth).to.be.at.most(320)
      expect(one(el, '.across').scrollWidth).to.be.at.most(one(el, '.across').clientWidth)
      const row = one(el, 'tbody tr')
      let above = row.querySelector('.share')!.getBoundingClientRect().bottom
      for (const name of ['amount', 'quota', 'moved', 'open', 'size', 'cycle', 'expected']) {
        const cell = row.querySelector<HTMLElement>(`td.${name}`)!
        const box = cell.getBoundingClientRect()
        expect(box.left, name).to.be.at.least(frame.left)
        expect(box.right, name).to.be.at.most(frame.right)
        expect(cell.scrollWidth, name).to.be.at.most(cell.clientWidth)
        expect(box.top, name).to.be.at.least(above - 1)
        expect(getComputedStyle(cell, '::before').content, name).to.not.be.oneOf(['none', '""', 'normal'])
        above = box.bottom
      }
      // Firefox tells where the text is from, others the text.
      expect(getComputedStyle(row.querySelector('td.quota')!, '::before').content).to.be.oneOf([`"${label}"`, 'attr(data-label)'])
      expect(row.querySelector<HTMLElement>('td.quota')!.dataset['label']).to.equal(label)
      await expect(el).to.be.accessible()
    })
  }
  it('keep the name in sight, and the page as wide as it is', async () => {
    const el = await shown(loaded(named()), { width: 600, lang: 'fa' })
    el.columns = 'rate amount quota moved open size cycle expected'
    await eventually(() => el.renderRoot.querySelector('td.expected'))
    const across = one(el, '.across')
    expect(across.scrollWidth).to.be.greaterThan(across.clientWidth)
    expect(one(el, '.body').scrollWidth).to.be.at.most(one(el, '.body').clientWidth)
    const before = one(el, 'tbody .rep').getBoundingClientRect().right
    across.scrollLeft = -200
    expect(one(el, 'tbody .rep').getBoundingClientRect().right).to.be.at.least(before - 1)
    await drawn(el)
    await expect(el).to.be.accessible()
  })
})
