import { expect, oneEvent } from '@open-wc/testing'
import type { SelectDetail } from '../../src/widgets/scope.ts'
import type { QueryOf } from '../../src/model/index.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually } from '../helpers/page.ts'
import { all, one, text, names, find, reps, four, many, named, shown } from './leaderboard.ts'

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

  it('sorts people who are named by name either way, and says which', async () => {
    const source = fakeSource({ leaderboard: named() })
    const el = await shown(named(), { source })
    const byName = [...named().rows].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1)).map((row) => ({ ...row, rank: null, rankRange: null }))
    source.results = { leaderboard: { ...named(), order: 'name', rows: byName } }
    one(el, 'thead .rep button').click()
    await eventually(() => one(el, 'th.rep').getAttribute('aria-sort') === 'ascending')
    const rising = names(el)
    one(el, 'thead .rep button').click()
    await eventually(() => one(el, 'th.rep').getAttribute('aria-sort') === 'descending')
    expect(names(el)).to.deep.equal(rising.toReversed())
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
