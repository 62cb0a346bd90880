import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import type { QueryOf } from '../../src/model/index.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { all, one, text, names, press, find, reps, four, many, named, anonymous, shown } from './leaderboard.ts'

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
