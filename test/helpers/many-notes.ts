import type { NoteEntry, NotesQuery, NotesResult } from '../../src/model/index.ts'
import { FakeSource } from './fake-source.ts'
import { AS_OF, noteEntry, notesResult } from './results.ts'

const HOUR = 3_600_000
/** So many notes, one an hour, of different lengths, answered page by page as the engine does. */
export class ManyNotes extends FakeSource {
  entries: readonly NoteEntry[]
  asked500 = 0
  failing = false
  readonly queries: NotesQuery[] = []
  /** Pages after the first wait for it. */
  held: Promise<void> | undefined
  constructor(count: number) {
    super()
    this.entries = Array.from({ length: count }, (_, i) => noteEntry({ id: `n${i}`, at: AS_OF - i * HOUR, text: `Note ${i}. ${'Long enough for lines. '.repeat(i % 7)}` }))
  }
  override async query(query: never): Promise<never> {
    const { limit = 50, cursor } = query as NotesQuery
    this.queries.push(query)
    if (cursor !== undefined) await this.held
    if (this.failing && cursor !== undefined) throw new TypeError('the network is gone')
    if (cursor !== undefined) this.asked500++
    const from = Number(cursor ?? 0)
    const end = from + limit
    return notesResult({ entries: this.entries.slice(from, end), total: this.entries.length, next: end < this.entries.length ? String(end) : null }) satisfies NotesResult as never
  }
}
