import { expect, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import type { LeaderboardResult } from '../../src/model/index.ts'
import { rateOf } from '../helpers/results.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { drawn, eventually } from '../helpers/page.ts'
import { all, one, text, press, reps, four, shown, type RepLike } from './leaderboard.ts'

describe('a leaderboard by team', () => {
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
