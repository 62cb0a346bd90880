import { html, type TemplateResult } from 'lit'
import type { MetricName } from '../../../src/index.ts'
import type { Chapter } from '../chapter.ts'
import { metrics as en } from '../metrics/en.ts'
import { metrics as fa } from '../metrics/fa.ts'
import type { MetricPages } from '../metrics/types.ts'

interface Terms { readonly formula: string; readonly population: string; readonly leavesOut: string; readonly trust: string; readonly example: string; readonly list: string }
const pages = (metrics: MetricPages, terms: Terms): TemplateResult => {
  const all = Object.entries(metrics) as [MetricName, MetricPages[MetricName]][]
  return html`<nav class="metric-list" aria-label=${terms.list}>${all.map(([name, { title }]) => html`<a href="#${name}">${title}</a>`)}</nav>
    ${all.map(([name, page]) => html`<section class="metric" id=${name}>
      <h2>${page.title} <code>${name}</code></h2>
      <p class="asks">${page.asks}</p>
      <p class="formula">${page.formula}</p>
      <dl>${(['population', 'leavesOut', 'trust', 'example'] as const).map((key) => html`<dt>${terms[key]}</dt><dd>${page[key]}</dd>`)}</dl>
    </section>`)}`
}

export const chapter: Chapter = {
  en: {
    title: 'Every metric',
    lead: 'What each of them asks, how it is counted, what it leaves out, when to trust it, and an example to follow with pencil and paper.',
    body: pages(en, { list: 'Metrics', formula: 'Formula', population: 'Made of', leavesOut: 'Left out', trust: 'When to trust it', example: 'For example' }),
  },
  fa: {
    title: 'همهٔ شاخص‌ها',
    lead: 'هرکدام چه می‌پرسد، چگونه شمرده می‌شود، چه چیزی را کنار می‌گذارد، کی می‌شود به آن تکیه کرد، و نمونه‌ای که با قلم و کاغذ می‌شود حساب کرد.',
    body: pages(fa, { list: 'شاخص‌ها', formula: 'فرمول', population: 'از چه ساخته شده', leavesOut: 'چه چیزی کنار می‌ماند', trust: 'کی به آن تکیه کنیم', example: 'برای نمونه' }),
  },
}
