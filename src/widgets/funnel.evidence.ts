import { isSnapshot } from '../charts/funnel.ts'
import type { FunnelResult, FunnelStage, Rate } from '../model/index.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'

interface Voice { readonly t: Messages; readonly f: Formatter }

/** Every move, from where and to where. */
export function movesTable({ transitions = [] }: FunnelResult, { t: { funnel: t }, f }: Voice): DataTable {
  return {
    caption: t.movesOut,
    columns: [{ key: 'from', label: t.stage }, { key: 'to', label: t.toStage }, { key: 'moves', label: t.movesOut, align: 'end' }],
    rows: transitions.map(({ from, to, moves }) => [f.label(from.name), f.label(to.name), f.integer(moves)]),
  }
}

export function funnelTable(result: FunnelResult, { t: { funnel: t, units }, f }: Voice): DataTable {
  const { columns } = t
  const snapshot = isSnapshot(result)
  const amounts = result.currency !== null
  const bound = ({ bounds, n, quality }: Rate, end: 'low' | 'high') => (bounds && quality !== 'insufficient' ? f.percent(bounds[end], n) : units.none)
  const keys = snapshot
    ? ['reached', 'advanced', 'current', 'atLeast', 'atMost', 'amount'] as const
    : ['reached', 'advanced', 'open', 'lost', 'step', 'atMost', 'before', 'resolved', 'current', 'joined', 'skipped', 'lostAt', 'stay', 'meanStay', 'stuck', 'amount'] as const
  const shown = keys.filter((key) => (key !== 'amount' || amounts) && (key !== 'before' || result.past !== undefined))
  const cell: Record<(typeof shown)[number], (stage: FunnelStage) => string> = {
    reached: (s) => f.integer(s.reached), advanced: (s) => f.integer(s.advanced), open: (s) => f.integer(s.open), lost: (s) => f.integer(s.lost),
    step: (s) => told(s.step, f, units.none), before: (s) => (s.past ? told(s.past.step.rate, f, units.none) : units.none), atLeast: (s) => bound(s.step, 'low'), atMost: (s) => bound(s.step, 'high'), resolved: (s) => told(s.resolved, f, units.none),
    current: (s) => f.integer(s.current), joined: (s) => f.integer(s.joined), skipped: (s) => f.integer(s.skipped), lostAt: (s) => f.integer(s.lostAt),
    stay: (s) => (s.stay.median.reason === 'not-reached' ? t.notReached : f.number(s.stay.median.value)),
    meanStay: (s) => f.number(s.stay.mean.value), stuck: (s) => f.integer(s.stuck), amount: (s) => f.money(s.amount.reached, result.currency, { unit: false }),
  }
  const { totals, overall } = result
  const foot: Partial<Record<(typeof shown)[number], string>> = {
    reached: f.integer(totals.won), step: told(overall, f, units.none), atMost: bound(overall, 'high'), ...(result.past ? { before: told(result.past.overall.rate, f, units.none) } : {}), ...(amounts ? { amount: f.money(totals.wonAmount, result.currency, { unit: false }) } : {}),
  }
  return {
    caption: t.table,
    columns: [{ key: 'stage', label: t.stage }, ...shown.map((key) => ({ key, label: key === 'amount' ? `${columns.amount} (${f.moneyScale(0, result.currency).unit})` : columns[key], align: 'end' as const }))],
    rows: result.stages.map((stage) => [f.label(stage.name), ...shown.map((key) => cell[key](stage))]),
    foot: [t.won, ...shown.map((key) => foot[key] ?? '')],
  }
}

/** A share as the ladder allows: never a percentage of fewer than five. */
const told = (rate: Rate, f: Formatter, none: string): string => (rate.n === 0 || (rate.value === null && rate.quality !== 'insufficient') ? none : f.rate(rate))

export function funnelDefinition(result: FunnelResult, { t: { funnel: { define: d }, common }, f }: Voice): DefinitionEntry[] {
  const snapshot = isSnapshot(result)
  return [
    { term: '', text: d.formula, formula: true },
    { term: d.counts, text: result.population === 'closed' ? d.countsClosed : d.countsCreated },
    ...(snapshot ? [{ term: d.snapshot, text: d.snapshotText }] : [{ term: d.reached, text: result.mode === 'assume-passed' ? d.reachedAssumePassed : d.reachedFromEntry }]),
    { term: d.bounds, text: d.boundsText },
    ...(snapshot ? [] : [{ term: d.stay, text: d.stayText }, { term: d.stuck, text: d.stuckText }]),
    ...(result.past ? [{ term: common.terms.compared, text: d.comparedText(f.periodLabel(result.past.overall.period), f.integer(result.past.n)) }] : []),
    ...(result.overall.n > 0 ? [{ term: d.overall, text: d.overallText(share(result.overall, f)) }] : []),
  ]
}

/** `43.5% (3,655 of 8,400)`; below five the count alone. */
const share = (rate: Rate, f: Formatter): string => (rate.quality === 'insufficient' ? f.rate(rate) : `${f.rate(rate)} (${f.kOfN(rate.k, rate.n)})`)
