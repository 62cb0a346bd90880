import type { ReactiveControllerHost } from 'lit'
import { toFault, type Fault, type NoteEntry, type NotesQuery, type NotesResult } from '../model/index.ts'
import type { Source } from '../source/types.ts'

/** As many as one question may ask for. */
const MOST = 500
/** As many as a file holds. */
const MOST_SAVED = 10_000

/** The pages of a list after its first, fetched one by one as the reader comes to them. */
export class Pages {
  #host: ReactiveControllerHost
  #of: NotesResult | undefined
  #entries: readonly NoteEntry[] = []
  #next: string | null = null
  #asked = ''
  /** The pages that are read once more, of a list that the reader had come further in than its first. */
  #anew: readonly NoteEntry[] | null = null
  #abort: AbortController | undefined
  fault: Fault | undefined

  constructor(host: ReactiveControllerHost) { this.#host = host }

  /**
   * What has been read of the list that this result begins. Where the same was asked before, something was written
   * meanwhile: what the reader had come to stays, beneath what is new, until it was read once more.
   */
  entries(result: NotesResult, query: NotesQuery | null): readonly NoteEntry[] {
    if (result === this.#of) return this.#entries
    this.end()
    const asked = JSON.stringify(query)
    const before = asked === this.#asked ? this.#entries : []
    this.#asked = asked
    this.#of = result
    this.#anew = before.length > result.entries.length && result.next != null ? result.entries : null
    this.#entries = this.#anew ? joined(result.entries, before) : result.entries
    this.#next = result.next ?? null
    return this.#entries
  }
  /** Whether pages have to be read, wherever the reader is. */
  get behind(): boolean { return this.#anew !== null }
  get loading(): boolean { return this.#abort !== undefined }
  get more(): boolean { return this.#next !== null }

  /** Fetches the next page, unless it is on its way or there is none. */
  fetch(source: Source, query: NotesQuery): void {
    if (this.#next === null || this.#abort || this.fault) return
    void this.#fetch(source, query, this.#next)
  }
  retry(source: Source, query: NotesQuery): void {
    this.fault = undefined
    this.fetch(source, query)
    this.#host.requestUpdate()
  }
  /** Nobody waits for what is on its way. */
  end(): void {
    this.#abort?.abort()
    this.#abort = undefined
    this.fault = undefined
  }

  async #fetch(source: Source, query: NotesQuery, cursor: string): Promise<void> {
    const abort = this.#abort = new AbortController()
    try {
      const { entries, next = null } = await source.query<'notes'>({ ...query, limit: MOST, cursor }, { signal: abort.signal })
      if (abort.signal.aborted) return
      this.#next = next
      if (this.#anew) this.#anew = joined(this.#anew, entries)
      else this.#entries = joined(this.#entries, entries)
      if (this.#anew && (next === null || this.#anew.length >= this.#entries.length)) {
        this.#entries = this.#anew
        this.#anew = null
      }
    } catch (error) {
      if (abort.signal.aborted) return
      this.fault = toFault(error)
    }
    this.#abort = undefined
    this.#host.requestUpdate()
  }
}

/** All that the list of a result has, or as many as a file holds, however few of them the reader has come to. */
export async function allNotes(result: NotesResult, query: NotesQuery, source: Source): Promise<NotesResult> {
  let { entries, next = null } = result
  while (next !== null && entries.length < MOST_SAVED) {
    const page: NotesResult = await source.query<'notes'>({ ...query, limit: Math.min(MOST, MOST_SAVED - entries.length), cursor: next })
    const before = entries.length
    entries = joined(entries, page.entries)
    // A source that goes round in circles is not followed.
    next = entries.length > before ? page.next ?? null : null
  }
  return { ...result, entries, next }
}

/** What is written meanwhile may move notes from page to page; none stands twice. */
function joined(before: readonly NoteEntry[], page: readonly NoteEntry[]): readonly NoteEntry[] {
  const known = new Set(before.map(({ id }) => id))
  return [...before, ...page.filter(({ id }) => !known.has(id))]
}
