import { html, type TemplateResult } from 'lit'
import type { Language } from '../../data/company.ts'
import type { Chapter } from '../chapter.ts'
import { HEARD, HEARD_WITH } from '../chartability/heard.ts'
import { HEURISTICS, PRINCIPLES, type Principle } from '../chartability/list.ts'

interface Words { readonly principles: Readonly<Record<Principle, string>>; readonly head: readonly [string, string]; readonly pass: string; readonly fail: string; readonly critical: string; readonly heard: readonly [title: string, text: string, at: string, said: string] }
const EN: Words = {
  principles: { perceivable: 'Perceivable', operable: 'Operable', understandable: 'Understandable', robust: 'Robust', compromising: 'Compromising', assistive: 'Assistive', flexible: 'Flexible' },
  head: ['Heuristic', 'Finding'], pass: 'pass', fail: 'fail', critical: 'critical',
  heard: ['What a screen reader says', 'From the log of one run, by Tab and arrows, with the words of the screen reader itself between ours. JAWS, NVDA and VoiceOver have not been tried.', 'Reached', 'Heard'],
}
const FA: Words = {
  principles: { perceivable: 'دریافتنی', operable: 'کارکردنی', understandable: 'فهمیدنی', robust: 'استوار', compromising: 'سازش‌پذیر', assistive: 'یاری‌گر', flexible: 'انعطاف‌پذیر' },
  head: ['معیار', 'یافته'], pass: 'پذیرفته', fail: 'رد', critical: 'بحرانی',
  heard: ['صفحه‌خوان چه می‌گوید', 'از گزارش یک اجرا، با Tab و کلیدهای جهت؛ واژه‌های خود صفحه‌خوان، به انگلیسی، میان واژه‌های ما آمده است. JAWS، NVDA و VoiceOver آزموده نشده‌اند.', 'جا', 'شنیده‌شده'],
}
const all = PRINCIPLES.flatMap((principle) => HEURISTICS[principle])
const failed = all.filter(({ pass }) => !pass)
const count = (language: Language, n: number): string => n.toLocaleString(language)

const tables = (language: Language, { principles, head, pass, fail, critical }: Words): TemplateResult => html`${PRINCIPLES.map((principle) => html`
  <h2>${principles[principle]}</h2>
  <table class="plain heuristics"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
    ${HEURISTICS[principle].map((one) => html`<tr><th scope="row">${one.name[language]}${one.critical ? html` <small>${critical}</small>` : ''}</th>
      <td><strong class=${one.pass ? 'pass' : 'fail'}>${one.pass ? '✓' : '✕'} ${one.pass ? pass : fail}</strong> ${one.why[language]}</td></tr>`)}
  </tbody></table>`)}`

const hearing = (language: Language, { heard: [title, text, at, said] }: Words): TemplateResult => html`<h2>${title}</h2><p>${text} <small><bdi>${HEARD_WITH}</bdi></small></p>
  <table class="plain heuristics"><thead><tr><th scope="col">${at}</th><th scope="col">${said}</th></tr></thead><tbody>
    ${HEARD.map((one) => html`<tr><th scope="row">${one.at[language]}</th><td>${one.heard[language].split(/(?<=\.) /).map((said) => html`<div dir="auto">${said}</div>`)}</td></tr>`)}
  </tbody></table>`

export const chapter: Chapter = {
  en: {
    title: 'Accessibility',
    lead: `An audit by Chartability, whose fifty heuristics look for failures: ${count('en', all.length - failed.length)} pass, ${count('en', failed.length)} fail, ${count('en', failed.filter((one) => one.critical).length)} of them critical.`,
    body: html`<p>Chartability asks an auditor to fail whatever has not been tried, and so did we: a fail below is either a barrier or something that nobody has tested with people yet. It goes beside WCAG, not in its place. The heuristics are those of its workbook (chartability.fizz.studio); the findings are ours, of November 2026.</p>${tables('en', EN)}${hearing('en', EN)}`,
  },
  fa: {
    title: 'دسترس‌پذیری',
    lead: `ممیزی با Chartability که پنجاه معیارش در پی کاستی‌هاست: ${count('fa', all.length - failed.length)} پذیرفته و ${count('fa', failed.length)} رد، که ${count('fa', failed.filter((one) => one.critical).length)} تای آن بحرانی است.`,
    body: html`<p>Chartability می‌خواهد هرچه آزموده نشده رد شود، و ما هم چنین کردیم: هر «رد» یا مانعی است، یا چیزی که هنوز با آدم‌ها آزموده نشده. این کنار WCAG می‌نشیند، نه به جایش. معیارها از دفتر کار آن است (chartability.fizz.studio) و یافته‌ها از ما، آبان و آذر ۱۴۰۵.</p>${tables('fa', FA)}${hearing('fa', FA)}`,
  },
}
