import {
  and, isIn, MOODS, NOTE_KINDS, type Filter, type Mood, type NoteEntry, type NotesQuery, type NotesResult, type Scalar,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, integer, listOf, text } from '../rules.ts'
import { aggregate, answersTo, COUNT, requestsOf, scopeOf, within, type Groups } from './ask.ts'

const DEFAULT_LIMIT = 50

/**
 * What was written about customers, newest first below what was pinned: METRICS K. A hidden note stands as a
 * placeholder that gives nothing away: no text, no mood, no customer, and no search or mood filter finds it.
 */
export const notes: Metric<'notes'> = {
  name: 'notes',

  rules: {
    search: text, moods: listOf(...MOODS, null), kinds: listOf(...NOTE_KINDS), needsAction: flag,
    limit: integer(1, 500), offset: integer(0),
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { list, tally } = answersTo(ask(query, context), answers)
    return {
      entries: list.rows.map((row) => entryOf(row, context)),
      total: list.total,
      needsAction: tally.total('n', ({ keys }) => keys[1] === 1),
      hidden: tally.total('n', ({ keys }) => keys[2] === 1),
      moods: moodsOf(tally),
      lastContact: lastOf(tally),
      considered: list.total,
      snapshots: 0,
      excluded: { void: context.voids, missingAmount: 0, unconverted: 0, uncreated: 0 },
    }
  },
}

function ask(query: NotesQuery, context: MetricContext) {
  const { search, moods, kinds } = query
  const peeks = (search !== undefined && search !== '') || moods !== undefined
  const where = and(
    scopeOf(query),
    context.everything ? undefined : within('at', context.period),
    search ? ({ op: 'contains', field: 'text', text: search } satisfies Filter) : undefined,
    moods && isIn('mood', ...moods),
    kinds && isIn('kind', ...kinds),
    query.needsAction === undefined ? undefined : isIn('needsAction', query.needsAction ? 1 : 0),
    peeks ? isIn('hidden', 0) : undefined,
  )
  return {
    list: {
      kind: 'list', from: 'notes', asOf: context.asOf, where,
      fields: [
        'noteId', 'at', 'author', 'noteCustomer', 'opportunity', 'kind', 'mood', 'pinned', 'needsAction', 'hidden',
        'text',
      ],
      order: [{ field: 'pinned', descending: true }, { field: 'at', descending: true }, { field: 'noteId' }],
      limit: query.limit ?? DEFAULT_LIMIT,
      offset: query.offset ?? 0,
    } as const,
    tally: aggregate('notes', context, where, ['mood', 'needsAction', 'hidden'], {
      n: COUNT, last: { op: 'max', field: 'at', where: isIn('isContact', 1) },
    }),
  }
}

function entryOf(row: Readonly<Record<string, Scalar>>, { nameOf }: MetricContext): NoteEntry {
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

/** Moods as written by those who may be read: unrecorded is not neutral. */
function moodsOf(tally: Groups): NotesResult['moods'] {
  const counts = Object.fromEntries(MOODS.map((mood) => [mood, 0])) as Record<Mood, number>
  let unrecorded = 0
  for (const { keys: [mood, , hidden], count } of tally) {
    if (hidden === 1) continue
    if (MOODS.includes(mood as Mood)) counts[mood as Mood] += count('n')
    else unrecorded += count('n')
  }
  const recorded = MOODS.reduce((sum, mood) => sum + counts[mood], 0)
  const lean = counts.cheerful + counts.good_tempered - counts.sad - counts.hot_tempered
  return { recorded, unrecorded, counts, balance: recorded === 0 ? null : lean / recorded }
}

function lastOf(tally: Groups): number | null {
  let last: number | null = null
  for (const { extreme } of tally) {
    const at = extreme('last')
    if (at !== null && (last === null || at > last)) last = at
  }
  return last
}
