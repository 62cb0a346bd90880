import type { Formatter, Messages } from '../i18n/index.ts'
import type { NotesQuery, NotesResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import type { DataTable, DefinitionEntry } from './base/types.ts'
import type * as moreModule from './notes.more.ts'

/** Who is asked for the notes after the first, and how. */
interface Rest {
  readonly more: typeof moreModule | undefined
  readonly query: NotesQuery | null
  readonly source: Source | undefined
}

/** The first notes as a table; a file of it holds what comes after them too. */
export function notesTable(result: NotesResult, t: Messages, f: Formatter, { more, query, source }: Rest): DataTable {
  const table = tableOf(result, t, f)
  if (!more || !query || !source || (result.next ?? null) === null) return table
  return { ...table, rest: { loading: more.loadingText(f), read: async () => tableOf(await more.allNotes(result, query, source), t, f) } }
}

function tableOf(result: NotesResult, t: Messages, f: Formatter): DataTable {
  const { columns } = t.notes
  return {
    caption: t.notes.shown(f.integer(result.entries.length), f.integer(result.total)),
    columns: (['at', 'author', 'customer', 'kind', 'mood', 'text', 'needsAction'] as const).map((key) => ({ key, label: columns[key] })),
    rows: result.entries.map((entry) => [
      f.date(entry.at, 'datetime'), entry.author ? f.label(entry.author.name) : '', entry.customer ? f.label(entry.customer.name) : '',
      t.notes.kinds[entry.kind] ?? entry.kind, entry.hidden ? '' : entry.mood ? t.notes.mood[entry.mood] : t.notes.moodUnrecorded,
      entry.hidden ? t.notes.locked : f.label(entry.text ?? ''), entry.needsAction ? t.notes.yes : '',
    ]),
  }
}

export function notesDefinition({ moods }: NotesResult, t: Messages, f: Formatter): DefinitionEntry[] {
  const { terms } = t.notes
  const all = f.integer(moods.recorded + moods.unrecorded)
  const balance = moods.balance === null ? f.number(null) : f.number(moods.balance, 2)
  return [
    { term: t.common.terms.formula, text: `${t.notes.formula} = ${balance}`, formula: true },
    { term: t.common.terms.counts, text: terms.counts },
    { term: terms.moods, text: `${t.notes.moods(f.integer(moods.recorded), all)} · ${terms.moodsText}` },
    { term: terms.hidden, text: terms.hiddenText },
    { term: terms.search, text: terms.searchText },
  ]
}
