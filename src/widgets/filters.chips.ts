import { html, nothing, type TemplateResult } from 'lit'
import { drawIcon } from './base/icons.ts'
import { fieldName } from './field-name.ts'
import type { Choices } from './filters.choices.ts'
import type { FiltersVoice } from './filters.view.ts'
import { CLOSE, REDO, UNDO } from './shapes.ts'

/** What was chosen outside a dashboard, which has chips of its own; each can be taken back. @param changed - hears of it */
export function chips({ t, w }: FiltersVoice, choices: Choices, changed: () => void): TemplateResult | typeof nothing {
  const { own, canUndo, canRedo } = choices
  if (own.length === 0 && !canUndo && !canRedo) return nothing
  const then = (change: () => void) => (): void => {
    change()
    changed()
  }
  const link = (change: () => void, ...said: readonly unknown[]): TemplateResult => html`<button class="link" type="button" @click=${then(change)}>${said}</button>`
  return html`<div class="chips">${own.map(({ field, label }) => {
    const name = fieldName(field, t)
    return html`<span class="chip" part="chip"><b>${name}</b><bdi>${label}</bdi>
        <button type="button" aria-label=${t.dashboard.remove(name, label)} @click=${then(() => choices.choose(field, null))}>${drawIcon(CLOSE, { size: 13 })}</button></span>`
  })}
    ${own.length === 0 ? nothing : link(() => choices.clear(), w.clearAll)}
    ${canUndo ? link(() => choices.undo(), drawIcon(UNDO, { flip: true }), w.undo) : nothing}
    ${canRedo ? link(() => choices.redo(), drawIcon(REDO, { flip: true }), w.redo) : nothing}</div>`
}
