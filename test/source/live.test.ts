import { expect } from '@open-wc/testing'
import type { Adapter, Change, QueryOf } from '../../src/model/index.ts'
import { DataSource } from '../../src/source/index.ts'
import type { SourceOptions } from '../../src/source/index.ts'
import { stages } from './deals.ts'
import { whenSource } from './when.ts'

const winRate: QueryOf<'winRate'> = { metric: 'winRate' }
const deal = (id: string, stage: 'won' | 'lost') => ({ id, stage, amount: 100, currency: 'EUR', createdAt: Date.UTC(2025, 0, 1), closedAt: Date.UTC(2025, 2, 1) })
const upsert = (id: string, stage: 'won' | 'lost'): Change => ({ op: 'upsert', table: 'opportunities', row: deal(id, stage) })

describe('a data source whose data change', () => {
  let source: DataSource
  const start = (options: Partial<SourceOptions>): DataSource => {
    source = new DataSource({
      from: { adapter: 'rows', tables: { opportunities: [deal('a', 'won')] } }, tables: { stages }, frame: { zone: 'UTC' }, ...options, worker: { handshakeMs: 50_000, ...options.worker },
    })
    source.retain()
    return source
  }
  const until = (test: () => boolean): Promise<void> => whenSource(source, test)
  const decided = async (): Promise<readonly number[]> => {
    const { decided: { k, n }, version } = await source.query(winRate)
    return [k, n, version]
  }
  afterEach(async () => {
    source.release()
    await until(() => source.status.state === 'idle')
  })

  for (const noWorker of [false, true]) {
    it(`lets rows come and go ${noWorker ? 'on the page' : 'in its worker'}, each time under the next version`, async () => {
      start({ live: true, worker: { noWorker } })
      expect(await decided()).to.deep.equal([1, 1, 1])
      const before = source.info!
      await source.apply([upsert('b', 'lost'), upsert('c', 'won')])
      expect(source.version).to.equal(2)
      expect(source.info).to.not.equal(before)
      expect(await decided()).to.deep.equal([2, 3, 2])
      await source.apply([{ op: 'delete', table: 'opportunities', id: 'a' }])
      expect(await decided()).to.deep.equal([1, 2, 3])
    })
  }

  it('counts versions on when all is read again', async () => {
    start({ live: true })
    await source.apply([upsert('b', 'lost')])
    await source.apply([upsert('c', 'lost')])
    await source.refresh()
    expect(await decided()).to.deep.equal([1, 1, 4])
  })

  it('refuses what is no change, and answers as before', async () => {
    start({ live: true })
    await decided()
    const error: unknown = await source.apply([{ op: 'shred', table: 'opportunities' } as unknown as Change]).catch((thrown: unknown) => thrown)
    expect(error).to.have.nested.property('fault.code', 'schema')
    expect(await decided()).to.deep.equal([1, 1, 1])
  })

  it('says that it has to be made for changes', async () => {
    start({})
    const error: unknown = await source.apply([upsert('b', 'lost')]).catch((thrown: unknown) => thrown)
    expect(error).to.have.nested.property('fault.message').that.contains('live: true')
  })

  it('follows an adapter on the page, from before its first row', async () => {
    const told: { send?(changes: readonly Change[]): void, ended?: boolean } = {}
    const adapter: Adapter = {
      manifest: { name: 'own' },
      rows: () => {
        // Happens while it is read.
        told.send!([upsert('b', 'lost')])
        return { opportunities: [deal('a', 'won')] }
      },
      async *changes({ signal }) {
        signal.addEventListener('abort', () => { told.ended = true })
        for (;;) yield await new Promise<readonly Change[]>((resolve) => { told.send = resolve })
      },
    }
    start({ from: adapter })
    await until(() => source.version === 2)
    expect(await decided()).to.deep.equal([1, 2, 2])
    const versions: number[] = []
    source.addEventListener('change', () => versions.push(source.version))
    told.send!([upsert('a', 'lost')])
    await until(() => source.version === 3)
    expect(await decided()).to.deep.equal([0, 2, 3])
    expect(versions).to.deep.equal([3])
    source.release()
    await until(() => source.status.state === 'idle')
    expect(told.ended).to.equal(true)
    source.retain()
  })

  it('follows an adapter in the worker, passes by what is no change, and says when the line is dead', async () => {
    const name = `live-${Math.random()}`
    const channel = new BroadcastChannel(name)
    let heard = 0
    let wake = (): void => undefined
    channel.onmessage = () => { heard++; wake() }
    const listening = (count: number): Promise<void> => new Promise((resolve) => {
      wake = () => { if (heard >= count) resolve() }
      wake()
    })
    start({ from: { adapter: 'module', url: new URL('./fixtures/live.js', import.meta.url).href, options: { channel: name } } })
    await until(() => source.version === 1)
    await listening(1)
    channel.postMessage([upsert('b', 'lost'), { op: 'upsert', table: 'opportunities', row: { id: 'c', stage: 'nowhere' } }])
    await until(() => source.version === 2)
    expect(await decided()).to.deep.equal([1, 2, 2])
    await listening(2)
    channel.postMessage([{ op: 'shred' }])
    await until(() => source.status.state === 'error')
    expect(source.status).to.have.nested.property('fault.code', 'schema')
    await listening(3)
    channel.postMessage([upsert('c', 'won')])
    await until(() => source.status.state === 'ready')
    expect(await decided()).to.deep.equal([2, 3, 3])
    await listening(4)
    channel.postMessage('break')
    await until(() => source.status.state === 'error')
    expect(source.status).to.deep.include({ state: 'error' }).and.to.have.nested.property('fault.message').that.contains('the line is dead')
    expect(await decided()).to.deep.equal([2, 3, 3])
    channel.close()
  })
})
