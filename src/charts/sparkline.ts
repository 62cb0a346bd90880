import { css, nothing, svg, type SVGTemplateResult } from 'lit'
import { round } from './text.ts'

/** A line without axes. Numbers are pixels. */
export interface SparklineLayout {
  readonly width: number
  readonly height: number
  readonly line: string
  /** The step to a period that has not ended. */
  readonly tail: string
  /** Of the value at a place. */
  readonly x: (index: number) => number
  readonly end: { readonly x: number; readonly y: number; readonly hollow: boolean } | null
}

const PAD = 4

/**
 * Values in even steps; null leaves a gap. A flat line stands in the middle.
 *
 * @param open - the last value is of a period that has not ended
 */
export function layoutSparkline(values: readonly (number | null)[], width: number, height: number, open = false): SparklineLayout {
  const real = values.filter((v): v is number => v !== null && Number.isFinite(v))
  const low = Math.min(...real)
  const range = Math.max(...real) - low
  const x = (i: number): number => round(PAD + (values.length > 1 ? (width - 2 * PAD) * i / (values.length - 1) : width - 2 * PAD))
  const y = (v: number): number => round(range > 0 ? height - PAD - (height - 2 * PAD) * (v - low) / range : height / 2)
  const last = values.length - 1
  let line = ''
  let pen = 'M'
  let tail = ''
  let end: SparklineLayout['end'] = null
  let before = ''
  values.forEach((value, i) => {
    if (value === null || !Number.isFinite(value)) {
      pen = 'M'
      return
    }
    const at = `${x(i)} ${y(value)}`
    if (i === last) end = { x: x(i), y: y(value), hollow: open }
    if (i === last && open) {
      if (pen === 'L') tail = `M${before}L${at}`
    } else line += pen + at
    before = at
    pen = 'L'
  })
  return { width, height, line, tail, end, x }
}

/** Draws one. What it says in words stands beside it. @param of - by which a tip of the widget knows it */
export function sparkline({ width, height, line, tail, end }: SparklineLayout, of?: string): SVGTemplateResult {
  return svg`<svg class="spark" data-of=${of ?? nothing} width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="s-line" d=${line} />
    ${tail ? svg`<path class="s-line dash" d=${tail} />` : ''}
    ${end ? svg`<circle class=${end.hollow ? 's-end hollow' : 's-end'} cx=${end.x} cy=${end.y} r="3"/>` : ''}
  </svg>`
}

/** For widgets that show small lines. */
export const sparklineStyles = css`
  .spark { display: block; }
  .s-line { fill: none; stroke: var(--_neutral); stroke-width: 1.5; stroke-linejoin: round; }
  .s-line.dash { stroke-dasharray: 2 3; }
  .s-end { fill: var(--_accent); }
  .s-end.hollow { fill: var(--_surface); stroke: var(--_accent); stroke-width: 1.5; }
`
