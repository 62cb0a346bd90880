/**
 * The round step that divides a span into about `count` parts: 1, 2 or 5 times a power of ten. A step below 1 is given
 * as minus how many of it make 1, so that multiples of it are divisions of whole numbers, which stay exact.
 */
function stepOf(span: number, count: number): number {
  const rough = span / count
  const power = Math.floor(Math.log10(rough))
  const rest = rough / 10 ** power
  // The geometric means between 1, 2, 5 and 10.
  const factor = rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.SQRT2 ? 2 : 1
  return power < 0 ? -(10 ** -power) / factor : factor * 10 ** power
}
const times = (step: number, n: number): number => (step > 0 ? n * step : n / -step)
const per = (step: number, value: number): number => (step > 0 ? value / step : value * -step)

/** A range widened to whole steps, so that its ends are round; low < high. */
export function nice(low: number, high: number, count: number): [low: number, high: number] {
  // Widening may make the step longer, which may widen again.
  for (let step = 0; ;) {
    const next = stepOf(high - low, count)
    if (next === step) return [low, high]
    step = next
    // Judged by the multiple itself: the division may land on a whole number, or just beside one, by rounding.
    const [first, last] = [Math.ceil(per(step, low)), Math.floor(per(step, high))]
    low = times(step, times(step, first) > low ? first - 1 : first)
    high = times(step, times(step, last) < high ? last + 1 : last)
  }
}

/** The multiples of a round step from low to high, about `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const step = stepOf(high - low, count)
  const at: number[] = []
  for (let n = Math.round(per(step, low)); times(step, n) <= high; n++) if (times(step, n) >= low) at.push(times(step, n))
  return at
}
