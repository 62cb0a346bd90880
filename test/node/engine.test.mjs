// `shakhes/engine` in Node, as the guide shows it: metrics without a browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from '../parity/build.mjs'

const { Dataset, frameOf, prepareMetrics, ready, registerTemporal, run } = await load(new URL('../../src/engine/index.ts', import.meta.url))

void test('metrics run in a cron job, with nothing but what shakhes/engine exports', async () => {
  registerTemporal(() => import('temporal-polyfill/full/implementation'))
  await ready()
  const now = Date.UTC(2026, 10, 22)
  const data = new Dataset({ zone: 'Asia/Tehran', currency: 'IRR', now })
  data.ingest({ table: 'opportunities', rows: [
    { id: 1, stage: 'won', createdAt: '2026-10-01', closedAt: '2026-10-23', amount: 5_000_000 },
    { id: 2, stage: 'lost', createdAt: '2026-10-02', closedAt: '2026-11-21', amount: 7_000_000 },
    { id: 3, stage: 'won', createdAt: '2026-08-03', closedAt: '2026-10-22', amount: 9_000_000 },
  ] })
  data.commit()
  const frame = frameOf({ calendar: 'persian', zone: 'Asia/Tehran' })
  const { decided } = run(data, { metric: 'winRate', period: 'last-month' }, { frame, now, version: 1, ran: 'node', complete: true })
  // METRICS B: decided in Aban 1405, which is 2026-10-23 to 2026-11-21.
  assert.deepEqual([decided.k, decided.n], [1, 2])
})

void test('a question that is none is refused', async () => {
  const data = new Dataset({ zone: 'UTC', currency: null, now: 0 })
  data.commit()
  await prepareMetrics(['winRate'])
  const settings = { frame: frameOf({ zone: 'UTC' }), now: 0, version: 1, ran: 'node', complete: true }
  assert.throws(() => run(data, { metric: 'no such metric' }, settings), { code: 'bad-query' })
})
