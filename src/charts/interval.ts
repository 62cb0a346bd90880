import { html, nothing, type TemplateResult } from 'lit'
import type { Rate } from '../model/index.ts'
import { along, type ShareScale } from './scale.ts'

/**
 * A share on a track: where its value, its range and what it is compared with lie, as fractions of the track from
 * where reading starts. Nothing in it when fewer than five stand behind it, so that no percentage can be read off.
 */
export interface RateMark {
  readonly quality: 'solid' | 'grey' | 'none'
  /** `interval`: how sure the value is. `bounds`: where undecided deals may still carry it. */
  readonly range: 'interval' | 'bounds'
  readonly low: number | null
  readonly high: number | null
  readonly value: number | null
  readonly past: number | null
  readonly total: number | null
}

export interface RateMarkOptions {
  /** Default `interval`. */
  readonly range?: 'interval' | 'bounds'
  /** Shares to mark beside the value. */
  readonly past?: number | null
  readonly total?: number | null
}

export function rateMark(rate: Rate, scale: ShareScale, options: RateMarkOptions = {}): RateMark {
  const { range = 'interval', past = null, total = null } = options
  const at = (value: number | null | undefined) => (typeof value === 'number' ? along(scale, value) : null)
  const few = rate.quality === 'insufficient' || rate.n === 0
  const span = few ? null : range === 'bounds' ? rate.bounds : rate.interval
  return {
    quality: few ? 'none' : rate.quality === 'solid' ? 'solid' : 'grey',
    range, low: at(span?.low), high: at(span?.high), value: few ? null : at(rate.value), past: few ? null : at(past), total: at(total),
  }
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(2)}%`

/** Draws a mark. It says nothing to assistive technology: the text beside it does. Mirrors with its direction. */
export function rateTrack(mark: RateMark): TemplateResult {
  const { low, high, value, past, total } = mark
  const span = low === null || high === null ? nothing
    : html`<i class="range" .style=${`inset-inline-start:${percent(low)};inline-size:${percent(Math.max(0, high - low))}`}></i>`
  const tick = (name: string, at: number | null) => (at === null ? nothing : html`<i class=${name} .style=${`inset-inline-start:${percent(at)}`}></i>`)
  return html`<span class="track ${mark.quality} ${mark.range}" aria-hidden="true">${tick('total', total)}${span}${tick('past', past)}${tick('value', value)}</span>`
}
