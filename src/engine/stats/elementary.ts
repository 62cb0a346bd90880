// Exponentials and logarithms in plain arithmetic. `Math.exp`, `Math.log` and `**` end in other bits from one engine, and
// one version of it, to the next; sums, products, quotients and square roots do not. So a p-value that a cron job
// computed is the one that a browser shows.

/** ln 2 in two parts: the first with so few bits that a whole multiple of it is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const SQRT2 = 1.4142135623730951
const BITS = new DataView(new ArrayBuffer(8))

/**
 * e to the power of x, within two units in the last place.
 *
 * @param x - any number; beyond ±745 it is 0 or infinite
 */
export function exp(x: number): number {
  if (x !== x) return NaN
  if (x > 709.782712893384) return Infinity
  if (x < -745.2) return 0
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5)
  const r = (x - k * LN2_HIGH) - k * LN2_LOW
  // |r| is at most ln 2 / 2, so that 17 terms are more than a double holds.
  let sum = 1
  for (let i = 17; i > 0; i--) sum = 1 + (sum * r) / i
  const half = k >> 1
  return sum * powerOfTwo(half) * powerOfTwo(k - half)
}

/**
 * The natural logarithm, within two units in the last place.
 *
 * @param x - at least 0; NaN below
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  // Numbers too small to be normal have no exponent of their own.
  if (x < 2.2250738585072014e-308) return log(x * 18_014_398_509_481_984) - 54 * LN2_HIGH - 54 * LN2_LOW
  BITS.setFloat64(0, x)
  const head = BITS.getUint32(0)
  let exponent = (head >>> 20) - 1023
  BITS.setUint32(0, (head & 0xfffff) | 0x3ff00000)
  let mantissa = BITS.getFloat64(0)
  if (mantissa > SQRT2) {
    mantissa /= 2
    exponent++
  }
  const f = (mantissa - 1) / (mantissa + 1)
  const square = f * f
  let series = 0
  for (let i = 25; i > 1; i -= 2) series = (series + 1 / i) * square
  return exponent * LN2_HIGH + (2 * f + (2 * f * series + exponent * LN2_LOW))
}

/** ln(1 + x) for x > −1, exact also near 0. @see Kahan, by way of Goldberg (1991), ACM Comput. Surv. 23:5–48 */
export function log1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : log(sum) * (x / (sum - 1))
}

/** x to the power of y, for x ≥ 0. */
export function power(x: number, y: number): number {
  return x === 0 ? (y === 0 ? 1 : 0) : exp(y * log(x))
}

/** 2 to an integer power from −1022 to 1023. */
function powerOfTwo(k: number): number {
  BITS.setUint32(0, (k + 1023) << 20)
  BITS.setUint32(4, 0)
  return BITS.getFloat64(0)
}
