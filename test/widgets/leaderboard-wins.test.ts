import { expect, fixture, html } from '@open-wc/testing'
import type { LeaderboardResult, LeaderboardRow } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesDashboard, ShakhesLeaderboard } from '../../src/widgets/index.ts'
import { winsBetween } from '../../src/widgets/leaderboard.wins.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, textOf, until } from '../helpers/page.ts'
import { leaderboardResult } from '../helpers/results.ts'

defineElements(ShakhesDashboard, ShakhesLeaderboard)

const before = (): LeaderboardResult => leaderboardResult()
/** The same where one more deal of 50 million rial was won by each of these. */
const after = (ids: readonly string[], changes: Partial<LeaderboardResult> = {}): LeaderboardResult => {
  const result = before()
  return { ...result, version: 2, rows: result.rows.map((row) => (ids.includes(row.id) ? { ...row, wonCount: row.wonCount + 1, wonAmount: row.wonAmount + 50e6 } : row)), ...changes }
}
const live = (el: ShakhesLeaderboard): string => textOf(el.renderRoot.querySelector('[aria-live]'))
/** Waits until this is what is said: whatever was said before has been. */
const hears = async (el: ShakhesLeaderboard, said: string | RegExp): Promise<void> => {
  const right = (): boolean => (typeof said === 'string' ? live(el) === said : said.test(live(el)))
  await eventually(right, `to hear ${String(said)}`)
}

async function shown(source: FakeSource, { lang = 'en', noWins = false } = {}): Promise<ShakhesLeaderboard> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style="width: 800px">
    <shakhes-leaderboard .source=${source} ?no-wins=${noWins} toman></shakhes-leaderboard></div>`)
  const el = wrap.querySelector('shakhes-leaderboard')!
  await until(el, '.reps')
  await el.updateComplete
  return el
}
/** The source has other data. */
async function changed(el: ShakhesLeaderboard, source: FakeSource, result: LeaderboardResult): Promise<void> {
  source.results = { leaderboard: result }
  const ready = new Promise((resolve) => { el.addEventListener('shakhes-ready', resolve, { once: true }) })
  source.set({ version: result.version })
  await ready
  await el.updateComplete
}

describe('a deal that is won while somebody looks', () => {
  it('tints the row of its rep, with words, and is told to who listens', async () => {
    const source = fakeSource({ leaderboard: before() })
    const el = await shown(source)
    await changed(el, source, after(['c']))
    await eventually(() => all(el, 'tr.won').length === 1)
    expect(textOf(el.renderRoot.querySelector('tr.won .news'))).to.equal('won a deal, 5.0 m toman')
    expect(textOf(el.renderRoot.querySelector('tr.won bdi'))).to.equal('Dana Moradi')
    // The summary, which every answer brings, does not talk over it.
    await hears(el, 'Dana Moradi won a deal, 5.0 million toman.')
    await expect(el).to.be.accessible()
  })

  it('is told in Persian', async () => {
    const source = fakeSource({ leaderboard: before() })
    const el = await shown(source, { lang: 'fa' })
    await changed(el, source, after(['c']))
    await hears(el, 'دانا مرادی یک فرصت را به فروش رساند، ۵٫۰ میلیون تومان.')
  })

  it('is told inside a dashboard too', async () => {
    const source = fakeSource({ leaderboard: before() })
    const board = await fixture<ShakhesDashboard>(html`<shakhes-dashboard lang="en" .source=${source}><shakhes-leaderboard></shakhes-leaderboard></shakhes-dashboard>`)
    const el = board.querySelector('shakhes-leaderboard')!
    await until(el, '.reps')
    await changed(el, source, after(['a']))
    await hears(el, /^Arash Karimi won a deal/)
  })

  it('is a sum where many come at once', async () => {
    const source = fakeSource({ leaderboard: before() })
    const el = await shown(source)
    await changed(el, source, after(['a', 'b', 'c', 'd']))
    await hears(el, '4 deals were won by 4 reps.')
  })

  it('is neither shown nor told where the host switched it off', async () => {
    const source = fakeSource({ leaderboard: before() })
    const el = await shown(source, { noWins: true })
    await changed(el, source, after(['c']))
    // What is said instead is the sentence of the answer.
    await hears(el, /./)
    expect(live(el)).to.equal(textOf(el.renderRoot.querySelector('.summary')))
    expect(all(el, '.won')).to.have.length(0)
  })

  it('is neither shown nor told to who prefers reduced motion', async () => {
    const real = window.matchMedia
    // What matches always stands for what a reader prefers.
    window.matchMedia = (query: string) => real.call(window, query.includes('reduced-motion') ? 'all' : query)
    try {
      const source = fakeSource({ leaderboard: before() })
      const el = await shown(source)
      await changed(el, source, after(['c']))
      await hears(el, /./)
      expect(live(el)).to.equal(textOf(el.renderRoot.querySelector('.summary')))
      expect(all(el, '.won')).to.have.length(0)
    } finally {
      window.matchMedia = real
    }
  })

  for (const [why, result] of [
    ['that is only being read', after(['c'], { complete: false })], ['that nobody won', after([])],
  ] as const) {
    it(`is not one ${why}`, async () => {
      const source = fakeSource({ leaderboard: before() })
      const el = await shown(source)
      await changed(el, source, result)
      await hears(el, /./)
      expect(live(el)).to.equal(textOf(el.renderRoot.querySelector('.summary')))
    })
  }

  it('is not one of another question', async () => {
    const source = fakeSource({ leaderboard: before() })
    const el = await shown(source)
    source.results = { leaderboard: after(['c']) }
    el.minimum = 5
    await hears(el, /./)
    expect(all(el, '.won')).to.have.length(0)
  })
})

describe('wins between two answers', () => {
  it('names nobody who is nameless', () => {
    const hidden = (result: LeaderboardResult): LeaderboardResult => ({ ...result, rows: result.rows.map((row, i): LeaderboardRow => ({ ...row, anonymous: i !== 1, me: i === 1 })) })
    expect([...winsBetween(hidden(before()), hidden(after(['a', 'b']))).keys()]).to.deep.equal(['b'])
  })
  it('counts those of who was not there before, and none that were taken back', () => {
    const result = before()
    const less = { ...result, rows: result.rows.slice(1).map((row) => ({ ...row, wonCount: row.wonCount + 2 })) }
    expect([...winsBetween(less, result)]).to.deep.equal([['a', { deals: 3, amount: 120e6 }]])
  })
})
