import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterContext, JsonEndpoint, JsonOptions, TableName } from '../model/index.ts'
import { cutShort, stopIfAborted } from './context.ts'

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
        for await (const { rows, total } of pages(table, endpoint, context)) {
          progress.add(table, rows.length, total)
          yield { table, rows }
        }
      }
    },
  }
}

interface Page { readonly rows: readonly object[]; readonly total: number | undefined }

async function* pages(table: TableName, endpoint: JsonEndpoint, context: AdapterContext): AsyncGenerator<Page> {
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
    const body = await readJson(response, url)
    const rows = itemsOf(body, endpoint.items, url, table)
    read += rows.length
    const total = endpoint.total === undefined ? undefined : Number(at(body, endpoint.total))
    yield { rows, total: Number.isFinite(total) ? total : undefined }
    url = nextUrl(endpoint, url, { response, body, rows: rows.length, read, page })
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

async function readJson(response: Response, url: string): Promise<unknown> {
  const text = await response.text()
  const trimmed = text.trim()
  const type = response.headers.get('content-type') ?? ''
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

function itemsOf(body: unknown, path: string | undefined, url: string, table: TableName): readonly object[] {
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
