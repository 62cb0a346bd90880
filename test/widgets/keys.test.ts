import { expect, fixture, html } from '@open-wc/testing'
import { addMessages } from '../../src/i18n/index.ts'
import type { LeaderboardResult, LeaderboardRow } from '../../src/model/index.ts'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import { ShakhesTrend } from '../../src/widgets/trend.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { all, drawn, eventually, focused, type Rendered, textOf, until } from '../helpers/page.ts'
import { allResults, figure, leaderboardResult, rateOf } from '../helpers/results.ts'

defineElements(ShakhesFunnel, ShakhesLeaderboard, ShakhesTrend, ShakhesWinRate)

const WIDGETS = ['shakhes-funnel', 'shakhes-leaderboard', 'shakhes-trend', 'shakhes-win-rate'] as const
type Tag = (typeof WIDGETS)[number]

async function shown<T extends Tag>(tag: T, results: Parameters<typeof fakeSource>[0] = {}, lang = 'en'): Promise<HTMLElementTagNameMap[T]> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style="width: 980px"></div>`)
  const el = document.createElement(tag)
  Object.assign(el, { source: fakeSource({ ...allResults(), ...results }) })
  wrap.append(el)
  await until(el, '.body.ready > *')
  await drawn(el)
  return el
}
function many(count: number): LeaderboardResult {
  const [like] = leaderboardResult().rows
  return leaderboardResult({ rows: Array.from({ length: count }, (_, i): LeaderboardRow => ({
    ...like!, id: `r${i}`, name: { en: `Rep ${String(i).padStart(4, '0')}`, fa: `کارشناس ${String(i).padStart(4, '0')}` }, me: false, rate: rateOf(100 + i, 1000 + i), past: null, attainment: figure(null),
  })) })
}
/** What Tab comes to of these. */
const stops = (el: Rendered, selector: string): HTMLElement[] => all(el, selector).filter(({ tabIndex }) => tabIndex === 0)
const press = (key: string, init: KeyboardEventInit = {}): boolean => focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }))
const blur = (): void => (focused() as HTMLElement).blur()
const name = (): string => textOf(focused()!.querySelector('bdi, .name') ?? focused())

describe('a list', () => {
  for (const [tag, list, button] of [['shakhes-funnel', '.stages', '.stage'], ['shakhes-leaderboard', 'tbody', '.name'], ['shakhes-win-rate', '.groups', '.group']] as const) {
    it(`is one stop of Tab, and arrows, Home and End go about in it: ${tag}`, async () => {
      const el = await shown(tag)
      const buttons = all(el, `${list} ${button}`)
      expect(buttons.length).to.be.above(2)
      expect(stops(el, `${list} button`)).to.deep.equal([buttons[0]])
      buttons[0]!.focus()
      for (const [key, to] of [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowUp', 1], ['End', buttons.length - 1], ['ArrowDown', buttons.length - 1], ['Home', 0], ['PageDown', Math.min(10, buttons.length - 1)], ['PageUp', 0]] as const) {
        press(key)
        expect(focused(), key).to.equal(buttons[to])
        expect(stops(el, `${list} button`), key).to.deep.equal([buttons[to]])
      }
      await expect(el).to.be.accessible()
    })
  }

  it('is come back to where one was, else at what is chosen', async () => {
    const el = await shown('shakhes-funnel')
    const [, second, third] = all(el, '.stage')
    second!.click()
    await eventually(() => second!.getAttribute('aria-pressed') === 'true')
    await el.updateComplete
    expect(stops(el, '.stage')).to.deep.equal([second])
    third!.focus()
    third!.blur()
    el.requestUpdate()
    await el.updateComplete
    expect(stops(el, '.stage')).to.deep.equal([third])
  })

  it('leaves what is pressed with other keys to the page', async () => {
    const el = await shown('shakhes-funnel')
    const [first] = all(el, '.stage')
    first!.focus()
    for (const held of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey']) expect(press('ArrowDown', { [held]: true }), held).to.equal(true)
    expect(press('a')).to.equal(true)
    expect(focused()).to.equal(first)
  })

  for (const lang of ['en', 'fa']) {
    it(`of a thousand is one stop, and its last is one key away: ${lang}`, async () => {
      const el = await shown('shakhes-leaderboard', { leaderboard: many(1000) }, lang)
      all(el, '.more')[0]!.click()
      await until(el, '.all')
      await el.updateComplete
      expect(stops(el, 'tbody button')).to.have.length(1)
      stops(el, 'tbody button')[0]!.focus()
      press('End')
      await eventually(() => /0999|۰۹۹۹/.test(name()))
      expect(stops(el, 'tbody button')).to.deep.equal([focused()])
      // In sight, and with the ones beside it.
      await eventually(() => /0998|۰۹۹۸/.test(all(el, 'tbody tr').at(-2)?.textContent ?? ''))
      press('PageUp')
      await eventually(() => /0989|۰۹۸۹/.test(name()))
      press('ArrowUp')
      await eventually(() => /0988|۰۹۸۸/.test(name()))
      press('Home')
      await eventually(() => /0000|۰۰۰۰/.test(name()))
      expect(focused()!.getBoundingClientRect().top).to.be.at.least(all(el, 'thead')[0]!.getBoundingClientRect().bottom - 1)
    })
  }

  it('of a thousand can be sorted by key', async () => {
    const el = await shown('shakhes-leaderboard', { leaderboard: many(1000) })
    all(el, '.more')[0]!.click()
    await until(el, '.all')
    const head = all(el, 'th.rate button')[0]!
    head.focus()
    head.click()
    await eventually(() => head.closest('th')!.getAttribute('aria-sort') === 'descending')
    await eventually(() => textOf(all(el, 'tbody .name')[0]).startsWith('Rep 0999'))
    expect(focused()).to.equal(head)
  })

  it('has heads that are one stop, gone through in the direction of reading, with the rows beneath', async () => {
    for (const [lang, next] of [['en', 'ArrowRight'], ['fa', 'ArrowLeft']] as const) {
      const el = await shown('shakhes-leaderboard', {}, lang)
      const heads = all(el, 'thead button').filter((button) => button.offsetParent)
      expect(stops(el, 'thead button')).to.deep.equal([heads[0]])
      heads[0]!.focus()
      press(next)
      expect(focused()).to.equal(heads[1])
      press('End')
      expect(focused()).to.equal(heads.at(-1))
      press('ArrowDown')
      expect(focused()).to.equal(all(el, 'tbody .name')[0])
      press('ArrowUp')
      expect(focused()).to.equal(heads.at(-1))
      press('Home')
      expect(focused()).to.equal(heads[0])
    }
  })
})

it('of teams has what unfolds one beside its name', async () => {
  const el = await shown('shakhes-leaderboard')
  const { rows } = leaderboardResult()
  const team = (id: string) => ({ id, name: id, reps: 2, ...Object.fromEntries(['rate', 'wonAmount', 'attainment', 'openCount'].map((key) => [key, rows[0]![key as keyof LeaderboardRow]])) })
  Object.assign(el, { by: 'team', source: fakeSource({ ...allResults(), leaderboard: leaderboardResult({ teams: ['North', 'South'].map(team) as never }) }) })
  await until(el, '.fold')
  await drawn(el)
  expect(stops(el, 'tbody button').map(({ className }) => className)).to.deep.equal(['fold', 'name'])
  stops(el, '.fold')[0]!.focus()
  press('ArrowDown')
  expect(focused()).to.equal(all(el, '.fold')[1])
})

describe('a hint', () => {
  const line = (el: Rendered): HTMLElement | undefined => all(el, '.hint')[0]
  it('tells which keys do what while the focus is there, takes no room, and goes by Escape', async () => {
    for (const [tag, target, told] of [
      ['shakhes-trend', '[role=listbox]', /choose several.*clear/], ['shakhes-win-rate', '.periods', /move.*clear/], ['shakhes-funnel', '.stage', /move.*choose/], ['shakhes-leaderboard', 'tbody .name', /move.*choose/], ['shakhes-leaderboard', 'thead button', /sort/],
    ] as const) {
      const el = await shown(tag)
      const before = [el.offsetHeight, document.documentElement.scrollHeight]
      press('Tab')
      const mark = await until(el, target)
      mark.focus()
      expect(textOf(line(el)), `${tag} ${target}`).to.match(told)
      expect([el.offsetHeight, document.documentElement.scrollHeight]).to.deep.equal(before)
      await expect(el).to.be.accessible()
      press('Escape')
      expect(line(el) === undefined).to.equal(true)
      press('Home')
      expect(line(el) === undefined).to.equal(true)
      blur()
      mark.focus()
      expect(line(el) === undefined, `${tag} ${target}`).to.equal(false)
      blur()
      expect(line(el) === undefined).to.equal(true)
    }
  })

  it('stays while one goes about in a list, and tells of the deals where they can be opened', async () => {
    const el = await shown('shakhes-funnel', {}, 'fa')
    el.drill = true
    await el.updateComplete
    press('Tab')
    stops(el, '.stage')[0]!.focus()
    const hint = line(el)
    expect(textOf(hint)).to.match(/جابه‌جایی.*انتخاب.*باز کردن فرصت‌ها/)
    press('ArrowDown')
    expect(line(el)).to.equal(hint)
  })

  it('says it in the words that a host brought', async () => {
    addMessages('sv', { keys: { rows: [['↑ ↓', 'Upp och ner', 'flytta']] } })
    const el = await shown('shakhes-funnel', {}, 'sv')
    press('Tab')
    stops(el, '.stage')[0]!.focus()
    expect(textOf(line(el))).to.match(/flytta/)
  })

  it('hides nothing that is focused, and stays in the window', async () => {
    const el = await shown('shakhes-leaderboard', { leaderboard: many(10) })
    press('Tab')
    for (const mark of all(el, 'tbody .name')) {
      mark.focus()
      mark.scrollIntoView({ block: 'nearest' })
      const [a, b] = [line(el)!.getBoundingClientRect(), mark.getBoundingClientRect()]
      expect(a.bottom <= b.top || a.top >= b.bottom || a.left >= b.right || a.right <= b.left, name()).to.equal(true)
      expect(a.top).to.be.at.least(0)
      expect(a.bottom).to.be.at.most(innerHeight)
    }
  })
})

