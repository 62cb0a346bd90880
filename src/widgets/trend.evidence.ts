import { averageAt } from '../charts/trend-early.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendResult } from '../model/index.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'
import { remarksOf } from './trend.remarks.ts'
import { unitOf, type TrendSpeech } from './trend.words.ts'

/** Rows that a table holds: more cost the page more than a reader gains. */
const ROWS = 400

export function trendTable(result: TrendResult, speech: TrendSpeech, t: Messages, f: Formatter): DataTable {
  const { points, measure, grain, unit, total, past, goal } = result
  const w = t.trend
  const from = Math.max(0, points.length - ROWS)
  const caption = w.table.caption(w.measures[measure], grain)
  const counts = unit !== 'count'
  const against = (['past', 'goal'] as const).filter((of) => speech.held[of] !== undefined)
  // Where a host names a unit of its own, amounts are in none of a currency.
  const money = unit === 'money' && speech.average(0) === f.money(0, result.currency)
  const column = (key: string, label: string, of: (point: TrendResult['points'][number]) => number | null, all: number | null) =>
    ({ key, label, align: 'end' as const, ...(money && { minor: [...points.slice(from).map(of), all] }) })
  return {
    caption: from > 0 ? w.table.latest(caption, f.integer(ROWS), f.integer(points.length)) : caption,
    columns: [
      { key: 'period', label: w.table.period }, column('value', w.measures[measure], ({ value }) => value, total),
      column('average', speech.averageName, averageAt, null), ...against.map((of) => column(of, speech.held[of]!, (point) => point[of] ?? null, (of === 'past' ? past?.total : goal?.value) ?? null)),
      ...(counts ? [{ key: 'n', label: w.behind[measure], align: 'end' as const }] : []),
      { key: 'remark', label: w.table.remark },
    ],
    rows: points.slice(from).map((point, i) => [
      f.bucketLabel(point, grain), speech.value(point), speech.average(averageAt(point)), ...against.map((of) => speech.average(point[of] ?? null)), ...(counts ? [f.integer(point.n)] : []),
      remarksOf(result, from + i, speech, t, f).join(' · '),
    ]),
    ...(total === null ? {} : {
      foot: [t.common.all, speech.average(total), '', ...against.map((of) => speech.average((of === 'past' ? past?.total : goal?.value) ?? null)), ...(counts ? [f.integer(points.reduce((sum, p) => sum + p.n, 0))] : []), ''],
    }),
  }
}

/** @param each - how many steps share a column of pixels */
export function trendDefinition(result: TrendResult, { held }: TrendSpeech, { trend: w, common }: Messages, f: Formatter, each: number): DefinitionEntry[] {
  const { measure, grain, average, window, windowUnit, interventions } = result
  const span = w.windowOf(f.integer(window), window, unitOf(result)) + (held.early?.dashed ?? '')
  const ratio = measure === 'winRate' || measure === 'dealSize'
  return [
    { term: common.terms.formula, text: w.per(w.formula[measure], grain), formula: true },
    { term: w.terms.average, text: ratio ? w.ofSums(w.averages[average]) : w.averages[average] },
    { term: w.terms.window, text: windowUnit === 'observations' ? w.observed(span, grain) : span },
    { term: w.terms.turns, text: w.turns },
    ...(each > 1 ? [{ term: w.terms.drawing, text: w.drawn(f.integer(each), grain) }] : []),
    ...(interventions.length > 0 ? [{ term: w.terms.interventions, text: f.digits(`${w.effects}. ${w.coincides}`) }] : []),
  ]
}
