import { isBytes, ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, JsonAtHand, JsonEndpoint, JsonOptions, TableName } from '../model/index.ts'
import { stopIfAborted } from './stopping.ts'
import { describe, partsOfAnswer, valueAt } from './json-answer.ts'
import { rowsIn } from './json-list.ts'
import type { Part } from './json-list.ts'
import { nameOf } from './open.ts'

/** A source that says "more" for ever is stopped here. */
const MOST_PAGES = 100_000

/**
 * Tables from REST endpoints, page by page, or from JSON at hand. Rows keep the source's field names; a mapping says what they are. Pages
 * that overlap are harmless: the engine keeps one row an id.
 */
export function createAdapter(options: JsonOptions): Adapter {
  const tables = Object.entries(options.tables) as [TableName, JsonEndpoint | JsonAtHand][]
  return {
    manifest: { name: 'json', history: options.tables.stageEvents ? 'events' : 'current-only' },
    async *scan(context) {
      const progress = new Progress(tables.length, context)
      for (const [table, from] of tables) {
        for await (const { part, total } of 'data' in from ? atHand(table, from, context) : pages(table, from, context)) {
          progress.add(table, rowsIn(part), total)
          const about = 'data' in from ? aboutRows(from.data, part) : undefined
          yield { table, ...part, ...(about && { total: about }) }
        }
      }
    },
  }
}

/** Rows of a page; the last of it tells how many there are in all, where the source does. */
interface Piece { readonly part: Part; readonly total?: number | undefined }

async function* atHand(table: TableName, { data, items }: JsonAtHand, { signal }: AdapterContext): AsyncGenerator<Piece> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data
  const parts = partsOfAnswer(bytes instanceof Blob ? bytes.stream() : bytes, items, { url: nameOf(data), table, type: '' }, signal)
  for await (const part of parts) {
    stopIfAborted(signal)
    yield { part }
  }
}

/** About how many rows the data have, by how far those of a part lie from each other; undefined where that is not known. */
function aboutRows(data: JsonAtHand['data'], part: Part): number | undefined {
  const size = data instanceof Blob ? data.size : typeof data === 'object' && 'byteLength' in data ? data.byteLength : NaN
  const texts = 'columns' in part ? Object.values(part.columns).find(isBytes) : undefined
  if (texts === undefined || texts.length < 1_000) return undefined
  const { starts, length } = texts
  const bytes = (starts[length - 1]! - starts[0]!) / (length - 1)
  return starts[0]! >= 0 && bytes > 0 && size > 0 ? Math.ceil(size / bytes * 1.03) : undefined
}

async function* pages(table: TableName, endpoint: JsonEndpoint, context: AdapterContext): AsyncGenerator<Piece> {
  const { paging } = endpoint
  const seen = new Set<string>()
  let url: string | null = firstUrl(endpoint)
  let read = 0
  for (let page = 0; url !== null; page++) {
    stopIfAborted(context.signal)
    if (seen.has(url) || page >= MOST_PAGES) throw new ShakhesError('source',
      `${url} was named as the next page a second time: the source's paging runs in a circle`,
      { table, params: { url } })
    seen.add(url)
    const response = await context.fetch(url)
    const before = read
    const type = response.headers.get('content-type') ?? ''
    const parts = partsOfAnswer(response.body, endpoint.items, { url, table, type }, context.signal)
    let part: Part = { rows: [] }
    let piece = await parts.next()
    for (; piece.done !== true; piece = await parts.next()) {
      stopIfAborted(context.signal)
      if (rowsIn(part) > 0) yield { part }
      part = piece.value
      read += rowsIn(part)
    }
    const body = piece.value
    const total = endpoint.total === undefined ? undefined : Number(valueAt(body, endpoint.total))
    yield { part, total: Number.isFinite(total) ? total : undefined }
    url = nextUrl(endpoint, url, { response, body, rows: read - before, read, page })
    if (url !== null && paging?.by === 'link' && new URL(url).origin !== new URL(response.url || url).origin) {
      throw new ShakhesError('forbidden',
        `the next page is on another site, ${new URL(url).origin}: it is not asked, as the request carries this site's credentials`,
        { table })
    }
  }
}

interface Answered { readonly response: Response; readonly body: unknown; readonly rows: number; readonly read: number; readonly page: number }

function firstUrl({ url, paging }: JsonEndpoint): string {
  if (paging?.by === 'page') return withParams(url, { [paging.param]: paging.first ?? 1, ...sized(paging) })
  if (paging?.by === 'offset') return withParams(url, { [paging.param]: 0, ...sized(paging) })
  return url
}

function nextUrl({ url, paging, total }: JsonEndpoint, current: string, { response, body, rows, read, page }: Answered): string | null {
  switch (paging?.by) {
    case undefined: return null
    case 'page': case 'offset': {
      // A short page ends; where the source tells the total, that ends instead, as its pages may be filtered.
      const all = total === undefined ? NaN : Number(valueAt(body, total))
      if (Number.isFinite(all) ? read >= all || rows === 0 : rows < paging.size) return null
      return withParams(url, { [paging.param]: paging.by === 'page' ? (paging.first ?? 1) + page + 1 : read, ...sized(paging) })
    }
    case 'cursor': {
      // An empty page is not the end; a missing cursor is.
      const cursor = valueAt(body, paging.next)
      if (cursor === undefined || cursor === null || cursor === '' || cursor === false) return null
      if (typeof cursor !== 'string' && typeof cursor !== 'number') throw new ShakhesError('schema',
        `the cursor at “${paging.next}” is ${describe(cursor)}: expected a text or a number`)
      return withParams(url, { [paging.param]: cursor })
    }
    case 'link': {
      const next = nextLink(response.headers.get('link'))
      return next === null ? null : new URL(next, response.url || current).href
    }
  }
}

const sized = (paging: { readonly size: number; readonly sizeParam?: string }): Record<string, number> =>
  paging.sizeParam === undefined ? {} : { [paging.sizeParam]: paging.size }

/** Sets parameters of an address that may be relative. */
function withParams(url: string, params: Readonly<Record<string, string | number>>): string {
  const [, path, query, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url)!
  const search = new URLSearchParams(query ?? '')
  for (const [name, value] of Object.entries(params)) search.set(name, String(value))
  return `${path}?${search}${hash ?? ''}`
}

/** The address that a `Link` header calls `next` (RFC 8288); null when there is none. */
export function nextLink(header: string | null): string | null {
  for (const [, url, params] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(params!)) return url!
  }
  return null
}

/** Rows so far, and how many there will be once every table has told its total. */
class Progress {
  readonly #totals = new Map<TableName, number>()
  readonly #tables: number
  readonly #context: AdapterContext
  #done = 0
  constructor(tables: number, context: AdapterContext) { this.#tables = tables; this.#context = context }
  add(table: TableName, rows: number, total: number | undefined): void {
    this.#done += rows
    if (total !== undefined) this.#totals.set(table, total)
    const all = [...this.#totals.values()].reduce((a, b) => a + b, 0)
    if (this.#totals.size === this.#tables) this.#context.progress(this.#done, Math.max(all, this.#done))
    else this.#context.progress(this.#done)
  }
}
