import { expect } from '@open-wc/testing'
import { createAdapterContext, loadAdapter } from '../../src/adapters/index.ts'
import { Dataset } from '../../src/engine/whole.ts'
import { aggregateAt } from '../../src/engine/metric.ts'
import { EVERYTHING, isIn } from '../../src/model/index.ts'
import type { Aggregate, AggregateRequest, Filter, Measure } from '../../src/model/index.ts'
import { ready } from '../../src/time/index.ts'
import { FILES, loadTruth, MAPPING, TABLES } from './maven.ts'
import type { Truth } from './maven.ts'

const DAY = 86_400_000
const truth = await loadTruth()
if (truth !== null) {
  describe('a year of a hardware seller, by aggregates', () => {
    for (const [name, url] of Object.entries(FILES)) {
      for (const zone of ['Asia/Tehran', 'UTC', 'America/New_York']) describe(`${name} in ${zone}`, () => aggregates(url, zone, truth))
    }
  })
}

/** The csv adapter and the engine alone. */
async function datasetOf(url: string, zone: string): Promise<Dataset> {
  await ready()
  const dataset = new Dataset({ zone, now: Date.UTC(2020, 0), currency: 'USD' })
  for (const [table, rows] of Object.entries(TABLES)) dataset.ingest({ table, rows })
  const context = createAdapterContext({ signal: new AbortController().signal, zone, progress: () => undefined, incomplete: () => undefined })
  const adapter = await loadAdapter({ adapter: 'csv', data: { url } })
  for await (const batch of adapter.scan!(context)) dataset.ingest(batch, MAPPING)
  dataset.commit()
  return dataset
}

function aggregates(url: string, zone: string, { totals, cycle_days, top_accounts }: Truth): void {
  let dataset: Dataset
  before(async () => { dataset = await datasetOf(url, zone) })
  const ask = (where: Filter, by: AggregateRequest['by'], measures: Readonly<Record<string, Measure>>): Aggregate =>
    aggregateAt(dataset.answer([{ kind: 'aggregate', from: 'opportunities', asOf: Date.UTC(2020, 0), where, by, measures }]), 0)

  it('gives the least, the median and the greatest won amount', () => {
    const { numbers, orders } = ask(isIn('status', 'won'), [], { least: { op: 'min', field: 'amount' }, most: { op: 'max', field: 'amount' }, sum: { op: 'sum', field: 'amount' }, middle: { op: 'order', field: 'amount', at: [0.5] } })
    expect([numbers.least![0], numbers.most![0], numbers.sum![0]]).to.deep.equal([totals.min_won_amount * 100, totals.max_won_amount * 100, totals.won_amount * 100])
    const [low, high] = orders.middle![0]!.neighbours[0]!
    expect((low + high) / 2).to.equal(totals.median_won_amount * 100)
  })

  it('gives the mean, the quartiles and the ends of the days to a decision, won, lost and both', () => {
    const at = [0, 0.25, 0.5, 0.75, 0.9, 1]
    for (const expected of cycle_days) {
      const status = expected.deal_stage?.toLowerCase()
      const { numbers, orders } = ask(status ? isIn('status', status) : isIn('status', 'won', 'lost'), [], { sum: { op: 'sum', field: 'cycle' }, order: { op: 'order', field: 'cycle', at } })
      const { n, neighbours } = orders.order![0]!
      expect(n).to.equal(expected.n)
      // Whole days exactly, whatever the zone and its summer time.
      expect(numbers.sum![0]! % DAY).to.equal(0)
      expect(numbers.sum![0]! / DAY / n).to.be.closeTo(expected.mean_days, 1e-9)
      const days = neighbours.map((pair, i) => {
        const h = (n - 1) * at[i]!
        return (pair![0] + (pair![1] - pair![0]) * (h - Math.floor(h))) / DAY
      })
      const { min_days, p25, median_days, p75, p90, max_days } = expected
      days.forEach((day, i) => expect(day).to.be.closeTo([min_days, p25, median_days, p75, p90, max_days][i]!, 1e-9))
    }
  })

  it('sums the won amounts and the days of each customer', () => {
    const { keys, numbers, counts } = ask(isIn('status', 'won'), ['customer'], { n: { op: 'count' }, amount: { op: 'sum', field: 'amount' }, cycle: { op: 'sum', field: 'cycle' } })
    for (const { account, won, won_amount, mean_cycle_won } of top_accounts) {
      const place = keys[0]!.indexOf(account)
      expect([counts.n![place], numbers.amount![place]], account).to.deep.equal([won, won_amount * 100])
      expect(numbers.cycle![place]! / DAY / won, account).to.be.closeTo(mean_cycle_won, 1e-9)
    }
  })

  it('knows which customers, dates and amounts are not recorded', () => {
    const none = (field: string): Measure => ({ op: 'count', where: isIn(field, null) })
    const { counts } = ask(EVERYTHING, [], { n: { op: 'count' }, customer: none('customer'), created: none('createdAt'), decided: none('decidedAt'), amount: none('amount') })
    // SOURCE: 1,425 deals without an account, 500 without an engage date, the open ones without a close.
    expect([counts.n![0], counts.customer![0], counts.created![0], counts.decided![0], counts.amount![0]]).to.deep.equal([8800, 1425, 500, totals.open, totals.open])
  })
}
