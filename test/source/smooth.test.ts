import { expect } from '@open-wc/testing'
import { DataSource } from '../../src/source/index.ts'
import type { WorkerSettings } from '../../src/source/index.ts'
import { deals, stages } from './deals.ts'

/** The longest task of the page while `work` runs, in ms; 0 when none was over 50. */
async function longestTask(work: () => Promise<void>): Promise<number> {
  const longest: number[] = [0]
  const observer = new PerformanceObserver((list) => longest.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  await work()
  // Entries are queued at the end of their task.
  await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)) })
  longest.push(...observer.takeRecords().map(({ duration }) => duration))
  observer.disconnect()
  return Math.max(...longest)
}

describe('the page while a source works', () => {
  const opportunities = deals(50_000)

  for (const [where, worker] of [['on the page', { noWorker: true }], ['in a worker', { handshakeMs: 14_000 }]] as const satisfies readonly (readonly [string, WorkerSettings])[]) {
    it(`stays free: 50,000 rows read and five questions answered ${where}`, async () => {
      // The code itself is loaded before: compiling it is not what is measured.
      const first = new DataSource({ from: { adapter: 'rows', tables: {} }, worker })
      await first.query({ metric: 'winRate' })
      const source = new DataSource({ from: { adapter: 'rows', tables: { opportunities } }, tables: { stages }, worker })
      source.retain()
      const longest = await longestTask(async () => {
        await Promise.all([
          source.query({ metric: 'winRate', groupBy: 'owner' }), source.query({ metric: 'trend' }), source.query({ metric: 'funnel' }),
          source.query({ metric: 'leaderboard' }), source.query({ metric: 'notes' }),
        ])
      })
      expect(source.info?.rows.opportunities).to.equal(50_000)
      source.release()
      expect(longest).to.equal(0)
    }).timeout(60_000)
  }
})
