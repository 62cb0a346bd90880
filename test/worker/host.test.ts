import { expect } from '@open-wc/testing'
import type { AdapterSpec, MetricQuery } from '../../src/model/index.ts'
import { createEngineApi } from '../../src/worker/host.ts'
import type { LoadOrder } from '../../src/worker/protocol.ts'
import { deals, stages } from '../source/deals.ts'

const order = (count: number, version = 1, from?: AdapterSpec): LoadOrder => ({
  from: from ?? { adapter: 'rows', tables: { opportunities: deals(count) } }, mapping: null, tables: { stages }, currency: null, live: false, version,
  frame: { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }, base: document.baseURI, parts: {} as LoadOrder['parts'],
})
const asked = (id: number, query: MetricQuery = { metric: 'winRate' }) => ({ id, question: { kind: 'metric', query } as const })
const nobody = (): void => undefined

describe('an engine', () => {
  const start = () => createEngineApi({ realm: 'page', sliceMs: 8 })

  it('answers questions in their order, each with the version of its data', async () => {
    const engine = start()
    const loaded = await engine.load(1, order(40, 5), nobody, null)
    expect(loaded.ok && loaded.value.info.version).to.equal(5)
    const outcomes = await engine.ask([asked(2), asked(3, { metric: 'trend' })])
    expect(outcomes.map((outcome) => outcome.ok && [outcome.value.version, (outcome.value.value as { metric?: string }).metric])).to.deep.equal([[5, 'winRate'], [5, 'trend']])
  })

  it('drops what was cancelled before its turn, and answers the rest', async () => {
    const engine = start()
    await engine.load(1, order(40), nobody, null)
    const answering = engine.ask([asked(2), asked(3)])
    await engine.cancel([2])
    const [first, second] = await answering
    expect(first).to.have.nested.property('fault.code', 'aborted')
    expect(second).to.have.property('ok', true)
  })

  it('stops a load that was cancelled, and keeps what it had', async () => {
    const engine = start()
    await engine.load(1, order(40, 1), nobody, null)
    const loading = engine.load(2, order(60_000, 2), nobody, null)
    await engine.cancel([2])
    expect(await loading).to.have.nested.property('fault.code', 'aborted')
    const [outcome] = await engine.ask([asked(3)])
    expect(outcome).to.have.nested.property('value.version', 1)
  })

  it('answers from the data before while it loads', async () => {
    const engine = start()
    await engine.load(1, order(40, 1), nobody, null)
    const loading = engine.load(2, order(20_000, 2), nobody, null)
    const [during] = await engine.ask([asked(3)])
    expect(during).to.have.nested.property('value.version', 1)
    await loading
    const [after] = await engine.ask([asked(4)])
    expect(after).to.have.nested.property('value.version', 2)
  })

  it('loads what deals of several products take when their table comes', async () => {
    const engine = start()
    const opportunities = deals(40)
    const opportunityLines = opportunities.flatMap(({ id }) => ['tea', 'oil'].map((product) => ({ id: `${id} ${product}`, opportunityId: id, product })))
    await engine.load(1, order(40, 1, { adapter: 'rows', tables: { opportunities, opportunityLines } }), nobody, null)
    const [outcome] = await engine.ask([{ id: 2, question: { kind: 'values', dimension: 'product', filter: null, limit: null } }])
    expect(outcome).to.have.deep.nested.property('value.value', [{ value: 'oil', name: 'oil', count: 40 }, { value: 'tea', name: 'tea', count: 40 }])
  })

  it('says so when it is asked before it has data', async () => {
    const [outcome] = await start().ask([asked(1)])
    expect(outcome).to.have.nested.property('fault.code', 'internal')
  })

  it('makes a fault of an adapter that does not exist', async () => {
    const outcome = await start().load(1, order(0, 1, { adapter: 'telepathy' } as unknown as AdapterSpec), nobody, null)
    expect(outcome).to.have.nested.property('fault.code', 'unsupported')
    expect(outcome).to.have.nested.property('fault.message').that.contains('telepathy')
  })
})
