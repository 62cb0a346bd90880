import * as aq from 'arquero'
import { Answer } from '../answer.ts'
import type { Choice, Engine } from '../answer.ts'
import { codedOf } from '../codes.ts'
import { LOST, MONTH_OF, OPEN_STAGES, WON } from '../data.ts'

const { op } = aq
type Row = Readonly<Record<string, number>>
let deals: aq.ColumnTable
let stays: aq.ColumnTable

export const engine: Engine = {
  name: 'arquero',
  async arrow(files) {
    const data = codedOf(files)
    const month = Int32Array.from(data.decided, (day) => (day < 0 ? -1 : MONTH_OF[day]!))
    const amount = Float64Array.from(data.cents, (cents) => Math.max(0, cents))
    deals = aq.table({ rep: data.rep, region: data.region, product: data.product, created: data.created, decided: data.decided, month, amount, stage: data.stage, furthest: data.furthest })
    const kept = Int32Array.from({ length: data.hours.length }, (_, e) => e).filter((e) => data.hours[e]! >= 0)
    const of = (column: ArrayLike<number>): Int32Array => Int32Array.from(kept, (e) => column[data.opportunity[e]!]!)
    stays = aq.table({ stage: kept.map((e) => data.eventStage[e]!), hours: kept.map((e) => data.hours[e]!), region: of(data.region), product: of(data.product), created: of(data.created) })
  },
  async ask({ regions, products, period }: Choice) {
    const answer = new Answer()
    const scoped = (table: aq.ColumnTable): aq.ColumnTable => {
      let rows = table
      if (regions !== null) rows = rows.params({ regions }).filter('(d, $) => op.includes($.regions, d.region)')
      return products === null ? rows : rows.params({ products }).filter('(d, $) => op.includes($.products, d.product)')
    }
    const timed = (table: aq.ColumnTable, field: string): aq.ColumnTable =>
      (period === null ? table : table.params({ from: period.from, to: period.to }).filter(`(d, $) => d.${field} >= $.from && d.${field} < $.to`))
    const rows = (table: aq.ColumnTable): Row[] => table.objects({ limit: Infinity }) as Row[]
    const scope = scoped(deals)
    for (const { stage, furthest, n, amount } of rows(timed(scope, 'created').groupby('stage', 'furthest').rollup({ n: op.count(), amount: op.sum('amount') }))) {
      for (let s = 0; s < OPEN_STAGES && s <= furthest!; s++) answer.reached[s]! += n!
      if (stage! < OPEN_STAGES) answer.current[stage!]! += n!
      answer.cohort[0]! += n!
      if (stage === LOST) answer.cohort[2]! += n!
      if (stage === WON) { answer.cohort[1]! += n!; answer.cohort[3]! += amount! }
    }
    for (const { stage, hours } of rows(timed(scoped(stays), 'created').groupby('stage').rollup({ hours: op.median('hours') }))) answer.stay[stage!] = hours!
    const decided = timed(scope.filter('d => d.decided >= 0'), 'decided')
    const wins = decided.filter(`d => d.stage === ${WON}`)
    const count = { n: op.count() }
    for (const { month, n } of rows(decided.groupby('month').rollup(count))) answer.monthAll[month!] = n!
    for (const { month, n } of rows(wins.groupby('month').rollup(count))) answer.monthWon[month!] = n!
    for (const { region, n } of rows(decided.groupby('region').rollup(count))) answer.regionAll[region!] = n!
    for (const { region, n } of rows(wins.groupby('region').rollup(count))) answer.regionWon[region!] = n!
    for (const { decided: day, amount } of rows(wins.groupby('decided').rollup({ amount: op.sum('amount') }))) answer.daily[day!] = amount!
    for (const { rep, n, amount } of rows(wins.groupby('rep').rollup({ n: op.count(), amount: op.sum('amount') }))) { answer.repWon[rep!] = n!; answer.repAmount[rep!] = amount! }
    for (const { rep, n } of rows(decided.groupby('rep').rollup(count))) answer.repLost[rep!] = n! - answer.repWon[rep!]!
    for (const { rep, n } of rows(scope.filter('d => d.decided < 0').groupby('rep').rollup(count))) answer.repOpen[rep!] = n!
    return answer
  },
  async drop() { deals = stays = undefined as never },
}
