const MINUS = 0x2d
const DOT = 0x2e
const MOST_DIGITS = 15
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i)

/** What `decimalOf` found: an integer, and how many of its digits stand behind the point. */
export const found = { digits: 0, places: 0 }

/** Reads `-?digits[.digits]` of at most fifteen digits; false for any other, which may well be a number otherwise written. */
export function decimalOf(bytes: Uint8Array, from: number, to: number): boolean {
  const negative = bytes[from] === MINUS
  let at = negative ? from + 1 : from
  const begin = at
  let value = 0
  let digit = bytes[at]! - 0x30
  while (at < to && digit >= 0 && digit <= 9) {
    value = value * 10 + digit
    digit = bytes[++at]! - 0x30
  }
  let count = at - begin
  let places = 0
  if (count === 0) return false
  if (at < to) {
    if (bytes[at] !== DOT) return false
    const point = ++at
    digit = bytes[at]! - 0x30
    while (at < to && digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digit = bytes[++at]! - 0x30
    }
    places = at - point
    count += places
    if (places === 0 || at < to) return false
  }
  if (count > MOST_DIGITS) return false
  found.digits = negative ? -value : value
  found.places = places
  return true
}

/** The number last found. Both parts are exact, so that the quotient is the double that the text names. */
export const asNumber = (): number => (found.places === 0 ? found.digits : found.digits / POWERS[found.places]!)

/** The number last found, in units of 10^−places; NaN when it has more places, or is too large to be exact. */
export function asMinor(places: number): number {
  if (found.places > places) return NaN
  const minor = found.digits * POWERS[places - found.places]!
  return Number.isSafeInteger(minor) ? minor : NaN
}
