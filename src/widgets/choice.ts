import { css, html, type TemplateResult } from 'lit'
import type { Segments } from './segments.ts'

/** One of several, in a line of text: the browser's own list, which looks like a word that can be switched. */
export function choice<T extends string>({ label, options, chosen, choose }: Segments<T>): TemplateResult {
  return html`<select class="pick" aria-label=${label} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as T)}>${options.map(
    ({ value, text }) => html`<option value=${value as string} .selected=${value === chosen}>${text}</option>`)}</select>`
}

/** For what comes with choices. Beneath a finger each is as tall as a target, without moving its line. */
export const choiceStyles = css`
  select.pick { appearance: none; font: inherit; letter-spacing: inherit; word-spacing: inherit; font-weight: 500; color: inherit; background: none; border-width: 0 0 1px; border-radius: 0; padding: 0; margin: 0; cursor: pointer; field-sizing: content; max-inline-size: 100%; text-overflow: ellipsis; }
  /* Where a list is as wide as its longest option, it may become narrower than that. */
  h4:has(> select.pick) { min-inline-size: 0; }
  .pick option { color: var(--_text); background: var(--_surface-raised); }
  @media (pointer: coarse) {
    button.pick { position: relative; }
    button.pick::after { content: ''; position: absolute; inset: calc((var(--_target-size) - 100%) / -2) -4px; min-block-size: var(--_target-size); }
    select.pick {
      block-size: var(--_target-size); margin-block: calc((1.5em - var(--_target-size)) / 2); border: 0;
      background: repeating-linear-gradient(90deg, var(--_axis) 0 3px, transparent 3px 6px) 0 calc(50% + .75em) / 100% 1px no-repeat;
    }
  }
  @media print { .pick { border: 0; } }
`
