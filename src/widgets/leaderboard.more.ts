import { css, html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../i18n/index.ts'
import { leaderboardMoreWords, type LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardResult, LeaderboardRow } from '../model/index.ts'
import { icon } from './base/index.ts'
import { offered, type ColumnName } from './leaderboard.rows.ts'
import { teamTable as teams, type TeamsView } from './leaderboard.teams.ts'
import { repTable, type Column, type LeaderboardView } from './leaderboard.view.ts'
import { WHOLE, type RowWindow } from './leaderboard.window.ts'
import { winText, type Win } from './leaderboard.wins.ts'

// What comes after a switch: other views, columns, orders, searches, teams, all of very many, and wins that come live.
export { foundRows, sortedRows } from './leaderboard.sorting.ts'
export { boardTip } from './leaderboard.tips.ts'
export { RowWindow } from './leaderboard.window.ts'
export { Wins } from './leaderboard.wins.ts'

export const wordsOf = (f: Formatter): LeaderboardMoreWords => leaderboardMoreWords[f.language]
export const nobody = (text: string, f: Formatter): string => wordsOf(f).nobody(f.isolate(text))

/** Columns beside those of everyone's own past. */
export function extraColumns(view: LeaderboardView): readonly Column[] {
  const { result, t: { leaderboard: w, units }, f } = view
  const words = wordsOf(f)
  const column = (name: ColumnName, head: string, cell: Column['cell']): Column => ({ name, head, cell, ...(result.view === 'anonymous' ? {} : { sort: { key: name } }) })
  return [
    { name: 'rank', head: w.rank, cell: (row) => html`<b>${rankText(row, view)}</b>` },
    column('moved', w.moved, (row) => movedCell(row, view, words)),
    column('open', w.table.open, ({ openCount, loadRatio }) => html`${f.integer(openCount)}${loadRatio == null ? nothing : html` <small>${words.load(f.number(loadRatio, 1))}</small>`}`),
    column('size', w.table.size, ({ dealSize: { median } }) => (median.value === null ? units.none : f.money(median.value, result.currency, { unit: false }))),
    column('cycle', w.table.cycle, ({ cycle: { median } }) => f.days(median.value)),
    column('expected', words.expected, ({ wonCount, expected }: LeaderboardRow) => (expected ? html`${f.integer(wonCount)} <small>${words.ofExpected(f.number(expected.wins, 1))}</small>` : units.none)),
  ]
}

/** A place that is estimated is a range; one by amount, count or name is counted. */
function rankText(row: LeaderboardRow, { result, t: { leaderboard: w, units }, f }: LeaderboardView): string {
  if (result.order !== 'winRate') return row.rank === null ? units.none : f.integer(row.rank)
  if (!row.rankRange) return units.none
  const { best, worst } = row.rankRange
  return best === worst ? f.integer(best) : w.ranks(f.integer(best), f.integer(worst))
}

/** By how many places, with an arrow and in words. Grey: an order is no verdict. */
function movedCell(row: LeaderboardRow, { result, f }: LeaderboardView, words: LeaderboardMoreWords): TemplateResult | string {
  const { rankChange } = row
  if (result.order === 'winRate' && row.rate.n < result.minimum) return html`<small>${words.notRanked(f.integer(result.minimum))}</small>`
  if (row.anonymous || result.order === 'name') return ''
  if (rankChange === null) return html`<small>${words.newcomer}</small>`
  const size = f.integer(Math.abs(rankChange))
  return html`<span class="verdict">${icon(rankChange === 0 ? 'same' : rankChange > 0 ? 'up' : 'down', { size: 13 })}${
    rankChange === 0 ? words.samePlace : rankChange > 0 ? words.climbed(size) : words.fell(size)}</span>`
}

/** What the reader may show or leave out. */
export function columnMenu(view: LeaderboardView, set: (names: readonly ColumnName[]) => void): TemplateResult {
  const { result, columns, t: { leaderboard: w }, f } = view
  const words = wordsOf(f)
  const nameOf = (name: ColumnName): string =>
    (name === 'open' || name === 'size' || name === 'cycle' ? w.table[name] : name === 'series' ? words.trend : name === 'expected' ? words.expected : w[name])
  const all = offered(result)
  const toggle = (name: ColumnName) => (): void => set(all.filter((other) => (other === name ? !columns.includes(name) : columns.includes(other))))
  return html`<fieldset class="columns" part="columns"><legend class="sr">${w.columns}</legend>${all.map((name) => html`<label>
    <input type="checkbox" name=${name} .checked=${columns.includes(name)} @change=${toggle(name)}>${nameOf(name)}</label>`)}</fieldset>`
}

export const teamTable = (view: LeaderboardView, standing: TeamsView): TemplateResult => teams(view, standing, wordsOf(view.f))

/** All rows, under a head that stays in sight; of very many, those that are seen, or the first of them on paper. */
export function allRows(view: LeaderboardView, window: RowWindow): TemplateResult {
  const { rows, f } = view
  const long = rows.length > WHOLE
  const table = repTable(long ? { ...view, body: (draw) => window.body(rows, (row) => row.id, draw) } : view)
  const most = window.most(rows.length)
  return html`<div class=${long ? 'across all long' : 'across all'} @scroll=${window.scrolled} @focusin=${window.focusin} @reveal=${window.reveal}>${table}</div>${long && most !== null && most < rows.length
    ? html`<p class="cut">${wordsOf(f).firstOf(f.integer(most), f.integer(rows.length))}</p>` : nothing}`
}

/** Beside the name of who has just won. */
export const newsCell = (win: Win, { result, t, f }: LeaderboardView): TemplateResult => html` <small class="news">${winText(win, result, { t, f }, wordsOf(f))}</small>`

/** For the foot, where the reader sorts people by what nothing was tested of. */
export const noVerdict = ({ view }: LeaderboardResult, key: string, f: Formatter): string[] =>
  (view !== 'anonymous' && !['order', 'name', 'change'].includes(key) ? [wordsOf(f).noVerdict] : [])

export const styles = css`
  .reps .rank { text-align: var(--_end); width: 44px; }
  .reps .rank b { font-weight: 600; }
  .reps .veil, .reps .unranked :is(th, td), .reps .unranked .name { color: var(--_text-muted); }
  .reps .unranked .rank b { font-weight: 400; }
  .reps :is(.open, .size, .cycle, .expected):not(tr) { text-align: var(--_end); }
  .reps thead :is(.open, .size, .cycle, .expected) button { flex-direction: row-reverse; }
  .chosen tbody th.rep { min-width: 136px; }
  .columns { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 8px 12px; border: 0; border-radius: var(--_radius); background: var(--_surface-sunken); font-size: 13px; }
  .columns label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; }
  .columns input { accent-color: var(--_accent); }
  .nobody { margin: 0; padding-block: 24px; text-align: center; font-size: 13px; color: var(--_text-muted); }

  .across { overflow-x: auto; }
  /* Whose row it is stays in sight. */
  .across :is(thead, tbody) tr:not(.selected, .open:hover) { background: var(--_surface); }
  .across th.rep { position: sticky; z-index: 1; inset-inline-start: 0; background: inherit; }
  /* Room for dots at the ends of their scale. */
  .all { overflow: auto; scroll-padding-block: 48px 8px; max-block-size: min(560px, 75vh); overscroll-behavior: contain; overflow-anchor: none; padding-inline: 6px; margin-inline: -6px; }
  .all thead { position: sticky; z-index: 2; inset-block-start: 0; background: var(--_surface); box-shadow: 0 -6px 0 var(--_surface), 0 1px 0 var(--_border); }
  /* Rows of one height and columns of one width: nothing moves while they pass. */
  .long .reps { table-layout: fixed; min-width: 640px; }
  .long tbody :is(th, td) { height: 44px; box-sizing: border-box; }
  .long .reps .name, .long .reps tbody th.rep { max-width: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .long .reps .name { max-width: 100%; }
  .long th.rep { width: 22%; } .long th.share { width: 124px; } .long th.change, .long th.moved, .long th.open { width: 142px; } .long th.quota { width: 132px; }
  .long th.series { width: 112px; } .long th.amount, .long th.size, .long th.cycle { width: 92px; } .long th.expected { width: 150px; } .long th.rank { width: 72px; }
  .reps tbody .space td { height: var(--_space); border: 0; padding: 0; }
  .reps tbody .space { border: 0; padding: 0; }

  .fold { display: inline-grid; place-items: center; width: 24px; height: 24px; margin-inline: -6px 2px; border-radius: 4px; vertical-align: middle; color: var(--_text-muted); }
  .fold:hover { color: var(--_text); background: var(--_surface-raised); }
  .fold .icon { rotate: -90deg; transition: rotate var(--_motion); }
  [dir='rtl'] .fold .icon { rotate: 90deg; }
  .fold[aria-expanded='true'] .icon { rotate: 0deg; }
  .reps .member th.rep { padding-inline-start: 24px; }

  /* A win: a tint that fades by itself, and words that do not. */
  .reps tbody tr.won { background: var(--_selection); }
  .reps .news { display: block; color: var(--_text); }
  @media (prefers-reduced-motion: no-preference) {
    .reps tbody tr.won { animation: won 10s ease-out; background: none; }
    @keyframes won { from { background: var(--_selection); } 60% { background: var(--_selection); } }
  }

  @container shakhes-widget (max-width: 740px) { .reps:not(.self, .chosen) .quota { display: none; } }
  @container shakhes-widget (max-width: 520px) {
    .reps.teams :is(td.amount, .quota, td.open, th.open) { display: none; }
    .reps.teams thead th.rep { display: block; }
    .reps:not(.self) tbody tr { grid-template-columns: 44px minmax(0, 1fr) 132px; }
    .reps:not(.self) td.rank { grid-area: 1 / 1; text-align: var(--_start); }
    .reps:not(.self) th.rep { grid-area: 1 / 2; }
    .reps:not(.self) td.amount { grid-area: 1 / 3; }
    .reps:not(.self) td.rate { grid-area: 2 / 1 / 3 / 3; }
    .reps:not(.self) td.share { grid-area: 2 / 3; }
    .long .reps { min-width: 0; }
    .long th.rep { width: auto; }
    .long tbody tr:not(.space) { height: 76px; box-sizing: border-box; }
    .long tbody :is(th, td) { height: auto; }
    .reps tbody .space, .reps tbody .space td { display: block; }
    /* What the reader chose: a line of each card that says what it is. */
    .chosen:not(.teams) tbody th.rep { grid-column-end: -1; }
    .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate) {
      grid-area: auto / 1 / auto / -1; justify-self: stretch; display: flex; align-items: center; gap: 6px; min-height: 26px; text-align: var(--_end); white-space: normal;
    }
    .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate)::before { content: attr(data-label); margin-inline-end: auto; font-size: 12px; color: var(--_text-muted); text-align: var(--_start); }
    .long .chosen:not(.teams) tbody tr:not(.space) { height: auto; }
    .reps.chosen:not(.teams) td:is(.rate, .share) { height: 28px; }
    .long .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate) { height: 26px; white-space: nowrap; }
  }
  @container shakhes-widget (max-width: 280px) { .long tbody tr:not(.space) { height: 124px; overflow: hidden; } }
  @media (forced-colors: active) { .reps tbody tr.won { outline: 1px dashed Highlight; outline-offset: -2px; } }
  .cut { margin: 6px 0 0; font-size: 12px; color: var(--_text-muted); }
  /* Over as many sheets as it takes, each under its head. */
  @media print {
    .columns, .fold { display: none; }
    .all { max-block-size: none; overflow: visible; }
    .all thead { position: static; box-shadow: none; break-inside: avoid; }
    .all tr { break-inside: avoid; }
    .long .reps { min-width: 0; }
    .long tbody :is(th, td) { height: 28px; }
    .all thead button { display: contents; }
    :is(.root, .widget):has(.long) { display: block; height: auto; min-height: 0; break-inside: auto; }
    .widget:has(.long) .body { display: block; }
  }
`
