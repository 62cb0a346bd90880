import { expect } from '@open-wc/testing'
import type { Row } from '../../src/model/index.ts'
import { DAY, day, factsOf, load, NOW } from './load.ts'

const HOUR = DAY / 24

describe('leads, touches and efforts as of T', () => {
  const data = load({
    leads: [{ id: 'l1', createdAt: day(3), channel: 'web', customerId: 'c', opportunityId: 'o' }, { id: 'l2', createdAt: day(5) }] satisfies Row<'leads'>[],
    touches: [
      { id: 't1', at: day(1), channel: 'email', respondedAt: day(4) }, { id: 't2', at: day(3), channel: 'phone' },
    ] satisfies Row<'touches'>[],
    efforts: [
      { id: 'e1', date: '2026-03-04', channel: 'email', repId: 'r', hours: 1.005 }, { id: 'e2', date: '2026-03-05', channel: 'email', hours: 2.345 },
      { id: 'e3', date: '2026-03-05', channel: 'email', hours: 0.005 },
    ] satisfies Row<'efforts'>[],
  })
  const rows = (from: 'leads' | 'touches' | 'efforts', asOf: number, ...fields: string[]) => factsOf(data, ['id', ...fields], { from, asOf })

  it('exist from their moment on', () => {
    expect(rows('leads', day(5) - 1).map((row) => row['id'])).to.deep.equal(['l1'])
    expect(rows('leads', day(5), 'at', 'channel', 'customer', 'opportunity')).to.deep.equal([
      { id: 'l1', at: day(3), channel: 'web', customer: 'c', opportunity: 'o' }, { id: 'l2', at: day(5), channel: null, customer: null, opportunity: null },
    ])
    expect(rows('touches', day(3) - 1).length).to.equal(1)
  })

  it('are answered only once the answer has come', () => {
    const answers = (asOf: number) => rows('touches', asOf, 'respondedAt', 'responded')
    expect(answers(day(4) - 1)).to.deep.equal([{ id: 't1', respondedAt: null, responded: 0 }, { id: 't2', respondedAt: null, responded: 0 }])
    expect(answers(day(4))[0]).to.deep.equal({ id: 't1', respondedAt: day(4), responded: 1 })
  })

  it('tell dates as midnights in UTC and hours in whole hundredths, from when the date begins anywhere', () => {
    // 1.005 × 100 is 100.49999999999999 in doubles, and 0.005 × 100 is 0.5.
    expect(rows('efforts', NOW, 'date', 'hours', 'rep', 'channel')).to.deep.equal([
      { id: 'e1', date: day(3), hours: 100, rep: 'r', channel: 'email' }, { id: 'e2', date: day(4), hours: 235, rep: null, channel: 'email' },
      { id: 'e3', date: day(4), hours: 1, rep: null, channel: 'email' },
    ])
    expect(rows('efforts', day(4) - 14 * HOUR - 1).length).to.equal(1)
    expect(rows('efforts', day(4) - 14 * HOUR).length).to.equal(3)
  })

  it('offer no field of any opportunity', () => {
    expect(() => rows('leads', NOW, 'owner')).to.throw('"owner"')
  })
})

describe('a note before its decision', () => {
  it('tells how long before, or after, and nothing while the deal is open', () => {
    const data = load({
      stages: [{ id: 'A', order: 0, kind: 'open' }, { id: 'won', order: 1, kind: 'won' }],
      opportunities: [{ id: 'o', createdAt: day(0) }], stageEvents: [{ id: 1, opportunityId: 'o', at: day(0), toStage: 'A' }, { id: 2, opportunityId: 'o', at: day(9), toStage: 'won' }],
      notes: [{ id: 'n1', at: day(2), opportunityId: 'o' }, { id: 'n2', at: day(9) + HOUR, opportunityId: 'o' }, { id: 'n3', at: day(2), customerId: 'c' }],
    })
    const before = (asOf: number) => factsOf(data, ['noteId', 'beforeDecision'], { from: 'notes', asOf }).map((row) => row['beforeDecision'])
    expect(before(NOW)).to.deep.equal([7 * DAY, -HOUR, null])
    expect(before(day(8))).to.deep.equal([null, null])
  })
})
