import { fixture, html } from '@open-wc/testing'
import { defineElements } from '../../src/widgets/base/define.ts'
import { ShakhesLeaderboard } from '../../src/widgets/leaderboard.ts'
import type { LeaderboardResult, LeaderboardRow } from '../../src/model/index.ts'
import { AS_OF, DAY, START, figure, leaderboardResult, rateOf } from '../helpers/results.ts'
import { fakeSource, type FakeSource } from '../helpers/fake-source.ts'
import { all, eventually, one, textOf } from '../helpers/page.ts'

// What all tests of a leaderboard begin with.
defineElements(ShakhesLeaderboard)

export { all, one }
export const text = textOf
export const names = (el: ShakhesLeaderboard) => all(el, 'tbody .rep').map((cell) => text(cell.querySelector('bdi') ?? cell))
export const press = async (el: ShakhesLeaderboard, selector: string, label: string) => {
  const button = all(el, selector).find((b) => (b.getAttribute('aria-label') ?? text(b)) === label)
  if (!button) throw new Error(`no ${selector} is called ${label}`)
  button.click()
  await el.updateComplete
}
export const find = async (el: ShakhesLeaderboard, sought: string) => {
  const input = one(el, '.search input') as HTMLInputElement
  input.value = sought
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await el.updateComplete
}

export type RepLike = readonly [id: string, en: string, fa: string, k: number, n: number, more?: Partial<LeaderboardRow>]
const pastOf = (k: number, n: number, verdict: 'up' | 'down' | 'no-clear-change', difference: number): LeaderboardRow['past'] => ({
  period: { start: START - 365 * DAY, end: AS_OF - 365 * DAY }, rate: rateOf(k, n), difference, interval: { low: -0.1, high: 0.1 }, verdict,
})
export function reps(list: readonly RepLike[], changes: Partial<LeaderboardResult> = {}): LeaderboardResult {
  const [like] = leaderboardResult().rows
  const rows = list.map(([id, en, fa, k, n, more]): LeaderboardRow => ({
    ...like!, id, name: { en, fa }, me: false, wonAmount: k * 40e9, wonCount: k, lostCount: n - k, rate: rateOf(k, n), past: null, rank: null, rankRange: null, rankChange: null, attainment: figure(0.9), ...more,
  }))
  return leaderboardResult({ rows, ...changes })
}
/** One clearly up, one clearly down, one as before, one too small. */
export const four = (): LeaderboardResult => reps([
  ['a', 'Arash Karimi', 'آرش کریمی', 171, 251, { past: pastOf(123, 251, 'up', 0.19), attainment: figure(1.06) }],
  ['b', 'Bahar Sadeghi', 'بهار صادقی', 204, 331, { past: pastOf(200, 330, 'no-clear-change', 0.01) }],
  ['f', 'Farid Ahmadi', 'فرید احمدی', 96, 201, { past: pastOf(132, 201, 'down', -0.18), attainment: figure(0.71) }],
  ['k', 'Kaveh Shams', 'کاوه شمس', 3, 3, { attainment: { value: null, reason: 'no-table', n: 0 } }],
])
export const many = (n = 30): LeaderboardResult => reps(Array.from({ length: n }, (_, i) => [`r${i}`, `Rep ${String(i).padStart(2, '0')}`, `کارشناس ${i}`, 30 + i, 60 + i] as const))
export const named = (): LeaderboardResult => reps([
  // METRICS WX-G: eligible ranges B 1–2, C 1–3, D 2–3; A with 3 of 3 is not ranked.
  ['b', 'B', 'ب', 18, 30, { rank: 1, rankRange: { best: 1, worst: 2 }, rankChange: 1 }],
  ['c', 'C', 'پ', 25, 50, { rank: 2, rankRange: { best: 1, worst: 3 }, rankChange: 0 }],
  ['d', 'D', 'ت', 10, 40, { rank: 3, rankRange: { best: 2, worst: 3 }, rankChange: null }],
  ['a', 'A', 'الف', 3, 3],
], { view: 'named', order: 'winRate' })
export const anonymous = (): LeaderboardResult => {
  const result = named()
  return { ...result, view: 'anonymous', rows: result.rows.map((row, i) => (i === 1 ? { ...row, me: true } : { ...row, id: `#${i}`, name: '', anonymous: true, team: null, past: null, series: [], rankChange: null, attainment: { value: null, reason: 'unknown', n: 0 } })) }
}

interface Options { lang?: string; width?: number; source?: FakeSource; views?: string; view?: 'self' | 'anonymous' | 'named' }
export async function shown(result: LeaderboardResult, { lang = 'en', width = 784, source = fakeSource({ leaderboard: result }), views = 'self', view = result.view }: Options = {}): Promise<ShakhesLeaderboard> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style=${`width: ${width}px`}>
    <shakhes-leaderboard .source=${source} view=${view} views=${views} toman></shakhes-leaderboard></div>`)
  const el = wrap.querySelector('shakhes-leaderboard')!
  await eventually(() => el.renderRoot.querySelector('.reps, .blank, .nobody'), 'the leaderboard is shown')
  await el.updateComplete
  return el
}
