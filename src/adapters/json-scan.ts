import { BACKSLASH, COLON, COMMA, OBJECT, QUOTE } from './ascii.ts'

/** Where things end in the bytes of a JSON text. Each returns the place after, or −1 when there is no such thing. */

const ZERO = 0x30
const NINE = 0x39

const isSpace = (byte: number): boolean =>
  byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)

/** The place of the next byte that is no white space, `end` when there is none. */
export function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && isSpace(bytes[at]!)) at++
  return at
}

/** A text in quotes. What its escapes say is not looked at. */
export function stringEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH) at++
    else if (byte < 0x20) return -1
  }
  return -1
}

export function numberEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from
  const first = bytes[at]!
  const whole = digitsEnd(bytes, at, end)
  // No digit, or more than one after a zero.
  if (whole === at || (first === ZERO && whole > at + 1)) return -1
  at = whole
  if (at < end && bytes[at] === 0x2e) {
    const places = digitsEnd(bytes, at + 1, end)
    if (places === at + 1) return -1
    at = places
  }
  if (at < end && (bytes[at]! | 0x20) === 0x65) {
    const sign = bytes[at + 1]
    const begin = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1
    const exponent = digitsEnd(bytes, begin, end)
    return exponent === begin ? -1 : exponent
  }
  return at
}
function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at]! >= ZERO && bytes[at]! <= NINE) at++
  return at
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const [NULL, TRUE, FALSE] = [bytesOf('null'), bytesOf('true'), bytesOf('false')]
/** `null`, `true` or `false`. */
export function literalEnd(bytes: Uint8Array, from: number, end: number): number {
  const first = bytes[from]
  const literal = first === NULL[0] ? NULL : first === TRUE[0] ? TRUE : FALSE
  for (let i = 0; i < literal.length; i++) if (bytes[from + i] !== literal[i]) return -1
  return from + literal.length <= end ? from + literal.length : -1
}

/** Any value. Of lists and objects only the brackets are matched. */
export function valueEnd(bytes: Uint8Array, from: number, end: number): number {
  const first = bytes[from]
  if (first === QUOTE) return stringEnd(bytes, from, end)
  if (first !== 0x5b && first !== 0x7b) {
    const literal = literalEnd(bytes, from, end)
    return literal === -1 ? numberEnd(bytes, from, end) : literal
  }
  let depth = 0
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) {
      at = stringEnd(bytes, at, end) - 1
      if (at < 0) return -1
    } else if (byte === 0x5b || byte === 0x7b) depth++
    else if ((byte === 0x5d || byte === 0x7d) && --depth === 0) return at + 1
  }
  return -1
}

/** The place where the list at a path of keys begins; −1 when there is none, or the text is no JSON up to there. */
export function listAt(bytes: Uint8Array, path: readonly string[]): number {
  const end = bytes.length
  let at = skipSpace(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, end)
  for (const key of path) {
    at = memberAt(bytes, at, end, key)
    if (at === -1) return -1
  }
  return bytes[at] === 0x5b ? at : -1
}
function memberAt(bytes: Uint8Array, from: number, end: number, key: string): number {
  if (bytes[from] !== OBJECT) return -1
  let at = skipSpace(bytes, from + 1, end)
  while (bytes[at] === QUOTE) {
    const close = stringEnd(bytes, at, end)
    if (close === -1) return -1
    const name = new TextDecoder().decode(bytes.subarray(at, close))
    const colon = skipSpace(bytes, close, end)
    if (bytes[colon] !== COLON) return -1
    at = skipSpace(bytes, colon + 1, end)
    if (name === JSON.stringify(key)) return at
    at = valueEnd(bytes, at, end)
    if (at === -1) return -1
    at = skipSpace(bytes, at, end)
    if (bytes[at] !== COMMA) return -1
    at = skipSpace(bytes, at + 1, end)
  }
  return -1
}
