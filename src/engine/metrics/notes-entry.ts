import { isIn, type Filter, type Mood, type NoteEntry, type NotesQuery, type Scalar } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'

export const ENTRY_FIELDS = [
  'noteId', 'at', 'author', 'noteCustomer', 'opportunity', 'kind', 'mood', 'pinned', 'needsAction', 'hidden', 'text',
] as const

/** Notes about a customer, or about their deals; or about one opportunity. */
export function aboutFilter(about: NonNullable<NotesQuery['about']>): Filter {
  if ('opportunity' in about) return isIn('opportunity', about.opportunity)
  return { op: 'or', of: [isIn('noteCustomer', about.customer), isIn('customer', about.customer)] }
}

/** A hidden note gives nothing away. */
export function entryOf(row: Readonly<Record<string, Scalar>>, { nameOf }: MetricContext): NoteEntry {
  const text = (field: string): string | null => (row[field] == null ? null : String(row[field]))
  const named = (dimension: string, id: string | null) => (id === null ? null : { id, name: nameOf(dimension, id) })
  const hidden = row['hidden'] === 1
  return {
    id: String(row['noteId']),
    at: Number(row['at']),
    kind: text('kind') ?? 'note',
    mood: hidden ? null : (text('mood') as Mood | null),
    text: hidden ? null : text('text'),
    author: named('owner', text('author')),
    customer: hidden ? null : named('customer', text('noteCustomer')),
    opportunity: hidden ? null : text('opportunity'),
    pinned: row['pinned'] === 1,
    needsAction: row['needsAction'] === 1,
    hidden,
  }
}
