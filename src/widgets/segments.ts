import { html, type TemplateResult } from 'lit'

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
