import { expect } from '@open-wc/testing'
import { ShakhesError } from '../../src/model/index.ts'
import { EngineClient } from '../../src/worker/client.ts'
import type { Question } from '../../src/worker/protocol.ts'
import type { WorkerSettings } from '../../src/source/types.ts'
import { aWish, scripted } from './scripted.ts'

const question: Question = { kind: 'metric', query: { metric: 'winRate' } }
const never = new AbortController().signal
const caught = (promise: Promise<unknown>): Promise<ShakhesError> => promise.then(() => { throw new Error('it did not reject') }, (error: unknown) => {
  expect(error).to.be.instanceOf(ShakhesError)
  return error as ShakhesError
})

describe('the client of an engine', () => {
  let client: EngineClient
  let lost: ShakhesError[]
  let settings: WorkerSettings
  const start = (...args: Parameters<typeof scripted>): Worker[] => {
    const { made, ...rest } = scripted(...args)
    settings = rest.settings
    lost = []
    client = new EngineClient(settings, (error) => lost.push(error))
    return made
  }
  const ask = (): Promise<unknown> => client.ask([{ id: client.nextId(), question }])
  /** From now on: what came before may take as long as a slow machine needs. */
  const expectWithin = (deadlineMs: number): void => { Object.assign(settings, { deadlineMs }) }
  afterEach(() => client.dispose())

  it('says which way led to an engine', async () => {
    start('good')
    expect(client.report).to.equal(null)
    await client.load(aWish(), () => undefined, never)
    expect(client.report).to.deep.equal({ rung: 'factory', tried: [] })
  })

  it('rejects what waits when the worker throws, and starts another for the next call', async () => {
    const made = start((count) => (count === 1 ? 'crash-on-ask' : 'good'))
    await client.load(aWish(), () => undefined, never)
    const errors = await Promise.all([caught(ask()), caught(ask())])
    for (const { fault } of errors) {
      expect(fault).to.include({ code: 'worker', reason: 'worker-crashed', retryable: true })
      expect(fault.message).to.contain('scripted crash')
    }
    expect(lost).to.have.length(1)
    await client.load(aWish(2), () => undefined, never)
    await ask()
    expect(made).to.have.length(2)
  })

  it('counts a worker that closed itself as dead once the deadline has passed', async () => {
    start('close-on-ask')
    await client.load(aWish(), () => undefined, never)
    expectWithin(300)
    const { fault } = await caught(ask())
    expect(fault).to.include({ code: 'worker', reason: 'worker-crashed' })
    expect(fault.message).to.contain('300 ms')
  })

  it('counts a worker that is silent as dead once the deadline has passed', async () => {
    start('silent-ask')
    await client.load(aWish(), () => undefined, never)
    expectWithin(300)
    expect((await caught(ask())).fault.reason).to.equal('worker-crashed')
    expect(lost).to.have.length(1)
  })

  it('takes progress for a sign of life, so that a long load is not cut', async () => {
    // Twelve reports a quarter of a second apart: the load as a whole takes longer than the deadline, no silence in it does.
    start('slow-load', { deadlineMs: 2500 })
    const seen: number[] = []
    const { info } = await client.load(aWish(7), ({ rows }) => seen.push(rows), never)
    expect(info.version).to.equal(7)
    // The answer comes by another port than the reports, and may pass the last one.
    expect(seen.slice(0, 11)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('tells nobody of a report that comes after the answer', async () => {
    start('late-report')
    const seen: number[] = []
    await client.load(aWish(), ({ rows }) => seen.push(rows), never)
    await ask()
    expect(seen).to.deep.equal([])
  })

  it('cuts a load that says nothing', async () => {
    start('silent-load', { deadlineMs: 300 })
    expect((await caught(client.load(aWish(), () => undefined, never))).fault.reason).to.equal('worker-crashed')
  })

  it('rejects at once when the caller aborts', async () => {
    start('silent-load')
    const control = new AbortController()
    const loading = caught(client.load(aWish(), () => undefined, control.signal))
    control.abort()
    expect((await loading).code).to.equal('aborted')
    expect(lost).to.deep.equal([])
  })

  it('rejects what waits when it is disposed of, and whatever comes later', async () => {
    start('silent-ask')
    await client.load(aWish(), () => undefined, never)
    const waiting = caught(ask())
    client.dispose()
    expect((await waiting).code).to.equal('aborted')
    expect((await caught(ask())).code).to.equal('aborted')
  })

  it('ends a worker that stands up after it was disposed of', async () => {
    const made = start('good')
    const loading = caught(client.load(aWish(), () => undefined, never))
    client.dispose()
    expect((await loading).code).to.equal('aborted')
    expect(made.length).to.be.at.most(1)
  })

  it('passes by a worker of another release, and says so', async () => {
    start('old', { workerUrl: new URL('./fixtures/scripted.worker.ts', import.meta.url) })
    await client.load(aWish(), () => undefined, never)
    expect(client.report?.rung).to.equal('url')
    expect(client.report?.tried).to.have.length(1)
    expect(client.report?.tried[0]?.why).to.contain('protocol 0, not 1')
  })

  it('passes by a worker that does not answer its first call in time', async () => {
    const patient = (): string => {
      // For the next one, which has to stand up.
      Object.assign(settings, { handshakeMs: 100_000 })
      return 'mute'
    }
    start(patient, { handshakeMs: 1500, workerUrl: new URL('./fixtures/scripted.worker.ts', import.meta.url) })
    await client.load(aWish(), () => undefined, never)
    expect(client.report?.tried[0]).to.deep.equal({ rung: 'factory', why: 'Error: no answer within 1500 ms' })
  })

  it('hands a fault over as it is', async () => {
    start('faulty')
    await client.load(aWish(), () => undefined, never)
    const [outcome] = await client.ask([{ id: client.nextId(), question }])
    expect(outcome).to.deep.equal({ ok: false, fault: { code: 'schema', message: 'no', reason: 'missing-column', params: { column: 'id', found: 'a, b' }, retryable: false, row: 3 } })
  })

  it('says which settings cannot be sent to a worker', async () => {
    start('good')
    const wish = { ...aWish(), mapping: { opportunities: { fields: { id: (() => 'x') as unknown as string } } } }
    const { fault } = await caught(client.load(wish, () => undefined, never))
    expect(fault.code).to.equal('schema')
    expect(fault.message).to.contain('plain data')
  })
})
