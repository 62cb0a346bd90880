import {
  and, isIn, MOODS, NOTE_EXTRAS, NOTE_KINDS,
  type Filter, type NotesQuery, type NotesResult,
} from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { flag, integer, listOf, text, type Rule } from '../rules.ts'
import { aggregate, answersTo, asking, COUNT, list, requestsOf, scopeOf, within, type Groups } from './ask.ts'
import { countsOf, leaning } from './mood-counts.ts'
import { aboutFilter, ENTRY_FIELDS, entryOf } from './notes-entry.ts'
import { cursorOf, cursorRule, fromCursor, nextCursor, type Cursor } from './notes-cursor.ts'
import { isRare, rare } from './rare.ts'

const DEFAULT_LIMIT = 50

const aboutRule: Rule = {
  allows: (v) => typeof v === 'object' && v !== null && Object.keys(v).length === 1
    && Object.entries(v).every(([key, id]) => (key === 'customer' || key === 'opportunity') && typeof id === 'string'),
  wanted: 'is about nobody; give { customer: ID } or { opportunity: ID }',
}

/**
 * What was written about customers, newest first below what was pinned: METRICS K. A hidden note stands as a
 * placeholder that gives nothing away: no text, no mood, no customer, and no search or mood filter finds it.
 */
export const notes: Metric<'notes'> = {
  name: 'notes',

  rules: {
    search: text, moods: listOf(...MOODS, null), kinds: listOf(...NOTE_KINDS), needsAction: flag,
    limit: integer(1, 500), offset: integer(0), cursor: cursorRule, include: listOf(...NOTE_EXTRAS), about: aboutRule,
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { rows, tally, ...more } = answersTo(ask(query, context), answers)
    const { moves, moved } = more
    const cursor = cursorOf(query)
    const acts = query.include ? rare().interventionEntries(query, context) : []
    const actsLeft = acts.filter(({ at }) => cursor?.pinned !== 0 || at <= cursor.at)
    const limit = query.limit ?? DEFAULT_LIMIT
    const offset = query.offset ?? 0
    const notes = rows.rows.map((row) => entryOf(row, context))
    const found = query.include
      ? rare().merged([notes, moves?.rows.map((row) => rare().moveOf(row, context)) ?? [], actsLeft]) : notes
    // What is merged has to be read from its beginning; a list by itself is read from where the page begins.
    const from = cursor?.skip ?? (isMixed(query) ? offset : 0)
    const entries = found.slice(from, from + limit)
    const total = tally.total('n') + (moved?.total('n') ?? 0) + acts.length
    const left = cursor ? rows.total + (moves?.total ?? 0) + actsLeft.length - cursor.skip : total
    const handover = query.about ? rare().handoverOf(query, more, context) : null
    return {
      entries,
      total,
      needsAction: tally.total('n', ({ keys }) => keys[1] === 1),
      hidden: tally.total('n', ({ keys }) => keys[2] === 1),
      moods: moodsOf(tally),
      lastContact: lastOf(tally),
      ...(offset === 0 && { next: left > entries.length && entries.length > 0 ? nextCursor(entries, cursor) : null }),
      ...(handover && { handover }),
      ...(query.include && rare().figuresOf(more, query, context)),
      considered: tally.total('n'),
      snapshots: 0,
      excluded: { void: context.voids, missingAmount: 0, unconverted: 0, uncreated: 0 },
    }
  },
}

/** Whether the list has more than notes, so that pages of each source do not make a page of the whole. */
function isMixed({ include = [] }: NotesQuery): boolean {
  return include.includes('moves') || include.includes('interventions')
}

function askMore(query: NotesQuery, context: MetricContext, where: Filter, cursor: Cursor | null, reach: number) {
  const { askMoves, askHandover, askFigures } = rare()
  return {
    ...askMoves(query, context, cursor, reach), ...askHandover(query, context), ...askFigures(query, context, where),
  }
}
/** None of them is asked. */
const NOTHING = {} as { readonly [K in keyof ReturnType<typeof askMore>]: null }

const ask = asking((query: NotesQuery, context) => {
  const { search, moods, kinds, about } = query
  const peeks = (search !== undefined && search !== '') || moods !== undefined || about !== undefined
  const where = and(
    scopeOf(query),
    context.everything ? undefined : within('at', context.period),
    search ? ({ op: 'contains', field: 'text', text: search } satisfies Filter) : undefined,
    moods && isIn('mood', ...moods),
    kinds && isIn('kind', ...kinds),
    query.needsAction === undefined ? undefined : isIn('needsAction', query.needsAction ? 1 : 0),
    about && aboutFilter(about),
    peeks ? isIn('hidden', 0) : undefined,
  )
  const cursor = cursorOf(query)
  const limit = query.limit ?? DEFAULT_LIMIT
  const offset = query.offset ?? 0
  const reach = limit + (cursor?.skip ?? (isMixed(query) ? offset : 0))
  return {
    rows: list(context, {
      from: 'notes', where: and(where, fromCursor(cursor)), fields: ENTRY_FIELDS,
      order: [{ field: 'pinned', descending: true }, { field: 'at', descending: true }, { field: 'noteId' }],
      limit: reach, offset: isMixed(query) ? 0 : offset,
    }),
    tally: aggregate('notes', context, where, ['mood', 'needsAction', 'hidden'], {
      n: COUNT, last: { op: 'max', field: 'at', where: isIn('isContact', 1) },
    }),
    ...(isRare(query) ? askMore(query, context, where, cursor, reach) : NOTHING),
  }
})

/** Moods as written by those who may be read. */
function moodsOf(tally: Groups): NotesResult['moods'] {
  const { counts, unrecorded } = countsOf(tally, ({ keys }) => keys[2] !== 1)
  const { value, n } = leaning(counts)
  return { recorded: n, unrecorded, counts, balance: value }
}

function lastOf(tally: Groups): number | null {
  let last: number | null = null
  for (const { extreme } of tally) {
    const at = extreme('last')
    if (at !== null && (last === null || at > last)) last = at
  }
  return last
}
