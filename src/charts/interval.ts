import { css, html, nothing, type TemplateResult } from 'lit'
import type { Rate } from '../model/index.ts'
import { along, type ShareScale } from './scale.ts'
import { vars } from './vars.ts'

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

/**
 * Draws a mark. It says nothing to assistive technology: the text beside it does. Mirrors with its direction.
 *
 * @param of - by which a tip of the widget knows it
 */
export function rateTrack(mark: RateMark, of?: string): TemplateResult {
  const { low, high, value, past, total } = mark
  const span = low === null || high === null ? nothing
    : html`<i class="range" ${vars({ '--_at': low.toFixed(4), '--_length': Math.max(0, high - low).toFixed(4) })}></i>`
  const tick = (name: string, at: number | null) => (at === null ? nothing : html`<i class=${name} ${vars({ '--_at': at.toFixed(4) })}></i>`)
  return html`<span class="track ${mark.quality} ${mark.range}" data-of=${of ?? nothing} aria-hidden="true">${tick('total', total)}${span}${tick('past', past)}${tick('value', value)}</span>`
}

/** For widgets that show marks. An interval is a pale bar around a dot. */
export const rateTrackStyles = css`
  .track { --_ink: var(--_accent); position: relative; display: block; block-size: 18px; min-inline-size: 48px; print-color-adjust: exact; }
  .track.grey { --_ink: var(--_neutral); }
  .track::before { content: ''; position: absolute; inset: calc(50% - .5px) 0 auto; border-block-start: 1px solid var(--_grid); }
  .track.none::before { border-block-start: 1px dashed var(--_axis); }
  .track i { inset-inline-start: calc(var(--_at) * 100%); position: absolute; inset-block-start: 50%; translate: 0 -50%; box-sizing: border-box; }
  .track .range { inline-size: calc(var(--_length) * 100%); block-size: 8px; border-radius: 2px; background: color-mix(in srgb, var(--_ink) 60%, var(--_surface)); }
  .track.grey .range { block-size: 3px; background: var(--_ink); }
  .track .value { inline-size: 8px; block-size: 8px; margin-inline-start: -4px; border-radius: 50%; background: var(--_ink); outline: 1.5px solid var(--_surface); }
  .track.grey .value { border: 2px solid var(--_ink); background: var(--_surface); outline: 0; }
  .verdict { display: inline-flex; align-items: center; gap: 5px; }
  .verdict.up { color: var(--_positive); font-weight: 500; }
  .verdict.down { color: var(--_negative); font-weight: 500; }
  .track .total { inset-block: 0; translate: none; inline-size: 1px; background: var(--_axis); }
  @media (forced-colors: active) {
    .track { --_ink: CanvasText; --_surface: Canvas; --_grid: GrayText; --_axis: GrayText; --_text-muted: CanvasText; forced-color-adjust: none; }
    .track.grey { --_ink: GrayText; }
  }
`
