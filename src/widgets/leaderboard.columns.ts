import { css, html, nothing, type TemplateResult } from 'lit'
import { rateMark, rateTrack } from '../charts/interval.ts'
import type { LeaderboardRow, LeaderboardTeam } from '../model/index.ts'
import { offered, rateScale, type ColumnName } from './leaderboard.rows.ts'
import { quotaBar, rateText, type Column, type LeaderboardView } from './leaderboard.view.ts'

/** Columns that are shown when somebody asks for them. */
export function extraColumns(view: LeaderboardView): readonly Column[] {
  const { result, t: { leaderboard: w, units }, f } = view
  const column = (name: 'open' | 'size' | 'cycle' | 'expected', head: string, cell: Column['cell']): Column => ({
    name, head, cell, ...(result.view === 'named' ? { sort: { key: name } } : {}),
  })
  return [
    column('open', w.table.open, ({ openCount, loadRatio }) => html`${f.integer(openCount)}${loadRatio == null ? nothing : html` <small>${w.load(f.number(loadRatio, 1))}</small>`}`),
    column('size', w.table.size, ({ dealSize: { median } }) => (median.value === null ? units.none : f.money(median.value, result.currency, { unit: false }))),
    column('cycle', w.table.cycle, ({ cycle: { median } }) => f.days(median.value)),
    column('expected', w.expected, ({ wonCount, expected }: LeaderboardRow) => (expected ? html`${f.integer(wonCount)} <small>${w.ofExpected(f.number(expected.wins, 1))}</small>` : units.none)),
  ]
}

/** What the reader may show or leave out. */
export function columnMenu(view: LeaderboardView, shown: readonly ColumnName[], set: (names: readonly ColumnName[]) => void): TemplateResult {
  const { result, t: { leaderboard: w } } = view
  const all = offered(result)
  const toggle = (name: ColumnName) => (): void => set(all.filter((other) => (other === name ? !shown.includes(name) : shown.includes(other))))
  return html`<fieldset class="columns" part="columns"><legend class="sr">${w.columns}</legend>${all.map((name) => html`<label>
    <input type="checkbox" name=${name} .checked=${shown.includes(name)} @change=${toggle(name)}>${nameOf(name, view)}</label>`)}</fieldset>`
}

function nameOf(name: ColumnName, { t: { leaderboard: w } }: LeaderboardView): string {
  return name === 'open' || name === 'size' || name === 'cycle' ? w.table[name] : name === 'series' ? w.trend : w[name]
}

/** What the members of each team did together. */
export function teamTable(view: LeaderboardView, teams: readonly LeaderboardTeam[], chosen: ReadonlySet<string>, choose: (team: LeaderboardTeam) => void): TemplateResult {
  const { result, t: { leaderboard: w }, f } = view
  const scale = rateScale(teams.map((team) => ({ ...team, past: null })), false)
  const quotas = teams.some(({ attainment }) => attainment.value !== null)
  const heads = [
    ['rep', w.table.team], ['change', w.table.caption], ['rate', w.rate], ['share', ''], ['amount', w.amount], ...(quotas ? [['quota', w.quota]] as const : []), ['open', w.table.open],
  ] as const
  return html`<table class="reps self chosen teams" role="table" part="table">
    <thead role="rowgroup"><tr role="row">${heads.map(([name, text]) => html`<th role="columnheader" scope="col" class=${name}>${text || html`<span class="sr">${w.share}</span>`}</th>`)}</tr></thead>
    <tbody role="rowgroup">${teams.map((team) => html`<tr role="row" part="row" class=${chosen.has(team.id) ? 'selected open' : 'open'} @click=${() => choose(team)}>
      <th role="rowheader" scope="row" class="rep"><button type="button" class="name" aria-pressed=${chosen.has(team.id) ? 'true' : 'false'}><bdi>${f.label(team.name)}</bdi></button></th>
      <td role="cell" class="change"><small>${w.reps(f.integer(team.reps), team.reps)}</small></td>
      <td role="cell" class="rate">${rateTrack(rateMark(team.rate, scale, { total: result.total.quality === 'insufficient' ? null : result.total.value }))}</td>
      <td role="cell" class="share">${rateText(team, view)}</td>
      <td role="cell" class="amount">${f.money(team.wonAmount, result.currency, { unit: false })}</td>
      ${quotas ? html`<td role="cell" class="quota">${quotaBar(team, view)}</td>` : nothing}
      <td role="cell" class="open">${f.integer(team.openCount)}</td></tr>`)}</tbody>
  </table>`
}

export const styles = css`
  .reps :is(.open, .size, .cycle, .expected):not(tr) { text-align: end; }
  .columns { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 8px 12px; border: 0; border-radius: var(--_radius); background: var(--_surface-sunken); font-size: 13px; }
  .columns label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; }
  .columns input { accent-color: var(--_accent); }
  @container shakhes-widget (max-width: 520px) {
    .columns, .reps :is(.size, .cycle, .expected), .reps :is(td, th).open { display: none; }
    .reps.teams thead th.rep { display: block; }
  }
  @media print { .columns { display: none; } }
`
