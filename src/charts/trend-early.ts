import type { TrendPoint } from '../model/index.ts'
import { linePath, type Spot } from './path.ts'
import type { TrendLayout } from './trend.ts'

/** What the average is at a point: of a full window, else of what there is of it. */
export const averageAt = ({ average, partialAverage }: TrendPoint): number | null => average ?? partialAverage?.value ?? null

/** The average where its window is not full, up to the full ones beside it; one stroke, so that its dashes stay even. */
export function earlyPath({ x, y, width }: TrendLayout, points: readonly TrendPoint[]): string {
  const isEarly = (i: number): boolean => points[i]?.partialAverage !== undefined
  return linePath(points.map((point, i): Spot => {
    const value = isEarly(i - 1) || isEarly(i) || isEarly(i + 1) ? averageAt(point) : null
    return value === null ? null : [x(i + 0.5), y(value)]
  }), width)
}
