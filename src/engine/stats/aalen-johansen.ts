/** Deals of one duration that ended one way, or were still going on. */
export interface Fate<E extends string> {
  /** Finite, at least 0, in any one unit. */
  readonly duration: number
  /** How they ended; null: censored here. */
  readonly ended: E | null
  readonly count: number
}
export interface IncidenceStep { readonly time: number; readonly share: number }

/**
 * Cumulative incidence of one end among several that compete: the share that has ended this way by a time. Unlike one
 * minus a survival curve with the other ends censored, it does not pretend that those could still end this way. At a tie
 * ends come before censorings. METRICS E.
 *
 * @param fates - in any order; several of one duration are fine
 * @param end - which end
 * @returns one step for each duration at which something ended this way, rising by time and share
 * @see Aalen & Johansen (1978), Scandinavian Journal of Statistics 5:141–150
 */
export function cumulativeIncidence<E extends string>(fates: readonly Fate<E>[], end: E): readonly IncidenceStep[] {
  const sorted = [...fates].sort((a, b) => a.duration - b.duration)
  let atRisk = sorted.reduce((sum, f) => sum + f.count, 0)
  let surviving = 1
  let share = 0
  const steps: IncidenceStep[] = []
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]!.duration
    let [ours, ended, left] = [0, 0, 0]
    for (; i < sorted.length && sorted[i]!.duration === time; i++) {
      const { count, ended: how } = sorted[i]!
      left += count
      if (how !== null) ended += count
      if (how === end) ours += count
    }
    if (ours > 0) {
      share += surviving * (ours / atRisk)
      steps.push({ time, share })
    }
    surviving *= (atRisk - ended) / atRisk
    atRisk -= left
  }
  return steps
}
