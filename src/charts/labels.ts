import type { Direction } from './types.ts'

/** A text with its place along an axis: `x` is its middle, in px. */
export interface AxisLabel { readonly x: number; readonly text: string }

/**
 * About how wide a text is at a font size, in px. An estimate on the wide side, by class of character, since layouts
 * do not read the page: labels are thinned a little early rather than overlap.
 */
export function textWidth(text: string, size = 12): number {
  let em = 0
  for (const c of text) em += /\p{Cf}/u.test(c) ? 0 : /[ilI1.,:;|'\s]/.test(c) ? 0.36 : /[A-Zmw%]/.test(c) ? 0.78 : /[\u0600-\u06ff]/.test(c) ? 0.54 : 0.58
  return em * size
}

/** Drops labels evenly until none is nearer than `gap` px to the one before it; the first always stays. */
export function thin(labels: readonly AxisLabel[], gap = 8, measure: (text: string) => number = textWidth): AxisLabel[] {
  for (let step = 1; step < labels.length; step++) {
    const kept = labels.filter((_, i) => i % step === 0)
    let right = -Infinity
    const clear = kept.every(({ x, text }) => {
      const half = measure(text) / 2
      const free = x - half >= right + gap
      right = x + half
      return free
    })
    if (clear) return kept
  }
  return labels.slice(0, 1)
}

/**
 * The `text-anchor` that puts a text's physical left edge, right edge or middle at its x: in a right-to-left text
 * `start` is the right edge.
 */
export function anchor(side: 'left' | 'right' | 'middle', direction: Direction): 'start' | 'middle' | 'end' {
  if (side === 'middle') return 'middle'
  return (side === 'left') === (direction === 'ltr') ? 'start' : 'end'
}
