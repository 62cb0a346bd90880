import { expect } from '@open-wc/testing'
import type { Adapter, Batch, Fault, MetricResult, QueryOf } from '../../src/model/index.ts'
import { ShakhesError } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import type { SourceOptions } from '../../src/source/index.ts'
import { scripted } from '../worker/scripted.ts'
import { deals, stages } from './deals.ts'
import { whenSource } from './when.ts'

const winRate: QueryOf<'winRate'> = { metric: 'winRate' }
const rows = (count: number): SourceOptions['from'] => ({ adapter: 'rows', tables: { opportunities: deals(count) } })
const settled = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error)
/** Without what depends on where and when it was computed. */
const numbers = ({ ms: _ms, ran: _ran, asOf: _asOf, ...rest }: MetricResult): string => JSON.stringify(rest)

describe('a data source over a real engine', () => {
  let source: DataSource
  const start = (options: Partial<SourceOptions>): DataSource => {
    source = new DataSource({
      from: rows(400), tables: { stages }, frame: { zone: 'UTC', weekStart: 1, weekend: [6, 7] }, ...options,
      worker: { handshakeMs: 50_000, ...options.worker },
    })
    source.retain()
    return source
  }
  const until = (test: () => boolean): Promise<void> => whenSource(source, test)
  const settledState = (): Promise<void> => until(() => source.status.state === 'ready' || source.status.state === 'error')
  const faultOf = (): Fault => {
    if (source.status.state !== 'error') throw new Error(`the status is ${source.status.state}`)
    return source.status.fault
  }
  afterEach(async () => {
    source.release()
    await until(() => source.status.state === 'idle')
  })

  it('answers from rows in memory, in a worker of its own', async () => {
    const result = await start({}).query(winRate)
    expect(source.engine?.rung).to.equal('module')
    expect(result.ran).to.equal('worker')
    expect(result.version).to.equal(1)
    expect(result.complete).to.equal(true)
    // By the pattern of the deals: 100 won and 100 lost.
    expect(result.decided).to.include({ k: 100, n: 200, value: 0.5 })
    expect(source.info?.rows.opportunities).to.equal(400)
  })

  it('fails over a calendar, a zone or a weekday that does not exist, by name', async () => {
    for (const [frame, named] of [[{ calendar: 'julian' as 'gregory' }, 'julian'], [{ zone: 'Asia/Teheran2' }, 'Teheran2'], [{ weekStart: 0 as 1 }, 'weekStart']] as const) {
      source?.release()
      start({ frame })
      await settledState()
      expect(faultOf()).to.include({ code: 'bad-query' }).and.to.have.property('message').that.contains(named)
    }
    source.release()
    start({})
    expect(await settled(source.query({ ...winRate, frame: { zone: 'Asia/Teheran2' } }))).to.have.property('code', 'bad-query')
  })

  it('keeps the week of the source, unless the reader’s locale brings another or the question names one', async () => {
    const weekOf = async (frame: QueryOf<'winRate'>['frame']): Promise<unknown> => {
      const { weekStart, weekend } = (await source.query({ ...winRate, ...(frame && { frame }) })).frame
      return [weekStart, weekend]
    }
    start({})
    expect(await weekOf(undefined)).to.deep.equal([1, [6, 7]])
    expect(await weekOf({ calendar: 'persian' })).to.deep.equal([1, [6, 7]])
    // METRICS G2: in Iran weeks begin on Saturday, and Friday is off.
    expect(await weekOf({ locale: 'fa-IR' })).to.deep.equal([6, [5]])
    expect(await weekOf({ locale: 'fa-IR', weekStart: 7 })).to.deep.equal([7, [5]])
    expect(await weekOf({ locale: '', zone: 'Asia/Tehran' })).to.deep.equal([6, [5]])
  })

  it('gives the same numbers on the page', async () => {
    const asOf = Date.UTC(2026, 5, 1)
    const questions = [
      { metric: 'winRate', groupBy: 'owner', asOf }, { metric: 'trend', grain: 'month', asOf }, { metric: 'funnel', asOf }, { metric: 'leaderboard', asOf },
      { metric: 'notes', asOf },
    ] as const
    const all = (): Promise<string[]> => Promise.all(questions.map(async (question) => numbers(await source.query(question as QueryOf<'trend'>))))
    start({})
    const inWorker = await all()
    source.release()
    await until(() => source.status.state === 'idle')
    start({ worker: { noWorker: true } })
    const onPage = await all()
    expect(source.engine?.rung).to.equal('page')
    expect(onPage).to.deep.equal(inWorker)
  })

  it('lists the values of a dimension', async () => {
    start({})
    const values = await source.values('source', { limit: 1 })
    expect(values).to.have.length(1)
    expect(values[0]).to.include({ value: 'fair', count: 266 })
  })

  it('answers the good questions of a batch that has a bad one', async () => {
    start({})
    const [good, bad] = await Promise.all([source.query(winRate), settled(source.query({ metric: 'nonsense' } as unknown as QueryOf<'trend'>))])
    expect(good.decided.n).to.equal(200)
    expect(bad).to.be.instanceOf(ShakhesError).and.to.have.property('code', 'bad-query')
  })

  it('reads a file at an address relative to the page', async () => {
    start({ from: { adapter: 'csv', data: { url: '/test/source/fixtures/deals.csv' } } })
    expect((await source.query(winRate)).decided).to.include({ k: 2, n: 3 })
  })

  it('loads a host’s own adapter module into the worker', async () => {
    start({ from: { adapter: 'module', url: '/test/source/fixtures/adapter.js', options: { count: 10 } } })
    expect((await source.query(winRate)).decided).to.include({ k: 5, n: 10 })
  })

  it('says what is wrong with an adapter module that is not there', async () => {
    start({ from: { adapter: 'module', url: '/test/source/fixtures/nowhere.js' } })
    expect(await settled(source.query(winRate))).to.be.instanceOf(ShakhesError)
    expect(faultOf()).to.include({ code: 'source' })
    expect(faultOf().message).to.contain('nowhere.js')
  })

  it('bridges an adapter object that stays on the page', async () => {
    const adapter: Adapter = {
      manifest: { name: 'own' },
      async* scan({ progress }): AsyncGenerator<Batch> {
        progress(0, 30_000)
        for (let i = 0; i < 3; i++) yield { table: 'Deal', rows: deals(30_000).slice(i * 10_000, (i + 1) * 10_000).map(({ id, ...rest }) => ({ Id: id, ...rest })) }
      },
    }
    start({ from: adapter, mapping: { opportunities: { source: 'Deal', fields: { id: 'Id', stage: 'stage', amount: 'amount', currency: 'currency', createdAt: 'createdAt', closedAt: 'closedAt' } } } })
    const result = await source.query(winRate)
    expect(result.ran).to.equal('worker')
    expect(result.decided).to.include({ k: 7500, n: 15_000 })
  })

  it('shows the good rows where there are bad ones, and counts the bad', async () => {
    start({ from: { adapter: 'rows', tables: { opportunities: [...deals(4), { id: 'x', amount: '12,5x' as unknown as number, currency: 'EUR', stage: 'won' }] } } })
    await settledState()
    expect(source.status.state).to.equal('ready')
    expect(source.info?.rows.opportunities).to.equal(4)
    expect(source.info?.quality.rejected.opportunities).to.equal(1)
  })

  it('rejects a last row without an id, and keeps the others', async () => {
    const opportunities = [...deals(5000), { stage: 'won' } as unknown as ReturnType<typeof deals>[number]]
    for (const worker of [{}, { noWorker: true }]) {
      start({ from: { adapter: 'rows', tables: { opportunities } }, worker })
      await settledState()
      expect(source.info?.quality.rejected.opportunities).to.equal(1)
      expect(source.info?.quality.counts.E_MISSING).to.equal(1)
      expect(source.info?.rows.opportunities).to.equal(5000)
      source.release()
      await until(() => source.status.state === 'idle')
    }
    source.retain()
  })

  it('calls it an error when there is no good row', async () => {
    start({ from: { adapter: 'rows', tables: { opportunities: Array.from({ length: 3 }, (_, id) => ({ id, amount: '12,5x' as unknown as number, currency: 'EUR', stage: 'won' })) } } })
    expect(await settled(source.query(winRate))).to.have.nested.property('fault.reason', 'no-good-rows')
    expect(faultOf()).to.include({ code: 'schema', retryable: false }).and.to.have.deep.property('params', { rejected: 3 })
  })

  it('is ready and empty when there are no rows', async () => {
    start({ from: { adapter: 'rows', tables: {} } })
    expect((await source.query(winRate)).decided).to.include({ value: null, n: 0 })
  })

  it('keeps the data and says since when, when reading it again fails', async () => {
    let reads = 0
    start({ from: { manifest: { name: 'own' }, rows: () => {
      if (++reads > 1) throw new ShakhesError('auth', 'log in again', { status: 401 })
      return { opportunities: deals(8) }
    } } })
    const first = await source.query(winRate)
    const at = source.status.state === 'ready' ? source.status.at : NaN
    expect(await settled(source.refresh())).to.have.property('code', 'auth')
    expect(source.status).to.deep.equal({ state: 'error', fault: { code: 'auth', message: 'log in again', retryable: false, status: 401 }, since: at })
    expect(source.version).to.equal(1)
    expect(await source.query(winRate)).to.equal(first)
    expect((await source.query({ metric: 'trend' })).version).to.equal(1)
  })

  it('goes on answering from the data before while it reads again', async () => {
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => { go = resolve })
    let reads = 0
    start({ from: { manifest: { name: 'own' }, rows: async () => {
      if (++reads > 1) await gate
      return { opportunities: deals(reads * 8) }
    } } })
    await settledState()
    const refreshed = source.refresh()
    await until(() => source.status.state === 'loading' && source.status.again)
    expect((await source.query(winRate)).decided.n).to.equal(4)
    go()
    await refreshed
    expect((await source.query(winRate)).decided.n).to.equal(8)
    expect(source.version).to.equal(2)
  })

  it('says that there is less than everything', async () => {
    const fault: Fault = { code: 'too-large', message: 'the source stops at 4 rows', retryable: false }
    start({ from: { manifest: { name: 'own' }, async* scan({ incomplete }): AsyncGenerator<Batch> {
      yield { table: 'opportunities', rows: deals(4) }
      incomplete(fault)
    } } })
    expect((await source.query(winRate)).complete).to.equal(false)
    expect(source.info?.complete).to.equal(false)
    expect(source.status).to.have.deep.property('incomplete', fault)
  })

  it('aborts the adapter when the last user leaves', async () => {
    let signal: AbortSignal | undefined
    start({ from: { manifest: { name: 'own' }, rows: (context) => {
      signal = context.signal
      return new Promise(() => undefined)
    } } })
    const waiting = settled(source.query(winRate))
    while (signal === undefined) await new Promise((resolve) => { requestAnimationFrame(resolve) })
    source.release()
    expect(await waiting).to.have.property('code', 'aborted')
    expect(signal.aborted).to.equal(true)
    source.retain()
  })

  it('gives up on workers after three restarts, and goes on on the page', async () => {
    const { settings, made } = scripted('crash-on-load')
    start({ worker: settings })
    const result = await source.query(winRate)
    expect(made).to.have.length(4)
    expect(source.engine?.rung).to.equal('page')
    expect(result.ran).to.equal('page')
    expect(result.decided.n).to.equal(200)
  })

  it('leaves no worker behind', async () => {
    const living = new Set<Worker>()
    const RealWorker = globalThis.Worker
    globalThis.Worker = class extends RealWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args)
        living.add(this)
      }
      override terminate(): void {
        super.terminate()
        living.delete(this)
      }
    }
    try {
      for (let i = 0; i < 3; i++) {
        start({})
        await source.query(winRate)
        expect(living.size).to.equal(1)
        source.release()
        await until(() => source.status.state === 'idle')
        expect(living.size).to.equal(0)
      }
    } finally {
      globalThis.Worker = RealWorker
    }
  })
})
