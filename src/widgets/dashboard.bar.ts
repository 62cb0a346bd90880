import { html, nothing, type TemplateResult } from 'lit'
import type { BoardWords } from '../i18n/board.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Clause } from '../model/index.ts'
import type { SourceStatus } from '../source/types.ts'
import { drawIcon, icon } from './base/icons.ts'
import { clauseText } from './clause-text.ts'
import { fieldName } from './field-name.ts'
import { CLOSE, REDO, UNDO } from './shapes.ts'

export interface Voice { readonly t: Messages; readonly w: BoardWords; readonly f: Formatter }

export interface BarView extends Voice {
  readonly clauses: readonly Clause[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly status: SourceStatus
  /** Chosen, or told by the host; else the numbers hold up to the last load. */
  readonly asOf: number | undefined
  readonly live: boolean
  readonly tools: boolean
  /** A sentence tells what was chosen too, which is enough on paper. */
  readonly told: boolean
  readonly notice: string | null
  readonly remove: (clause: Clause, place: number) => void
  readonly clear: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly refresh: () => void
  readonly print: () => void
  readonly save: (opener: HTMLElement) => void
  readonly dismiss: () => void
}

const REFRESH = 'M13 8a5 5 0 1 1-1.5-3.6M13.2 2.4v2.8h-2.8'
const PRINT = 'M4.5 5.5v-3h7v3M4.5 11.5h-2v-5.5h11v5.5h-2M4.5 9.5h7v4h-7z'
const SAVE = 'M8 2.5v7.5M4.8 7.2L8 10.4l3.2-3.2M2.75 13.25h10.5'

/** What was chosen at the start, up to when the numbers hold and what can be done at the end: always one row high, so that nothing moves. */
export function barTemplate(view: BarView): TemplateResult {
  const { t, notice, dismiss } = view
  return html`${chosen(view)}
    <div class="end">${standing(view)}${view.tools ? tools(view) : nothing}</div>
    ${notice === null ? nothing : html`<p class="notice" role="status" part="notice">${icon('warning')}<span>${notice}</span>
      <button class="tool" type="button" aria-label=${t.common.close} @click=${dismiss}>${drawIcon(CLOSE, { size: 13 })}</button></p>`}`
}

function chosen(view: BarView): TemplateResult | typeof nothing {
  const { clauses, canUndo, canRedo, w, t, f } = view
  if (clauses.length === 0 && !canUndo && !canRedo) return nothing
  return html`<div class=${view.told ? 'chosen told' : 'chosen'} role="group" aria-label=${t.dashboard.filters}>
    ${clauses.length === 0 ? nothing : html`<ul class="chips">${clauses.map((clause, place) => {
      const [field, text] = [fieldName(clause.field, t), clauseText(clause, t, w.compares, f)]
      return html`<li class="chip" part="chip"><b>${field}</b><bdi>${text}</bdi>
        <button class="no-picture" type="button" aria-label=${t.dashboard.remove(field, text)} @click=${() => view.remove(clause, place)}>${drawIcon(CLOSE, { size: 13 })}</button></li>`
    })}</ul><button class="link no-picture" type="button" @click=${view.clear}>${w.clearAll}</button>`}
    ${canUndo ? html`<button class="link no-picture" type="button" aria-keyshortcuts="Control+Z" @click=${view.undo}>${drawIcon(UNDO, { flip: true })}${w.undo}</button>` : nothing}
    ${canRedo ? html`<button class="link no-picture" type="button" aria-keyshortcuts="Control+Y" @click=${view.redo}>${drawIcon(REDO, { flip: true })}${w.redo}</button>` : nothing}
  </div>`
}

/** Up to when the numbers hold, whether they change by themselves, and whether they are old. */
function standing({ status, asOf, live, t, w, f }: BarView): TemplateResult | typeof nothing {
  const stale = status.state === 'error' ? status.since : undefined
  const loaded = status.state === 'ready' ? status.at : stale
  const moment = asOf ?? loaded
  const again = status.state === 'loading' && status.again
  if (moment === undefined && !again) return nothing
  const now = live && asOf === undefined && stale === undefined
  const hint = stale !== undefined ? w.stale(f.age(Date.now() - stale)) : loaded === undefined ? '' : `${w.loaded(f.date(loaded, 'datetime'))}${now ? `. ${w.liveHint}` : ''}`
  return html`<span class=${stale === undefined ? 'asof' : 'asof old'} part="as-of" title=${hint}>
    ${now && !again ? html`<span class="live" part="live">${w.live}</span>` : icon(stale === undefined ? 'clock' : 'warning')}
    ${again ? w.refreshing : t.dashboard.asOf(f.date(moment!, 'datetime'))}${stale === undefined ? nothing : html`<span class="sr">${hint}</span>`}</span>`
}

function tools(view: BarView): TemplateResult {
  const { w, status } = view
  const busy = status.state === 'loading'
  const tool = (label: string, shape: string, press: () => void, name = 'tool'): TemplateResult => html`<button class=${name} part="tool" type="button" aria-label=${label} title=${label} @click=${press}>${drawIcon(shape)}</button>`
  return html`<div class="tools" part="tools" role="group" aria-label=${w.tools}>
    ${tool(busy ? w.refreshing : w.refresh, REFRESH, busy ? () => undefined : view.refresh, busy ? 'tool turning' : 'tool')}
    ${tool(w.print, PRINT, view.print)}
    <button class="tool" part="tool" type="button" aria-label=${w.save} title=${w.save} aria-haspopup="menu" @click=${(event: Event) => view.save(event.currentTarget as HTMLElement)}>${drawIcon(SAVE)}</button>
  </div>`
}

/** The last line on paper. */
export function footTemplate({ w, f }: Voice): TemplateResult {
  return html`<p class="handed">${w.handedOut(f.date(Date.now(), 'datetime'))}</p>`
}
