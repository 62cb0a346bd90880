import { expect } from '@open-wc/testing'
import type { Mood, NotesQuery, NotesResult, Row, Tables } from '../../../src/model/index.ts'
import { ask, day, engines, STAGES } from './over.ts'

/** METRICS WX-K: good 3, cheerful 2 | neutral 2 | sad 1, hot 2. */
const MOODS: readonly (Mood | null)[] = [
  'good_tempered', 'good_tempered', 'good_tempered', 'cheerful', 'cheerful', 'neutral', 'neutral', 'sad', 'hot_tempered', 'hot_tempered',
]
const moody: Row<'notes'>[] = MOODS.map((mood, i) => ({ id: `m${i}`, at: day(i), customerId: 'c', mood, text: `call ${i}` }))
const base: Tables = { stages: STAGES, customers: [{ id: 'c', name: 'Cafe' }], reps: [{ id: 'r', name: 'Mina' }] }

for (const [engine, open] of engines) {
  const notes = (tables: Tables, query: Omit<NotesQuery, 'metric'> = {}): NotesResult => ask(open(tables), { metric: 'notes', ...query }, day(30))

  describe(`notes over ${engine}`, () => {
    it('weighs moods, where unrecorded is not neutral', () => {
      const { moods } = notes({ ...base, notes: [...moody, { id: 'u', at: day(3), customerId: 'c' }] })
      expect(moods).to.deep.equal({ // METRICS WX-K
        recorded: 10, unrecorded: 1, balance: 0.2, counts: { good_tempered: 3, cheerful: 2, neutral: 2, sad: 1, hot_tempered: 2 },
      })
    })

    it('lists the pinned first, then the newest, a page at a time', () => {
      const tables: Tables = { ...base, notes: moody.map((n) => (n.id === 'm2' ? { ...n, pinned: true } : n)) }
      const page = notes(tables, { limit: 3 })
      expect(page.entries.map((e) => e.id)).to.deep.equal(['m2', 'm9', 'm8'])
      expect(page.total).to.equal(10)
      expect(notes(tables, { limit: 3, offset: 3 }).entries.map((e) => e.id)).to.deep.equal(['m7', 'm6', 'm5'])
    })

    it('names author and customer', () => {
      const [entry] = notes({ ...base, notes: [{ id: 'n', at: day(1), authorId: 'r', customerId: 'c', kind: 'call', mood: 'sad', text: 'Busy' }] }).entries
      expect(entry).to.deep.equal({
        id: 'n', at: day(1), kind: 'call', mood: 'sad', text: 'Busy', author: { id: 'r', name: 'Mina' }, customer: { id: 'c', name: 'Cafe' },
        opportunity: null, pinned: false, needsAction: false, hidden: false,
      })
    })

    it('finds text however Persian letters were typed', () => {
      const tables: Tables = { ...base, notes: [{ id: 'a', at: day(1), customerId: 'c', text: 'پيگيري كن' }, { id: 'b', at: day(2), customerId: 'c', text: 'Call' }] }
      expect(notes(tables, { search: 'پیگیری ک' }).entries.map((e) => e.id)).to.deep.equal(['a'])
      expect(notes(tables, { search: 'cALL' }).entries.map((e) => e.id)).to.deep.equal(['b'])
    })

    it('filters by mood, kind, open promise and period', () => {
      const tables: Tables = { ...base, notes: [...moody, { id: 't', at: day(4), customerId: 'c', kind: 'task', needsAction: true }] }
      expect(notes(tables, { moods: ['sad', null] }).entries.map((e) => e.id)).to.deep.equal(['m7', 't'])
      expect(notes(tables, { kinds: ['task'] }).total).to.equal(1)
      expect(notes(tables, { needsAction: true }).total).to.equal(1)
      expect(notes(tables).needsAction).to.equal(1)
      expect(notes(tables, { period: { start: day(2), end: day(4) } }).entries.map((e) => e.id)).to.deep.equal(['m3', 'm2'])
    })

    it('gives nothing of a hidden note away', () => {
      const secret: Row<'notes'> = { id: 's', at: day(20), customerId: 'c', hidden: true, mood: 'sad', text: 'secret', isContact: true }
      const result = notes({ ...base, notes: [...moody, secret] })
      expect(result.entries[0]).to.include({ id: 's', hidden: true, text: null, mood: null, customer: null })
      expect(result.hidden).to.equal(1)
      expect(result.moods.counts.sad).to.equal(1)
      expect(notes({ ...base, notes: [...moody, secret] }, { moods: ['sad'] }).entries.map((e) => e.id)).to.deep.equal(['m7'])
      expect(notes({ ...base, notes: [...moody, secret] }, { search: 'secret' }).total).to.equal(0)
      expect(JSON.stringify(result)).to.not.include('secret')
    })

    it('knows when a customer was last reached, or that never', () => {
      expect(notes({ ...base, notes: moody }).lastContact).to.equal(null)
      const reached = moody.map((n, i) => ({ ...n, isContact: i === 2 || i === 6 }))
      expect(notes({ ...base, notes: reached }).lastContact).to.equal(day(6))
    })

    it('knows the latest contact whatever its mood, promise or place in the table', () => {
      for (let turn = 0; turn < moody.length; turn++) {
        const at = (i: number): number => day((i + turn) % moody.length)
        const table = moody.map((n, i) => ({ ...n, at: at(i), isContact: i % 3 !== 1, needsAction: i % 4 === 0 }))
        const wanted = Math.max(...table.filter((n) => n.isContact).map((n) => n.at))
        expect(notes({ ...base, notes: table }).lastContact, `turn ${turn}`).to.equal(wanted)
      }
    })

    it('shows a promise in its entry, and finds those without one', () => {
      const tables: Tables = { ...base, notes: [{ id: 'p', at: day(2), customerId: 'c', needsAction: true }, { id: 'q', at: day(1), customerId: 'c' }] }
      expect(notes(tables).entries.map((e) => [e.id, e.needsAction])).to.deep.equal([['p', true], ['q', false]])
      expect(notes(tables, { needsAction: false }).entries.map((e) => e.id)).to.deep.equal(['q'])
    })

    it('follows a filter over opportunities', () => {
      const tables: Tables = {
        ...base, opportunities: [{ id: 'o', createdAt: day(0), stage: 'L', region: 'north' }, { id: 'p', createdAt: day(0), stage: 'L', region: 'south' }],
        notes: [{ id: 'a', at: day(1), opportunityId: 'o' }, { id: 'b', at: day(2), opportunityId: 'p' }, { id: 'c', at: day(3), customerId: 'c' }],
      }
      expect(notes(tables, { filter: { op: 'in', field: 'region', values: ['north'] } }).entries.map((e) => e.id)).to.deep.equal(['a'])
    })

    it('is empty without a table', () => {
      expect(notes(base)).to.deep.include({ entries: [], total: 0, lastContact: null })
      expect(notes(base).moods.balance).to.equal(null)
    })
  })
}
