import { ShakhesError } from '../model/index.ts'
import type { TableName } from '../model/index.ts'
import { cutShort, macrotask, stopIfAborted } from './stopping.ts'
import { ListReader, rowsIn } from './json-list.ts'
import type { Part } from './json-list.ts'
import { listAt } from './json-scan.ts'

/** Bytes are read in pieces of about this many: some thousand rows. */
const PIECE = 524_288
/** Those in memory in larger ones: columns are read faster the longer they are. */
const WINDOW = 1 << 20

/** Where an answer came from, for messages. */
export interface From { readonly url: string; readonly table: TableName; readonly type: string }

/**
 * The rows of a JSON answer, in batches, as it comes. Returns the answer without them.
 *
 * @param source - the answer; null is none
 * @param items - path of the list of rows; the answer itself when absent
 * @param least - bytes of a piece; tests cut smaller ones
 */
export async function* partsOfAnswer(
  source: ReadableStream<Uint8Array> | Uint8Array | null, items: string | undefined, from: From, signal: AbortSignal, least?: number,
): AsyncGenerator<Part, unknown> {
  const path = items?.split('.') ?? []
  const decoder = new TextDecoder()
  const list = new ListReader()
  let head: string | null = null
  let tail = ''
  let held: Uint8Array = new Uint8Array(0)
  let count = 0
  const left = (): Uint8Array => held
  const pieces = source instanceof Uint8Array ? windowsOf(source, left, least) : piecesOf(source, left, least)
  for await (const { bytes, last } of pieces) {
    stopIfAborted(signal)
    held = bytes
    if (list.done) {
      tail += decoder.decode(bytes, { stream: !last })
      held = new Uint8Array(0)
      continue
    }
    let at = 0
    if (head === null) {
      const start = listAt(bytes, path)
      if (start < 0) continue
      head = decoder.decode(bytes.subarray(0, start))
      at = start + 1
    }
    const parts = list.read(bytes, at)
    let part = parts.next()
    for (; part.done !== true; part = parts.next()) {
      count += rowsIn(part.value)
      yield part.value
    }
    held = bytes.subarray(part.value)
    if (!list.done) continue
    tail += decoder.decode(held, { stream: !last })
    held = new Uint8Array(0)
  }
  if (head === null) {
    const body = parsed(decoder.decode(held), from)
    const rows = rowsOf(body, items, from)
    if (rows.length > 0) yield { rows }
    return body
  }
  if (list.done) return parsed(`${head}[]${tail}`, from)
  // Something stands there that is no object, or no JSON: to find out which, the rest is parsed behind what stands for
  // the rows that were read.
  const { text, values } = list.standIn
  const body = parsed(head + text + decoder.decode(held), from)
  const rows = rowsOf(body, items, from, count - values).slice(values)
  if (rows.length > 0) yield { rows }
  return body
}

interface Piece { readonly bytes: Uint8Array; readonly last: boolean }

/** As `piecesOf`, of bytes in memory: none is copied. */
async function* windowsOf(bytes: Uint8Array, left: () => Uint8Array, least = WINDOW): AsyncGenerator<Piece> {
  for (let to = 0; to < bytes.length;) {
    const from = to - left().length
    to = Math.min(to + Math.max(least, left().length), bytes.length)
    yield { bytes: bytes.subarray(from, to), last: to === bytes.length }
    await macrotask()
  }
}

/** Bytes in pieces that each begin with what the last one left, and at least double it: so nothing is read often. */
async function* piecesOf(
  stream: ReadableStream<Uint8Array> | null, left: () => Uint8Array, least = PIECE,
): AsyncGenerator<Piece> {
  const reader = stream?.getReader()
  let chunks: Uint8Array[] = []
  let size = 0
  const joined = (): Uint8Array => {
    const held = left()
    const bytes = new Uint8Array(held.length + size)
    bytes.set(held)
    let at = held.length
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    chunks = []
    size = 0
    return bytes
  }
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read()
      if (done) break
      // Some browsers hand over megabytes at once.
      for (let at = 0; at < value.length; at += least) {
        const chunk = value.subarray(at, at + least)
        chunks.push(chunk)
        size += chunk.length
        if (size >= Math.max(least, left().length)) yield { bytes: joined(), last: false }
      }
    }
    yield { bytes: joined(), last: true }
  } finally {
    await reader?.cancel().catch(() => undefined)
  }
}

function parsed(text: string, { url, type }: From): unknown {
  const trimmed = text.trim()
  if (trimmed.startsWith('<') || (/\bhtml\b/i.test(type) && !/^[[{]/.test(trimmed))) {
    throw new ShakhesError('source',
      `${url} answered with a web page where JSON was expected: a sign-in page perhaps; check the address`,
      { reason: 'html-not-json', params: { url, type } })
  }
  try {
    return JSON.parse(trimmed)
  } catch (cause) {
    // It began well and does not end with a closing bracket.
    if (trimmed === '' || (/^[[{]/.test(trimmed) && !/[\]}]$/.test(trimmed))) throw cutShort(url, cause)
    throw new ShakhesError('source',
      `${url} answered with text that is not JSON (${(cause as Error).message.slice(0, 120)})`,
      { reason: 'not-json', params: { url }, cause })
  }
}

/** @param before - rows that stand before the first of these */
function rowsOf(body: unknown, path: string | undefined, { url, table }: From, before = 0): readonly object[] {
  const items = path === undefined ? body : valueAt(body, path)
  if (Array.isArray(items)) {
    const bad = items.findIndex((item) => typeof item !== 'object' || item === null)
    if (bad < 0) return items as object[]
    const row = before + bad + 1
    throw new ShakhesError('schema',
      `row ${row} of ${url} is ${describe(items[bad])}: expected an object`,
      { table, row })
  }
  const keys = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 12).join(', ') : ''
  const place = path === undefined ? 'at its top' : `at “${path}”`
  throw new ShakhesError('schema',
    `${url} has ${describe(items)} ${place} where an array of rows was expected; set items to its path`
      + (keys ? ` (the answer has: ${keys})` : ''),
    { table })
}

/** The value at a path of keys joined by dots; own keys only. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}

export function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  return `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${JSON.stringify(value).slice(0, 60)}`
}
