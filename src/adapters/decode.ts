import { ShakhesError } from '../model/index.ts'

/** Text is parsed in pieces of about this many characters: a few thousand rows, some four milliseconds. */
const PIECE = 262_144
/** Bytes in memory in larger ones: columns are read faster the longer they are. */
const WINDOW = 1 << 20

/** One piece of a text; `last` comes exactly once, perhaps with an empty piece. */
export interface TextPiece { readonly text: string; readonly last: boolean }

interface Piece { readonly bytes: Uint8Array; readonly last: boolean }

/** A text in memory, in pieces. */
export function* piecesOfText(text: string): Generator<TextPiece> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let at = start; ; at += PIECE) {
    const last = at + PIECE >= text.length
    yield { text: text.slice(at, at + PIECE), last }
    if (last) return
  }
}

/**
 * Bytes as text, in pieces. A byte order mark goes before `encoding`, and `encoding` before the assumption of UTF-8.
 *
 * @param encoding - a label that `TextDecoder` knows, such as `windows-1256`
 * @throws ShakhesError `schema`, reason `encoding`, when the assumption of UTF-8 is wrong; `bad-query` for an unknown label
 */
export async function* piecesOfBytes(source: ReadableStream<Uint8Array>, encoding?: string): AsyncGenerator<TextPiece> {
  let decoder: TextDecoder | undefined
  let held = new Uint8Array(0)
  let text = ''
  for await (const bytes of chunksOf(source)) {
    if (decoder === undefined) {
      held = joined(held, bytes)
      // Enough to tell: a mark has at most three bytes, and zeros of UTF-16 show soon.
      if (held.length < 64) continue
      decoder = decoderFor(held, encoding)
      text = decode(decoder, held, false)
    } else {
      text += decode(decoder, bytes, false)
    }
    // Some browsers hand over megabytes at once.
    let at = 0
    for (; text.length - at >= PIECE; at += PIECE) yield { text: text.slice(at, at + PIECE), last: false }
    text = text.slice(at)
  }
  text += decoder ? decode(decoder, new Uint8Array(0), true) : decode(decoderFor(held, encoding), held, true)
  yield { text, last: true }
}

/**
 * Bytes in UTF-8 without their mark, in pieces of some hundred kilobytes; other encodings are turned into it. Whether
 * what claims to be UTF-8 is so is for the reader to see, by `checkUtf8`.
 *
 * @param encoding - a label that `TextDecoder` knows, such as `windows-1256`
 */
export async function* utf8Pieces(
  source: ReadableStream<Uint8Array>, encoding?: string,
): AsyncGenerator<Piece> {
  const encoder = new TextEncoder()
  let decoder: TextDecoder | null | undefined
  let held: Uint8Array[] = []
  let size = 0
  const taken = (last: boolean): Uint8Array => {
    let bytes = held.length === 1 ? held[0]! : held.reduce(joined, new Uint8Array(0))
    held = []
    size = 0
    if (decoder === undefined) {
      const found = decoderFor(bytes, encoding)
      decoder = found.fatal && found.encoding === 'utf-8' ? null : found
      if (decoder === null && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    }
    return decoder === null ? bytes : encoder.encode(decode(decoder, bytes, last))
  }
  for await (const chunk of chunksOf(source)) {
    // Some browsers hand over megabytes at once, others a few bytes.
    for (let at = 0; at < chunk.length; at += PIECE) {
      const part = chunk.subarray(at, at + PIECE)
      held.push(part)
      size += part.length
      if (size >= PIECE) yield { bytes: taken(false), last: false }
    }
  }
  yield { bytes: taken(true), last: true }
}

/**
 * Bytes in memory that are UTF-8, without their mark, in windows that begin with what was unread of the one before: none
 * is copied. Null where they are in another encoding.
 */
export function utf8Windows(bytes: Uint8Array, encoding: string | undefined, unread: () => number): Iterable<Piece> | null {
  const found = decoderFor(bytes.subarray(0, 64), encoding)
  if (!found.fatal || found.encoding !== 'utf-8') return null
  return windowsOf(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, unread)
}
function* windowsOf(bytes: Uint8Array, start: number, unread: () => number): Generator<Piece> {
  let from = start
  for (let to = from + WINDOW; ; to += WINDOW) {
    const last = to >= bytes.length
    yield { bytes: bytes.subarray(from, to), last }
    if (last) return
    from = to - unread()
  }
}

const strict = { fatal: true, ignoreBOM: true }
/** @throws ShakhesError `schema`, reason `encoding` */
export function checkUtf8(bytes: Uint8Array): void { decode(new TextDecoder('utf-8', strict), bytes, true) }

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, last: boolean): string {
  try {
    return decoder.decode(bytes, { stream: !last })
  } catch (cause) {
    throw new ShakhesError('schema',
      `the file is not UTF-8 text: say its encoding, such as windows-1256 (old Persian and Arabic files) or windows-1252`,
      { reason: 'encoding', params: { encoding: decoder.encoding }, cause })
  }
}

function decoderFor(head: Uint8Array, encoding: string | undefined): TextDecoder {
  const [a, b] = head
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le')
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be')
  if (a === 0xef && b === 0xbb && head[2] === 0xbf) return new TextDecoder('utf-8', { fatal: true })
  if (encoding !== undefined && !/^(?:utf-?8|unicode-1-1-utf-8)$/i.test(encoding.trim())) {
    try {
      return new TextDecoder(encoding)
    } catch (cause) {
      throw new ShakhesError('bad-query',
        `“${encoding}” is no encoding that browsers know: expected one such as utf-8, utf-16le, windows-1256 or windows-1252`,
        { cause })
    }
  }
  // UTF-16 without a mark: the upper halves of ASCII characters are zero.
  if (b === 0 && a !== 0) return new TextDecoder('utf-16le')
  if (a === 0 && b !== 0) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8', { fatal: true })
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
