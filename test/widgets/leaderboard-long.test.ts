import { expect, fixture, html } from '@open-wc/testing'
import type { LeaderboardResult, LeaderboardRow } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { svgOf } from '../../src/widgets/base/picture.ts'
import { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { all, drawn, eventually, focused, one, textOf, until } from '../helpers/page.ts'
import { figure, leaderboardResult, rateOf } from '../helpers/results.ts'

defineElements(ShakhesLeaderboard)

/** So many reps; the rate of each is a little better than that of the one before. */
function many(count: number, changes: Partial<LeaderboardResult> = {}): LeaderboardResult {
  const [like] = leaderboardResult().rows
  const rows = Array.from({ length: count }, (_, i): LeaderboardRow => ({
    ...like!, id: `r${i}`, name: { en: `Rep ${String(i).padStart(4, '0')}`, fa: `کارشناس ${i}` }, me: false, wonAmount: (count - i) * 1e6, wonCount: 100 + i, lostCount: 900,
    rate: rateOf(100 + i, 1000 + i), past: null, rank: null, rankRange: null, attainment: figure((i * 7919 % count) / count), series: [i % 7, i % 5, 3], openCount: i * 31 % 97,
  }))
  return leaderboardResult({ rows, ...changes })
}
const names = (el: ShakhesLeaderboard): string[] => all(el, 'tbody .name').map((name) => textOf(name.querySelector('bdi')))
async function opened(count: number, { lang = 'en', width = 980, source = fakeSource({ leaderboard: many(count) }) } = {}): Promise<ShakhesLeaderboard> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-leaderboard .source=${source}></shakhes-leaderboard></div>`)
  const el = wrap.querySelector('shakhes-leaderboard')!
  await until(el, '.reps')
  one(el, '.more').click()
  await until(el, '.all')
  await el.updateComplete
  return el
}
const scrollTo = async (el: ShakhesLeaderboard, top: number, name: string): Promise<void> => {
  one(el, '.all').scrollTop = top
  await eventually(() => names(el).includes(name), `scrolled to ${name}`)
}

describe('a thousand reps', () => {
  it('are drawn where they are seen, each with its place of all', async () => {
    const el = await opened(1000)
    expect(all(el, 'tbody tr:not(.space)').length).to.be.below(60)
    expect(one(el, 'table').getAttribute('aria-rowcount')).to.equal('1001')
    expect(one(el, 'thead tr').getAttribute('aria-rowindex')).to.equal('1')
    expect(one(el, 'tbody tr').getAttribute('aria-rowindex')).to.equal('2')
    expect(textOf(one(el, '.quality'))).to.contain('1,000 reps')
    await drawn(el)
    await expect(el).to.be.accessible()
  })

  it('stand where they would if all were drawn: the middle one at the middle, the last at the end', async () => {
    const el = await opened(1000)
    const scroller = one(el, '.all')
    const height = one(el, 'tbody tr').getBoundingClientRect().height
    expect(scroller.scrollHeight).to.be.closeTo(one(el, 'thead').offsetHeight + 1000 * height, 2)
    await scrollTo(el, 500 * height, 'Rep 0500')
    const row = all(el, 'tbody tr').find((tr) => tr.getAttribute('aria-rowindex') === '502')!
    expect(row.getBoundingClientRect().top - one(el, 'thead').getBoundingClientRect().bottom).to.be.closeTo(0, 3)
    await scrollTo(el, scroller.scrollHeight, 'Rep 0999')
    expect(all(el, 'tbody tr').at(-1)!.getBoundingClientRect().bottom).to.be.closeTo(scroller.getBoundingClientRect().top + scroller.clientHeight, 2)
  })

  it('keep their head in sight, and their columns as wide', async () => {
    const el = await opened(1000)
    const edges = (): number[] => all(el, 'thead th').map((th) => Math.round(th.getBoundingClientRect().left))
    const before = edges()
    await scrollTo(el, 20_000, 'Rep 0460')
    expect(one(el, 'thead').getBoundingClientRect().top).to.be.closeTo(one(el, '.all').getBoundingClientRect().top, 1)
    expect(edges()).to.deep.equal(before)
  })

  it('keep the row that has the focus, however far one scrolls', async () => {
    const el = await opened(1000)
    // WebKit scrolls to what has the focus a while after it got it, which nobody who scrolls by hand is fast enough to see.
    all(el, 'tbody .name')[3]!.focus({ preventScroll: true })
    await scrollTo(el, 690 * one(el, 'tbody tr').getBoundingClientRect().height, 'Rep 0690')
    expect(textOf(focused())).to.contain('Rep 0003')
    expect(names(el)).to.include('Rep 0003').and.not.to.include('Rep 0010')
  })

  it('hold what is seen, and the focus, when reps come and go above it', async () => {
    const source = fakeSource({ leaderboard: many(1000) })
    const el = await opened(1000, { source })
    await scrollTo(el, 20_000, 'Rep 0460')
    const row = all(el, 'tbody tr').find((tr) => textOf(tr).includes('Rep 0460'))!
    row.querySelector<HTMLElement>('.name')!.focus({ preventScroll: true })
    const before = row.getBoundingClientRect().top
    const { rows } = many(1000)
    source.results = { leaderboard: leaderboardResult({ rows: rows.filter(({ id }, i) => i % 10 > 0 || id === 'r460'), version: 2 }) }
    source.set({ version: 2 })
    await eventually(() => !names(el).includes('Rep 0470'))
    await el.updateComplete
    const now = all(el, 'tbody tr').find((tr) => textOf(tr).includes('Rep 0460'))!
    expect(now.getBoundingClientRect().top).to.be.closeTo(before, 1)
    expect(textOf(focused())).to.contain('Rep 0460')
  })

  for (const [lang, line, end] of [['en', /^The first 500 of 1,000 reps\./, 'Rep 0499'], ['fa', /^۵۰۰ کارشناس نخست از ۱٬۰۰۰ کارشناس/, 'کارشناس 499']] as const) {
    it(`stand on paper up to five hundred, which a line says, and where they were after that: ${lang}`, async () => {
      const el = await opened(1000, { lang })
      const height = one(el, 'tbody tr').getBoundingClientRect().height
      const scroller = one(el, '.all')
      scroller.scrollTop = 700 * height
      await eventually(() => all(el, 'tbody tr').some((tr) => tr.getAttribute('aria-rowindex') === '702'))
      const row = all(el, 'tbody tr').find((tr) => tr.getAttribute('aria-rowindex') === '704')!
      row.querySelector<HTMLElement>('.name')!.focus({ preventScroll: true })
      const [before, who] = [scroller.scrollTop, textOf(focused())]
      dispatchEvent(new Event('beforeprint'))
      await el.updateComplete
      expect(all(el, 'tbody tr')).to.have.length(500)
      expect([names(el)[0], names(el).at(-1)]).to.deep.equal([end.replace('499', lang === 'en' ? '000' : '0'), end])
      expect(textOf(one(el, '.cut'))).to.match(line)
      dispatchEvent(new Event('afterprint'))
      await el.updateComplete
      expect(scroller.scrollTop).to.be.closeTo(before, 1)
      expect(all(el, 'tbody tr').length).to.be.below(60)
      expect(textOf(focused())).to.equal(who)
      expect(all(el, '.cut')).to.have.length(0)
    })
  }

  it('stand in a picture up to a hundred, which a line says, and the page is as it was', async () => {
    const el = await opened(1000)
    await scrollTo(el, 20_000, 'Rep 0460')
    const before = [one(el, '.all').scrollTop, ...names(el)]
    const picture = new DOMParser().parseFromString(svgOf((await el.picture())!), 'image/svg+xml')
    const texts = [...picture.querySelectorAll('text')].map((text) => textOf(text)).join(' ')
    expect(texts.match(/Rep 0\d\d\d/g)).to.deep.equal(Array.from({ length: 100 }, (_, i) => `Rep ${String(i).padStart(4, '0')}`))
    expect(texts).to.contain('The first 100 of 1,000 reps.')
    // Names may be cut, the list is not.
    expect([...picture.querySelectorAll('clipPath rect')].filter((rect) => Number(rect.getAttribute('height')) > 60)).to.deep.equal([])
    expect([one(el, '.all').scrollTop, ...names(el)]).to.deep.equal(before)
  })

  it('have the next one ready for Tab', async () => {
    const el = await opened(1000)
    await scrollTo(el, 10_000, 'Rep 0230')
    const box = one(el, '.all').getBoundingClientRect()
    const rows = all(el, 'tbody tr:not(.space)').map((tr) => tr.getBoundingClientRect())
    expect(rows.filter((row) => row.top >= box.bottom).length).to.be.at.least(5)
    expect(rows.filter((row) => row.bottom <= box.top).length).to.be.at.least(5)
  })

  it('are sorted as a whole, by any column', async () => {
    const el = await opened(1000)
    for (const [column, first] of [['rate', 'Rep 0999'], ['amount', 'Rep 0000'], ['quota', 'Rep 0321'], ['series', 'Rep 0006']] as const) {
      one(el, `th.${column} button`).click()
      await eventually(() => one(el, `th.${column}`).ariaSort === 'descending')
      if (column !== 'series') expect(names(el)[0], column).to.equal(first)
    }
    expect(all(el, 'thead [aria-sort]').filter((th) => th.ariaSort !== 'none')).to.have.length(1)
  })

  it('are sought among all of them', async () => {
    const el = await opened(1000)
    const input = one(el, '.search input') as HTMLInputElement
    input.focus()
    input.value = 'rep 099'
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await eventually(() => names(el).length === 10)
    expect(names(el)[0]).to.equal('Rep 0990')
    expect(all(el, '.more')).to.have.length(0)
  })

  it('begin at the top again once they were folded', async () => {
    const el = await opened(1000)
    await scrollTo(el, 30_000, 'Rep 0690')
    one(el, '.more').click()
    await eventually(() => all(el, 'tbody tr').length === 8)
    one(el, '.more').click()
    await until(el, '.all')
    expect(names(el)[0]).to.equal('Rep 0000')
  })

  for (const lang of ['en', 'fa']) {
    it(`scroll on a phone too: ${lang}`, async () => {
      const el = await opened(1000, { lang, width: 320 })
      expect(one(el, '.widget').scrollWidth).to.be.at.most(320)
      const height = one(el, 'tbody tr').getBoundingClientRect().height
      one(el, '.all').scrollTop = 400 * height
      await eventually(() => all(el, 'tbody tr').some((tr) => tr.getAttribute('aria-rowindex') === '402'))
      const row = all(el, 'tbody tr').find((tr) => tr.getAttribute('aria-rowindex') === '402')!
      expect(row.getBoundingClientRect().height).to.be.closeTo(height, 0.5)
      expect(row.getBoundingClientRect().top - one(el, 'thead').getBoundingClientRect().bottom).to.be.closeTo(0, 4)
    })
  }
})

describe('thirty reps', () => {
  it('are all there, under a head that stays in sight', async () => {
    const el = await opened(30)
    expect(names(el)).to.have.length(30)
    expect(one(el, 'table').hasAttribute('aria-rowcount')).to.equal(false)
    const scroller = one(el, '.all')
    scroller.scrollTop = 300
    expect(one(el, 'thead').getBoundingClientRect().top).to.be.closeTo(scroller.getBoundingClientRect().top, 1)
  })
})
