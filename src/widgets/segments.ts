import { css, html, type TemplateResult } from 'lit'

/** One of a few, side by side. */
export interface Segments<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly text: string }[]
  /** Undefined: none of them yet. */
  readonly chosen: T | undefined
  readonly choose: (value: T) => void
}

/** A row of radio buttons that look like one switch: one tab stop, arrows choose, in the direction of reading. */
export function segments<T extends string>({ label, options, chosen, choose }: Segments<T>): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    const at = options.findIndex((o) => o.value === chosen)
    const rtl = (event.currentTarget as Element).closest('[dir]')?.getAttribute('dir') === 'rtl'
    const step = event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') || event.key === 'ArrowDown' ? 1
      : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft') || event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const to = (at + step + options.length) % options.length
    ;(event.currentTarget as Element).querySelectorAll<HTMLElement>('button')[to]?.focus()
    choose(options[to]!.value)
  }
  return html`<div class="segments" role="radiogroup" aria-label=${label} @keydown=${key}>${options.map(({ value, text }) => html`
    <button type="button" role="radio" aria-checked=${value === chosen} tabindex=${value === (chosen ?? options[0]!.value) ? 0 : -1}
      @click=${() => { if (value !== chosen) choose(value) }}>${text}</button>`)}</div>`
}

/** For widgets with such a row above their picture, and with the keys of what is drawn in it. */
export const segmentsStyles = css`
  .segments { display: inline-flex; flex-wrap: wrap; max-width: 100%; background: var(--_surface-sunken); border-radius: 7px; padding: 2px; box-shadow: inset 0 0 0 1px var(--_border); }
  .segments button { padding: 2px 10px; border-radius: 5px; font-size: 13px; color: var(--_text-muted); min-height: 26px; }
  .segments :is([aria-checked='true'], [aria-pressed='true']) { background: var(--_surface-raised); color: var(--_text); font-weight: 600; box-shadow: 0 0 0 1px var(--_axis); }
  .keys { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-inline-start: auto; font-size: 12px; color: var(--_text-muted); }
  .keys li { display: inline-flex; align-items: center; gap: 6px; }
  .meta { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 12px; min-height: 30px; font-size: 13px; }

  @media (pointer: coarse) { .segments button { min-height: var(--_target-size); } }
  @media (forced-colors: active) {
    .segments { border: 1px solid; }
    .segments :is([aria-checked='true'], [aria-pressed='true']) { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
`
