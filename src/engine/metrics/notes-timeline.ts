import { and, isIn, relations, type Filter, type NoteEntry, type NotesQuery, type Scalar } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { aggregate, COUNT, list, scopeOf, within } from './ask.ts'
import type { Cursor } from './notes-cursor.ts'

/** Pinned ones first, then the latest; at the same time notes before moves before interventions. */
export function merged(lists: readonly (readonly NoteEntry[])[]): readonly NoteEntry[] {
  return lists.flatMap((entries, kind) => entries.map((entry, place) => ({ entry, kind, place })))
    .sort((a, b) => Number(b.entry.pinned) - Number(a.entry.pinned) || b.entry.at - a.entry.at
      || a.kind - b.kind || a.place - b.place)
    .map(({ entry }) => entry)
}

/** Whether a condition is about fields that notes alone have. */
export function isOfNotes(filter: Filter): boolean {
  switch (filter.op) {
    case 'and': case 'or': return filter.of.some(isOfNotes)
    case 'not': return isOfNotes(filter.of)
    default: return Object.hasOwn(relations.notes, filter.field)
  }
}
/** What is asked about notes alone finds no move. */
function isAboutNotes({ search, moods, kinds, needsAction, filter }: NotesQuery): boolean {
  return !!search || [moods, kinds, needsAction].some((asked) => asked !== undefined)
    || (filter !== undefined && isOfNotes(filter))
}

/** Stays that ended in the period, and how many did in all. */
export function askMoves(query: NotesQuery, context: MetricContext, cursor: Cursor | null, limit: number) {
  if (!query.include?.includes('moves') || isAboutNotes(query)) return { moves: null, moved: null }
  const { about } = query
  const where = and(
    scopeOf(query), isIn('completed', 1), context.everything ? undefined : within('leftAt', context.period),
    about && ('customer' in about ? isIn('customer', about.customer) : isIn('id', about.opportunity)),
  )
  const until: Filter | undefined = cursor?.pinned === 0 ? { op: 'le', field: 'leftAt', value: cursor.at } : undefined
  return {
    moves: list(context, {
      from: 'visits', where: and(where, until),
      fields: ['id', 'customer', 'owner', 'visitStage', 'nextStage', 'leftAt'],
      order: [{ field: 'leftAt', descending: true }, { field: 'id' }, { field: 'enteredAt', descending: true }], limit,
    }),
    moved: aggregate('visits', context, where, [], { n: COUNT }),
  }
}

export function moveOf(row: Readonly<Record<string, Scalar>>, { nameOf }: MetricContext): NoteEntry {
  const named = (dimension: string, id: Scalar | undefined) => {
    const text = id == null ? null : String(id)
    return text === null ? null : { id: text, name: nameOf(dimension, text) }
  }
  const at = Number(row['leftAt'])
  return {
    ...EMPTY, id: `${String(row['id'])}@${at}`, at, kind: 'move', author: named('owner', row['owner']),
    customer: named('customer', row['customer']), opportunity: String(row['id']),
    move: { from: named('stage', row['visitStage'])!, to: named('stage', row['nextStage'])! },
  }
}

/** Those that began in the period, by T. They are about nobody in particular. */
export function interventionEntries(query: NotesQuery, context: MetricContext): readonly NoteEntry[] {
  const { interventions, period, asOf, everything } = context
  if (!query.include?.includes('interventions') || query.about || isAboutNotes(query)) return []
  return interventions
    .filter(({ period: { start } }) => start <= asOf && (everything || (start >= period.start && start < period.end)))
    .map(({ id, name, period: own }): NoteEntry => ({
      ...EMPTY, id: `intervention:${id}`, at: own.start, kind: 'intervention', intervention: { name, period: own },
    }))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

const EMPTY = {
  mood: null, text: null, author: null, customer: null, opportunity: null,
  pinned: false, needsAction: false, hidden: false,
} as const
