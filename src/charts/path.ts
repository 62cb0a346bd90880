import { round } from './text.ts'

/** Pixels of a point; null is a gap. */
export type Spot = readonly [x: number, y: number] | null

/**
 * A line through points, lifted over gaps. Where several points share a column of pixels, only the first, the lowest,
 * the highest and the last of a column are kept: the picture is the same, and thousands of points stay smooth.
 */
export function linePath(spots: readonly Spot[], width = Infinity): string {
  const dense = spots.length > 2 * width
  let d = ''
  let pen = 'M'
  let column: (readonly [number, number])[] = []
  const draw = ([x, y]: readonly [number, number]): void => {
    d += `${pen}${round(x)} ${round(y)}`
    pen = 'L'
  }
  const flush = (): void => {
    if (column.length > 4) {
      const rising = [...column].sort((a, b) => a[1] - b[1])
      const kept = new Set([column[0]!, rising[0]!, rising.at(-1)!, column.at(-1)!])
      column = column.filter((spot) => kept.has(spot))
    }
    column.forEach(draw)
    column = []
  }
  for (const spot of spots) {
    if (!spot || !Number.isFinite(spot[0]) || !Number.isFinite(spot[1])) {
      flush()
      pen = 'M'
    } else if (!dense) draw(spot)
    else {
      if (column.length > 0 && Math.floor(column[0]![0]) !== Math.floor(spot[0])) flush()
      column.push(spot)
    }
  }
  flush()
  return d
}

/** A rectangle as a piece of a path; its corners may come in any order. */
export function boxPath(x1: number, y1: number, x2: number, y2: number): string {
  return `M${round(x1)} ${round(y1)}H${round(x2)}V${round(y2)}H${round(x1)}Z`
}
