import { html, type TemplateResult } from 'lit'
import type { Language } from '../../data/company.ts'
import type { Chapter, Decision } from '../chapter.ts'

const decisions = Object.values(import.meta.glob<{ decision: Decision }>('../decisions/*.ts', { eager: true }))
  .map(({ decision }) => decision).sort((a, b) => a.order - b.order)

const labels = {
  en: { because: 'Because', decided: 'Decided', costs: 'It costs' },
  fa: { because: 'چرا', decided: 'تصمیم', costs: 'بهایش' },
}
const list = (language: Language): TemplateResult => html`${decisions.map(({ id, text }) => {
  const { title, because, decided, costs } = text[language]
  const label = labels[language]
  return html`<section id=${id}><h2>${title}</h2><dl class="decision">
    <dt>${label.because}</dt><dd>${because}</dd><dt>${label.decided}</dt><dd>${decided}</dd><dt>${label.costs}</dt><dd>${costs}</dd></dl></section>`
})}`

export const chapter: Chapter = {
  en: { title: 'Decisions', lead: 'What was decided once and cannot be changed cheaply: what forced it, what was chosen, and what it costs.', body: list('en') },
  fa: { title: 'تصمیم‌ها', lead: 'آنچه یک بار تصمیم گرفته شد و ارزان عوض نمی‌شود: چه وادارمان کرد، چه برگزیدیم، و بهایش چیست.', body: list('fa') },
}
