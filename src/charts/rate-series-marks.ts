import { css, nothing, svg, type SVGTemplateResult } from 'lit'
import type { SeriesLayout } from './rate-series.ts'

/** The index of the period under an x. */
export function periodAt(layout: SeriesLayout, x: number): number {
  if (layout.points.length === 0 || layout.slot === 0) return -1
  return Math.min(layout.points.length - 1, Math.max(0, Math.floor((x - layout.left) / layout.slot)))
}

/** The periods that are chosen, and the one that is pointed at; indexes. */
export function seriesMarks({ left, slot, top, bottom }: SeriesLayout, chosen: ReadonlySet<number>, active: number | null): SVGTemplateResult {
  const mark = (i: number, name: string) => svg`<rect class=${name} x=${left + slot * i} y=${top} width=${slot} height=${bottom - top} />`
  return svg`${[...chosen].map((i) => mark(i, 'chosen'))}${active === null ? nothing : mark(active, 'active')}`
}

export const seriesMarksStyles = css`
  .series .active { fill: var(--_surface-sunken); }
  .series .chosen { fill: var(--_selection); stroke: var(--_accent); }
  @media (prefers-contrast: more) { .series .band { stroke: var(--_accent); } }
  @media (forced-colors: active) {
    .series .active { fill: none; stroke: CanvasText; }
    .series .chosen { fill: color-mix(in srgb, Highlight 40%, Canvas); }
  }
`
