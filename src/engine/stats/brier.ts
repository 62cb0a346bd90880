/** So many forecasts of one probability, and how many of them came true. */
export interface Forecasts { readonly probability: number; readonly came: number; readonly n: number }

/**
 * The mean squared distance of forecasts from what came: 0 is perfect, 0.25 is what "fifty-fifty" always scores.
 *
 * @returns in [0, 1]; null without forecasts
 * @see Brier (1950), Monthly Weather Review 78:1–3, in its form for one event
 */
export function brierScore(forecasts: readonly Forecasts[]): number | null {
  let n = 0
  let sum = 0
  for (const { probability: p, came, n: all } of forecasts) {
    n += all
    sum += came * (1 - p) * (1 - p) + (all - came) * p * p
  }
  return n === 0 ? null : sum / n
}
