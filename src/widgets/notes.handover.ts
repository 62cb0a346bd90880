import { html, nothing, type LitElement, type TemplateResult } from 'lit'
import { cap } from '../i18n/index.ts'
import { notesWords } from '../i18n/notes.ts'
import type { Clause, Handover, NotesResult } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { drawIcon } from './base/icons.ts'
import { noteIcon } from './notes.icons.ts'
import type { NotesView } from './notes.view.ts'
import { UNDO } from './shapes.ts'

/** Deals and promises that the card names; it says how many more there are. */
const NAMED = 5
const SHORT = 120

/** What whoever takes over a customer or a deal has to know: METRICS K. */
export function handoverTemplate(result: NotesResult, view: NotesView, leave: () => void): TemplateResult {
  const handover = result.handover!
  const { f } = view
  const w = notesWords[f.language]
  const [deal] = handover.opportunities
  const name = handover.customer ? f.label(handover.customer.name) : deal ? w.aDeal(f.isolate(deal.id)) : ''
  return html`<section class="handover" part="handover" aria-labelledby="handover">
    <div class="handover-head"><h4 id="handover">${w.handover(name)}</h4><button class="link" type="button" @click=${follow(leave)}>${drawIcon(UNDO, { size: 14, flip: true })}${w.back}</button></div>
    <dl><dt>${w.lastContact}</dt><dd>${contact(handover, view)}</dd>
      ${handover.lastMood ? html`<dt>${w.lastMood}</dt><dd class="tag">${noteIcon(handover.lastMood.mood)}${
        w.moodBy(w.moods[handover.lastMood.mood], f.date(handover.lastMood.at, 'day'), author(handover.lastMood.author, view))}</dd>` : nothing}
      ${handover.opportunities.length > 0 ? html`<dt>${w.deals}</dt><dd><ul>${handover.opportunities.slice(0, NAMED).map((one) => dealTemplate(one, result, view))}${rest(handover.totals.opportunities, view)}</ul></dd>` : nothing}
      <dt>${w.promises(f.integer(handover.totals.promises), handover.totals.promises)}</dt><dd>${handover.promises.length === 0 ? w.noPromises
        : html`<ul>${handover.promises.slice(0, NAMED).map(({ text, at }) => html`<li><bdi>${cap(text ?? view.t.notes.noText, SHORT)}</bdi> <small>${f.date(at, 'day')}</small></li>`)}${rest(handover.totals.promises, view)}</ul>`}</dd>
      ${handover.totals.pinned > 0 ? html`<dt>${w.pinned(f.integer(handover.totals.pinned), handover.totals.pinned)}</dt><dd><ul>${handover.pinned.slice(0, NAMED).map(({ text }) => html`<li><bdi>${cap(text ?? view.t.notes.noText, SHORT)}</bdi></li>`)}${rest(handover.totals.pinned, view)}</ul></dd>` : nothing}
    </dl></section>`
}

/** The way to the card of a customer or a deal that was chosen. */
export function handoverOffer({ field, values, label }: Clause, { f }: NotesView, open: (about: string) => void): TemplateResult {
  return html`<p class="offer"><button class="link" type="button" @click=${follow(() => open(`${field === 'id' ? 'deal' : 'customer'}:${String(values?.[0])}`))}>${notesWords[f.language].handover(label)}</button></p>`
}

/** The button that was pressed goes with the next answer: whoever stands in its place has the focus then, unless the reader took it elsewhere. */
const follow = (act: () => void) => ({ currentTarget }: Event): void => {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot
  const host = root.host as LitElement
  host.addEventListener('shakhes-ready', () => void host.updateComplete.then(() => {
    if (document.activeElement === document.body) root.querySelector<HTMLElement>('.handover .link, .offer .link, .list')?.focus()
  }), { once: true })
  act()
}

const author = (named: Handover['customer'], { t, f }: NotesView): string => (named ? f.named(named.name) : t.notes.unknownAuthor)

function contact({ lastContact, daysSinceContact }: Handover, view: NotesView): string {
  const { t, f } = view
  const w = notesWords[f.language]
  if (!lastContact || daysSinceContact === null) return w.never
  const said = [t.notes.kinds[lastContact.kind] ?? lastContact.kind, author(lastContact.author, view)] as const
  const days = Math.floor(daysSinceContact)
  return days < 1 ? w.contactToday(...said) : w.contact(f.days(days), ...said)
}

function dealTemplate({ id, status, stage, owner, amount }: Handover['opportunities'][number], { currency }: NotesResult, { t, f }: NotesView): TemplateResult {
  const w = notesWords[f.language]
  const about = [
    stage ? w.dealAt(w.deal[status], f.named(stage.name)) : '', owner ? f.named(owner.name) : '', amount === null ? '' : f.money(amount, currency),
  ].filter(Boolean)
  return html`<li><b>${w.aDeal(f.isolate(id))}</b> ${heard(about.join(' · '), t)}</li>`
}

function rest(all: number, { f }: NotesView): TemplateResult | typeof nothing {
  return all > NAMED ? html`<li><small>${notesWords[f.language].more(f.integer(all - NAMED))}</small></li>` : nothing
}
