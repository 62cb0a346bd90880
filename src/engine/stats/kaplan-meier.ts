/** Stays of one length that all ended, or that all were still going on. */
export interface Stay {
  /** Finite, ≥ 0, in any one unit. */
  readonly duration: number
  /** It ended; otherwise it is censored here. */
  readonly ended: boolean
  readonly count: number
}

/** The share that lasts longer than `time`. */
export interface SurvivalStep { readonly time: number; readonly survival: number }

/**
 * Kaplan–Meier estimate of how long stays last, with those still going on as right-censored. At a tie ends come before
 * censorings. METRICS A, "Time in stage".
 *
 * @param stays - in any order; several of one duration are fine
 * @returns one step for each duration at which a stay ended, rising by time, never rising in survival
 * @see Kaplan & Meier (1958), JASA 53:457–481
 */
export function kaplanMeier(stays: readonly Stay[]): readonly SurvivalStep[] {
  const sorted = [...stays].sort((a, b) => a.duration - b.duration)
  let atRisk = sorted.reduce((sum, s) => sum + s.count, 0)
  let survival = 1
  const steps: SurvivalStep[] = []
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]!.duration
    let ended = 0
    let left = 0
    for (; i < sorted.length && sorted[i]!.duration === time; i++) {
      left += sorted[i]!.count
      if (sorted[i]!.ended) ended += sorted[i]!.count
    }
    if (ended > 0) {
      survival *= (atRisk - ended) / atRisk
      steps.push({ time, survival })
    }
    atRisk -= left
  }
  return steps
}

/**
 * The time by which a share q has ended.
 *
 * @param q - in (0, 1); 0.5 is the median
 * @returns the least time with survival ≤ 1 − q, within 1e-9; `null` when the curve does not get there
 */
export function survivalQuantile(steps: readonly SurvivalStep[], q: number): number | null {
  return steps.find((s) => s.survival <= 1 - q + 1e-9)?.time ?? null
}
