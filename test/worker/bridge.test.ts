import { expect } from '@open-wc/testing'
import { transfer } from 'comlink'
import type { Adapter, Batch, Fault } from '../../src/model/index.ts'
import { plainColumn, ShakhesError } from '../../src/model/index.ts'
import { createBridge } from '../../src/worker/bridge.ts'
import { bridged } from '../../src/worker/feed.ts'
import type { Bridge } from '../../src/worker/protocol.ts'

const manifest = { name: 'mine' }
const deals = (from: number, to: number): { id: number, name: string }[] => Array.from({ length: to - from }, (_, i) => ({ id: from + i, name: `deal ${from + i}` }))

/** The bridge as the other side of a boundary sees it. */
const across = (bridge: Bridge): Bridge => ({ next: async () => structuredClone(await bridge.next()), stop: () => bridge.stop() })

async function pulled(adapter: Adapter, signal = new AbortController().signal): Promise<{ ids: unknown[], tables: string[], batches: number, totals: number[], incomplete: Fault[] }> {
  const ids: unknown[] = []
  const tables = new Set<string>()
  const totals: number[] = []
  const incomplete: Fault[] = []
  let batches = 0
  for await (const batch of bridged(across(createBridge(adapter, 'UTC', transfer)), signal, { total: (rows) => totals.push(rows), incomplete: (fault) => incomplete.push(fault) })) {
    batches++
    tables.add(batch.table)
    if ('columns' in batch) ids.push(...Array.from(plainColumn(batch.columns.id ?? [])))
  }
  return { ids, tables: [...tables], batches, totals, incomplete }
}
const faultOf = (promise: Promise<unknown>): Promise<Fault> => promise.then(() => { throw new Error('it did not reject') }, (error: unknown) => (error as ShakhesError).fault)

describe('the bridge to an adapter on the page', () => {
  it('brings every row of rows(), once and in order, in pieces', async () => {
    const { ids, tables, batches } = await pulled({ manifest, rows: () => ({ opportunities: deals(0, 20_000), reps: [{ id: 'r' }] }) })
    expect(ids).to.deep.equal([...deals(0, 20_000).map(({ id }) => id), 'r'])
    expect(tables).to.deep.equal(['opportunities', 'reps'])
    expect(batches).to.be.above(4)
  })

  it('goes on after an empty batch', async () => {
    const adapter: Adapter = {
      manifest,
      async* scan(): AsyncGenerator<Batch> {
        yield { table: 'opportunities', rows: deals(0, 2) }
        yield { table: 'opportunities', rows: [] }
        yield { table: 'opportunities', columns: { id: Int32Array.of(2, 3) }, length: 2 }
      },
    }
    expect((await pulled(adapter)).ids).to.deep.equal([0, 1, 2, 3])
  })

  it('passes on the total, and that there is less than everything', async () => {
    const fault: Fault = { code: 'too-large', message: 'the source stops at 2 rows', retryable: false }
    const { totals, incomplete } = await pulled({
      manifest,
      async* scan({ progress, incomplete: less }) {
        progress(0, 2)
        yield { table: 'opportunities', rows: deals(0, 2) }
        less(fault)
      },
    })
    expect(totals[0]).to.equal(2)
    expect(incomplete).to.deep.equal([fault])
  })

  it('keeps a fault of the adapter, and calls any other error one of the source', async () => {
    const throwing = (error: unknown): Adapter => ({ manifest, rows: () => { throw error } })
    expect(await faultOf(pulled(throwing(new ShakhesError('auth', 'log in', { status: 401 }))))).to.deep.equal({ code: 'auth', message: 'log in', retryable: false, status: 401 })
    expect(await faultOf(pulled(throwing(new TypeError('x is undefined'))))).to.deep.equal({ code: 'source', message: 'x is undefined', retryable: false })
  })

  it('says what rows() should have given', async () => {
    const giving = (value: unknown): Adapter => ({ manifest, rows: () => value as never })
    expect((await faultOf(pulled(giving(undefined)))).message).to.equal('rows() gave undefined: expected an object such as { opportunities: [ … ] }')
    expect((await faultOf(pulled(giving({ opportunities: 'x' })))).message).to.contain('expected an array of rows')
  })

  it('stops the adapter when nobody waits any more', async () => {
    const control = new AbortController()
    let signal: AbortSignal | undefined
    let ended = false
    const adapter: Adapter = {
      manifest,
      async* scan(context) {
        signal = context.signal
        try {
          yield { table: 'opportunities', rows: deals(0, 1) }
          await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)))
        } finally {
          ended = true
        }
      },
    }
    const pulling = faultOf(pulled(adapter, control.signal))
    while (signal === undefined) await Promise.resolve()
    control.abort()
    expect((await pulling).code).to.equal('aborted')
    expect(signal.aborted).to.equal(true)
    await new Promise((resolve) => { requestAnimationFrame(resolve) })
    expect(ended).to.equal(true)
  })
})
