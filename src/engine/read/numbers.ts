import { fold } from '../../model/index.ts'

/** Why a text is no number. */
const NOT_A_NUMBER = NaN
/** Stands for an integer beyond ±(2^53 − 1), which a double cannot hold exactly. */
export const UNSAFE = Infinity

/**
 * The number that a text writes, or NaN. Persian and Arabic digits and separators are understood; thousands separators
 * must stand where thousands are, so that `1,23` is refused rather than read as 123.
 *
 * @param decimal - the decimal mark; the other of `.` and `,` separates thousands
 */
export function parseNumber(text: string, decimal: '.' | ',' = '.'): number {
  const plain = plainDecimal(text, decimal)
  return plain === null ? NOT_A_NUMBER : Number(plain)
}

/**
 * An amount in minor units, exactly: the digits are shifted as digits, never multiplied as a double, so `1054.10` with
 * two decimal places is 105410. Digits beyond the places are rounded half away from zero.
 *
 * @returns an integer; NaN when the text is no number; `UNSAFE` when it is too large
 */
export function parseMajor(text: string, places: number, decimal: '.' | ',' = '.'): number {
  const plain = plainDecimal(text, decimal)
  if (plain === null) return NOT_A_NUMBER
  return shift(/e/i.test(plain) ? expand(plain) : plain, places)
}

/** A number of major units as an integer of minor ones: by the shortest decimal that reads back as it, as people wrote it. */
export function majorToMinor(value: number, places: number): number {
  if (places === 0 && Number.isSafeInteger(value)) return value
  if (!Number.isFinite(value)) return NOT_A_NUMBER
  const text = String(value)
  return shift(text.includes('e') ? expand(text) : text, places)
}

function shift(plain: string, places: number): number {
  const negative = plain.startsWith('-')
  const [whole = '', fraction = ''] = plain.replace(/^[-+]/, '').split('.')
  const digits = whole + fraction.slice(0, places).padEnd(places, '0')
  let magnitude = Number(digits)
  if (fraction.charCodeAt(places) >= 0x35) magnitude += 1
  if (!Number.isSafeInteger(magnitude)) return UNSAFE
  return negative && magnitude !== 0 ? -magnitude : magnitude
}

/** `1.5e-7` without its exponent. Exponents beyond a double's range of integers are cut: the result is unsafe anyway. */
function expand(text: string): string {
  const [mantissa = '', exponentText = '0'] = text.toLowerCase().split('e')
  const exponent = Math.max(-400, Math.min(400, Number(exponentText)))
  const negative = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace(/^[-+]/, '').split('.')
  const digits = whole + fraction
  const point = whole.length + exponent
  if (point <= 0) return `${negative}0.${'0'.repeat(-point)}${digits}`
  return `${negative}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`
}

const ASCII_ONLY = /^[\x20-\x7e]*$/
const SIMPLE = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,4})?$/i
/** Groups of thousands, or of lakhs: the last has three digits, those before it two or three. */
const GROUPED = /^[-+]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/

/** An ASCII decimal with `.` as its mark and no separators, or null. */
function plainDecimal(text: string, decimal: '.' | ','): string | null {
  let plain = ASCII_ONLY.test(text) ? text.trim() : ascii(text, decimal)
  if (decimal === ',') plain = plain.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
  if (SIMPLE.test(plain)) return plain
  // Spaces between digits separate thousands too: French, ISO 31-0.
  const separated = plain.replace(/(?<=\d)[ '’](?=\d)/g, ',')
  return GROUPED.test(separated) ? separated.replaceAll(',', '') : null
}

/** Digits, marks and signs of other scripts as ASCII ones: the momayyez and its thousands separator stand for those declared. */
function ascii(text: string, decimal: '.' | ','): string {
  const [mark, separator] = decimal === '.' ? ['.', ','] : [',', '.']
  return fold(text.replace(/[\u2212\ufe63\uff0d]/g, '-').replace(/\u066c/g, separator!).replace(/\u066b/g, mark!)).trim()
}
