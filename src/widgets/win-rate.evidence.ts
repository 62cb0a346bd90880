import type { Formatter } from '../i18n/index.ts'
import { winRateDefineWords } from '../i18n/win-rate-define.ts'
import type { Attribution, Rate, WinRateDefinition, WinRateResult } from '../model/index.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'
import { courseOf, fewOf, rateOf, type WinRateVoice } from './win-rate.rates.ts'

/** The rate by period, of decided deals or of all created; groups under it, which are of decided ones. */
export function winRateTable(result: WinRateResult, course: Attribution, { t: { winRate: t, units, common }, f }: WinRateVoice): DataTable {
  const row = (name: string, rate: Rate) => {
    const told = rate.value !== null && rate.quality !== 'insufficient'
    const end = (which: 'low' | 'high') => (told && rate.interval ? f.percent(rate.interval[which], rate.n) : units.none)
    return [name, f.integer(rate.k), f.integer(rate.n), told ? f.percent(rate.value, rate.n) : units.none, end('low'), end('high')]
  }
  const { columns } = winRateDefineWords[f.language]
  const { points, total, created } = courseOf(result, course)
  return {
    caption: (created ? t.createdBy : t.decidedBy)(units.grains[result.grain]),
    columns: [
      { key: 'name', label: common.periodField },
      ...(['won', 'decided', 'rate', 'low', 'high'] as const).map((key) => ({ key, label: key === 'decided' && created ? t.definitions.all : columns[key], align: 'end' as const })),
    ],
    rows: [
      ...points.map((p) => row(f.bucketLabel(p, result.grain) + (p.partial ? ` (${t.part})` : ''), p.rate)),
      ...(course === 'both' ? result.cohorts ?? [] : []).map((p) => row(`${t.courses.created}: ${f.bucketLabel(p, result.grain)}`, p.rate)),
      ...result.groups.map((g) => row(`${common.dimensions[result.groupBy!]}: ${g.missing ? t.missing : f.label(g.name)}`, g.rate)),
    ],
    foot: row(columns.total, total),
  }
}

export function winRateDefinition(result: WinRateResult, definition: WinRateDefinition, voice: WinRateVoice): DefinitionEntry[] {
  const { t: { winRate: t, common }, f } = voice
  const { define: d } = winRateDefineWords[f.language]
  const rate = rateOf(result, definition)
  const level = f.percent(result.confidence, 1)
  const { comparison } = result
  const formula = d.formulas[definition]
  return [
    { term: common.terms.formula, text: rate.n === 0 ? formula : `${formula} = ${numbers(result, definition, f)}`, formula: true },
    { term: d.counts, text: d.countsText[definition] },
    ...(definition === 'stale' ? [{ term: d.stale, text: d.staleText(f.days(result.staleAfterDays)) }] : []),
    ...(definition === 'all' && rate.bounds && rate.quality !== 'insufficient' ? [{ term: d.bounds, text: d.boundsText(f.interval(rate.bounds, rate.n)) }] : []),
    ...(definition === 'value' ? [{ term: d.interval, text: rate.interval ? d.bootstrapText(f.interval(rate.interval, result.decided.n), level) : t.noInterval }]
      : rate.interval && rate.quality !== 'insufficient' ? [{ term: d.interval, text: d.intervalText(f.interval(rate.interval, rate.n), level) }] : []),
    ...(definition === 'decided' && comparison ? [
      { term: common.terms.compared, text: `${f.periodLabel(comparison.period)}: ${f.rate(comparison.rate)} (${f.kOfN(comparison.rate.k, comparison.rate.n)})` },
      ...(comparison.interval && !fewOf(result.decided) && !fewOf(comparison.rate) ? [{ term: d.change, text: d.changeText(f.pointsInterval(comparison.interval), level) }] : []),
    ] : []),
    ...(result.against && voice.beside ? [{ term: common.terms.compared, text: voice.beside.whole(result.against) }] : []),
    ...(result.groups.some(({ standout }) => standout) ? [{ term: d.standout, text: d.standoutText }] : []),
    ...(result.overlap === undefined ? [] : [{ term: d.overlap, text: d.overlapText(f.integer(result.overlap)) }]),
    { term: d.small, text: f.digits(d.smallText) },
    ...(result.groupBy === 'owner' || result.groupBy === 'team' ? [{ term: d.rep, text: d.repText }] : []),
  ]
}

/** `4,238 ÷ 6,711`, isolated so that it reads the same way round in every language. */
function numbers(result: WinRateResult, definition: WinRateDefinition, f: Formatter): string {
  const { k, n } = rateOf(result, definition)
  const one = (value: number) => (definition === 'value' ? f.money(value, result.currency) : f.integer(value))
  return `${one(k)} ÷ ${one(n)}`
}
