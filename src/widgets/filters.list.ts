import { html, nothing, type TemplateResult } from 'lit'
import { drawIcon, icon } from './base/icons.ts'

/** One of a list. */
export interface Option {
  readonly text: string
  /** Stands at its end, quietly. */
  readonly note?: string | undefined
  readonly chosen?: boolean
  /** It leads to another list. */
  readonly leads?: boolean
}

export interface ListView {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  /** Several may be chosen. */
  readonly multi?: boolean
  /** The option that the keys are at. */
  readonly active: number
  readonly move: (to: number) => void
  readonly choose: (at: number) => void
  /** A field above the list, from which the keys reach it. */
  readonly search?: { readonly label: string; readonly text: string; readonly type: (text: string) => void }
}

const CHECK = 'M3.5 8.5l3 3 6-7'
export const CHEVRON = 'M6 3.5L10.5 8L6 12.5'

/** A list with one tab stop: the arrows move, Enter chooses, and so does Space where nothing is typed. */
export function optionList(view: ListView): TemplateResult {
  const { id, label, options, multi = false, active, search, choose } = view
  const current = options.length === 0 ? nothing : `${id}-${active}`
  const key = (event: KeyboardEvent): void => {
    const last = options.length - 1
    const to = { ArrowDown: Math.min(last, active + 1), ArrowUp: Math.max(0, active - 1), ...(search ? {} : { Home: 0, End: last }) }[event.key]
    if (to !== undefined) view.move(to)
    else if (event.key === 'Enter' || (event.key === ' ' && !search)) { if (options.length > 0) choose(active) } else return
    event.preventDefault()
  }
  const list = html`<ul class="options" role="listbox" id=${id} aria-label=${label} aria-multiselectable=${multi ? 'true' : 'false'}
    tabindex=${search ? '-1' : '0'} aria-activedescendant=${search ? nothing : current} @keydown=${key}>${options.map((option, i) => html`
      <li class=${i === active ? 'option active' : 'option'} role="option" id="${id}-${i}" aria-selected=${option.chosen ? 'true' : 'false'}
        @click=${() => { view.move(i); choose(i) }}>
        ${option.leads ? nothing : html`<span class=${multi ? 'mark box' : 'mark'} aria-hidden="true">${option.chosen ? drawIcon(CHECK, { size: 12 }) : nothing}</span>`}
        <span class="text"><bdi>${option.text}</bdi></span>${option.note ? html`<small>${option.note}</small>` : nothing}
        ${option.leads ? drawIcon(CHEVRON, { size: 12, flip: true }) : nothing}</li>`)}</ul>`
  if (!search) return list
  return html`<label class="search">${icon('search', { size: 14 })}<span class="sr">${search.label}</span>
    <input type="search" role="combobox" aria-expanded="true" aria-controls=${id} aria-autocomplete="list" aria-activedescendant=${current} autocomplete="off"
      placeholder=${search.label} .value=${search.text} @input=${(event: Event) => search.type((event.target as HTMLInputElement).value)} @keydown=${key}></label>${list}`
}
