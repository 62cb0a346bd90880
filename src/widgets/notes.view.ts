import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { cap, SHOWN, type Formatter, type Messages } from '../i18n/index.ts'
import type { Mood, NoteEntry, NotesResult } from '../model/index.ts'
import { vars } from './base/index.ts'
import { noteIcon, type NoteIconName } from './notes.icons.ts'
import { matches, noteText } from './notes.text.ts'

/** Most cheerful first. Grey, all of them: a mood is an opinion. */
export const MOOD_ORDER: readonly Mood[] = ['cheerful', 'good_tempered', 'neutral', 'sad', 'hot_tempered']
const KIND_ICONS: Readonly<Record<string, NoteIconName>> = { call: 'call', email: 'email', meeting: 'meeting', message: 'message', note: 'note', task: 'task' }
const DAY = 86_400_000

/** What the templates need from their widget. */
export interface NotesView {
  readonly t: Messages
  readonly f: Formatter
  readonly asOf: number
  readonly search: string
  readonly level: number
  readonly isExpanded: (id: string) => boolean
  readonly toggleExpanded: (id: string) => void
  readonly isChosen: (field: 'customer' | 'id', value: string) => boolean
  readonly choose: (field: 'customer' | 'id', value: string, label: string) => void
}

interface Group { readonly title: string; readonly entries: NoteEntry[] }

/** Entries under headings: those pinned at the top, then day by day in the reader's calendar. */
export function groupsOf(entries: readonly NoteEntry[], view: Pick<NotesView, 't' | 'f' | 'asOf'>): Group[] {
  const { t, f, asOf } = view
  const groups: Group[] = []
  const loose = entries.findIndex((entry) => !entry.pinned)
  const pinned = loose < 0 ? entries.length : loose
  const today = f.date(asOf, 'long')
  const yesterday = f.date(asOf - DAY, 'long')
  let last: string | undefined
  entries.forEach((entry, i) => {
    const atTop = i < pinned
    const day = atTop ? 'pinned' : f.date(entry.at, 'long')
    if (day !== last) {
      const name = f.date(entry.at, 'weekday')
      const title = atTop ? t.notes.pinnedTitle : day === today ? t.notes.today(name) : day === yesterday ? t.notes.yesterday(name) : f.bucketLabel({ start: entry.at, end: entry.at }, 'day')
      groups.push({ title, entries: [] })
      last = day
    }
    groups.at(-1)!.entries.push(entry)
  })
  return groups
}

/** About as many as a list shows at once; the others are laid out when they come into sight. */
const IN_SIGHT = 12

export function listTemplate(result: NotesResult, view: NotesView): TemplateResult {
  const early = new Set(result.entries.slice(0, IN_SIGHT))
  return html`${repeat(groupsOf(result.entries, view), (group) => group.title, (group) => html`<section class="day">
    <div class="date" role="heading" aria-level=${view.level}>${group.title}</div>
    <ol>${repeat(group.entries, (entry) => entry.id, (entry) => html`<li class=${early.has(entry) ? nothing : 'later'}>${entry.hidden ? lockedTemplate(entry, view) : noteTemplate(entry, view)}</li>`)}</ol>
  </section>`)}`
}

function lockedTemplate(entry: NoteEntry, { t, f }: NotesView): TemplateResult {
  return html`<article class="locked" part="note">${noteIcon('lock', 16)}<span>${t.notes.locked}</span>${timeTemplate(entry, f)}</article>`
}

function noteTemplate(entry: NoteEntry, view: NotesView): TemplateResult {
  const { t, f } = view
  const kind = t.notes.kinds[entry.kind] ?? entry.kind
  return html`<article class="note" part="note">
    <span class="kind" title=${kind}>${noteIcon(KIND_ICONS[entry.kind] ?? 'note')}<span class="sr">${kind}</span></span>
    <div class="what">
      <p class="by"><b>${entry.author ? f.label(entry.author.name) : t.notes.unknownAuthor}</b>${customerTemplate(entry, view)}${timeTemplate(entry, f)}</p>
      ${textTemplate(entry, view)}
      <ul class="tags">${tagsTemplate(entry, view)}</ul>
    </div>
  </article>`
}

function timeTemplate(entry: NoteEntry, f: Formatter): TemplateResult {
  return html`<time datetime=${new Date(entry.at).toISOString()}>${f.date(entry.at, 'time')}</time>`
}

function customerTemplate({ customer }: NoteEntry, view: NotesView): TemplateResult | typeof nothing {
  return customer ? chooser('customer', customer.id, view.f.label(customer.name), view) : nothing
}

/** A name that narrows everything else to what it names. */
function chooser(field: 'customer' | 'id', id: string, name: string, view: NotesView): TemplateResult {
  return html`<button class="about" type="button" aria-pressed=${view.isChosen(field, id) ? 'true' : 'false'} title=${view.t.notes.choose(name)}
    @click=${() => view.choose(field, id, name)}><bdi>${name}</bdi></button>`
}

function textTemplate(entry: NoteEntry, view: NotesView): TemplateResult {
  const { t, search } = view
  if (!entry.text) return html`<p class="text none">${t.notes.noText}</p>`
  const long = entry.text.length > SHOWN
  const foundLate = long && matches(entry.text, search).some(([, to]) => to >= SHOWN)
  const open = !long || foundLate || view.isExpanded(entry.id)
  return html`<p class="text"><bdi>${noteText(open ? entry.text : cap(entry.text), search)}</bdi></p>
    ${long && !foundLate ? html`<button class="link" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${() => view.toggleExpanded(entry.id)}>${open ? t.notes.showLess : t.notes.showAll}</button>` : nothing}`
}

function tagsTemplate(entry: NoteEntry, view: NotesView): (TemplateResult | typeof nothing)[] {
  const { t, f } = view
  return [
    html`<li class="tag">${entry.mood ? html`${noteIcon(entry.mood)}${t.notes.mood[entry.mood]}` : t.notes.moodUnrecorded}</li>`,
    entry.pinned ? html`<li class="tag">${noteIcon('pin')}${t.notes.pinned}</li>` : nothing,
    entry.needsAction ? html`<li class="tag act">${noteIcon('flag')}${t.notes.needsAction}</li>` : nothing,
    entry.opportunity === null ? nothing : html`<li class="tag">${chooser('id', entry.opportunity, t.notes.opportunity(f.isolate(entry.opportunity)), view)}</li>`,
  ]
}

/** Shares of the moods that were recorded, and what was not: bars in one grey, words and counts beneath. */
export function moodsTemplate({ moods }: NotesResult, { t, f }: Pick<NotesView, 't' | 'f'>): TemplateResult | typeof nothing {
  const all = moods.recorded + moods.unrecorded
  if (all === 0) return nothing
  const present = MOOD_ORDER.filter((mood) => moods.counts[mood] > 0)
  const parts = [
    ...present.map((mood) => ({ count: moods.counts[mood], name: t.notes.mood[mood], mark: noteIcon(mood), none: false })),
    ...(moods.unrecorded > 0 ? [{ count: moods.unrecorded, name: t.notes.moodUnrecorded, mark: nothing, none: true }] : []),
  ]
  return html`<div class="moods"><p id="moods">${t.notes.moods(f.integer(moods.recorded), f.integer(all))}</p>
    <ul class="moodbar" aria-labelledby="moods">${parts.map((part) => html`<li class=${part.none ? 'none' : ''} ${vars({ '--_share': part.count })}
      title=${t.notes.moodsShare(part.name, f.integer(part.count))}><i></i><span aria-hidden="true">${part.mark}</span><span class="sr">${part.name}: </span><em>${f.integer(part.count)}</em></li>`)}</ul>
  </div>`
}
