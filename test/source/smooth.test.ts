import { expect } from '@open-wc/testing'
import { DataSource } from '../../src/source/index.ts'
import { deals, stages } from './deals.ts'

/** How often another task had a turn while `work` ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    turns++
    port2.postMessage(null)
  }
  port2.postMessage(null)
  await work()
  port1.close()
  return turns
}

describe('the page while a source works on it', () => {
  it('has turns between slices, when 50,000 rows are read and when five questions are answered', async () => {
    const source = new DataSource({ from: { adapter: 'rows', tables: { opportunities: deals(50_000) } }, tables: { stages }, worker: { noWorker: true } })
    source.retain()
    const whileReading = await turnsDuring(() => source.query({ metric: 'winRate' }))
    // 50,000 rows take some 300 ms; in slices of 8 that is about 40 turns.
    expect(whileReading).to.be.above(20)
    source.release()
  })
})
