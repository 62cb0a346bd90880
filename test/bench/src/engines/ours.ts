import { runAll } from '../../../../src/engine/run.ts'
import type { Dataset } from '../../../../src/engine/dataset.ts'
import { and, isIn } from '../../../../src/model/index.ts'
import type {
  AdapterSpec, Change, Filter, FunnelResult, LeaderboardResult, MetricQuery, Period, TimeFrame, TrendResult, WinRateResult,
} from '../../../../src/model/index.ts'
import type { PartAddresses } from '../../../../src/worker/files.ts'
import { load } from '../../../../src/worker/loading.ts'
import { Pace } from '../../../../src/worker/pace.ts'
import { Answer, EVERYTHING } from '../answer.ts'
import type { Choice, Engine } from '../answer.ts'
import { arrowOf } from '../arrow.ts'
import { BASE_MS, DAY_MS, MONTH_OF, NOW, OPEN_STAGES, PRODUCTS, REGIONS, REPS, SOURCES, STAGES, TEAMS } from '../data.ts'
import type { Files, Rows } from '../data.ts'

const frame: TimeFrame = { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }
const tables = {
  stages: STAGES.map((id, i) => ({ id, order: i, kind: i < OPEN_STAGES ? 'open' : id === 'Won' ? 'won' : 'lost' } as const)),
  reps: REPS.map((id, i) => ({ id, teamId: TEAMS[i % TEAMS.length]! })),
  teams: TEAMS.map((id) => ({ id })),
}
const REP_OF = new Map(REPS.map((id, i) => [id, i]))
const REGION_OF = new Map(REGIONS.map((id, i) => [id, i]))
let data: Dataset | null = null
/** Widgets that follow changes ask what is true now. */
let asOf = NOW
const detail: Record<string, number> = {}

/** Exactly as the worker loads, in its slices. */
async function loaded(from: AdapterSpec, live = false): Promise<void> {
  const order = {
    from, mapping: null, tables, frame, currency: 'EUR', version: 1, base: self.location.href, live,
    // All of it is in this bundle: nothing is loaded by address.
    parts: {} as PartAddresses,
  }
  const tools = { bridge: null, signal: new AbortController().signal, report: () => undefined, pace: new Pace(24) }
  const { dataset, loaded: { info, at } } = await load(order as unknown as Parameters<typeof load>[0], tools)
  if (Object.values(info.quality.rejected).some((count) => count > 0)) throw new Error(`rows were rejected: ${JSON.stringify(info.quality)}`)
  data = dataset
  asOf = live ? at : NOW
}

function questionsOf({ regions, products, period }: Choice): MetricQuery[] {
  const clauses: (Filter | undefined)[] = [
    regions === null ? undefined : isIn('region', ...regions.map((i) => REGIONS[i]!)),
    products === null ? undefined : isIn('product', ...products.map((i) => PRODUCTS[i]!)),
  ]
  const span: Period | undefined = period === null ? undefined : { start: BASE_MS + period.from * DAY_MS, end: BASE_MS + period.to * DAY_MS }
  const scope = { filter: and(...clauses), asOf, ...(span !== undefined && { period: span }) }
  return [
    { metric: 'funnel', ...scope },
    { metric: 'winRate', grain: 'month', groupBy: 'region', ...scope },
    { metric: 'trend', measure: 'wonAmount', grain: 'day', average: 'simple', window: 7, ...scope },
    { metric: 'leaderboard', view: 'named', order: 'wonAmount', ...scope },
    { metric: 'notes', ...scope },
  ]
}

export const engine: Engine = {
  name: 'shakhes',
  detail,
  rows: (rows: Rows) => loaded({ adapter: 'rows', tables: rows as never }),
  json: ({ opportunities, stageEvents }: Files) => loaded({
    adapter: 'json', tables: { opportunities: { data: opportunities }, stageEvents: { data: stageEvents } },
  }),
  csv: ({ opportunities, stageEvents }: Files) => loaded({
    adapter: 'csv', amounts: 'minor',
    data: [{ table: 'opportunities', data: opportunities }, { table: 'stageEvents', data: stageEvents }],
  }),
  arrow: ({ opportunities, stageEvents }: Files) => loaded({
    adapter: 'arrow', data: [{ table: 'opportunities', data: opportunities }, { table: 'stageEvents', data: stageEvents }],
  }),
  async ask(choice) {
    const results = runAll(data!, questionsOf(choice), { frame, now: NOW, version: 1, ran: 'worker', complete: true, clock: () => performance.now() })
    return answerOf(results[0] as FunnelResult, results[1] as WinRateResult, results[2] as TrendResult, results[3] as LeaderboardResult)
  },
  async live(all) {
    const { opportunities, stageEvents } = arrowOf(all)
    await loaded({ adapter: 'arrow', data: [{ table: 'opportunities', data: opportunities }, { table: 'stageEvents', data: stageEvents }] }, true)
    await this.ask(EVERYTHING)
  },
  async change(size, time) {
    asOf = Date.now()
    const start = performance.now()
    data!.apply(changesOf(size, time), asOf)
    detail['apply'] = performance.now() - start
    await this.ask(EVERYTHING)
  },
  async drop() { data = null },
}

/** New deals with their first events, others corrected, and events taken back. */
function changesOf(size: number, time: number): Change[] {
  const row = (id: number): object => ({
    id, ownerId: REPS[id % REPS.length], region: REGIONS[id % REGIONS.length], source: SOURCES[id % SOURCES.length], product: PRODUCTS[id % PRODUCTS.length],
    createdAt: '2024-11-05', amount: 1_000 * (id % 977),
  })
  const known = (i: number): number => (i * 7_919 + time * 104_729) % size
  const added = (i: number): number => size + time * 300 + i
  return [
    ...Array.from({ length: 300 }, (_, i): Change => ({ op: 'upsert', table: 'opportunities', row: row(added(i)) })),
    ...Array.from({ length: 300 }, (_, i): Change => ({
      op: 'upsert', table: 'stageEvents', row: { id: `added ${added(i)}`, opportunityId: added(i), toStage: STAGES[0], at: '2024-11-05T09:00:00Z' },
    })),
    ...Array.from({ length: 200 }, (_, i): Change => ({ op: 'upsert', table: 'opportunities', row: row(known(i)) })),
    ...Array.from({ length: 200 }, (_, i): Change => ({ op: 'delete', table: 'stageEvents', id: String(known(i + 200)) })),
  ]
}

function answerOf(funnel: FunnelResult, winRate: WinRateResult, trend: TrendResult, leaderboard: LeaderboardResult): Answer {
  const answer = new Answer()
  for (const { rank, reached, current, stay } of funnel.stages) {
    answer.reached[rank] = reached
    answer.current[rank] = current
    answer.stay[rank] = stay.completedMedian.value === null ? NaN : Math.round(stay.completedMedian.value * 48) / 2
  }
  const { n, won, lost, wonAmount } = funnel.totals
  answer.cohort.set([n, won, lost, wonAmount])
  for (const { start, rate } of winRate.series) {
    const month = MONTH_OF[Math.floor((start - BASE_MS) / DAY_MS)]!
    answer.monthWon[month] = rate.k
    answer.monthAll[month] = rate.n
  }
  for (const { id, rate } of winRate.groups) {
    const region = REGION_OF.get(id)
    if (region === undefined) continue
    answer.regionWon[region] = rate.k
    answer.regionAll[region] = rate.n
  }
  for (const { start, value } of trend.points) answer.daily[Math.floor((start - BASE_MS) / DAY_MS)] = value ?? 0
  for (const { id, wonCount, lostCount, openCount, wonAmount: amount } of leaderboard.rows) {
    const rep = REP_OF.get(id)
    if (rep === undefined) continue
    answer.repWon[rep] = wonCount
    answer.repLost[rep] = lostCount
    answer.repAmount[rep] = amount
    answer.repOpen[rep] = openCount
  }
  return answer
}
