import { isSnapshot } from '../charts/funnel.ts'
import { funnelDefineWords } from '../i18n/funnel-define.ts'
import type { FunnelResult, FunnelStage, Rate } from '../model/index.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'

interface Voice { readonly t: Messages; readonly f: Formatter }

/** Every move, from where and to where. */
export function movesTable({ transitions = [] }: FunnelResult, { t: { funnel: t }, f }: Voice): DataTable {
  const w = funnelDefineWords[f.language]
  return {
    caption: t.movesOut,
    columns: [{ key: 'from', label: t.stage }, { key: 'to', label: w.toStage }, { key: 'moves', label: t.movesOut, align: 'end' }],
    rows: transitions.map(({ from, to, moves }) => [f.label(from.name), f.label(to.name), f.integer(moves)]),
  }
}

export function funnelTable(result: FunnelResult, { t: { funnel: t, units }, f }: Voice): DataTable {
  const { columns, table } = funnelDefineWords[f.language]
  const snapshot = isSnapshot(result)
  const amounts = result.currency !== null
  const bound = ({ bounds, n, quality }: Rate, end: 'low' | 'high') => (bounds && quality !== 'insufficient' ? f.percent(bounds[end], n) : units.none)
  const compared = (result.past?.n ?? 0) > 0
  const keys = snapshot
    ? ['reached', 'advanced', 'current', 'atLeast', 'atMost', 'amount'] as const
    : ['reached', 'advanced', 'open', 'lost', 'step', 'atMost', 'wasReached', 'before', 'cumulative', 'resolved', 'current', 'joined', 'skipped', 'lostAt', 'stay', 'meanStay', 'stuck', 'amount', 'weighted'] as const
  const isShown = { amount: amounts, weighted: result.weighted !== undefined, before: compared, wasReached: compared, cumulative: result.stages.some((s) => s.cumulative) } as Readonly<Record<string, boolean>>
  const shown = keys.filter((key) => isShown[key] ?? true)
  const cell: Record<(typeof shown)[number], (stage: FunnelStage) => string> = {
    reached: (s) => f.integer(s.reached), advanced: (s) => f.integer(s.advanced), open: (s) => f.integer(s.open), lost: (s) => f.integer(s.lost),
    step: (s) => told(s.step, f, units.none), wasReached: (s) => (s.past ? f.integer(s.past.reached) : units.none), cumulative: (s) => (s.cumulative ? told(s.cumulative, f, units.none) : units.none),
    weighted: (s) => (s.weighted?.amount == null ? units.none : f.money(s.weighted.amount, result.currency, { unit: false })),
    before: (s) => (s.past ? told(s.past.step.rate, f, units.none) : units.none), atLeast: (s) => bound(s.step, 'low'), atMost: (s) => bound(s.step, 'high'), resolved: (s) => told(s.resolved, f, units.none),
    current: (s) => f.integer(s.current), joined: (s) => f.integer(s.joined), skipped: (s) => f.integer(s.skipped), lostAt: (s) => f.integer(s.lostAt),
    stay: (s) => (s.stay.median.reason === 'not-reached' ? t.notReached : f.number(s.stay.median.value)),
    meanStay: (s) => f.number(s.stay.mean.value), stuck: (s) => f.integer(s.stuck), amount: (s) => f.money(s.amount.reached, result.currency, { unit: false }),
  }
  const { totals, overall } = result
  const minor: Partial<Record<(typeof shown)[number], (number | null)[]>> = {
    amount: [...result.stages.map((s) => s.amount.reached), totals.wonAmount], weighted: [...result.stages.map((s) => s.weighted?.amount ?? null), result.weighted ?? null],
  }
  const foot: Partial<Record<(typeof shown)[number], string>> = {
    reached: f.integer(totals.won), step: told(overall, f, units.none), atMost: bound(overall, 'high'), ...(result.past ? { before: told(result.past.overall.rate, f, units.none) } : {}), ...(compared ? { wasReached: f.integer(result.past!.overall.rate.k) } : {}),
    ...(amounts ? { amount: f.money(totals.wonAmount, result.currency, { unit: false }) } : {}), ...(result.weighted == null ? {} : { weighted: f.money(result.weighted, result.currency, { unit: false }) }),
  }
  return {
    caption: table,
    columns: [{ key: 'stage', label: t.stage }, ...shown.map((key) => ({ key, label: key === 'amount' || key === 'weighted' ? `${columns[key]} (${f.moneyScale(0, result.currency).unit})` : columns[key], align: 'end' as const, ...(minor[key] && { minor: minor[key] }) }))],
    rows: result.stages.map((stage) => [f.label(stage.name), ...shown.map((key) => cell[key](stage))]),
    foot: [t.won, ...shown.map((key) => foot[key] ?? '')],
  }
}

/** A share as the ladder allows: never a percentage of fewer than five. */
const told = (rate: Rate, f: Formatter, none: string): string => (rate.n === 0 || (rate.value === null && rate.quality !== 'insufficient') ? none : f.rate(rate))

/** @param other - the group beside, where it is one */
export function funnelDefinition(result: FunnelResult, { t: { common }, f }: Voice, other: string): DefinitionEntry[] {
  const { define: d } = funnelDefineWords[f.language]
  const snapshot = isSnapshot(result)
  return [
    { term: '', text: d.formula, formula: true },
    { term: d.counts, text: result.population === 'closed' ? d.countsClosed : d.countsCreated },
    ...(snapshot ? [{ term: d.snapshot, text: d.snapshotText }] : [{ term: d.reached, text: result.mode === 'assume-passed' ? d.reachedAssumePassed : d.reachedFromEntry }]),
    { term: d.bounds, text: d.boundsText },
    ...(result.stages.some((s) => s.cumulative) ? [{ term: d.cumulative, text: d.cumulativeText }] : []),
    ...(result.weighted === undefined ? [] : [{ term: d.weighted, text: d.weightedText }]),
    ...(snapshot ? [] : [{ term: d.stay, text: d.stayText }, { term: d.stuck, text: d.stuckText }]),
    ...(result.past ? [{ term: common.terms.compared, text: result.past.group ? d.againstText(other, f.integer(result.past.n)) : d.comparedText(f.periodLabel(result.past.overall.period), f.integer(result.past.n)) }] : []),
    ...(result.overall.n > 0 ? [{ term: d.overall, text: d.overallText(share(result.overall, f)) }] : []),
  ]
}

/** `43.5% (3,655 of 8,400)`; below five the count alone. */
const share = (rate: Rate, f: Formatter): string => (rate.quality === 'insufficient' ? f.rate(rate) : `${f.rate(rate)} (${f.kOfN(rate.k, rate.n)})`)
