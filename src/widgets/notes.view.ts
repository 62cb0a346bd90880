import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { cap, SHOWN, type Formatter, type Messages } from '../i18n/index.ts'
import type { Mood, NoteEntry, NotesResult } from '../model/index.ts'
import { vars } from './base/index.ts'
import { noteIcon, type NoteIconName } from './notes.icons.ts'
import type * as moreModule from './notes.more.ts'
import { noteText } from './notes.text.ts'

/** Most cheerful first. Grey, all of them: a mood is an opinion. */
export const MOOD_ORDER: readonly Mood[] = ['cheerful', 'good_tempered', 'neutral', 'sad', 'hot_tempered']
const DAY = 86_400_000

/** What the templates need from their widget. */
export interface NotesView {
  readonly t: Messages
  readonly f: Formatter
  readonly asOf: number
  readonly search: string
  readonly level: number
  /** How many there are in all, of which those that are drawn are some. */
  readonly total: number
  /** What comes after the first picture, once it is there. */
  readonly more: typeof moreModule | undefined
  readonly isExpanded: (id: string) => boolean
  readonly toggleExpanded: (id: string) => void
  readonly isChosen: (field: 'customer' | 'id', value: string) => boolean
  readonly choose: (field: 'customer' | 'id', value: string, label: string) => void
}

/**
 * Entries as articles of a feed, each day's first under the day: those pinned at the top, then day by day in the
 * reader's calendar.
 *
 * @param first - the place of the first one that is drawn
 * @param keyOf - names the element that an entry has; default one of its own
 */
export function rowsTemplate(entries: readonly NoteEntry[], view: NotesView, first = 0, last = entries.length, keyOf: (id: string) => unknown = (id) => id): unknown {
  const loose = entries.findIndex((entry) => !entry.pinned)
  let before: string | undefined
  const day = (i: number): string => (i < loose || loose < 0 ? '' : view.f.date(entries[i]!.at, 'long'))
  return repeat(entries.slice(first, last), ({ id }) => keyOf(id), (entry, place) => {
    const i = first + place
    const own = day(i)
    const above = place > 0 ? before : i > 0 ? day(i - 1) : undefined
    before = own
    return rowTemplate(entry, i, above === own ? nothing : html`<div class="date" role="heading" aria-level=${view.level}>${dayTitle(entry, own, view)}</div>`, view)
  })
}

function dayTitle({ at }: NoteEntry, day: string, { t, f, asOf }: NotesView): string {
  if (day === '') return t.notes.pinnedTitle
  const name = f.date(at, 'weekday')
  const year = (moment: number): string => f.bucketLabel({ start: moment, end: moment }, 'year')
  return day === f.date(asOf, 'long') ? t.notes.today(name) : day === f.date(asOf - DAY, 'long') ? t.notes.yesterday(name) : year(at) === year(asOf) ? name : f.bucketLabel({ start: at, end: at }, 'day')
}

function rowTemplate(entry: NoteEntry, i: number, heading: TemplateResult | typeof nothing, view: NotesView): TemplateResult {
  const line = entry.hidden || entry.move || entry.intervention
  // Who, about whom and when is its name; what was written and in what mood is read after it.
  return html`<article data-row=${entry.id} tabindex="-1" aria-setsize=${view.total} aria-posinset=${i + 1} aria-labelledby=${line ? `by-${i}` : `kind-${i} by-${i}`}
    aria-describedby=${line ? nothing : `text-${i} tags-${i}`} part="note">${heading}${
    entry.hidden ? lockedTemplate(entry, i, view) : line ? view.more?.lineTemplate(entry, i, view) : noteTemplate(entry, i, view)}</article>`
}

function lockedTemplate(entry: NoteEntry, i: number, { t, f }: NotesView): TemplateResult {
  return html`<div class="line locked" id="by-${i}">${noteIcon('lock', 16)}<span>${t.notes.locked}</span>${timeTemplate(entry, f)}</div>`
}

function noteTemplate(entry: NoteEntry, i: number, view: NotesView): TemplateResult {
  const { t, f } = view
  const kind = t.notes.kinds[entry.kind]
  return html`<div class="note">
    <span class="kind" id="kind-${i}" title=${kind ?? entry.kind}>${noteIcon(kind === undefined ? 'note' : entry.kind as NoteIconName)}<span class="sr">${kind ?? entry.kind}</span></span>
    <div class="what">
      <p class="by" id="by-${i}"><b>${entry.author ? f.label(entry.author.name) : t.notes.unknownAuthor}</b>${customerTemplate(entry, view)}${timeTemplate(entry, f)}</p>
      ${textTemplate(entry, i, view)}
      <ul class="tags" id="tags-${i}">${tagsTemplate(entry, view)}</ul>
    </div>
  </div>`
}

export function timeTemplate(entry: NoteEntry, f: Formatter): TemplateResult {
  return html`<time datetime=${new Date(entry.at).toISOString()}>${f.date(entry.at, 'time')}</time>`
}

export function customerTemplate({ customer }: NoteEntry, view: NotesView): TemplateResult | typeof nothing {
  return customer ? chooser('customer', customer.id, view.f.label(customer.name), view) : nothing
}

/** A name that narrows everything else to what it names. */
function chooser(field: 'customer' | 'id', id: string, name: string, view: NotesView): TemplateResult {
  return html`<button class="about" type="button" aria-pressed=${view.isChosen(field, id) ? 'true' : 'false'} title=${view.t.notes.choose(name)}
    @click=${() => view.choose(field, id, name)}><bdi>${name}</bdi></button>`
}

function textTemplate(entry: NoteEntry, i: number, view: NotesView): TemplateResult {
  const { t, search } = view
  if (!entry.text) return html`<p class="text none" id="text-${i}">${t.notes.noText}</p>`
  const long = entry.text.length > SHOWN
  const foundLate = long && (view.more?.matches(entry.text, search).some(([, to]) => to >= SHOWN) ?? false)
  const open = !long || foundLate || view.isExpanded(entry.id)
  return html`<p class="text" id="text-${i}" part="text"><bdi>${noteText(open ? entry.text : cap(entry.text), (text) => (search === '' ? text : view.more?.marked(text, search) ?? text))}</bdi></p>
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
