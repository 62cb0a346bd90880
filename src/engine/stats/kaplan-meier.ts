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
  const steps: SurvivalStep[] = []
  const columns = [Float64Array.from(sorted, (s) => s.duration), Uint8Array.from(sorted, (s) => Number(s.ended)), Float64Array.from(sorted, (s) => s.count)] as const
  followSurvival(...columns, (time, survival) => {
    steps.push({ time, survival })
    return false
  })
  return steps
}

/** Tells the steps of the same curve one by one, of stays in columns that rise by duration. @param ended - 1 or 0 @param step - whether no other one is of use */
export function followSurvival(
  durations: Float64Array, ended: Uint8Array, counts: Float64Array, step: (time: number, survival: number) => boolean,
): void {
  let atRisk = 0
  for (let i = 0; i < counts.length; i++) atRisk += counts[i]!
  let survival = 1
  for (let i = 0; i < durations.length;) {
    const time = durations[i]!
    let ends = 0
    let left = 0
    for (; i < durations.length && durations[i] === time; i++) {
      left += counts[i]!
      if (ended[i] === 1) ends += counts[i]!
    }
    if (ends > 0) {
      survival *= (atRisk - ends) / atRisk
      if (step(time, survival)) return
    }
    atRisk -= left
  }
}

/**
 * The time by which a share q has ended.
 *
 * @param q - in (0, 1); 0.5 is the median
 * @returns the least time with survival ≤ 1 − q, within 1e-9; `null` when the curve does not get there
 */
export function survivalQuantile(steps: readonly SurvivalStep[], q: number): number | null {
  return steps.find((s) => isBy(s.survival, q))?.time ?? null
}

/** Whether a share q has ended where so many are left. */
export const isBy = (survival: number, q: number): boolean => survival <= 1 - q + 1e-9
