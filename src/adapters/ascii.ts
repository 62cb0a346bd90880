/** Bytes that JSON and CSV are made of. */
export const LF = 0x0a
export const CR = 0x0d
export const QUOTE = 0x22
export const COMMA = 0x2c
export const MINUS = 0x2d
export const DOT = 0x2e
export const COLON = 0x3a
export const BACKSLASH = 0x5c
export const LIST_END = 0x5d
export const OBJECT = 0x7b
export const OBJECT_END = 0x7d

/** The highest bit of each of four bytes. */
export const HIGH = 0x80808080 | 0
/** Digits of a number that fits 32 bits whatever they are. */
export const FITTING_DIGITS = 9

/** The number that four bytes write, the lowest of which comes first; −1 where one is no digit. */
export function fourDigits(bytes: number): number {
  // What is no digit has one of the high bits, or carries into them.
  const four = bytes ^ 0x30303030
  if (((four | (four + 0x06060606)) & 0xf0f0f0f0) !== 0) return -1
  const pairs = (Math.imul(four, 10) + (four >>> 8)) & 0x00ff00ff
  return Math.imul(pairs & 0xff, 100) + (pairs >>> 16)
}
