import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import type { DimensionValue, MetricName, QueryOf } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import type { SourceOptions, SourceStatus, WorkerSettings } from '../../src/source/index.ts'
import { scripted } from '../worker/scripted.ts'
import { whenSource } from './when.ts'

/** What the scripted engine answers to everything: the question, how many came with it, and the version of the data. */
type Echo = readonly DimensionValue[]
const asEcho = (answer: unknown): { question: unknown, together: number, version: number } => {
  const [echo] = answer as Echo
  return { question: JSON.parse(echo!.value!) as unknown, together: Number(echo!.name), version: echo!.count }
}
const winRate: QueryOf<'winRate'> = { metric: 'winRate' }
const settled = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error)

describe('a data source', () => {
  let source: DataSource
  let made: Worker[]
  const start = (behaviour: Parameters<typeof scripted>[0] = 'good', more: WorkerSettings = {}): void => {
    const script = scripted(behaviour, more)
    made = script.made
    source = new DataSource({ from: { adapter: 'json', tables: {} }, worker: script.settings })
  }
  const until = (test: () => boolean): Promise<void> => whenSource(source, test)
  const ready = (): Promise<void> => until(() => source.status.state === 'ready')
  const ask = async <M extends MetricName>(query: QueryOf<M>, signal?: AbortSignal): Promise<ReturnType<typeof asEcho>> =>
    asEcho(await source.query(query, signal === undefined ? {} : { signal }))

  beforeEach(() => start())
  afterEach(async () => {
    for (let i = 0; i < 9; i++) source.release()
    await until(() => source.status.state === 'idle')
  })

  it('is idle until somebody uses it, then loads, then is ready', async () => {
    expect(source.status).to.deep.equal({ state: 'idle' })
    expect(source.version).to.equal(0)
    expect(made).to.deep.equal([])
    const states: SourceStatus['state'][] = []
    source.addEventListener('change', () => states.push(source.status.state))
    source.retain()
    await ready()
    expect([...new Set(states)]).to.deep.equal(['loading', 'ready'])
    expect(source.version).to.equal(1)
    expect(source.info?.version).to.equal(1)
    expect(source.engine).to.deep.equal({ rung: 'factory', tried: [] })
  })

  it('says which tables its settings speak of, and takes any as coming where they cannot tell', () => {
    const names = (options: SourceOptions): string[] => (['opportunities', 'interventions'] as const).filter((table) => new DataSource(options).expects(table))
    expect(names({ from: { adapter: 'json', tables: { opportunities: { url: '/deals' } } } })).to.deep.equal(['opportunities'])
    expect(names({ from: { adapter: 'rows', tables: {} }, tables: { interventions: [] } })).to.deep.equal(['interventions'])
    expect(names({ from: { adapter: 'csv', data: [{ table: 'opportunities', data: 'id' }, { table: 'interventions', data: 'id' }] } })).to.deep.equal(['opportunities', 'interventions'])
    expect(names({ from: { adapter: 'ndjson', data: '{}' } })).to.deep.equal([])
    expect(names({ from: { adapter: 'module', url: '/mine.js' } })).to.deep.equal(['opportunities', 'interventions'])
    expect(names({ from: { manifest: { name: 'mine' }, rows: () => ({}) } })).to.deep.equal(['opportunities', 'interventions'])
  })
  it('says whether answers are on their way', async () => {
    source.retain()
    await ready()
    expect(source.asking).to.equal(false)
    const answer = ask(winRate)
    await Promise.resolve()
    expect(source.asking).to.equal(true)
    await answer
    expect(source.asking).to.equal(false)
  })

  it('lets a question wait for the first data', async () => {
    source.retain()
    expect(await ask(winRate)).to.deep.equal({ question: { kind: 'metric', query: winRate }, together: 1, version: 1 })
  })

  it('tells how many rows it has read', async () => {
    start('slow-load')
    const seen: SourceStatus[] = []
    source.addEventListener('change', () => seen.push(source.status))
    source.retain()
    await ready()
    expect(seen).to.deep.include({ state: 'loading', rows: 3, total: 12, again: false })
  })

  it('sends what widgets ask in one task together', async () => {
    source.retain()
    await ready()
    const funnel = Promise.resolve().then(() => Promise.resolve()).then(() => ask({ metric: 'funnel' }))
    const answers = await Promise.all([ask(winRate), ask({ metric: 'trend' }), funnel])
    expect(answers.map(({ together }) => together)).to.deep.equal([3, 3, 3])
  })

  it('computes equal questions once, whatever the order of their keys', async () => {
    source.retain()
    await ready()
    const [a, b] = await Promise.all([
      source.query({ metric: 'winRate', period: 'all', confidence: 0.9 }),
      source.query({ confidence: 0.9, metric: 'winRate', period: 'all' }),
    ])
    expect(a).to.equal(b)
    expect(asEcho(a).together).to.equal(1)
  })

  it('keeps answers until the data changes', async () => {
    source.retain()
    const first = await source.query(winRate)
    expect(await source.query({ ...winRate })).to.equal(first)
    await source.refresh()
    expect(source.version).to.equal(2)
    expect(asEcho(await source.query(winRate)).version).to.equal(2)
  })

  it('lets one of two who asked the same go without the other', async () => {
    source.retain()
    await ready()
    const control = new AbortController()
    const gone = settled(ask(winRate, control.signal))
    const stays = ask(winRate)
    control.abort()
    expect(await gone).to.be.instanceOf(ShakhesError).and.to.have.property('code', 'aborted')
    expect((await stays).version).to.equal(1)
  })

  it('rejects at once what was aborted before, or while it waits for data', async () => {
    start('silent-load')
    source.retain()
    expect(await settled(ask(winRate, AbortSignal.abort()))).to.have.property('code', 'aborted')
    const control = new AbortController()
    const waiting = settled(ask(winRate, control.signal))
    control.abort()
    expect(await waiting).to.have.property('code', 'aborted')
  })

  it('answers from the latest data, also what was asked of the data before', async () => {
    source.retain()
    await ready()
    const refreshed = source.refresh()
    const asked = ask(winRate)
    await refreshed
    // Either it was answered before the new data came, or from the new data; never the old after the new.
    expect([1, 2]).to.include((await asked).version)
    expect((await ask(winRate)).version).to.equal(2)
  })

  it('lets a second refresh follow the first, and a third join the second', async () => {
    source.retain()
    await ready()
    const first = source.refresh()
    const second = source.refresh()
    expect(source.refresh()).to.not.equal(first)
    await Promise.all([first, second])
    expect(source.version).to.equal(3)
  })

  it('goes on in a new worker after a crash, and reads everything again', async () => {
    start((count) => (count === 1 ? 'crash-on-ask' : 'good'))
    source.retain()
    await ready()
    expect(await settled(ask(winRate))).to.have.nested.property('fault.reason', 'worker-crashed')
    await until(() => source.version === 2)
    expect((await ask(winRate)).version).to.equal(2)
    expect(made).to.have.length(2)
  })

  it('rejects with code, reason and params of the fault that the engine found', async () => {
    start('faulty')
    source.retain()
    const error = await settled(ask(winRate))
    expect(error).to.have.deep.property('fault', { code: 'schema', message: 'no', reason: 'missing-column', params: { column: 'id', found: 'a, b' }, retryable: false, row: 3 })
  })

  it('takes a move in the page for no end', async () => {
    source.retain()
    await ready()
    source.release()
    source.retain()
    await ask(winRate)
    expect(made).to.have.length(1)
    expect(source.status.state).to.equal('ready')
  })

  it('ends its worker with the last user, and starts anew with the next', async () => {
    source.retain()
    source.retain()
    await ready()
    source.release()
    await Promise.resolve()
    expect(source.status.state).to.equal('ready')
    source.release()
    await until(() => source.status.state === 'idle')
    expect(source.info).to.equal(null)
    expect(source.engine).to.equal(null)
    source.retain()
    await ready()
    expect(source.version).to.equal(2)
    expect(made).to.have.length(2)
  })

  it('rejects what waits when the last user leaves', async () => {
    start('silent-ask')
    source.retain()
    await ready()
    const waiting = settled(ask(winRate))
    source.release()
    expect(await waiting).to.have.property('code', 'aborted')
  })

  it('starts an engine for a question without users, and ends it after', async () => {
    expect((await ask(winRate)).version).to.equal(1)
    await until(() => source.status.state === 'idle')
    expect(made).to.have.length(1)
  })

  it('refuses a question without a metric', async () => {
    expect(await settled(source.query({} as QueryOf<'trend'>))).to.have.property('message', 'query.metric is undefined: expected the name of a metric, such as \'winRate\'')
  })
})
