/**
 * Rounds half away from zero at a number of decimals, as METRICS G8 asks. The twelve significant digits repair what
 * binary fractions lose: 0.575 · 100 is 57.499999999999993, and 23 of 40 is 57.5 %, which rounds to 58.
 */
export function round(value: number, digits = 0): number {
  if (!Number.isFinite(value)) return value
  const factor = 10 ** digits
  const scaled = Number((Math.abs(value) * factor).toPrecision(12))
  const whole = Math.floor(scaled + 0.5) / factor
  return value < 0 && whole !== 0 ? -whole : whole
}

/**
 * Parts of a whole as percentages that add up to exactly 100: the largest remainders get the units that rounding down
 * left over; ties go to the earlier part. METRICS G8.
 *
 * @param parts - counts, each ≥ 0
 * @returns percentages at `digits` decimals in the order of `parts`; all 0 when the parts are
 */
export function largestRemainder(parts: readonly number[], digits = 0): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (total <= 0) return parts.map(() => 0)
  const units = 100 * 10 ** digits
  const exact = parts.map((part) => Number(((part / total) * units).toPrecision(12)))
  const whole = exact.map(Math.floor)
  const order = exact.map((value, index) => ({ index, rest: value - whole[index]! }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const left = units - whole.reduce((sum, part) => sum + part, 0)
  for (const { index } of order.slice(0, left)) whole[index]! += 1
  return whole.map((value) => value / 10 ** digits)
}
