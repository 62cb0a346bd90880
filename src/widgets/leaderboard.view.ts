import { html, nothing, type TemplateResult } from 'lit'
import { rateMark, rateTrack } from '../charts/interval.ts'
import type { ShareScale } from '../charts/scale.ts'
import { layoutSparkline, sparkline, type SparklineLayout } from '../charts/sparkline.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { LeaderboardOrder, LeaderboardResult, LeaderboardRow } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { icon, vars } from './base/index.ts'
import { seriesGrain, type ColumnName, type Sorting, type SortKey } from './leaderboard.rows.ts'

export interface LeaderboardView {
  readonly result: LeaderboardResult
  readonly rows: readonly LeaderboardRow[]
  readonly scale: ShareScale
  readonly sorting: Sorting
  readonly t: Messages
  readonly f: Formatter
  readonly pressed: (row: LeaderboardRow) => boolean
  readonly choose: (row: LeaderboardRow) => void
  readonly sort: (key: SortKey, order?: LeaderboardOrder) => void
  /** Somebody chose which columns there are. */
  readonly chosen: boolean
  readonly columns: readonly ColumnName[]
  readonly extra: readonly Column[]
  /** What has just come of a rep, beside their name; null: nothing. */
  readonly news: (row: LeaderboardRow) => TemplateResult | null
  /** In place of all rows, drawn one after the other: where there are too many. */
  readonly body?: (draw: (row: LeaderboardRow, index: number) => TemplateResult) => TemplateResult
  /** Their team is said elsewhere. */
  readonly teamless?: boolean
}

export interface Column {
  readonly name: string
  readonly head: TemplateResult | string
  readonly sort?: { readonly key: SortKey; readonly order?: LeaderboardOrder }
  readonly cell: (row: LeaderboardRow) => TemplateResult | string
}

/** What a full quota bar stands for: a fifth more than the quota. */
const FULL = 1.2

/** The table of reps. Roles are said, since narrow rows are laid out as a grid, which would take them away. */
export function repTable(view: LeaderboardView): TemplateResult {
  const { rows, pressed, choose, result, news, body } = view
  const columns = columnsOf(view)
  const first = columns.findIndex((column) => column.name === 'rep')
  const draw = (row: LeaderboardRow, index: number): TemplateResult => {
    const on = pressed(row)
    const open = !row.anonymous
    const name = open ? 'open' : ''
    return html`<tr role="row" part="row" data-row=${row.id} aria-rowindex=${body ? index + 2 : nothing} class="${on || (row.me && result.view === 'anonymous') ? 'selected' : ''} ${
      ranked(row, result) ? '' : 'unranked'} ${news(row) ? 'won' : ''} ${name}" @click=${() => { if (open) choose(row) }}>${columns.map((column, i) => (i === first
      ? html`<th role="rowheader" scope="row" class="rep">${open
        ? html`<button type="button" class="name" aria-pressed=${on ? 'true' : 'false'}>${column.cell(row)}</button>` : column.cell(row)}${news(row)}</th>`
      : html`<td role="cell" class=${column.name} data-label=${typeof column.head === 'string' ? column.head : nothing}>${heard(column.cell(row), view.t)}</td>`))}</tr>`
  }
  return html`<table class="reps ${result.view} ${view.chosen ? 'chosen' : ''}" role="table" part="table" aria-rowcount=${body ? rows.length + 1 : nothing}>
    <thead role="rowgroup" data-keys="heads"><tr role="row" aria-rowindex=${body ? 1 : nothing}>${columns.map((column) => head(column, view))}</tr></thead>
    <tbody role="rowgroup" data-keys="rows">${body ? body(draw) : rows.map(draw)}</tbody>
  </table>`
}

function head({ name, head: text, sort }: Column, { result, sorting, sort: choose }: LeaderboardView): TemplateResult {
  if (!sort) return html`<th role="columnheader" scope="col" class=${name}>${text}</th>`
  const active = sort.key === sorting.key && (sort.order === undefined || sort.order === result.order)
  // Names and places rise from the top; amounts, rates and changes fall.
  return sortedHead(name, text, active ? ((sort.key === 'name' || sort.order === 'name') !== sorting.reversed ? 'ascending' : 'descending') : 'none', () => choose(sort.key, sort.order))
}

/** A head whose button sorts. */
export function sortedHead(name: string, text: TemplateResult | string, order: 'ascending' | 'descending' | 'none', choose: () => void): TemplateResult {
  return html`<th role="columnheader" scope="col" class="${name} sortable" aria-sort=${order}>
    <button type="button" @click=${choose}>${text}<i class=${order === 'none' ? 'sorted idle' : order === 'ascending' ? 'sorted rising' : 'sorted'}>${icon('expand', { size: 12 })}</i></button></th>`
}

const ranked = (row: LeaderboardRow, { view, order, minimum }: LeaderboardResult): boolean => view === 'self' || order !== 'winRate' || row.rate.n >= minimum

function columnsOf(view: LeaderboardView): Column[] {
  const { result, t: { leaderboard: w }, f } = view
  const self = result.view === 'self'
  const rep: Column = { name: 'rep', head: w.rep, cell: (row) => repName(row, view), ...(self ? { sort: { key: 'name' as const } } : result.view === 'named' ? { sort: { key: 'order' as const, order: 'name' as const } } : {}) }
  const rate: Column = {
    name: 'rate', cell: (row) => rateTrack(rateMark(row.rate, view.scale, { past: self && row.past?.rate.n ? row.past.rate.value : null }), 'rate'),
    head: self ? html`${w.rateAndPast} <i class="past-key"></i>` : w.rate,
    sort: self ? { key: 'rate' } : { key: 'order', order: 'winRate' },
  }
  const value: Column = { name: 'share', head: html`<span class="sr">${w.share}</span>`, cell: (row) => rateText(row, view) }
  const quota: Column = { name: 'quota', head: w.quota, cell: (row) => quotaBar(row, view), sort: { key: 'quota' } }
  const amount: Column = {
    name: 'amount', head: amountIn(w.amount, view), cell: (row) => f.money(row.wonAmount, result.currency, { unit: false }),
    sort: self ? { key: 'amount' } : { key: 'order', order: 'wonAmount' },
  }
  const change: Column = { name: 'change', head: w.change, sort: { key: 'change' }, cell: (row) => verdict(row, view) }
  const series: Column = {
    name: 'series', head: w.series[seriesGrain(result)], sort: { key: 'series' }, cell: (row) => html`${sparkline(courseOf(row, result), 'series')}`,
  }
  const all = [change, quota, series, amount, ...view.extra]
  return [...view.extra.filter((column) => column.name === 'rank' && !self), rep, ...view.columns.flatMap((name) => (name === 'rate' ? [rate, value] : all.filter((column) => column.name === name)))]
}

/** A head that names the unit of what stands below it, once. */
export function amountIn(head: string, { result: { currency }, f }: Pick<LeaderboardView, 'result' | 'f'>): string {
  return currency === null ? head : `${head} (${f.moneyScale(0, currency).unit})`
}

/** The small line of what was won. */
export const courseOf = (row: LeaderboardRow, { seriesPeriods }: LeaderboardResult): SparklineLayout => layoutSparkline(row.series, 84, 22, seriesPeriods.at(-1)?.partial)

export function repName(row: LeaderboardRow, { result, t: { leaderboard: w }, f, teamless }: LeaderboardView): TemplateResult | string {
  if (row.anonymous) return html`<span class="veil">${w.colleague}</span>`
  if (row.me && result.view === 'anonymous') return w.you
  return html`<bdi>${f.label(row.name)}</bdi>${row.me ? html` <small>${w.you}</small>` : row.team && !teamless ? html` <small class="team"><bdi>${f.label(row.team.name)}</bdi></small>` : nothing}`
}

/** By the ladder of METRICS G5: `3 of 3`; `70%`, grey; `68.1%`. */
export function rateText({ rate }: Pick<LeaderboardRow, 'rate'>, { t, f }: Pick<LeaderboardView, 't' | 'f'>): TemplateResult {
  if (rate.n === 0) return html`<small>${t.common.reasons['no-decided']}</small>`
  const share = html`<small>${f.kOfN(rate.k, rate.n)}</small>`
  if (rate.quality === 'insufficient' || rate.value === null) return share
  return html`<b class=${rate.quality}>${f.percent(rate.value, rate.n)}</b> ${share}`
}

export function verdict({ past }: LeaderboardRow, { t, f }: LeaderboardView): TemplateResult {
  const said = past?.verdict ?? 'no-past'
  if (said === 'no-past') return html`<small>${t.common.verdicts['no-past']}</small>`
  if (said === 'no-clear-change') return html`<span class="verdict">${icon('same', { size: 13 })}${t.common.verdicts[said]}</span>`
  const points = f.points(Math.abs(past?.difference ?? 0), { digits: 0 })
  return html`<span class="verdict ${said}">${icon(said, { size: 13 })}${said === 'up' ? t.leaderboard.up(points) : t.leaderboard.down(points)}</span>`
}

export function quotaBar({ attainment: { value } }: Pick<LeaderboardRow, 'attainment'>, { t: { leaderboard: w }, f }: Pick<LeaderboardView, 't' | 'f'>): TemplateResult {
  if (value === null) return html`<small>${w.noQuota}</small>`
  const full = Math.min(1, Math.max(0, value / FULL))
  return html`<span class="quota-bar" data-of="quota" aria-hidden="true"><i ${vars({ '--_full': full.toFixed(3) })}></i></span><b>${f.percent(value, 0)}</b>`
}
