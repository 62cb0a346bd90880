import { html, nothing, type TemplateResult } from 'lit'
import type { LeaderboardRow } from '../model/index.ts'
import { offered, type ColumnName } from './leaderboard.rows.ts'
import type { Column, LeaderboardView } from './leaderboard.view.ts'

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
