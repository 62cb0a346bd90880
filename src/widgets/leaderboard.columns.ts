import { html, nothing, type TemplateResult } from 'lit'
import type { LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult, LeaderboardRow } from '../model/index.ts'
import { icon } from './base/index.ts'
import { offered, type ColumnName } from './leaderboard.rows.ts'
import { amountIn, repTable, type Column, type LeaderboardView } from './leaderboard.view.ts'
import { WHOLE, type RowWindow } from './leaderboard.window.ts'
import { winText, type Win } from './leaderboard.wins.ts'

/** Columns beside those of everyone's own past. */
export function extraColumns(view: LeaderboardView, words: LeaderboardMoreWords): readonly Column[] {
  const { result, t: { leaderboard: w, units }, f } = view
  const column = (name: ColumnName, head: string, cell: Column['cell']): Column => ({ name, head, cell, ...(result.view === 'anonymous' ? {} : { sort: { key: name } }) })
  return [
    { name: 'rank', head: w.rank, cell: (row) => html`<b>${rankText(row, view)}</b>` },
    // Nobody has moved since a period that nothing is compared with; who chose the column still finds it.
    ...(view.chosen || wasRanked(result) ? [column('moved', w.moved, (row) => movedCell(row, view, words))] : []),
    column('open', w.table.open, ({ openCount, loadRatio }) => html`${f.integer(openCount)}${loadRatio == null ? nothing : html` <small>${words.load(f.number(loadRatio, 1))}</small>`}`),
    column('size', amountIn(w.table.size, view), ({ dealSize: { median } }) => (median.value === null ? units.none : f.money(median.value, result.currency, { unit: false }))),
    column('cycle', w.table.cycle, ({ cycle: { median } }) => f.days(median.value)),
    column('expected', words.expected, ({ wonCount, expected }: LeaderboardRow) => (expected ? html`${f.integer(wonCount)} <small>${words.ofExpected(f.number(expected.wins, 1))}</small>` : units.none)),
  ]
}

/** Whether there is a period before, in which they had places. */
const wasRanked = ({ rows }: LeaderboardResult): boolean => rows.some(({ past, rankChange }) => past !== null || rankChange !== null)

/** A place that is estimated is a range; one by amount, count or name is counted. */
function rankText(row: LeaderboardRow, { result, t: { leaderboard: w, units }, f }: LeaderboardView): string {
  if (result.order !== 'winRate') return row.rank === null ? units.none : f.integer(row.rank)
  if (!row.rankRange) return units.none
  const { best, worst } = row.rankRange
  return best === worst ? f.integer(best) : w.ranks(f.integer(best), f.integer(worst))
}

/** By how many places, with an arrow and in words. Grey: an order is no verdict. */
function movedCell(row: LeaderboardRow, { result, t, f }: LeaderboardView, words: LeaderboardMoreWords): TemplateResult | string {
  const { rankChange } = row
  if (result.order === 'winRate' && row.rate.n < result.minimum) return html`<small>${words.notRanked(f.integer(result.minimum))}</small>`
  if (row.anonymous || result.order === 'name') return ''
  if (!wasRanked(result)) return t.units.none
  if (rankChange === null) return html`<small>${words.newcomer}</small>`
  const size = f.integer(Math.abs(rankChange))
  return html`<span class="verdict">${icon(rankChange === 0 ? 'same' : rankChange > 0 ? 'up' : 'down', { size: 13 })}${
    rankChange === 0 ? words.samePlace : rankChange > 0 ? words.climbed(size) : words.fell(size)}</span>`
}

/** What the reader may show or leave out. */
export function columnMenu(view: LeaderboardView, words: LeaderboardMoreWords, set: (names: readonly ColumnName[]) => void): TemplateResult {
  const { result, columns, t: { leaderboard: w } } = view
  const nameOf = (name: ColumnName): string =>
    (name === 'open' || name === 'size' || name === 'cycle' ? w.table[name] : name === 'series' ? words.trend : name === 'expected' ? words.expected : w[name])
  const all = offered(result)
  const toggle = (name: ColumnName) => (): void => set(all.filter((other) => (other === name ? !columns.includes(name) : columns.includes(other))))
  return html`<fieldset class="columns" part="columns"><legend class="sr">${w.columns}</legend>${all.map((name) => html`<label>
    <input type="checkbox" name=${name} .checked=${columns.includes(name)} @change=${toggle(name)}>${nameOf(name)}</label>`)}</fieldset>`
}

/** All rows, under a head that stays in sight; of very many, those that are seen, or the first of them on paper. */
export function allRows(view: LeaderboardView, words: LeaderboardMoreWords, window: RowWindow): TemplateResult {
  const { rows, f } = view
  const long = rows.length > WHOLE
  const table = repTable(long ? { ...view, body: (draw) => window.body(rows, (row) => row.id, draw) } : view)
  const most = window.most(rows.length)
  return html`<div class=${long ? 'across all long' : 'across all'} @scroll=${window.scrolled} @focusin=${window.focusin} @reveal=${window.reveal}>${table}</div>${long && most !== null && most < rows.length
    ? html`<p class="cut">${words.firstOf(f.integer(most), f.integer(rows.length))}</p>` : nothing}`
}

/** Beside the name of who has just won. */
export const newsCell = (win: Win, { result, t, f }: LeaderboardView, words: LeaderboardMoreWords): TemplateResult => html` <small class="news">${winText(win, result, { t, f }, words)}</small>`
