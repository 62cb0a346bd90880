import { and, isIn, type Filter, type Handover, type NotesQuery, type RowList, type Scalar } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { DAY, list } from './ask.ts'
import { aboutFilter, ENTRY_FIELDS, entryOf } from './notes-entry.ts'

const MOST = 20

type Answers = Readonly<Record<'deals' | 'contact' | 'mood' | 'promises' | 'pinned', RowList | null>>

/** Of all times up to T, whatever else is asked for; what is hidden from the reader stays so. */
export function askHandover({ about }: NotesQuery, context: MetricContext) {
  if (!about) return { deals: null, contact: null, mood: null, promises: null, pinned: null }
  const notes = (which: Filter, limit: number, descending = true) => list(context, {
    from: 'notes', where: and(aboutFilter(about), isIn('hidden', 0), which), fields: ENTRY_FIELDS,
    order: [{ field: 'at', descending }, { field: 'noteId' }], limit,
  })
  return {
    deals: list(context, {
      from: 'opportunities',
      where: 'customer' in about ? isIn('customer', about.customer) : isIn('id', about.opportunity),
      fields: ['id', 'customer', 'status', 'stage', 'owner', 'worth', 'createdAt', 'decidedAt'],
      order: [{ field: 'createdAt', descending: true }, { field: 'id' }], limit: MOST,
    }),
    contact: notes(isIn('isContact', 1), 1),
    mood: notes({ op: 'not', of: isIn('mood', null) }, 1),
    promises: notes(isIn('needsAction', 1), MOST, false),
    pinned: notes(isIn('pinned', 1), MOST),
  }
}

export function handoverOf(
  { about }: NotesQuery, { deals, contact, mood, promises, pinned }: Answers, context: MetricContext,
): Handover | null {
  if (!about || !deals || !contact || !mood || !promises || !pinned) return null
  const named = (dimension: string, id: Scalar | undefined) =>
    (id == null ? null : { id: String(id), name: context.nameOf(dimension, String(id)) })
  const entries = ({ rows }: RowList) => rows.map((row) => entryOf(row, context))
  const number = (value: Scalar | undefined): number | null => (typeof value === 'number' ? value : null)
  const [lastContact = null] = entries(contact)
  const [moody] = entries(mood)
  return {
    customer: named('customer', 'customer' in about ? about.customer : deals.rows[0]?.['customer']),
    opportunities: deals.rows.map((row) => ({
      id: String(row['id']), status: row['status'] as 'open' | 'won' | 'lost', stage: named('stage', row['stage']),
      owner: named('owner', row['owner']), amount: number(row['worth']),
      createdAt: number(row['createdAt']), decidedAt: number(row['decidedAt']),
    })),
    lastContact,
    daysSinceContact: lastContact && (context.asOf - lastContact.at) / DAY,
    lastMood: moody?.mood ? { mood: moody.mood, at: moody.at, author: moody.author } : null,
    promises: entries(promises),
    pinned: entries(pinned),
    totals: { opportunities: deals.total, promises: promises.total, pinned: pinned.total },
  }
}
