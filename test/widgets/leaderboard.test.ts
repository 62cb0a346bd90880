import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import type { LeaderboardResult, LeaderboardRow, QueryOf } from '../../src/model/index.ts'
import { AS_OF, DAY, START, figure, leaderboardResult, rateOf } from '../helpers/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually, textOf } from '../helpers/page.ts'

defineElements(ShakhesLeaderboard)

const all = (el: ShakhesLeaderboard, selector: string) => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
const one = (el: ShakhesLeaderboard, selector: string) => {
  const found = el.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
const text = textOf
const names = (el: ShakhesLeaderboard) => all(el, 'tbody .rep').map((cell) => text(cell.querySelector('bdi') ?? cell))
const press = async (el: ShakhesLeaderboard, selector: string, label: string) => {
  const button = all(el, selector).find((b) => (b.getAttribute('aria-label') ?? text(b)) === label)
  if (!button) throw new Error(`no ${selector} is called ${label}`)
  button.click()
  await el.updateComplete
}
const find = async (el: ShakhesLeaderboard, sought: string) => {
  const input = one(el, '.search input') as HTMLInputElement
  input.value = sought
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await el.updateComplete
}

type RepLike = readonly [id: string, en: string, fa: string, k: number, n: number, more?: Partial<LeaderboardRow>]
const pastOf = (k: number, n: number, verdict: 'up' | 'down' | 'no-clear-change', difference: number): LeaderboardRow['past'] => ({
  period: { start: START - 365 * DAY, end: AS_OF - 365 * DAY }, rate: rateOf(k, n), difference, interval: { low: -0.1, high: 0.1 }, verdict,
})
function reps(list: readonly RepLike[], changes: Partial<LeaderboardResult> = {}): LeaderboardResult {
  const [like] = leaderboardResult().rows
  const rows = list.map(([id, en, fa, k, n, more]): LeaderboardRow => ({
    ...like!, id, name: { en, fa }, me: false, wonAmount: k * 40e9, wonCount: k, lostCount: n - k, rate: rateOf(k, n), past: null, rank: null, rankRange: null, rankChange: null, attainment: figure(0.9), ...more,
  }))
  return leaderboardResult({ rows, ...changes })
}
/** One clearly up, one clearly down, one as before, one too small. */
const four = (): LeaderboardResult => reps([
  ['a', 'Arash Karimi', 'آرش کریمی', 171, 251, { past: pastOf(123, 251, 'up', 0.19), attainment: figure(1.06) }],
  ['b', 'Bahar Sadeghi', 'بهار صادقی', 204, 331, { past: pastOf(200, 330, 'no-clear-change', 0.01) }],
  ['f', 'Farid Ahmadi', 'فرید احمدی', 96, 201, { past: pastOf(132, 201, 'down', -0.18), attainment: figure(0.71) }],
  ['k', 'Kaveh Shams', 'کاوه شمس', 3, 3, { attainment: { value: null, reason: 'no-table', n: 0 } }],
])
const many = (n = 30): LeaderboardResult => reps(Array.from({ length: n }, (_, i) => [`r${i}`, `Rep ${String(i).padStart(2, '0')}`, `کارشناس ${i}`, 30 + i, 60 + i] as const))
const named = (): LeaderboardResult => reps([
  // METRICS WX-G: eligible ranges B 1–2, C 1–3, D 2–3; A with 3 of 3 is not ranked.
  ['b', 'B', 'ب', 18, 30, { rank: 1, rankRange: { best: 1, worst: 2 }, rankChange: 1 }],
  ['c', 'C', 'پ', 25, 50, { rank: 2, rankRange: { best: 1, worst: 3 }, rankChange: 0 }],
  ['d', 'D', 'ت', 10, 40, { rank: 3, rankRange: { best: 2, worst: 3 }, rankChange: null }],
  ['a', 'A', 'الف', 3, 3],
], { view: 'named', order: 'winRate' })
const anonymous = (): LeaderboardResult => {
  const result = named()
  return { ...result, view: 'anonymous', rows: result.rows.map((row, i) => (i === 1 ? { ...row, me: true } : { ...row, id: `#${i}`, name: '', anonymous: true, team: null, past: null, series: [], rankChange: null, attainment: { value: null, reason: 'unknown', n: 0 } })) }
}

interface Options { lang?: string; width?: number; source?: FakeSource; views?: string; view?: 'self' | 'anonymous' | 'named' }
async function shown(result: LeaderboardResult, { lang = 'en', width = 784, source = fakeSource({ leaderboard: result }), views = 'self', view = result.view }: Options = {}): Promise<ShakhesLeaderboard> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-leaderboard .source=${source} view=${view} views=${views} toman></shakhes-leaderboard></div>`)
  const el = wrap.querySelector('shakhes-leaderboard')!
  await eventually(() => el.renderRoot.querySelector('.reps, .blank, .nobody'), 'the leaderboard is shown')
  await el.updateComplete
  return el
}

describe('shakhes-leaderboard', () => {
  it('shows each beside their own past, by name, without a rank', async () => {
    const source = fakeSource({ leaderboard: four() })
    const el = await shown(four(), { source })
    expect(source.last.query).to.include({ view: 'self' } satisfies Partial<QueryOf<'leaderboard'>>)
    expect(text(one(el, '.summary'))).to.equal('Each beside their own past: one clearly up, one clearly down, one as before, one without a past.')
    expect(names(el)).to.deep.equal(['Arash Karimi', 'Bahar Sadeghi', 'Farid Ahmadi', 'Kaveh Shams'])
    expect(all(el, '.rank')).to.have.length(0)
    expect(all(el, 'tbody .change').map(text)).to.deep.equal(['up 19 points', 'no clear change', 'down 18 points', 'no past yet'])
    expect(all(el, 'tbody .quota').map(text)).to.deep.equal(['106%', '90%', '71%', 'no quota'])
  })

  it('says "the rest as before" where everyone else has a past', async () => {
    const result = four()
    const el = await shown({ ...result, rows: result.rows.slice(0, 3) })
    expect(text(one(el, '.summary'))).to.equal('Each beside their own past: one clearly up, one clearly down, the rest as before.')
  })

  it('prints k of n beside every rate, and no percentage of fewer than five (METRICS G5)', async () => {
    const el = await shown(four())
    expect(all(el, 'tbody .share').map(text)).to.deep.equal(['68.1% 171 of 251', '61.6% 204 of 331', '47.8% 96 of 201', '3 of 3'])
    expect(all(el, 'tbody .rate .track.none')).to.have.length(1)
    expect(all(el, 'tbody .rate .past')).to.have.length(3)
  })

  it('draws small samples grey: 7 of 10', async () => {
    const el = await shown(reps([['d', 'Dana', 'دانا', 7, 10]]))
    expect(text(one(el, 'tbody .share'))).to.equal('70% 7 of 10')
    expect(one(el, 'tbody .share b').className).to.equal('grey')
    expect(all(el, '.track.grey')).to.have.length(1)
  })

  it('names the level of its verdicts, as many are compared (METRICS G6), and its scale', async () => {
    const el = await shown(four())
    // 1 − 0.05 / 3 = 98.33 %
    expect(text(one(el, '.quality'))).to.match(/verdicts at 98\.3%, as three are compared/).and.match(/scale 40–80%/)
  })

  it('gives a verdict its arrow and its words, never colour alone', async () => {
    const el = await shown(four())
    for (const verdict of all(el, '.verdict')) {
      expect(verdict.querySelector('svg')).not.to.equal(null)
      expect(text(verdict)).not.to.equal('')
    }
  })
})

describe('the views of a leaderboard', () => {
  it('shows ranks as ranges where the host allows names (METRICS WX-G)', async () => {
    const el = await shown(named())
    expect(all(el, 'tbody .rank').map(text)).to.deep.equal(['1–2', '1–3', '2–3', '–'])
    expect(all(el, 'tbody .moved').map(text)).to.deep.equal(['up 1', 'same place', 'new', 'not ranked, under 10'])
    // In words and by sign, and grey: an order is no verdict.
    expect(all(el, 'tbody .moved').map((cell) => cell.querySelectorAll('svg').length)).to.deep.equal([1, 1, 0, 0])
    expect(text(one(el, '.summary'))).to.equal('Ranks are ranges: overlapping intervals share places.')
    expect(all(el, 'tbody .unranked')).to.have.length(1)
    expect(text(one(el, '.quality'))).to.contain('ranked from 10 decided')
  })

  it('marks nobody but the reader in the anonymous view, and lets only their row be chosen', async () => {
    const el = await shown(anonymous())
    expect(all(el, 'tbody .rep').map(text)).to.deep.equal(['A colleague', 'You', 'A colleague', 'A colleague'])
    expect(all(el, 'tbody button')).to.have.length(1)
    let chosen = 0
    el.addEventListener('shakhes-select', () => { chosen++ })
    all(el, 'tbody tr')[0]!.click()
    expect(chosen).to.equal(0)
    expect(all(el, 'tbody .quota')).to.have.length(0)
  })

  it('says so when too few would be unnamed', async () => {
    const el = await shown(reps([], { view: 'anonymous', suppressed: true, considered: 0 }), { view: 'anonymous' })
    expect(text(one(el, '.summary'))).to.equal('Fewer than five reps: nobody but you is shown.')
  })

  it('offers no view that the host did not allow', async () => {
    expect(all(await shown(four()), '[role=radio]')).to.have.length(0)
    expect(all(await shown(four(), { views: 'self anonymous' }), '[role=radio]').map(text)).to.deep.equal(['Own past', 'Anonymous', 'Rep', 'Team'])
  })

  it('asks anew when the reader switches', async () => {
    const source = fakeSource({ leaderboard: four() })
    const el = await shown(four(), { source, views: 'self anonymous named' })
    source.results = { leaderboard: named() }
    await press(el, '[role=radio]', 'Named')
    await eventually(() => el.renderRoot.querySelector('.reps.named'))
    expect(source.last.query).to.include({ view: 'named', order: 'winRate' } satisfies Partial<QueryOf<'leaderboard'>>)
  })

  for (const [attribute, value] of [['view', 'everyone'], ['order', 'charm']] as const) {
    it(`refuses ${attribute}="${value}" in words`, async () => {
      const el = await fixture<ShakhesLeaderboard>(html`<shakhes-leaderboard .source=${fakeSource({ leaderboard: four() })}></shakhes-leaderboard>`)
      const failed = oneEvent(el, 'shakhes-error')
      el.setAttribute(attribute, value)
      expect((await failed).detail.fault.message).to.contain(attribute).and.contain(value)
    })
  }
})

describe('sorting, searching and choosing reps', () => {
  it('sorts by name either way, and says which', async () => {
    const el = await shown(four())
    expect(one(el, 'th.rep').getAttribute('aria-sort')).to.equal('ascending')
    one(el, 'thead .rep button').click()
    await el.updateComplete
    expect(names(el)[0]).to.equal('Kaveh Shams')
    expect(one(el, 'th.rep').getAttribute('aria-sort')).to.equal('descending')
  })

  it('sorts by change and by quota, those without one last', async () => {
    const el = await shown(four())
    one(el, 'thead .change button').click()
    await el.updateComplete
    expect(names(el)).to.deep.equal(['Arash Karimi', 'Bahar Sadeghi', 'Farid Ahmadi', 'Kaveh Shams'])
    expect(one(el, 'th.change').getAttribute('aria-sort')).to.equal('descending')
    one(el, 'thead .change button').click()
    await el.updateComplete
    expect(names(el)).to.deep.equal(['Farid Ahmadi', 'Bahar Sadeghi', 'Arash Karimi', 'Kaveh Shams'])
    one(el, 'thead .quota button').click()
    await el.updateComplete
    expect(names(el)).to.deep.equal(['Arash Karimi', 'Bahar Sadeghi', 'Farid Ahmadi', 'Kaveh Shams'])
  })

  it('sorts by the alphabet of the reader', async () => {
    const el = await shown(four(), { lang: 'fa' })
    expect(names(el)).to.deep.equal(['آرش کریمی', 'بهار صادقی', 'فرید احمدی', 'کاوه شمس'])
  })

  it('asks for another order where people are named', async () => {
    const source = fakeSource({ leaderboard: named() })
    const el = await shown(named(), { source })
    source.results = { leaderboard: { ...named(), order: 'wonAmount', rows: named().rows.map((row, i) => ({ ...row, rank: i + 1 })) } }
    one(el, 'thead .amount button').click()
    await eventually(() => one(el, 'th.amount').getAttribute('aria-sort') === 'descending')
    expect(source.last.query).to.include({ order: 'wonAmount' } satisfies Partial<QueryOf<'leaderboard'>>)
    expect(all(el, 'tbody .rank').map(text)).to.deep.equal(['1', '2', '3', '4'])
    expect(text(one(el, '.summary'))).to.equal('Ordered by amount won; an order is no verdict.')
  })

  it('chooses a rep by a press on the name, and clears them by another', async () => {
    const el = await shown(four())
    const seen: SelectDetail[] = []
    el.addEventListener('shakhes-select', (event) => { seen.push((event as CustomEvent<SelectDetail>).detail) })
    all(el, 'tbody .name')[1]!.click()
    await el.updateComplete
    expect(seen[0]).to.include({ field: 'owner' })
    expect(seen[0]!.clause).to.include({ label: 'Bahar Sadeghi' }).and.to.have.deep.property('values', ['b'])
    expect(all(el, 'tbody .name').map((b) => b.getAttribute('aria-pressed'))).to.deep.equal(['false', 'true', 'false', 'false'])
    all(el, 'tbody .name')[1]!.click()
    await el.updateComplete
    expect(seen).to.have.length(2)
    expect(seen[1]!.clause).to.equal(null)
  })

  it('chooses by a click anywhere on the row', async () => {
    const el = await shown(four())
    const chosen = oneEvent(el, 'shakhes-select')
    all(el, 'tbody tr')[2]!.click()
    expect((await chosen).detail.clause.values).to.deep.equal(['f'])
  })

  it('says that no deal has an owner, rather than that there are no deals', async () => {
    const el = await shown(reps([], { considered: 12 }))
    expect(text(one(el, '.blank h4'))).to.equal('No deal says whose it is')
    expect(text(one(await shown(reps([], { considered: 0 })), '.blank h4'))).to.equal('Nothing here yet')
  })
  it('shows eight of many, then all', async () => {
    const el = await shown(many())
    expect(all(el, 'tbody tr')).to.have.length(8)
    expect(text(one(el, '.quality'))).to.contain('8 of 30 reps')
    expect(text(one(el, '.more'))).to.equal('Show all 30')
    one(el, '.more').click()
    await el.updateComplete
    expect(all(el, 'tbody tr')).to.have.length(30)
    expect(one(el, '.more').getAttribute('aria-expanded')).to.equal('true')
  })

  it('keeps the reader and the chosen in sight among the first', async () => {
    const result = many()
    const el = await shown({ ...result, rows: result.rows.map((row) => (row.id === 'r25' ? { ...row, me: true } : row)) })
    expect(names(el)).to.have.length(9).and.include('Rep 25')
  })

  it('finds reps in any spelling, and says when there is none', async () => {
    const source = reps([...Array.from({ length: 9 }, (_, i) => [`r${i}`, `Rep ${i}`, `کارشناس ${i}`, 30, 60] as const), ['y', 'Yas', 'علي كريمي', 30, 60]])
    const el = await shown(source, { lang: 'fa' })
    await find(el, 'علی کریمی')
    expect(names(el)).to.deep.equal(['علي كريمي'])
    await find(el, 'کارشناس 3')
    expect(names(el)).to.deep.equal(['کارشناس 3'])
    await find(el, 'zzz')
    expect(text(one(el, '.nobody'))).to.equal('کسی با نام «zzz» نیست.')
    one(el, '.search input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await el.updateComplete
    expect(all(el, 'tbody tr').length).to.be.greaterThan(5)
  })

  it('has no search over a handful', async () => {
    expect(all(await shown(four()), '.search')).to.have.length(0)
  })
})

describe('a leaderboard for everyone', () => {
  it('stays a table where its rows are laid out as cards', async () => {
    const el = await shown(four(), { width: 320 })
    expect(getComputedStyle(one(el, 'tbody tr')).display).to.equal('grid')
    expect(one(el, 'table').getAttribute('role')).to.equal('table')
    expect(all(el, 'tbody tr > *').every((cell) => ['cell', 'rowheader'].includes(cell.getAttribute('role')!))).to.equal(true)
  })

  for (const lang of ['en', 'fa']) {
    for (const width of [320, 520, 620, 784, 980]) {
      it(`fits without scrolling sideways: ${lang}, ${width} px`, async () => {
        for (const result of [many(), named(), anonymous()]) {
          const el = await shown(result, { lang, width, views: 'self anonymous named' })
          const frame = one(el, '.widget').getBoundingClientRect()
          expect(one(el, '.widget').scrollWidth).to.be.at.most(width)
          for (const cell of all(el, 'tbody td, tbody th, .search, .segments')) {
            const box = cell.getBoundingClientRect()
            if (box.width === 0) continue
            expect(box.left, `${result.view} ${cell.className}`).to.be.at.least(frame.left)
            expect(box.right, `${result.view} ${cell.className}`).to.be.at.most(frame.right)
          }
        }
      })
    }
  }

  for (const lang of ['en', 'fa']) {
    it(`keeps its heads on one line on a phone, teams beneath names, and names near their places: ${lang}`, async () => {
      const self = await shown(four(), { lang, width: 320 })
      const heads = all(self, 'thead th').map((head) => head.getBoundingClientRect()).filter(({ width }) => width > 0)
      expect(heads.length).to.equal(3)
      expect(new Set(heads.map(({ top }) => Math.round(top))).size, 'one line').to.equal(1)
      const result = named()
      const el = await shown({ ...result, rows: result.rows.map((row) => ({ ...row, team: { id: 't', name: 'T' } })) }, { lang, width: 320 })
      await eventually(() => el.renderRoot.querySelector('td.rank'))
      const starts = all(el, 'tbody tr').map((row) => {
        const [rank, name, team] = ['.rank b', '.rep bdi', '.team'].map((part) => row.querySelector(part)!.getBoundingClientRect())
        expect(team!.top, 'beneath').to.be.at.least(name!.bottom - 1)
        return { gap: lang === 'fa' ? rank!.left - name!.right : name!.left - rank!.right, at: Math.round(lang === 'fa' ? name!.right : name!.left) }
      })
      expect(new Set(starts.map(({ at }) => at)).size, 'names in one column').to.equal(1)
      expect(Math.min(...starts.map(({ gap }) => gap))).to.be.within(8, 16)
    })
  }
  it('tells of no moves between places where there is no period before, unless the host asks for them', async () => {
    const alone = named()
    const el = await shown({ ...alone, rows: alone.rows.map((row) => ({ ...row, past: null, rankChange: null })) })
    await eventually(() => el.renderRoot.querySelector('td.rank'))
    expect(all(el, 'thead th').map(text)).to.deep.equal(['Rank', 'Rep', 'Win rate', 'Won of decided', 'Won (toman)', 'Quota'])
    el.columns = 'rate moved'
    await eventually(() => el.renderRoot.querySelector('td.moved'))
    expect(text(one(el, 'td.moved'))).to.equal('–')
  })

  it('mirrors in Persian: the rep at the right, the change at the left', async () => {
    const el = await shown(four(), { lang: 'fa' })
    const [row] = all(el, 'tbody tr')
    expect(row!.querySelector('.rep')!.getBoundingClientRect().left).to.be.greaterThan(row!.querySelector('.change')!.getBoundingClientRect().right)
    expect(text(one(el, '.summary'))).to.equal('هرکس در کنار گذشتهٔ خود: یکی روشن بالاتر، یکی روشن پایین‌تر، یکی مانند پیش، یکی بی‌پیشینه.')
    expect(all(el, 'tbody .share').map(text)[0]).to.equal('۶۸٫۱٪ ۱۷۱ از ۲۵۱')
  })

  it('gives everything it knows as a table', async () => {
    const el = await shown(four())
    await press(el, '.tool', 'Show as a table')
    const heads = all(el, '.data thead th').map(text)
    const [row] = all(el, '.data tbody tr').map((r) => [...r.children].map(text))
    const cell = (head: string) => row![heads.indexOf(head)]
    expect([cell('Rep'), cell('Won'), cell('Win rate'), cell('Before'), cell('Verdict'), cell('Quota')]).to.deep.equal(['Arash Karimi', '171', '68.1%', '49.0%', 'up', '106%'])
    expect(cell('Interval')).to.match(/^6\d\.\d–7\d\.\d%$/)
  })

  it('defines what is counted, and what is compared with what', async () => {
    const el = await shown(four())
    await press(el, '.tool', 'How this is counted')
    expect(text(one(el, '.definition'))).to.contain('won ÷ (won + lost)').and.contain('each rep’s own rate in').and.contain('unless the host allows it')
  })

  describe('by team', () => {
    const teams = [['East', 'شرق', 60, 100], ['West', 'غرب', 2, 3]].map(([en, fa, k, n], i) => ({
      id: `t${i}`, name: { en: String(en), fa: String(fa) }, reps: 7 - i, wonAmount: 9e9, wonCount: Number(k), lostCount: Number(n) - Number(k), openCount: 12, missingAmount: 0,
      rate: rateOf(Number(k), Number(n)), attainment: { value: null, reason: 'no-goal' as const, n: 0 },
    }))
    const inTeams = (): LeaderboardResult => {
      const result = four()
      return { ...result, rows: result.rows.map((row) => ({ ...row, team: { id: 't0', name: 'East' } })), total: rateOf(474, 786) }
    }
    it('shows a row for each team when the reader wants it, and chooses teams', async () => {
      const source = fakeSource({ leaderboard: inTeams() })
      const el = await shown(inTeams(), { source, views: 'self named' })
      source.results = { leaderboard: { ...inTeams(), teams } }
      await press(el, '[role=radio]', 'Team')
      await eventually(() => el.renderRoot.querySelectorAll('tbody tr').length === 2)
      expect(source.last.query).to.include({ teams: true })
      expect(all(el, 'tbody tr').map(text)).to.deep.equal(['East 7 reps 60.0% 60 of 100 900 m 12', 'West 6 reps 2 of 3 900 m 12'])
      expect(text(one(el, '.summary'))).to.equal('Won 474 of 786 decided.')
      expect(all(el, 'thead th').map(text)).not.to.include('Quota')
      await drawn(el)
      await expect(el).to.be.accessible()
      const chosen = oneEvent(el, 'shakhes-select')
      all(el, 'tbody .name')[0]!.click()
      expect(((await chosen) as CustomEvent<SelectDetail>).detail.clause).to.deep.include({ field: 'team', values: ['t0'], label: 'East' })
      await el.updateComplete
      expect(all(el, 'tbody .name').map((button) => button.ariaPressed)).to.deep.equal(['true', 'false'])
      await press(el, '.tool', 'Show as a table')
      expect(all(el, 'tbody tr')).to.have.length(2)
    })
    it('opens the members of a team, sorted as the teams are', async () => {
      const members = reps([
        ['a', 'Arash', 'آرش', 30, 60], ['b', 'Bahar', 'بهار', 50, 60], ['c', 'Cyrus', 'کوروش', 1, 2],
      ].map(([id, en, fa, k, n]) => [id, en, fa, k, n, { team: { id: id === 'c' ? 't1' : 't0', name: id === 'c' ? 'West' : 'East' } }] as RepLike), { teams })
      const el = await shown(members, { views: 'self named' })
      el.by = 'team'
      await eventually(() => el.renderRoot.querySelector('.fold'))
      const fold = one(el, '.fold')
      expect(fold.getAttribute('aria-label')!.replace(/[\u2066-\u2069]/g, '')).to.equal('Members of East')
      expect(fold.getAttribute('aria-expanded')).to.equal('false')
      fold.click()
      await eventually(() => all(el, '.member').length === 2)
      expect(one(el, '.fold').getAttribute('aria-expanded')).to.equal('true')
      expect(all(el, 'tbody .name').map(text)).to.deep.equal(['East', 'Arash', 'Bahar', 'West'])
      one(el, 'th.rate button').click()
      await eventually(() => one(el, 'th.rate').ariaSort === 'descending')
      expect(all(el, 'tbody .name').map(text)).to.deep.equal(['West', 'East', 'Bahar', 'Arash'])
      await drawn(el)
      await expect(el).to.be.accessible()
      const chosen = oneEvent(el, 'shakhes-select')
      all(el, '.member .name')[0]!.click()
      expect((await chosen).detail.clause).to.deep.include({ field: 'owner', values: ['b'] })
    })
    it('keeps a head on a phone', async () => {
      const el = await shown({ ...inTeams(), teams }, { width: 320, views: 'self named', lang: 'fa' })
      el.by = 'team'
      await eventually(() => el.renderRoot.querySelector('.teams'))
      await drawn(el)
      await expect(el).to.be.accessible()
    })
    it('is not offered where nobody is in a team, and refused when it is neither', async () => {
      const result = four()
      const el = await shown({ ...result, rows: result.rows.map((row) => ({ ...row, team: null })) })
      expect(all(el, '[role=radio]')).to.have.length(0)
      Object.assign(el, { by: 'floor' })
      await eventually(() => el.renderRoot.querySelector('.blank'))
    })
  })

  describe('columns', () => {
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

  const states: Record<string, () => Promise<ShakhesLeaderboard>> = {
    'own past': () => shown(four(), { views: 'self anonymous named' }),
    'own past in Persian': () => shown(four(), { lang: 'fa' }),
    'named': () => shown(named(), { views: 'self anonymous named' }),
    'anonymous': () => shown(anonymous()),
    'of many, at 320 px': () => shown(many(), { width: 320 }),
    'found nobody': async () => {
      const el = await shown(many())
      await find(el, 'zzz')
      return el
    },
    'with a chosen rep': async () => {
      const el = await shown(four())
      all(el, 'tbody .name')[0]!.click()
      await el.updateComplete
      return el
    },
    'empty': () => shown(reps([], { considered: 0 })),
    'failed': async () => {
      const el = await fixture<ShakhesLeaderboard>(html`<shakhes-leaderboard lang="en" .source=${fakeSource()}></shakhes-leaderboard>`)
      await eventually(() => el.renderRoot.querySelector('.blank'))
      return el
    },
    'waiting': () => fixture<ShakhesLeaderboard>(html`<shakhes-leaderboard lang="en" .source=${fakeSource({}, { hold: true })}></shakhes-leaderboard>`),
  }
  for (const [name, make] of Object.entries(states)) it(`is accessible ${name}`, async () => { await expect(await make()).to.be.accessible() })
})
