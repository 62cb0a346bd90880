import crossfilter from 'crossfilter2'
import type { Crossfilter, Dimension, Group } from 'crossfilter2'
import { csvParse } from 'd3'
import { Answer, medianOf } from '../answer.ts'
import type { Choice, Engine } from '../answer.ts'
import { LOST, MONTH_OF, OPEN_STAGES, WON } from '../data.ts'
import type { EventRow, OpportunityRow, Rows } from '../data.ts'
import { objectsFrom, objectsOf, parsedJson } from './objects.ts'
import type { Deal, Stay } from './objects.ts'

/** Dimensions of what readers choose; the day is that of creation for the funnel, of decision for the others. */
interface Chosen<T> { readonly all: Crossfilter<T>; readonly region: Dimension<T, number>; readonly product: Dimension<T, number>; readonly day: Dimension<T, number> }
interface Sum { n: number; amount: number }

let cohort: Chosen<Deal>
let decided: Chosen<Deal>
let open: Chosen<Deal>
let stays: Chosen<Stay>
let groups: { funnel: Group<Deal, number, Sum>; days: Group<Deal, number, Sum>; regions: Group<Deal, number, number>; reps: Group<Deal, number, Sum>; open: Group<Deal, number, number> }

function chosen<T>(rows: T[], dealOf: (row: T) => Deal, dayOf: (deal: Deal) => number): Chosen<T> {
  const all = crossfilter(rows)
  return { all, region: all.dimension((row) => dealOf(row).region), product: all.dimension((row) => dealOf(row).product), day: all.dimension((row) => dayOf(dealOf(row))) }
}
const itself = (deal: Deal): Deal => deal
const summed = <K extends number>(group: Group<Deal, K, unknown>): Group<Deal, K, Sum> => group.reduce(
  ((into: Sum, { amount }: Deal) => { into.n++; into.amount += amount ?? 0; return into }) as never,
  ((into: Sum, { amount }: Deal) => { into.n--; into.amount -= amount ?? 0; return into }) as never,
  (() => ({ n: 0, amount: 0 })) as never,
) as unknown as Group<Deal, K, Sum>

const open_ = (rows: Rows): void => { divide(objectsOf(rows)) }
function divide(objects: ReturnType<typeof objectsOf>): void {
  const ended = objects.deals.filter((deal) => deal.decided >= 0)
  cohort = chosen(objects.deals, itself, (deal) => deal.created)
  decided = chosen(ended, itself, (deal) => deal.decided)
  open = chosen(objects.deals.filter((deal) => deal.decided < 0), itself, (deal) => deal.created)
  stays = chosen(objects.stays, ({ deal }) => deal, (deal) => deal.created)
  const won = (deal: Deal): number => (deal.stage === WON ? 1 : 0)
  groups = {
    funnel: summed(cohort.all.dimension((deal) => deal.stage * 8 + deal.furthest).group()),
    days: summed(decided.all.dimension((deal) => deal.decided * 2 + won(deal)).group()),
    regions: decided.all.dimension((deal) => deal.region * 2 + won(deal)).group().reduceCount() as unknown as Group<Deal, number, number>,
    reps: summed(decided.all.dimension((deal) => deal.rep * 2 + won(deal)).group()),
    open: open.all.dimension((deal) => deal.rep).group().reduceCount() as unknown as Group<Deal, number, number>,
  }
}

function choose<T>({ region, product, day }: Chosen<T>, { regions, products, period }: Choice, timed: boolean): void {
  if (regions === null) region.filterAll()
  else if (regions.length === 1) region.filterExact(regions[0]!)
  else region.filterFunction((value) => regions.includes(value as number))
  if (products === null) product.filterAll()
  else product.filterFunction((value) => products.includes(value as number))
  if (period === null || !timed) day.filterAll()
  else day.filterRange([period.from, period.to])
}

export const engine: Engine = {
  name: 'crossfilter2',
  async rows(rows) { open_(rows) },
  async given(data) { divide(objectsFrom(data)) },
  async json(files) { open_(parsedJson(files)) },
  async csv({ opportunities, stageEvents }) {
    const decoder = new TextDecoder()
    open_({
      opportunities: csvParse(decoder.decode(opportunities), (row) => ({ ...row, amount: row.amount === '' ? null : Number(row.amount) })) as unknown as OpportunityRow[],
      stageEvents: csvParse(decoder.decode(stageEvents), (row) => ({ ...row, opportunityId: Number(row.opportunityId) })) as unknown as EventRow[],
    })
  },
  async ask(choice) {
    choose(cohort, choice, true)
    choose(decided, choice, true)
    choose(open, choice, false)
    choose(stays, choice, true)
    const answer = new Answer()
    for (const { key, value: { n, amount } } of groups.funnel.all()) {
      const [stage, furthest] = [key >> 3, key & 7]
      for (let s = 0; s < OPEN_STAGES && s <= furthest; s++) answer.reached[s]! += n
      if (stage < OPEN_STAGES) answer.current[stage]! += n
      answer.cohort[0]! += n
      if (stage === LOST) answer.cohort[2]! += n
      if (stage !== WON) continue
      answer.cohort[1]! += n
      answer.cohort[3]! += amount
    }
    for (const { key, value: { n, amount } } of groups.days.all()) {
      const day = key >> 1
      answer.monthAll[MONTH_OF[day]!]! += n
      if ((key & 1) === 0) continue
      answer.monthWon[MONTH_OF[day]!]! += n
      answer.daily[day] = amount
    }
    for (const { key, value } of groups.regions.all()) {
      answer.regionAll[key >> 1]! += value
      if ((key & 1) === 1) answer.regionWon[key >> 1] = value
    }
    for (const { key, value: { n, amount } } of groups.reps.all()) {
      if ((key & 1) === 0) answer.repLost[key >> 1] = n
      else {
        answer.repWon[key >> 1] = n
        answer.repAmount[key >> 1] = amount
      }
    }
    for (const { key, value } of groups.open.all()) answer.repOpen[key] = value
    const rows = stays.all.allFiltered()
    const counts = new Int32Array(OPEN_STAGES)
    for (const { stage } of rows) counts[stage]!++
    const hours = Array.from(counts, (count) => new Float64Array(count))
    counts.fill(0)
    for (const stay of rows) hours[stay.stage]![counts[stay.stage]!++] = stay.hours
    hours.forEach((values, stage) => { answer.stay[stage] = medianOf(values) })
    return answer
  },
  async drop() { cohort = decided = open = stays = groups = undefined as never },
}
