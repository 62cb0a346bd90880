import type { Span } from './span.ts'
import type { TrendLayout } from './trend.ts'

export const spanOf = (a: number, b: number): Span => ({ first: Math.min(a, b), last: Math.max(a, b) })

/**
 * Where a key leads among points.
 *
 * @param forward - the arrow that leads to later points
 * @returns the index, or null when the key does not move
 */
export function pointAfterKey(key: string, at: number, count: number, forward: 'ArrowRight' | 'ArrowLeft'): number | null {
  const page = Math.max(2, Math.round(count / 10))
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  const to = key === forward || key === 'ArrowDown' ? at + 1
    : key === backward || key === 'ArrowUp' ? at - 1
    : key === 'PageDown' ? at + page
    : key === 'PageUp' ? at - page
    : key === 'Home' ? 0
    : key === 'End' ? count - 1
    : null
  return to === null || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}

/** The bucket under an x. */
export function pointAt(layout: TrendLayout, px: number): number {
  const along = layout.mirrored ? layout.right - px : px - layout.left
  return layout.step > 0 ? Math.min(layout.count - 1, Math.max(0, Math.floor(along / layout.step))) : 0
}
