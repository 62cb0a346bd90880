import { html, nothing, type TemplateResult } from 'lit'
import { notesWords } from '../i18n/notes.ts'
import type { NoteEntry } from '../model/index.ts'
import { drawIcon } from './base/icons.ts'
import { customerTemplate, timeTemplate, type NotesView } from './notes.view.ts'

/** What happened beside the notes, on one line: a deal moved on or back, an intervention began. */
export function lineTemplate(entry: NoteEntry, i: number, view: NotesView): TemplateResult | typeof nothing {
  const { f } = view
  const w = notesWords[f.language]
  const { move, intervention } = entry
  if (move) {
    const [from, to] = [f.named(move.from.name), f.named(move.to.name)]
    return html`<div class="line move" id="by-${i}">${drawIcon(ARROW, { size: 14, flip: true })}<span aria-hidden="true">${w.moved(from, to)}</span><span class="sr">${w.movedSaid(from, to)}</span>
      ${customerTemplate(entry, view)}${entry.author ? html`<small>${f.label(entry.author.name)}</small>` : nothing}${timeTemplate(entry, f)}</div>`
  }
  if (!intervention) return nothing
  return html`<div class="line campaign" id="by-${i}">${drawIcon(FLAG, { size: 14 })}<span class="sr">${w.campaign}: </span><span>${w.intervention(f.named(intervention.name), f.periodLabel(intervention.period))}</span></div>`
}
const ARROW = 'M3 8h10M9 4l4 4-4 4'
const FLAG = 'M4 14V2.5l7.5 3L4 8.5'
