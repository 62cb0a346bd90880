import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, JsonEndpoint, JsonOptions, TableName } from '../model/index.ts'
import { cutShort, stopIfAborted } from './context.ts'
import { partsOfList } from './json-list.ts'
import type { Part } from './json-list.ts'
import { listAt } from './json-scan.ts'

/** A source that says "more" for ever is stopped here. */
const MOST_PAGES = 100_000

/**
 * Tables from REST endpoints, page by page. Rows keep the source's field names; a mapping says what they are. Pages
 * that overlap are harmless: the engine keeps one row an id.
 */
export function createAdapter(options: JsonOptions): Adapter {
  const tables = Object.entries(options.tables) as [TableName, JsonEndpoint][]
  return {
    manifest: { name: 'json', history: options.tables.stageEvents ? 'events' : 'current-only' },
    async *scan(context) {
      const progress = new Progress(tables.length, context)
      for (const [table, endpoint] of tables) {
        for await (const { part, total } of pages(table, endpoint, context)) {
          progress.add(table, rowsIn(part), total)
          yield { table, ...part }
        }
      }
    },
  }
}

/** Rows of a page; the last of it tells how many there are in all, where the source does. */
interface Piece { readonly part: Part; readonly total?: number | undefined }
const rowsIn = (part: Part): number => ('rows' in part ? part.rows.length : part.length)

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
    const parts = partsOfAnswer(new Uint8Array(await response.arrayBuffer()), endpoint.items, { url, table, type: response.headers.get('content-type') ?? '' })
    let part: Part = { rows: [] }
    let piece = parts.next()
    for (; piece.done !== true; piece = parts.next()) {
      stopIfAborted(context.signal)
      if (rowsIn(part) > 0) yield { part }
      part = piece.value
      read += rowsIn(part)
    }
    const body = piece.value
    const total = endpoint.total === undefined ? undefined : Number(at(body, endpoint.total))
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
      const all = total === undefined ? NaN : Number(at(body, total))
      if (Number.isFinite(all) ? read >= all || rows === 0 : rows < paging.size) return null
      return withParams(url, { [paging.param]: paging.by === 'page' ? (paging.first ?? 1) + page + 1 : read, ...sized(paging) })
    }
    case 'cursor': {
      // An empty page is not the end; a missing cursor is.
      const cursor = at(body, paging.next)
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

interface From { readonly url: string; readonly table: TableName; readonly type: string }

/**
 * The rows of an answer, in batches. Returns the answer without them.
 *
 * The list of rows is read from the bytes. Where that meets something it does not know, the whole is parsed, which
 * either says what is wrong or has the rows that are left.
 */
function* partsOfAnswer(bytes: Uint8Array, items: string | undefined, from: From): Generator<Part, unknown> {
  const path = items?.split('.') ?? []
  const start = listAt(bytes, path)
  const decoder = new TextDecoder()
  let count = 0
  if (start >= 0) {
    const parts = partsOfList(bytes, start)
    let part = parts.next()
    for (; part.done !== true; part = parts.next()) {
      count += rowsIn(part.value)
      yield part.value
    }
    const end = part.value
    if (end >= 0) {
      const body = parsed(`${decoder.decode(bytes.subarray(0, start))}[]${decoder.decode(bytes.subarray(end))}`, from)
      const left = items === undefined ? body : at(body, items)
      if (Array.isArray(left) && left.length === 0) return body
    }
  }
  const body = parsed(decoder.decode(bytes), from)
  const rows = itemsOf(body, items, from)
  if (rows.length > count) yield { rows: rows.slice(count) }
  return body
}

function parsed(text: string, { url, type }: From): unknown {
  const trimmed = text.trim()
  if (trimmed.startsWith('<') || (/\bhtml\b/i.test(type) && !/^[[{]/.test(trimmed))) {
    throw new ShakhesError('source',
      `${url} answered with a web page where JSON was expected: a sign-in page perhaps; check the address`,
      { reason: 'html-not-json', params: { url, type } })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    // It began well and does not end with a closing bracket.
    if (trimmed === '' || (/^[[{]/.test(trimmed) && !/[\]}]$/.test(trimmed))) throw cutShort(url, cause)
    throw new ShakhesError('source',
      `${url} answered with text that is not JSON (${(cause as Error).message.slice(0, 120)})`,
      { reason: 'not-json', params: { url }, cause })
  }
}

function itemsOf(body: unknown, path: string | undefined, { url, table }: From): readonly object[] {
  const items = path === undefined ? body : at(body, path)
  if (Array.isArray(items)) {
    const bad = items.findIndex((item) => typeof item !== 'object' || item === null)
    if (bad < 0) return items as object[]
    throw new ShakhesError('schema',
      `row ${bad + 1} of ${url} is ${describe(items[bad])}: expected an object`,
      { table, row: bad + 1 })
  }
  const keys = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 12).join(', ') : ''
  throw new ShakhesError('schema',
    `${url} has ${describe(items)} ${path === undefined ? 'at its top' : `at “${path}”`} where an array of rows was expected; set items to its path${keys ? ` (the answer has: ${keys})` : ''}`,
    { table })
}

/** The value at a path of keys joined by dots; own keys only. */
function at(value: unknown, path: string): unknown {
  let found = value
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${JSON.stringify(value).slice(0, 60)}`
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
