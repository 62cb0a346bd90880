import { html, nothing, type TemplateResult } from 'lit'
import { rateMark, rateTrack } from '../charts/interval.ts'
import type { LeaderboardMoreWords } from '../i18n/leaderboard-more.ts'
import type { LeaderboardRow, LeaderboardTeam } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { icon } from './base/index.ts'
import { rateScale, type Sorting, type SortKey } from './leaderboard.rows.ts'
import { sortedRows, sortedTeams } from './leaderboard.sorting.ts'
import { amountIn, quotaBar, rateText, repName, sortedHead, verdict, type LeaderboardView } from './leaderboard.view.ts'

/** How the table of teams stands, and what its reader does with it. */
export interface TeamsView {
  readonly teams: readonly LeaderboardTeam[]
  readonly sorting: Sorting
  readonly sort: (key: SortKey) => void
  readonly chosen: ReadonlySet<string>
  readonly choose: (team: LeaderboardTeam) => void
  /** Ids of the teams whose members are shown. */
  readonly opened: ReadonlySet<string>
  readonly open: (team: LeaderboardTeam) => void
}

/** What the members of each team did together, and, where the reader opens it, each of them. */
export function teamTable(view: LeaderboardView, { teams, sorting, sort, chosen, choose, opened, open }: TeamsView, words: LeaderboardMoreWords): TemplateResult {
  const { result, t: { leaderboard: w }, f } = view
  const scale = rateScale([...teams.map((team) => ({ ...team, past: null })), ...result.rows.filter((row) => row.team && opened.has(row.team.id))], false)
  const quotas = teams.some(({ attainment }) => attainment.value !== null)
  const heads: readonly (readonly [name: string, text: string, key?: SortKey])[] = [
    ['rep', w.table.team, 'name'], ['change', w.table.caption, 'change'], ['rate', w.rate, 'rate'], ['share', ''], ['amount', amountIn(w.amount, view), 'amount'],
    ...(quotas ? [['quota', w.quota, 'quota'] as const] : []), ['open', w.table.open, 'open'],
  ]
  const members = sortedRows(result, sorting.key === 'change' ? { key: 'name', reversed: false } : sorting, f)
  const total = result.total.quality === 'insufficient' ? null : result.total.value
  const figures = (row: LeaderboardTeam | LeaderboardRow): TemplateResult => html`
    <td role="cell" class="rate">${rateTrack(rateMark(row.rate, scale, { total }), 'rate')}</td>
    <td role="cell" class="share">${rateText(row, view)}</td>
    <td role="cell" class="amount">${heard(f.money(row.wonAmount, result.currency, { unit: false }), view.t)}</td>
    ${quotas ? html`<td role="cell" class="quota">${quotaBar(row, view)}</td>` : nothing}
    <td role="cell" class="open">${f.integer(row.openCount)}</td>`
  const member = (row: LeaderboardRow): TemplateResult => html`<tr role="row" part="row" data-row=${row.id} class="member ${view.pressed(row) ? 'selected' : ''} open" @click=${() => view.choose(row)}>
    <th role="rowheader" scope="row" class="rep"><button type="button" class="name" aria-pressed=${view.pressed(row) ? 'true' : 'false'}>${repName(row, { ...view, teamless: true })}</button></th>
    <td role="cell" class="change">${result.view === 'self' ? verdict(row, view) : nothing}</td>${figures(row)}</tr>`
  return html`<table class="reps self chosen teams" role="table" part="table">
    <thead role="rowgroup" data-keys="heads"><tr role="row">${heads.map(([name, text, key]) => (key
      ? sortedHead(name, text, sorting.key === key ? ((key === 'name') !== sorting.reversed ? 'ascending' : 'descending') : 'none', () => sort(key))
      : html`<th role="columnheader" scope="col" class=${name}><span class="sr">${w.share}</span></th>`))}</tr></thead>
    <tbody role="rowgroup" data-keys="rows">${sortedTeams(teams, sorting, f).map((team) => {
      const on = chosen.has(team.id)
      const expanded = opened.has(team.id)
      return html`<tr role="row" part="row" data-team=${team.id} class=${on ? 'selected open' : 'open'} @click=${() => choose(team)}>
      <th role="rowheader" scope="row" class="rep"><button type="button" class="fold" aria-expanded=${expanded ? 'true' : 'false'} aria-label=${words.members(f.label(team.name))}
        @click=${(event: Event) => { event.stopPropagation(); open(team) }}>${icon('expand', { size: 14 })}</button><button type="button" class="name" aria-pressed=${on ? 'true' : 'false'}><bdi>${f.label(team.name)}</bdi></button></th>
      <td role="cell" class="change"><small>${w.reps(f.integer(team.reps), team.reps)}</small></td>${figures(team)}</tr>
      ${expanded ? members.filter((row) => row.team?.id === team.id).map(member) : nothing}`
    })}</tbody>
  </table>`
}
