import { briefMoney, changeOf, headlineOf, wholeFigure, type MetricCardResult, type MetricVoice } from './metric.figures.ts'

/** Beneath the figure: what it is made of, in one short line. */
export function evidenceParts(result: MetricCardResult, voice: MetricVoice): string[] {
  const { w, f, statistic, countsDeals, t: { units } } = voice
  const hours = (value: number): string => units.hours(f.number(value), value)
  const { n, k, interval, quality, unit } = headlineOf(result)
  const without = (count: number): string[] => (count > 0 ? [w.without(f.integer(count))] : [])
  const share = (): string => (k === undefined ? f.integer(n) : f.kOfN(k, n))
  /** Below five it is the figure itself. */
  const sure = quality !== 'insufficient'
  const range = (): string[] => (sure && interval !== null && unit === 'share' ? [f.interval(interval, n)] : [])
  switch (result.metric) {
    case 'openCount': return [result.stuck === null ? w.inAll(f.money(result.amount, result.currency)) : w.stuck(f.integer(result.stuck))]
    case 'wonCount': return [w.inAll(f.money(result.amount, result.currency))]
    case 'winRate': return sure ? [share(), ...range()] : []
    case 'dealSize': return [
      statistic === 'mean' ? w.median(briefMoney(result.median.value, result.currency, voice)) : w.mean(briefMoney(result.mean.value, result.currency, voice)),
      ...without(result.excluded.missingAmount), ...(sure ? [] : [w.deals(f.integer(n), n)]),
    ]
    case 'cycle': return !sure || result.p90.value === null ? [w.deals(f.integer(n), n)] : [w.oneInTen(f.days(result.p90.value))]
    case 'velocity': return [w.velocity(f.integer(result.open), f.rate(result.rate), f.money(result.size.value, result.currency), f.days(result.cycle.value))]
    case 'workload': {
      const odd = result.rows.filter((row) => row.flag !== null).length
      return [w.outliers(f.integer(odd), f.integer(result.rows.length), result.rows.length)]
    }
    case 'forecast': return [
      ...(result.p10 === null || result.p90 === null ? [] : [w.between(briefMoney(result.p10, result.currency, voice), f.money(result.p90, result.currency))]),
      ...without(result.excluded.missingAmount),
    ]
    case 'attainment': return result.goal === null ? [w.inAll(amount(result.actual))] : [w.reached(amount(result.actual), amount(result.goal))]
    case 'rrroi': return [w.answered(f.kOfN(result.total.now.k, result.total.now.n)), w.extraHours(hours(result.total.hours - result.total.hoursBefore))]
    case 'lgr': return [w.leadsIn(f.integer(result.total.leads), result.total.leads, hours(result.total.hours))]
    case 'retention': return sure ? [w.kept(share()), ...range()] : []
    case 'mood': return [w.recorded(f.kOfN(result.coverage.k, result.coverage.n))]
  }
  function amount(value: number): string { return countsDeals ? f.integer(value) : f.money(value, result.currency) }
}

export function metricSentence(result: MetricCardResult, title: string, voice: MetricVoice): string {
  const { w, f, t, statistic } = voice
  const { value, reason = 'no-rows', k, n } = headlineOf(result)
  if (value === null) return w.none(title, t.common.reasons[reason])
  const figure = wholeFigure(result, voice)
  const by = result.metric === 'dealSize' || result.metric === 'cycle' ? w.statistics[statistic] : k === undefined ? '' : f.kOfN(k, n)
  const change = changeOf(result, voice)
  return w.sentence(w.said[result.metric](figure === by ? '' : figure, by), change === null ? '' : w.change(change.text, change.when))
}
