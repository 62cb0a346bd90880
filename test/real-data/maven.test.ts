import { expect } from '@open-wc/testing'
import { startOfDay } from '../../src/time/index.ts'
import type { Bucket, TimeFrame } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import { FILES, loadTruth, MAPPING, TABLES } from './maven.ts'
import type { Truth } from './maven.ts'

const truth = await loadTruth()
// The run's first lines say it where the data is absent.
if (truth !== null) {
  describe('a year of a hardware seller, in a worker', () => {
    for (const [name, url] of Object.entries(FILES)) {
      describe(name, () => figures(url, truth, { zone: 'Asia/Tehran' }))
    }
    for (const zone of ['UTC', 'America/New_York', 'Pacific/Apia']) {
      describe(`month-first dates read in ${zone}`, () => figures(FILES['month-first dates'], truth, { zone }))
    }
  })
}

/** Minor units: two decimal places. */
const cents = (amount: number): number => Math.round(amount * 100)

function figures(url: string, { totals, by_stage, by_agent, by_product, monthly, quarterly, ...truth }: Truth, frame: Partial<TimeFrame>): void {
  const source = new DataSource({ from: { adapter: 'csv', data: { url } }, mapping: MAPPING, tables: TABLES, currency: 'USD', frame: { calendar: 'gregory', ...frame } })
  const year = { from: '2017-03-01', to: '2017-12-31' }
  const zone = frame.zone!
  before(() => source.retain())
  after(() => source.release())
  const startsOn = (bucket: Bucket, date: string): void => { expect(bucket.start, date).to.equal(startOfDay(date, zone)) }

  it('reads every row, in a worker, and rejects none', async () => {
    const { decided, ran } = await source.query({ metric: 'winRate' })
    expect(ran).to.equal('worker')
    expect(source.info!.rows.opportunities).to.equal(totals.opportunities)
    expect(source.info!.quality.rejected.opportunities ?? 0).to.equal(0)
    expect(source.info!.currencies).to.deep.equal(['USD'])
    expect(decided.n).to.equal(totals.closed)
  })

  it('counts 4,238 won of 6,711 decided: 63.2 %', async () => {
    const { decided, all } = await source.query({ metric: 'winRate' })
    expect([decided.k, decided.n, decided.value]).to.deep.equal([totals.won, totals.closed, totals.win_rate])
    expect([all.k, all.n]).to.deep.equal([totals.won, totals.opportunities])
  })

  it('shows the stock in each stage as a snapshot, as there is no history', async () => {
    const { stages, totals: counted, snapshots, considered } = await source.query({ metric: 'funnel' })
    expect(counted).to.include({ n: totals.opportunities, won: totals.won, lost: totals.lost, open: totals.open })
    expect(snapshots).to.equal(considered)
    for (const stage of stages) expect(stage.current, stage.id).to.equal(by_stage.find((row) => row.deal_stage === stage.id)!.n)
  })

  it('gives the win rate of each month and each quarter', async () => {
    const { series } = await source.query({ metric: 'winRate', period: year, grain: 'month' })
    expect(series.map(({ rate }) => [rate.k, rate.n, rate.value])).to.deep.equal(monthly.map(({ won, lost, win_rate }) => [won, won + lost, win_rate]))
    series.forEach((point, i) => startsOn(point, `${monthly[i]!.month}-01`))
    const quarters = await source.query({ metric: 'winRate', period: { from: '2017-01-01', to: '2017-12-31' }, grain: 'quarter' })
    expect(quarters.series.map(({ rate }) => [rate.k, rate.n, rate.value])).to.deep.equal(quarterly.map(({ won, lost, win_rate }) => [won, won + lost, win_rate]))
  })

  it('gives the win rate of each rep, and of each product by its catalogue name', async () => {
    const { groups } = await source.query({ metric: 'winRate', groupBy: 'owner' })
    expect(Object.fromEntries(groups.map(({ id, rate }) => [id, rate.value]))).to.deep.equal(Object.fromEntries(by_agent.map(({ sales_agent, win_rate }) => [sales_agent, win_rate])))
    const products = await source.query({ metric: 'winRate', groupBy: 'product' })
    expect(Object.fromEntries(products.groups.map(({ id, rate }) => [id, [rate.k, rate.n]])))
      .to.deep.equal(Object.fromEntries(by_product.map(({ product, won, lost }) => [product, [won, won + lost]])))
  })

  it('ranks Darcel Schlecht first by won amount, and the ten after', async () => {
    const { rows } = await source.query({ metric: 'leaderboard', view: 'named', order: 'wonAmount' })
    expect(rows.slice(0, 10).map(({ rank, id, wonAmount, wonCount }) => [rank, id, wonAmount, wonCount])).to.deep.equal(
      truth.leaderboard_top10_won_amount.map(({ rank, sales_agent, won_amount, won }) => [rank, sales_agent, cents(won_amount), won]))
    expect(rows).to.have.length(by_agent.length)
  })

  it('ranks by win rate', async () => {
    const { rows } = await source.query({ metric: 'leaderboard', view: 'named', order: 'winRate' })
    expect(rows.slice(0, 10).map(({ rank, id, rate }) => [rank, id, rate.value])).to.deep.equal(
      truth.leaderboard_top10_win_rate.map(({ rank, sales_agent, win_rate }) => [rank, sales_agent, win_rate]))
  })

  it('gives each rep’s deals, average won amount, and mean and median days to win', async () => {
    const { rows } = await source.query({ metric: 'leaderboard', view: 'named' })
    for (const { id, wonCount, lostCount, openCount, wonAmount, dealSize, cycle } of rows) {
      const expected = by_agent.find(({ sales_agent }) => sales_agent === id)!
      expect([wonCount, lostCount, wonCount + lostCount + openCount, wonAmount], id)
        .to.deep.equal([expected.won, expected.lost, expected.opportunities, cents(expected.won_amount)])
      expect(dealSize.mean.value! / 100, id).to.be.closeTo(expected.avg_won_amount, 1e-9)
      expect(cycle.mean.value!, id).to.be.closeTo(expected.mean_cycle_won, 1e-9)
      expect(cycle.median.value!, id).to.equal(expected.median_cycle_won)
    }
  })

  it('sums 10,005,534 won, 2,360.91 on average', async () => {
    const sum = await source.query({ metric: 'trend', measure: 'wonAmount', grain: 'year' })
    expect(sum.total).to.equal(cents(totals.won_amount))
    const size = await source.query({ metric: 'trend', measure: 'dealSize', grain: 'year', period: year })
    expect(size.points.map(({ value, n }) => [value! / 100, n])).to.deep.equal([[totals.avg_won_amount, totals.won]])
  })

  it('gives the won amount and the average of three for each month', async () => {
    const { points } = await source.query({ metric: 'trend', measure: 'wonAmount', grain: 'month', window: 3, period: year })
    expect(points.map(({ value }) => value)).to.deep.equal(monthly.map(({ revenue }) => cents(revenue)))
    monthly.forEach(({ revenue_sma3 }, i) => { if (revenue_sma3 !== null) expect(points[i]!.average! / 100).to.be.closeTo(revenue_sma3, 1e-6) })
    const sizes = await source.query({ metric: 'trend', measure: 'dealSize', grain: 'month', period: year })
    sizes.points.forEach(({ value }, i) => expect(value! / 100).to.be.closeTo(monthly[i]!.avg_won_amount, 1e-9))
  })

  it('gives the won amount of all 306 days, each on its own date', async () => {
    const { points } = await source.query({ metric: 'trend', measure: 'wonAmount', grain: 'day', window: 30, period: year })
    expect(points.map(({ value, n }) => [value, n])).to.deep.equal(truth.daily_series.map(({ revenue, won }) => [cents(revenue), won]))
    truth.daily_series.forEach(({ date }, i) => startsOn(points[i]!, date))
  })

  it('gives the averages of thirty and of seven days at the sample dates', async () => {
    for (const [window, key] of [[30, 'sma30'], [7, 'sma7']] as const) {
      const { points } = await source.query({ metric: 'trend', measure: 'wonAmount', grain: 'day', window, period: year })
      for (const sample of truth.daily_sma30_samples) {
        const point = points.find(({ start }) => start === startOfDay(sample.d, zone))!
        expect(point.value, sample.d).to.equal(cents(sample.revenue))
        // The expected averages begin with the first close, ours with the first deal created, months before: there both are full.
        const expected = sample[key]
        if (expected !== null) expect(point.average! / 100, sample.d).to.be.closeTo(expected, 1e-6)
      }
    }
  })

  it('gives the totals of Jalali months', async () => {
    const months = truth.jalali_boundary_check
    const period = { from: months[0]!.gregorian_start, to: months.at(-1)!.gregorian_end }
    const scope = { metric: 'trend', grain: 'month', period, frame: { calendar: 'persian' } } as const
    const [amount, won, lost] = await Promise.all((['wonAmount', 'wonCount', 'lostCount'] as const).map((measure) => source.query({ ...scope, measure })))
    expect(amount!.points.map(({ value }, i) => [value, won!.points[i]!.value, lost!.points[i]!.value])).to.deep.equal(months.map((month) => [cents(month.revenue), month.won, month.lost]))
    amount!.points.forEach((point, i) => startsOn(point, months[i]!.gregorian_start))
  })

  it('knows the customers who bought most', async () => {
    const values = await source.values('customer', { filter: { op: 'in', field: 'status', values: ['won'] } })
    for (const { account, won } of truth.top_accounts) expect(values.find(({ value }) => value === account)?.count, account).to.equal(won)
  })
}
