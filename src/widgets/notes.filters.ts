import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Messages } from '../i18n/index.ts'
import { drawIcon, icon } from './base/icons.ts'
import { noteIcon } from './notes.icons.ts'
import { CLOSE } from './shapes.ts'

/** A pause in typing after which the search is put. */
const TYPING_PAUSE = 250

/** What of the notes widget is narrowed here, as its attributes say it. */
export interface Narrowed { search: string; needsAction: boolean }
/** Whether the reader may choose kinds and moods now. */
export interface Choosing { readonly on: boolean; readonly toggle: () => void }

/** The search, which waits for a pause in typing, and the switches beside it. */
export class NotesFilters {
  #host: Narrowed
  #root: () => ParentNode
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor(host: Narrowed & ReactiveControllerHost, root: () => ParentNode) {
    this.#host = host
    this.#root = root
    host.addController({ hostDisconnected: () => clearTimeout(this.#typing) })
  }

  template({ notes: t }: Messages, choosing: Choosing): TemplateResult {
    const host = this.#host
    return html`<div class="filters" role="group" aria-label=${t.search}>
      <label class="search">${icon('search')}<span class="sr">${t.search}</span>
        <input type="search" placeholder=${t.search} .value=${host.search} maxlength="200" autocomplete="off" @input=${this.#typed} @keydown=${this.#key} />
        ${host.search === '' ? nothing : html`<button class="clear" type="button" aria-label=${t.clearSearch} @click=${this.#clear}>${drawIcon(CLOSE, { size: 13 })}</button>`}
      </label>
      <button class="toggle" type="button" aria-pressed=${host.needsAction ? 'true' : 'false'} title=${t.onlyNeedsAction}
        @click=${() => { host.needsAction = !host.needsAction }}>${noteIcon('flag')}${t.needsAction}</button>
      <button class="toggle" type="button" aria-expanded=${choosing.on ? 'true' : 'false'} @click=${choosing.toggle}>${t.filters}${icon('expand', { size: 13 })}</button>
    </div>`
  }

  #typed = (event: Event): void => {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#find(value), TYPING_PAUSE)
  }
  #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#find((event.target as HTMLInputElement).value)
    if (event.key === 'Escape' && this.#host.search !== '') { event.preventDefault(); this.#clear() }
  }
  #clear = (): void => {
    this.#find('')
    this.#root().querySelector('input')?.focus()
  }
  #find(text: string): void {
    clearTimeout(this.#typing)
    this.#host.search = text
  }
}
