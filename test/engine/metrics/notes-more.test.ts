import { expect } from '@open-wc/testing'
import { prepareMetrics } from '../../../src/engine/metrics/index.ts'
import type { NoteEntry, NotesQuery, NotesResult, Row, Tables } from '../../../src/model/index.ts'
import { ask, DAY, day, decided, engines, fromPaths, STAGES } from './over.ts'

before(() => prepareMetrics([{ metric: 'notes', include: [] }]))

const note = (id: string, at: number, more: Partial<Row<'notes'>> = {}): Row<'notes'> => ({ id, at, customerId: 'c', ...more })
const base: Tables = { stages: STAGES, customers: [{ id: 'c', name: 'Cafe' }, { id: 'd', name: 'Diner' }], reps: [{ id: 'r1', name: 'Mina' }] }

for (const [engine, open] of engines) {
  const notes = (tables: Tables, query: Omit<NotesQuery, 'metric'> = {}, now = day(30)): NotesResult => ask(open(tables), { metric: 'notes', ...query }, now)
  const pages = (tables: Tables, query: Omit<NotesQuery, 'metric'>): NoteEntry[][] => {
    const found: NoteEntry[][] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { entries, next } = notes(tables, { ...query, ...(cursor !== undefined && { cursor }) })
      found.push([...entries])
      cursor = next!
    }
    return found
  }
  const ids = (entries: readonly NoteEntry[]) => entries.map((e) => e.id)

  describe(`pages of notes over ${engine}`, () => {
    const list = [note('p', day(1), { pinned: true }), note('q', day(1), { pinned: true }), ...['a', 'b', 'c', 'd', 'e'].map((id) => note(id, day(5))), note('z', day(9))]
    const tables = { ...base, notes: list }

    it('follow each other without gap or repetition, also among entries of one moment', () => {
      for (const limit of [1, 2, 3, 4, 7, 8]) {
        const found = pages(tables, { limit })
        expect(ids(found.flat()), `limit ${limit}`).to.deep.equal(['p', 'q', 'z', 'a', 'b', 'c', 'd', 'e'])
        expect(found).to.have.length(Math.ceil(8 / limit))
      }
    })

    it('do so where pinned and other notes are of one moment', () => {
      const mixed = { ...base, notes: [...list, note('r', day(5), { pinned: true }), note('s', day(5), { pinned: true })] }
      for (const limit of [1, 2, 3, 4, 5]) expect(ids(pages(mixed, { limit }).flat()), `limit ${limit}`).to.deep.equal(['r', 's', 'p', 'q', 'z', 'a', 'b', 'c', 'd', 'e'])
    })

    it('keep their place when newer notes come', () => {
      const { next } = notes(tables, { limit: 4 })
      const grown = { ...tables, notes: [note('new', day(10)), ...list] }
      expect(ids(notes(grown, { limit: 4, cursor: next! }).entries)).to.deep.equal(['b', 'c', 'd', 'e'])
    })

    it('count all of them on each page', () => {
      const first = notes(tables, { limit: 3 })
      expect(first.total).to.equal(8)
      expect(notes(tables, { limit: 3, cursor: first.next! }).total).to.equal(8)
      expect(notes(tables, { limit: 3, offset: 3 })).to.not.have.property('next')
      expect(notes({ ...base }).next).to.equal(null)
    })

    it('refuse what is no cursor, and one beside an offset', () => {
      expect(ids(notes(tables, { cursor: '0.1.1', offset: 0 }).entries)).to.deep.equal([])
      expect(() => notes(tables, { cursor: 'x' })).to.throw('cursor: "x" is no cursor; give the `next` of a page')
      expect(() => notes(tables, { cursor: ['0.1.1'] as unknown as string })).to.throw('cursor: ["0.1.1"] is no cursor')
      expect(() => notes(tables, { cursor: '0.1.1', offset: 2 })).to.throw('offset: 2 cannot stand beside a cursor')
    })
  })

  describe(`a timeline over ${engine}`, () => {
    const paths = fromPaths({ A: [100, '1L 4Q 9W'], B: [50, '2L'] })
    const tables: Tables = {
      ...paths, ...base, opportunities: paths.opportunities!.map((o) => ({ ...o, customerId: 'c', region: o.id === 'A' ? 'north' : 'south' })),
      interventions: [{ id: 'i', label: 'Fair', start: '2026-03-06', end: '2026-03-07' }, { id: 'late', label: 'Late', start: '2026-09-01' }],
      notes: [note('n', day(4)), note('m', day(7)), note('p', day(2), { pinned: true })],
    }
    const include = ['moves', 'interventions'] as const

    it('has moves and interventions among the notes, the latest first below what is pinned', () => {
      const { entries, total, considered } = notes(tables, { include })
      expect(entries.map((e) => [e.id, e.kind])).to.deep.equal([
        ['p', 'note'], [`A@${day(9)}`, 'move'], ['m', 'note'], ['intervention:i', 'intervention'], ['n', 'note'], [`A@${day(4)}`, 'move'],
      ])
      expect(entries[1]).to.deep.include({ opportunity: 'A', author: { id: 'r1', name: 'Mina' }, move: { from: { id: 'Q', name: 'Q' }, to: { id: 'won', name: 'won' } } })
      expect(entries[3]!.intervention).to.deep.include({ name: 'Fair' })
      expect({ total, considered }).to.deep.equal({ total: 6, considered: 3 })
    })

    it('pages like a list of notes', () => {
      const all = ids(notes(tables, { include }).entries)
      for (const limit of [1, 2, 4, 5]) expect(ids(pages(tables, { include, limit }).flat())).to.deep.equal(all)
      expect(ids(notes(tables, { include, limit: 2, offset: 3 }).entries)).to.deep.equal(all.slice(3, 5))
      const moves = ids(notes(tables, { include: ['moves'] }).entries)
      expect(ids(notes(tables, { include: ['moves'], limit: 2, offset: 2 }).entries)).to.deep.equal(moves.slice(2, 4))
      expect(ids(notes(tables, { include: ['overTime'], limit: 1, offset: 1 }).entries)).to.deep.equal(['m'])
    })

    it('puts notes before moves before interventions of one moment, and those pinned by their time', () => {
      const tied: Tables = {
        ...tables, interventions: [{ id: 'i', label: 'Fair', start: '2026-03-05' }],
        notes: [note('n', day(4)), note('o', day(4)), note('p', day(2), { pinned: true }), note('q', day(3), { pinned: true })],
      }
      expect(ids(notes(tied, { include, limit: 6 }).entries)).to.deep.equal(['q', 'p', `A@${day(9)}`, 'n', 'o', `A@${day(4)}`])
      expect(notes(tied, { include }).entries.at(-1)!.id).to.equal('intervention:i')
    })

    it('has all that is pinned first, also in a list that is mixed, and what begins at T', () => {
      const pinned = ['p', 'q', 'r', 's'].map((id, i) => note(id, day(6 - i), { pinned: true }))
      const mixed: Tables = { ...tables, interventions: [{ id: 'i', label: 'Fair', start: '2026-03-11' }], notes: [note('n', day(1)), ...pinned.toReversed()] }
      expect(ids(notes(mixed, { include }, day(10)).entries)).to.deep.equal(['p', 'q', 'r', 's', 'intervention:i', `A@${day(9)}`, `A@${day(4)}`, 'n'])
      expect(ids(notes(mixed, { include }, day(10) - 1).entries)).to.deep.equal(['p', 'q', 'r', 's', `A@${day(9)}`, `A@${day(4)}`, 'n'])
    })

    it('has the interventions that begin in the period, its first moment and not its last, those of one moment by their ids', () => {
      const several = ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-05'].map((start, i) => ({ id: `i${i}`, label: 'Fair', start }))
      // Ids are not in the order of the rows.
      const some: Tables = { ...base, interventions: [several[4]!, ...several.slice(0, 4)], notes: [] }
      const found = (period: NotesQuery['period']) => ids(notes(some, { include: ['interventions'], ...(period && { period }) }).entries)
      const [i1, i4, i2] = ['intervention:i1', 'intervention:i4', 'intervention:i2']
      expect(found({ from: '2026-03-05', to: '2026-03-06' })).to.deep.equal([i2, i1, i4])
      expect(found(undefined)).to.deep.equal(['intervention:i3', i2, i1, i4, 'intervention:i0'])
    })

    it('follows filters over deals and the period, and drops what a question about notes cannot find', () => {
      const region = (value: string) => ({ op: 'in', field: 'region', values: [value] }) as const
      expect(ids(notes(tables, { include: ['moves'], filter: region('south') }).entries)).to.deep.equal([])
      expect(ids(notes(tables, { include: ['moves'], filter: region('north') }).entries)).to.deep.equal([`A@${day(9)}`, `A@${day(4)}`])
      expect(ids(notes(tables, { include, period: { start: day(4), end: day(7) } }).entries)).to.deep.equal(['intervention:i', 'n', `A@${day(4)}`])
      expect(ids(notes(tables, { include, kinds: ['note'] }).entries)).to.deep.equal(['p', 'm', 'n'])
      expect(ids(notes(tables, { include, filter: { op: 'not', of: { op: 'in', field: 'kind', values: ['call'] } } }).entries)).to.deep.equal(['p', 'm', 'n'])
      expect(() => notes(tables, { include: ['pictures' as 'moves'] })).to.throw('include: ["pictures"] is not allowed')
    })
  })

  describe(`handing over, over ${engine}`, () => {
    const paths = fromPaths({ A: [100, '1L 4Q'], B: [50, '2L 8W'], C: [70, '3L'] })
    const tables: Tables = {
      ...base, ...paths, opportunities: paths.opportunities!.map((o) => ({ ...o, customerId: o.id === 'C' ? 'd' : 'c' })), customers: base.customers!,
      notes: [
        note('early', day(2), { isContact: true, mood: 'neutral' }), note('call', day(10), { isContact: true, kind: 'call', mood: 'sad', authorId: 'r1' }), note('deal', day(12), { customerId: null, opportunityId: 'A', text: 'hm' }),
        note('secret', day(20), { isContact: true, hidden: true, mood: 'cheerful', pinned: true, needsAction: true }),
        note('later', day(9), { needsAction: true }), note('sooner', day(6), { needsAction: true }), note('pin', day(3), { pinned: true }),
        note('other', day(25), { customerId: 'd', isContact: true }),
      ],
    }

    it('sums up a customer: deals, last contact and mood, promises, what is pinned', () => {
      const { handover, entries } = notes(tables, { about: { customer: 'c' } })
      expect(handover!.customer).to.deep.equal({ id: 'c', name: 'Cafe' })
      expect(handover!.opportunities.map((o) => [o.id, o.status, o.stage?.id, o.owner?.id, o.amount])).to.deep.equal([['B', 'won', 'L', 'r1', 50], ['A', 'open', 'Q', 'r1', 100]])
      expect(handover!.lastContact!.id).to.equal('call')
      expect(handover!.daysSinceContact).to.equal(20)
      expect(handover!.lastMood).to.deep.equal({ mood: 'sad', at: day(10), author: { id: 'r1', name: 'Mina' } })
      expect(ids(handover!.promises)).to.deep.equal(['sooner', 'later'])
      expect(ids(handover!.pinned)).to.deep.equal(['pin'])
      expect(handover!.totals).to.deep.equal({ opportunities: 2, promises: 2, pinned: 1 })
      // Notes about the customer's deals are about the customer; hidden ones are found by nobody.
      expect(ids(entries)).to.deep.equal(['pin', 'deal', 'call', 'later', 'sooner', 'early'])
    })

    it('sums up one opportunity, and says what it does not know', () => {
      const { handover, entries } = notes(tables, { about: { opportunity: 'A' }, include: ['moves'] })
      expect(handover).to.deep.include({ customer: { id: 'c', name: 'Cafe' }, lastContact: null, daysSinceContact: null, lastMood: null })
      expect(ids(entries)).to.deep.equal(['deal', `A@${day(4)}`])
      const nobody = notes(tables, { about: { customer: 'nobody' } }).handover!
      expect(nobody).to.deep.include({ opportunities: [], promises: [], totals: { opportunities: 0, promises: 0, pinned: 0 } })
      expect(notes(tables).handover).to.equal(undefined)
    })

    it('lists the twenty latest deals and notes at most, of one moment in the order of their ids, and counts the rest', () => {
      const many = Array.from({ length: 23 }, (_, i) => String(i).padStart(2, '0'))
      const { handover } = notes({
        ...base, customers: [], opportunities: many.map((id) => ({ id, createdAt: day(1), customerId: 'c' })).toReversed(),
        notes: many.map((id) => note(id, day(5), { needsAction: true, pinned: true, mood: 'neutral', isContact: true })).toReversed(),
      }, { about: { customer: 'c' } })
      expect(handover!.opportunities.map(({ id }) => id)).to.deep.equal(many.slice(0, 20))
      expect(handover!.opportunities[0]).to.deep.equal({ id: '00', status: 'open', stage: null, owner: null, amount: null, createdAt: day(1), decidedAt: null })
      expect([ids(handover!.promises), ids(handover!.pinned)]).to.deep.equal([many.slice(0, 20), many.slice(0, 20)])
      expect(handover!.totals).to.deep.equal({ opportunities: 23, promises: 23, pinned: 23 })
      expect([handover!.lastContact!.id, handover!.lastMood!.author]).to.deep.equal(['00', null])
    })

    it('tells a deal that was created and decided at known times, and one without a customer', () => {
      const opportunities = [{ id: 'A', createdAt: day(0), closedAt: day(4), stage: 'won', amount: 7, currency: 'EUR', ownerId: 'r1' }]
      const { handover } = notes({ ...base, opportunities, notes: [] }, { about: { opportunity: 'A' } })
      expect(handover).to.deep.include({ customer: null, daysSinceContact: null })
      expect(handover!.opportunities[0]).to.deep.include({ status: 'won', amount: 7, createdAt: day(0), decidedAt: day(4), owner: { id: 'r1', name: 'Mina' } })
    })

    it('refuses to be about nobody', () => {
      expect(() => notes(tables, { about: {} as { customer: string } })).to.throw('about: {} is about nobody; give { customer: ID } or { opportunity: ID }')
      for (const about of [null, 'c', { lead: 'x' }, { customer: 1 }, { customer: 'c', opportunity: 'A' }]) {
        expect(() => notes(tables, { about: about as never }), JSON.stringify(about)).to.throw(/^about: .* is about nobody/)
      }
    })
  })

  describe(`figures beside notes over ${engine}`, () => {
    const early = (deals: readonly Row<'opportunities'>[], mood: 'cheerful' | 'sad') => deals.map((o) => note(`n${o.id}`, day(10) - 7 * DAY, { opportunityId: o.id, mood }))
    const [liked, others] = [decided({ prefix: 'x', won: 18, lost: 12, at: day(10), customerId: 'c' }), decided({ prefix: 'y', won: 8, lost: 22, at: day(10), customerId: 'd' })]
    const tables: Tables = {
      ...base, opportunities: [...liked, ...others, { id: 'o', createdAt: day(0), stage: 'L', customerId: 'd' }],
      notes: [...early(liked, 'cheerful'), ...early(others, 'sad'), ...liked.map((o) => note(`late${o.id}`, day(9), { opportunityId: o.id, mood: 'sad' }))],
    }

    it('put moods of a week before the decision or earlier beside how it went', () => {
      const { outcome } = notes(tables, { include: ['outcome'] })
      expect(outcome!.difference).to.be.closeTo(1 / 3, 1e-9) // METRICS WX-K2
      expect(outcome!.interval!.low).to.be.closeTo(0.082586, 1e-6)
      expect(outcome!.interval!.high).to.be.closeTo(0.531651, 1e-6)
    })

    it('are moods over time, customers who wait, and how much was written', () => {
      const { overTime, customers, density } = notes(tables, { include: ['overTime', 'customers', 'density'], period: { start: day(0), end: day(12) } })
      expect(overTime!.map((b) => b.counts.cheerful)).to.deep.equal([0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0])
      expect(overTime!.map((b) => b.counts.sad)).to.deep.equal([0, 0, 0, 30, 0, 0, 0, 0, 0, 30, 0, 0])
      expect(customers).to.deep.equal([{ id: 'd', name: 'Diner', days: null }])
      expect(density!.n).to.equal(90)
      // A filter of notes says nothing of whose deals wait.
      const calls = { op: 'in', field: 'kind', values: ['call'] } as const
      expect(notes(tables, { include: ['customers', 'overTime'], filter: calls, period: { start: day(0), end: day(1) } }).customers).to.deep.equal(customers)
      expect(notes(tables)).to.not.have.any.keys('overTime', 'outcome', 'density', 'customers')
    })
  })
}
