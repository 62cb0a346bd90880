import { plainColumn } from '../../src/model/index.ts'
import { expect } from '@open-wc/testing'
import { Pace } from '../../src/worker/pace.ts'
import { Slicer } from '../../src/worker/slicer.ts'

const busy = (ms: number): void => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe('working in slices', () => {
  it('gives the result of the generator', async () => {
    function* work(): Generator<void, number> {
      yield
      return 7
    }
    expect(await new Pace(8).drain(work(), new AbortController().signal)).to.equal(7)
  })

  it('lets other tasks have a turn between slices', async () => {
    let turns = 0
    let over = false
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      turns++
      if (!over) port2.postMessage(null)
    }
    port2.postMessage(null)
    function* work(): Generator<void, void> {
      for (let i = 0; i < 20; i++) {
        busy(2)
        yield
      }
    }
    await new Pace(4).drain(work(), new AbortController().signal)
    over = true
    port1.close()
    expect(turns).to.be.at.least(8)
  })

  it('stops between slices when aborted, and lets the generator clean up', async () => {
    const control = new AbortController()
    let cleaned = false
    function* work(): Generator<void, void> {
      try {
        for (;;) {
          yield
          control.abort()
        }
      } finally {
        cleaned = true
      }
    }
    const error = await new Pace(4).drain(work(), control.signal).catch((thrown: unknown) => thrown)
    expect(error).to.have.property('code', 'aborted')
    expect(cleaned).to.equal(true)
  })

  it('passes on what the generator throws', async () => {
    function* work(): Generator<void, void> {
      yield
      throw new RangeError('too far')
    }
    expect(await new Pace(4).drain(work(), new AbortController().signal).catch((thrown: unknown) => thrown)).to.be.instanceOf(RangeError)
  })

  it('cuts batches to what can be done in time', () => {
    const slicer = new Slicer(4)
    const rows = Array.from({ length: 3000 }, (_, id) => ({ id }))
    const sizes: number[] = []
    const seen: unknown[] = []
    for (const slice of slicer.cut({ table: 't', rows })) {
      if (!('rows' in slice)) throw new Error('rows were expected')
      sizes.push(slice.rows.length)
      seen.push(...slice.rows)
      busy(slice.rows.length / 20)
    }
    expect(seen).to.deep.equal(rows)
    expect(Math.min(...sizes.slice(0, -1))).to.be.below(256)
  })

  it('shows a column that the rows of a later batch lack', () => {
    const slicer = new Slicer(1000)
    const [first] = slicer.cut({ table: 't', rows: [{ id: 1, name: 'a' }] })
    const [second] = slicer.cut({ table: 't', rows: [{ name: 'b' }] })
    expect([first, second]).to.deep.equal([{ table: 't', rows: [{ id: 1, name: 'a' }] }, { table: 't', rows: [{ id: null, name: 'b' }] }])
  })

  it('cuts columns of every kind at the same rows', () => {
    const slicer = new Slicer(1000)
    const length = 600
    const columns = { a: Float64Array.from({ length }, (_, i) => i), b: Array.from({ length }, (_, i) => i), c: { ...Array.from({ length }, (_, i) => i), length } }
    const back: Record<'a' | 'b' | 'c', unknown[]> = { a: [], b: [], c: [] }
    for (const slice of slicer.cut({ table: 't', columns, length })) {
      if (!('columns' in slice)) throw new Error('columns were expected')
      for (const name of ['a', 'b', 'c'] as const) back[name].push(...Array.from(plainColumn(slice.columns[name]!)))
    }
    expect(back.a).to.deep.equal(columns.b)
    expect(back.b).to.deep.equal(columns.b)
    expect(back.c).to.deep.equal(columns.b)
  })
})
