import type { MetricWords } from '../i18n/metric.ts'
import type { Figure, Rate, RrroiResult, LgrResult } from '../model/index.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'
import { INSUFFICIENT, changeOf, headlineOf, valueText, wholeFigure, type MetricCardResult, type MetricVoice } from './metric.figures.ts'

/** The series by its periods; reps or channels where the metric is about those. */
export function metricTable(result: MetricCardResult, title: string, voice: MetricVoice): DataTable {
  const { w, f, t } = voice
  if (result.metric === 'workload') {
    const { columns } = w
    return {
      caption: w.byRep,
      columns: [{ key: 'rep', label: columns.rep }, ...(['open', 'fte', 'ratio'] as const).map((key) => ({ key, label: columns[key], align: 'end' as const })), { key: 'flag', label: columns.flag }],
      rows: result.rows.map((row) => [f.label(row.name), f.integer(row.open), f.number(row.fte, 2), row.ratio === null ? t.units.none : f.number(row.ratio, 2), row.flag === null ? '' : w.flags[row.flag]]),
    }
  }
  if (result.metric === 'rrroi' || result.metric === 'lgr') return channels(result, title, voice)
  const { series, n, unit } = headlineOf(result)
  return {
    caption: w.over(title),
    columns: [
      { key: 'period', label: w.period },
      {
        key: 'value', label: title + (unit === 'money-a-day' ? ` (${w.aDay(f.moneyScale(0, result.currency).unit)})` : ''),
        align: 'end', ...(unit.startsWith('money') && { minor: series.map((bucket) => bucket.value) }),
      },
    ],
    rows: series.map((bucket) => [f.periodLabel(bucket) + (bucket.partial ? ` (${w.part})` : ''), valueText(result, bucket.value, voice, n)]),
  }
}

function channels(result: RrroiResult | LgrResult, title: string, voice: MetricVoice): DataTable {
  const { w, f } = voice
  const keys = result.metric === 'rrroi' ? ['rate', 'before', 'hours', 'value'] as const : ['leads', 'hours', 'value'] as const
  const name = (channel: string | null): string => (channel === null ? w.allChannels : f.label(channel))
  const value = (row: { readonly value: number | null }): string => valueText(result, row.value, voice)
  const rows = result.metric === 'rrroi'
    ? [...result.channels, result.total].map((row) => [name(row.channel), f.rate(row.now), f.rate(row.before), f.number(row.hours - row.hoursBefore), value(row)])
    : [...result.channels, result.total].map((row) => [name(row.channel), f.integer(row.leads), f.number(row.hours), value(row)])
  return {
    caption: w.byChannel(title),
    columns: [{ key: 'channel', label: w.columns.channel }, ...keys.map((key) => ({ key, label: w.columns[key], align: 'end' as const }))],
    rows: rows.slice(0, -1),
    foot: rows.at(-1)!,
  }
}

export function metricDefinition(result: MetricCardResult, voice: MetricVoice): DefinitionEntry[] {
  const { w, f, t: { common }, statistic } = voice
  const { terms } = w
  const { interval, past, differenceInterval, verdict, n, unit, value } = headlineOf(result)
  const level = f.percent(result.confidence, 1)
  const formula = result.metric === 'cycle' && result.unqualified !== undefined ? w.formulaQualified[statistic]
    : result.metric === 'dealSize' || result.metric === 'cycle' ? w.formulaBy[result.metric][statistic] : w.formula[result.metric]
  const change = changeOf(result, voice)
  return [
    { term: common.terms.formula, text: value === null ? formula : `${formula} = ${wholeFigure(result, voice)}`, formula: true },
    { term: common.terms.counts, text: f.digits(w.counts[result.metric]) },
    ...details(result, voice).map(([term, text]) => ({ term: terms[term], text })),
    ...(interval === null ? [] : [{ term: terms.interval, text: w.intervalText(intervalText(interval), level) }]),
    ...(past === null || change === null ? [] : [
      { term: common.terms.compared, text: `${f.periodLabel(past.period)}: ${valueText(result, past.value, voice, past.n)}` },
      { term: terms.change, text: verdict === 'untested' ? w.untested : differenceInterval === null || Math.min(n, past.n) < INSUFFICIENT ? change.text : w.changeText(f.pointsInterval(differenceInterval), level) },
    ]),
    ...(unit === 'share' && result.metric !== 'attainment' && result.metric !== 'workload' ? [{ term: terms.small, text: f.digits(w.smallText) }] : []),
  ]

  function intervalText(range: { readonly low: number; readonly high: number }): string {
    if (unit === 'share') return f.interval(range, n)
    return unit === 'share-an-hour' ? f.pointsInterval(range, 2) : voice.t.units.range(f.number(range.low, 2), f.number(range.high, 2))
  }
}

type Detail = readonly [keyof MetricWords['terms'], string]

/** What the result says besides its headline. */
function details(result: MetricCardResult, { w, f, t: { units }, countsDeals }: MetricVoice): readonly Detail[] {
  const money = (value: number | null): string => f.money(value, result.currency)
  const days = (figure: Figure): string => f.days(figure.value)
  const rate = (r: Rate): string => (r.n === 0 ? units.none : r.quality === 'insufficient' ? f.kOfN(r.k, r.n) : `${f.rate(r)} (${f.kOfN(r.k, r.n)})`)
  switch (result.metric) {
    case 'openCount': return [['amount', money(result.amount)], ...(result.stuck === null ? [] : [['stuck', f.integer(result.stuck)] as const])]
    case 'wonCount': return [['amount', money(result.amount)]]
    case 'winRate': return []
    case 'dealSize': return [['mean', money(result.mean.value)], ['median', money(result.median.value)], ['total', money(result.total)]]
    case 'cycle': return [
      ...(result.unqualified ? [['unqualified', w.unqualified(f.integer(result.unqualified), result.unqualified)] as const] : []),
      ['mean', days(result.mean)], ['median', days(result.median)], ['slowest', days(result.p90)],
      ...(result.decision.median.value === null ? [] : [['decision', w.decisionText(days(result.decision.median))] as const]),
      ...(result.atRisk === null ? [] : [['atRisk', w.atRiskText(f.integer(result.atRisk.open), f.days(result.atRisk.afterDays), f.kOfN(result.atRisk.wonLater.k, result.atRisk.wonLater.n))] as const]),
    ]
    case 'velocity': return [
      ['rate', rate(result.rate)], ['size', money(result.size.value)], ['cycle', days(result.cycle)],
      ...(result.anyOutcome.value === null ? [] : [['byAny', w.byAnyText(w.aDay(money(result.anyOutcome.value)))] as const]),
    ]
    case 'workload': return result.chiSquare === null ? [] : [['chance', w.chanceText(f.number(result.chiSquare.p, 3))]]
    case 'forecast': return [
      ...(result.p50 === null ? [] : [['range', f.list([money(result.p10), money(result.p50), money(result.p90)])] as const, ['method', w.method[result.method]] as const]),
      ...(result.until === null ? [] : [['until', f.date(result.until - 1)] as const]),
      ...(result.backtest === null || result.backtest.brier === null ? [] : [['backtest', w.backtestText(f.kOfN(result.backtest.coverage.k, result.backtest.coverage.n), f.number(result.backtest.brier, 3))] as const]),
    ]
    case 'attainment': {
      const amount = (value: number): string => (countsDeals ? f.integer(value) : money(value))
      return [
        ['actual', amount(result.actual)], ...(result.goal === null ? [] : [['goal', amount(result.goal)] as const]),
        ...(result.pace === null ? [] : [['pace', f.percent(result.pace, 0)] as const]),
        ...(result.runRate === null ? [] : [['runRate', amount(result.runRate)] as const]),
        ['days', w.daysText(f.number(result.elapsedDays), f.number(result.totalDays))],
      ]
    }
    case 'rrroi': return [
      ['now', rate(result.total.now)], ['before', rate(result.total.before)],
      ['hours', `${f.number(result.total.hours)} (${w.terms.before}: ${f.number(result.total.hoursBefore)})`],
      ...(result.total.advice === null ? [] : [['advice', w.advice[result.total.advice]] as const]),
    ]
    case 'lgr': return [['hours', f.number(result.total.hours)], ...(result.total.hoursPerLead === null ? [] : [['perLead', f.number(result.total.hoursPerLead, 2)] as const])]
    case 'retention': return [
      ['active', w.keptText(f.integer(result.all.atStart), f.integer(result.all.kept), f.integer(result.all.atEnd))],
      ...(result.churn === null ? [] : [['churn', f.percent(result.churn, result.all.atStart)] as const]),
      ...(result.repeat.n === 0 ? [] : [['repeat', rate(result.repeat)] as const]),
    ]
    case 'mood': return [
      ['counts', f.list((Object.keys(w.moods) as (keyof typeof w.moods)[]).map((mood) => w.moodCount(f.integer(result.counts[mood]), w.moods[mood])))],
      ['coverage', rate(result.coverage)],
    ]
  }
}
