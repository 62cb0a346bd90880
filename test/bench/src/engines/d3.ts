import { csvParse, median, rollup, sum } from 'd3'
import { Answer } from '../answer.ts'
import type { Choice, Engine } from '../answer.ts'
import { LOST, MONTH_OF, OPEN_STAGES, WON } from '../data.ts'
import type { EventRow, OpportunityRow } from '../data.ts'
import { objectsFrom, objectsOf, parsedJson } from './objects.ts'
import type { Deal, Stay } from './objects.ts'

let deals: Deal[] = []
let stays: Stay[] = []

export const engine: Engine = {
  name: 'd3 over objects',
  async rows(rows) { ({ deals, stays } = objectsOf(rows)) },
  async given(data) { ({ deals, stays } = objectsFrom(data)) },
  async json(files) { ({ deals, stays } = objectsOf(parsedJson(files))) },
  async csv({ opportunities, stageEvents }) {
    const decoder = new TextDecoder()
    ;({ deals, stays } = objectsOf({
      opportunities: csvParse(decoder.decode(opportunities), (row) => ({ ...row, amount: row.amount === '' ? null : Number(row.amount) })) as unknown as OpportunityRow[],
      stageEvents: csvParse(decoder.decode(stageEvents), (row) => ({ ...row, opportunityId: Number(row.opportunityId) })) as unknown as EventRow[],
    }))
  },
  async ask({ regions, products, period }: Choice) {
    const answer = new Answer()
    const passes = (deal: Deal): boolean => (regions === null || regions.includes(deal.region)) && (products === null || products.includes(deal.product))
    const inPeriod = (day: number): boolean => period === null || (day >= period.from && day < period.to)
    const scope = deals.filter(passes)
    const cohort = scope.filter(({ created }) => inPeriod(created))
    for (const [stage, count] of rollup(cohort, (group) => group.length, ({ furthest }) => furthest)) for (let s = 0; s < OPEN_STAGES && s <= stage; s++) answer.reached[s]! += count
    for (const [stage, count] of rollup(cohort, (group) => group.length, ({ stage }) => stage)) if (stage < OPEN_STAGES) answer.current[stage] = count
    const stayed = stays.filter(({ deal }) => passes(deal) && inPeriod(deal.created))
    for (const [stage, hours] of rollup(stayed, (group) => median(group, ({ hours: each }) => each), ({ stage }) => stage)) answer.stay[stage] = hours ?? NaN
    const won = cohort.filter(({ stage }) => stage === WON)
    answer.cohort.set([cohort.length, won.length, cohort.filter(({ stage }) => stage === LOST).length, sum(won, ({ amount }) => amount ?? 0)])
    const decided = scope.filter((deal) => deal.decided >= 0 && inPeriod(deal.decided))
    const wins = decided.filter(({ stage }) => stage === WON)
    for (const [month, count] of rollup(decided, (group) => group.length, (deal) => MONTH_OF[deal.decided]!)) answer.monthAll[month] = count
    for (const [month, count] of rollup(wins, (group) => group.length, (deal) => MONTH_OF[deal.decided]!)) answer.monthWon[month] = count
    for (const [region, count] of rollup(decided, (group) => group.length, ({ region }) => region)) answer.regionAll[region] = count
    for (const [region, count] of rollup(wins, (group) => group.length, ({ region }) => region)) answer.regionWon[region] = count
    for (const [day, amount] of rollup(wins, (group) => sum(group, (deal) => deal.amount ?? 0), (deal) => deal.decided)) answer.daily[day] = amount
    for (const [rep, [count, amount]] of rollup(wins, (group) => [group.length, sum(group, (deal) => deal.amount ?? 0)] as const, ({ rep }) => rep)) {
      answer.repWon[rep] = count
      answer.repAmount[rep] = amount
    }
    for (const [rep, count] of rollup(decided, (group) => group.length, ({ rep }) => rep)) answer.repLost[rep] = count - answer.repWon[rep]!
    for (const [rep, count] of rollup(scope.filter((deal) => deal.decided < 0), (group) => group.length, ({ rep }) => rep)) answer.repOpen[rep] = count
    return answer
  },
  async drop() { deals = []; stays = [] },
}
