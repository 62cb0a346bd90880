import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { funnelLaterWords } from '../i18n/funnel-later.ts'
import type { Formatter } from '../i18n/index.ts'
import type { Period } from '../model/index.ts'
import { drawIcon } from './base/icons.ts'
import { dayBegin, localDay } from './filters.days.ts'
import { UNDO } from './shapes.ts'

/** What a replay needs to know of its funnel. */
export interface ReplayTarget {
  readonly f: () => Formatter
  /** From the first day of the period to the last load. */
  readonly range: () => Period
  /** What holds without the slider: what was chosen before, here or around; undefined: now. */
  readonly settled: () => number | undefined
  /** As of when the answer on screen is; null: there is none to wait for. */
  readonly shown: () => number | null
  /** The reader has let go; null: now. */
  readonly settle: (asOf: number | null) => void
}

/** So many pictures, at most, from one end to the other when it plays. */
const PICTURES = 120
const PAUSE = 'M5.5 3.5v9M10.5 3.5v9'
const PLAY = 'M5 3.5v9l7-4.5z'

/**
 * A slider over the days of a period, which the funnel follows. Each picture asks once a frame at most, and not before
 * the one under way has come: the newest day wins, and a slow source still shows a film.
 */
export class Replay implements ReactiveController {
  #host: ReactiveControllerHost
  #target: ReplayTarget
  /** Where the slider is, while it is not where the funnel was before. */
  #day: number | undefined
  #asked: number | undefined
  #frame = 0
  #playing = false

  constructor(host: ReactiveControllerHost, target: ReplayTarget) {
    this.#host = host
    this.#target = target
    host.addController(this)
  }

  /** As of when to ask, epoch ms; undefined: as if there were no slider. */
  get moment(): number | undefined { return this.#asked }
  /** The day that the slider says, where it says one. */
  get day(): number | undefined { return this.#day === undefined ? undefined : this.#end(this.#day) }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#playing = false
  }
  hostUpdated(): void {
    // Whoever is around has taken what was chosen: from now on it is theirs to take back.
    if (this.#asked !== undefined && this.#asked === this.#target.settled() && this.#day !== undefined && this.#end(this.#day) === this.#asked) this.#release()
    else if (this.#playing || (this.#day !== undefined && this.#asked !== this.#end(this.#day))) this.#wait()
  }

  /** Stays where it is. */
  rest(): void { if (this.#playing) this.#play() }

  template(): TemplateResult {
    const f = this.#target.f()
    const w = funnelLaterWords[f.language]
    const { first, last } = this.#days()
    const settled = this.#target.settled()
    const day = Math.min(last, Math.max(first, this.#day ?? (settled === undefined ? last : localDay(settled, f.zone))))
    const said = f.date(this.#end(day))
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    return html`<div class="replay" part="replay" role="group" aria-label=${w.replay}>
      ${still ? nothing : html`<button class="tool" type="button" aria-label=${this.#playing ? w.pause : w.play} title=${this.#playing ? w.pause : w.play} @click=${this.#play}>${drawIcon(this.#playing ? PAUSE : PLAY, { size: 16 })}</button>`}
      <input type="range" dir="ltr" min=${first} max=${last} step="1" .value=${String(day)} aria-label=${w.slider} aria-valuetext=${said}
        @input=${this.#drag} @change=${this.#drop}>
      <output>${said}</output>
      <button class="link" type="button" ?disabled=${day === last} @click=${this.#back}>${drawIcon(UNDO, { flip: true })}${w.now}</button>
    </div>`
  }

  #days(): { readonly first: number; readonly last: number } {
    const { start, end } = this.#target.range()
    const { zone } = this.#target.f()
    const last = localDay(end, zone)
    return { first: Math.min(last, localDay(start, zone)), last }
  }
  /** The last instant of a day. */
  #end(day: number): number { return dayBegin(day + 1, this.#target.f().zone) - 1 }

  #drag = (event: Event): void => {
    this.#playing = false
    this.#go(Number((event.target as HTMLInputElement).value))
  }
  #go(day: number): void {
    this.#day = day
    this.#host.requestUpdate()
  }
  #wait(): void { this.#frame ||= requestAnimationFrame(this.#next) }
  #next = (): void => {
    this.#frame = 0
    const shown = this.#target.shown()
    // The picture asked for last has not come: its arrival is an update, which waits again.
    if (this.#asked !== undefined && shown !== null && shown !== this.#asked) return
    if (this.#playing) {
      const { first, last } = this.#days()
      const day = this.#day ?? first
      if (day >= last) return this.#toNow()
      this.#day = Math.min(last, day + Math.ceil((last - first) / PICTURES))
    }
    this.#asked = this.#day === undefined ? undefined : this.#end(this.#day)
    this.#host.requestUpdate()
  }
  #drop = (): void => {
    if (this.#day === undefined) return
    if (this.#day >= this.#days().last) return this.#toNow()
    this.#asked = this.#end(this.#day)
    if (this.#asked === this.#target.settled()) this.#release()
    else this.#target.settle(this.#asked)
    this.#host.requestUpdate()
  }
  #play = (): void => {
    this.#playing = !this.#playing
    if (!this.#playing) return this.#drop()
    const { first, last } = this.#days()
    const f = this.#target.f()
    const settled = this.#target.settled()
    const day = this.#day ?? (settled === undefined ? last : localDay(settled, f.zone))
    this.#go(day >= last ? first : day)
  }
  /** The button is no more to be had then: the slider has the focus, where it was pressed with it. */
  #back = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement
    if (button.matches(':focus')) button.parentElement!.querySelector('input')!.focus()
    this.#toNow()
  }
  #toNow = (): void => {
    this.#release()
    if (this.#target.settled() !== undefined) this.#target.settle(null)
    this.#host.requestUpdate()
  }
  #release(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#playing = false
    this.#day = this.#asked = undefined
  }
}

export const replayStyles = css`
  .replay { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; margin-block-start: 8px; padding: 4px 8px; border-radius: 8px; background: var(--_surface-sunken); font-size: 13px; }
  .replay input { flex: 1 1 160px; min-inline-size: 120px; block-size: 32px; margin: 0; accent-color: var(--_accent); cursor: pointer; touch-action: pan-y; }
  .replay input:focus-visible { border-radius: 6px; outline-offset: -2px; }
  .replay ~ .body { min-block-size: calc(var(--_body-height) - 110px); }
  .replay output { min-inline-size: 9.5em; font-weight: 600; font-variant-numeric: tabular-nums; }
  .replay .link:disabled { visibility: hidden; }
  @media (pointer: coarse) { .replay input { block-size: var(--_target-size); } }
  @media print { .replay { display: none; } }
`
