import type { Interval, Quality } from '../../model/index.ts'

/**
 * The ladder of METRICS G5: our convention of how much a rate can carry. Below `few` trials no percentage is printed;
 * below `some`, or with an interval wider than `wide`, it is grey.
 */
export const LADDER = { few: 5, some: 30, wide: 0.35 } as const

/**
 * @param n - trials
 * @param interval - of the rate; null where none applies, so that n alone decides
 */
export function qualityOf(n: number, interval: Interval | null): Quality {
  if (n < LADDER.few) return 'insufficient'
  return n < LADDER.some || (interval !== null && interval.high - interval.low > LADDER.wide) ? 'grey' : 'solid'
}
