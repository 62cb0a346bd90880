import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../i18n/index.ts'
import { notesWords } from '../i18n/notes.ts'
import { noteIcon, type NoteIconName } from './notes.icons.ts'
import { MOOD_ORDER } from './notes.view.ts'
import { messagesFor } from '../i18n/index.ts'

const KINDS = ['call', 'email', 'meeting', 'message', 'note', 'task'] as const

/** What of the notes widget is chosen, as its attributes say it. */
export interface Choice { kinds: string; moods: string; timeline: boolean; course: boolean }

/** Which notes, and what beside them. */
export function choiceTemplate(choice: Choice, f: Formatter): TemplateResult {
  const w = notesWords[f.language]
  const { notes: t } = messagesFor(f.locale)
  const toggle = (of: 'kinds' | 'moods', value: string, text: string, mark: TemplateResult | typeof nothing): TemplateResult => {
    const now = choice[of].split(' ').filter(Boolean)
    const on = now.includes(value)
    return html`<button class="toggle" type="button" aria-pressed=${on ? 'true' : 'false'}
      @click=${() => { choice[of] = (on ? now.filter((one) => one !== value) : [...now, value]).join(' ') }}>${mark}${text}</button>`
  }
  const flag = (of: 'timeline' | 'course', text: string): TemplateResult => html`<button class="toggle" type="button" aria-pressed=${choice[of] ? 'true' : 'false'}
    @click=${() => { choice[of] = !choice[of] }}>${text}</button>`
  const row = (id: string, label: string, inside: unknown): TemplateResult => html`<div class="choice" role="group" aria-labelledby=${id}><span id=${id}>${label}</span>${inside}</div>`
  return html`<div class="choices">
    ${row('kinds', w.kind, KINDS.map((kind) => toggle('kinds', kind, t.kinds[kind]!, noteIcon(kind as NoteIconName))))}
    ${row('moods-of', w.mood, html`${MOOD_ORDER.map((mood) => toggle('moods', mood, w.moods[mood], noteIcon(mood)))}${toggle('moods', 'unrecorded', w.unrecorded, nothing)}`)}
    ${row('also', w.also, html`${flag('timeline', w.timeline)}${flag('course', w.course)}`)}
    ${choice.kinds === '' && choice.moods === '' ? nothing : html`<button class="link" type="button" @click=${({ currentTarget }: Event) => {
      choice.kinds = choice.moods = ''
      // It goes; what it cleared stays.
      ;(currentTarget as Element).parentElement!.querySelector('button')!.focus()
    }}>${w.clear}</button>`}
  </div>`
}
