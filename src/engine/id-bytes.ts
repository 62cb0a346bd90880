/** What ids are made of: digits behind a beginning, or bytes; and where both stand in a table of hashes. */

/** A text's bytes; one that no text has where it is not ASCII. */
export function asciiOf(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from(units.some((unit) => unit >= 0x80) ? [0xff] : units)
}
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** The number that the text writes from a place on without leading zeros; 0 when it is none. */
export function trailing(text: string, from: number): number {
  if (text.charCodeAt(from) === 0x30) return 0
  let number = 0
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!isDigit(unit)) return 0
    number = number * 10 + (unit - 0x30)
  }
  return number
}

/** Puts an index into the first empty slot that is its. */
export function place(slots: Int32Array, hash: number, index: number): void {
  const mask = slots.length - 1
  let perturb = hash >>> 0
  let slot = hash & mask
  while (slots[slot] !== 0) {
    perturb >>>= 5
    slot = (slot * 5 + 1 + perturb) & mask
  }
  slots[slot] = index
}

export function hashNumber(prefix: number, number: number): number {
  return ((number | 0) + Math.imul(prefix, 0x9e3779b1) + Math.imul((number / 0x100000000) | 0, 0x85ebca6b)) | 0
}
export function hashBytes(bytes: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash ^ (hash >>> 15)
}
export function sameBytes(bytes: Uint8Array, from: number, other: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[from + i] !== other[i]) return false
  return true
}
export function decode(bytes: Uint8Array, from: number, length: number): string {
  let text = ''
  for (let i = from; i < from + length;) {
    const byte = bytes[i++]!
    if (byte < 0x80) text += String.fromCharCode(byte)
    else if (byte < 0xe0) text += String.fromCharCode(((byte & 0x1f) << 6) | (bytes[i++]! & 0x3f))
    else text += String.fromCharCode(((byte & 0x0f) << 12) | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f))
  }
  return text
}
