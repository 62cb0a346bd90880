import { html, type TemplateResult } from 'lit'
import type { MetricName } from '../../../src/index.ts'
import type { Chapter } from '../chapter.ts'
import { metrics as en } from '../metrics/en.ts'
import { metrics as fa } from '../metrics/fa.ts'
import type { MetricPages } from '../metrics/types.ts'

const SAID = ['population', 'leavesOut', 'none', 'trust', 'example'] as const
type Terms = Readonly<Record<(typeof SAID)[number] | 'options' | 'list' | 'asked', string>>
/** Sums of figures alone, such as (۵ − ۳) ÷ ۱۰: Persian writes them from left to right too, in the middle of a line. */
const OPERAND = '\\(*[\\d۰-۹km](?:[\\d۰-۹٫.]*[\\d۰-۹])?[٪%]?\\)*'
/** Not what goes on from words before it: 40 open × 25 % × 12 million is told as a sentence is. */
const SUM = new RegExp(`(?<![÷×+−=] |[\\d۰-۹٫.])(${OPERAND}(?: [÷×+−=] ${OPERAND})+)`)
const told = (text: string): readonly unknown[] =>
  text.split(SUM).map((part, i) => (i % 2 === 0 ? part : html`<bdi dir="ltr">${part}</bdi>`))

const pages = (metrics: MetricPages, terms: Terms): TemplateResult => {
  const all = Object.entries(metrics) as [MetricName, MetricPages[MetricName]][]
  return html`<p>${terms.asked}</p>
    <nav class="metric-list" aria-label=${terms.list}>${all.map(([name, { title }]) => html`<a href="#${name}">${title}</a>`)}</nav>
    ${all.map(([name, page]) => html`<section class="metric" id=${name}>
      <h2>${page.title} <code>${name}</code></h2>
      <p class="asks">${page.asks}</p>
      <p class="formula">${told(page.formula)}</p>
      <dl>${SAID.map((key) => html`<dt>${terms[key]}</dt><dd>${told(page[key])}</dd>`)}
        ${Object.keys(page.options).length === 0 ? '' : html`<dt>${terms.options}</dt><dd><ul>${Object.entries(page.options).map(([option, text]) => html`<li><code>${option}</code>: ${text}</li>`)}</ul></dd>`}</dl>
    </section>`)}`
}

export const chapter: Chapter = {
  en: {
    title: 'Every metric',
    lead: 'What each of them asks, how it is counted, what it leaves out, when to trust it, what else it can be asked, and an example to follow with pencil and paper.',
    body: pages(en, {
      list: 'Metrics', population: 'Made of', leavesOut: 'Left out', none: 'No value', trust: 'When to trust it', example: 'For example', options: 'On request',
      asked: 'Any of them can be asked of a period beside another, as of a moment, of a part (a filter), in one currency, of one pipeline, and with intervals at another level than 95 %. “On request” names what a question may say besides; an element has most of these as attributes too, with hyphens for capitals.',
    }),
  },
  fa: {
    title: 'همهٔ شاخص‌ها',
    lead: 'هرکدام چه می‌پرسد، چگونه شمرده می‌شود، چه چیزی را کنار می‌گذارد، کی می‌شود به آن تکیه کرد، چه چیز دیگری می‌شود از آن خواست، و نمونه‌ای که با قلم و کاغذ می‌شود حساب کرد.',
    body: pages(fa, {
      list: 'شاخص‌ها', population: 'از چه ساخته شده', leavesOut: 'چه چیزی کنار می‌ماند', none: 'کی مقداری ندارد', trust: 'کی به آن تکیه کنیم', example: 'برای نمونه', options: 'به درخواست',
      asked: 'هرکدام را می‌شود برای یک دوره در کنار دوره‌ای دیگر پرسید، تا یک لحظه، برای یک بخش (فیلتر)، به یک ارز، برای یک کاریز، و با بازه‌هایی در سطحی جز ۹۵٪. «به درخواست» می‌گوید هر پرسش جز این‌ها چه می‌تواند بخواهد؛ بیشترشان ویژگی عنصرها هم هستند، با خط تیره به‌جای حرف بزرگ.',
    }),
  },
}
