import { html, nothing, type TemplateResult } from 'lit'
import { faultText, type Formatter, type Messages, type Reading } from '../../i18n/index.ts'
import type { Fault, QualityReport } from '../../model/index.ts'
import type { SourceStatus } from '../../source/types.ts'
import { icon } from './icons.ts'
import { NO_WORDS } from './speech.ts'
import type * as evidenceModule from '../evidence.ts'
import type { Later } from './later.ts'
import type { View } from './types.ts'

/** The foot: what was left out, and the first of the rows that could not be used. */
export function footTemplate(
  parts: readonly string[], quality: QualityReport | undefined, { t, f, module, load }: Pick<Later<typeof evidenceModule>, 'module' | 'load'> & { readonly t: Messages; readonly f: Formatter },
): TemplateResult | typeof nothing {
  const rejected = quality ? Object.values(quality.rejected).reduce((sum, n) => sum + n, 0) : 0
  if (parts.length === 0 && rejected === 0) return nothing
  return html`<footer class="foot" part="quality">
    ${parts.length > 0 ? html`<ul class="quality" aria-label=${t.common.quality}>${parts.map((part) => html`<li>${part}</li>`)}</ul>` : nothing}
    ${rejected > 0 && quality ? html`<details class="rejected" @toggle=${load}>
      <summary><bdi>${t.common.rejected(f.integer(rejected), rejected)}</bdi></summary>${module?.rejectedTemplate(rejected, quality, t, f)}</details>` : nothing}
  </footer>`
}

export function loadingTemplate(status: SourceStatus | undefined, skeleton: TemplateResult, t: Messages, f: Formatter): TemplateResult {
  const loading = status?.state === 'loading' ? status : undefined
  const total = loading?.total
  const text = loading ? t.common.rowsRead(f.integer(loading.rows), total === undefined ? null : f.integer(total)) : t.common.loading
  return html`<div class="skeleton" aria-hidden="true">${skeleton}</div>
    <p class="progress"><progress aria-label=${t.common.loading} max=${total || nothing} value=${total ? Math.min(total, loading!.rows) : nothing}></progress><span>${text}</span></p>`
}

/** A widget before its words are there, as high as with them; `mute`: they will not come. */
export function wordlessTemplate({ language, dir }: Reading, heading: string | undefined, skeleton: TemplateResult, mute: boolean): TemplateResult {
  return html`<div class="root" part="root" lang=${language} dir=${dir}><section class="widget" part="widget" aria-busy=${mute ? 'false' : 'true'}>
    <header class="head" part="head"><div class="title" part="title">${heading ?? '\u200b'}</div><span class="tools"></span><p class="summary"></p></header>
    <div class=${mute ? 'body waiting' : 'body waiting loading'} part="body">${mute ? html`<div class="blank" part="error" lang="en" dir="ltr"><p>${NO_WORDS}</p></div>`
      : html`<div class="skeleton" aria-hidden="true">${skeleton}</div><p class="progress"></p>`}</div>
  </section></div>`
}

export function toolsTemplate(view: View, show: (view: View) => void, save: (event: Event) => void, { common: t }: Messages): TemplateResult {
  const other = view === 'table' ? t.chart : t.table
  return html`<div class="tools" part="tools" role="group" aria-label=${t.tools}>
    <button class="tool" type="button" part="tool" aria-pressed=${view === 'definition' ? 'true' : 'false'} aria-label=${t.definition} title=${t.definition}
      @click=${() => show('definition')}>${icon('info')}</button>
    <button class="tool" type="button" part="tool" aria-label=${other} title=${other} @click=${() => show('table')}>${icon(view === 'table' ? 'chart' : 'table')}</button>
    <button class="tool" type="button" part="tool" aria-haspopup="menu" aria-expanded="false" aria-label=${t.save} title=${t.save} @click=${save}>${icon('save')}</button>
  </div>`
}

export function emptyTemplate(title: string, text: string): TemplateResult {
  return html`<div class="blank" part="empty">${icon('search', { size: 24 })}<h4>${title}</h4><p>${text}</p></div>`
}

export function errorTemplate(fault: Fault, retry: () => void, t: Messages, f: Formatter): TemplateResult {
  const { title, text } = faultText(fault, f)
  return html`<div class="blank" part="error">${icon('warning', { size: 24 })}<h4>${title}</h4><p>${text}</p>
    <button class="button" type="button" @click=${retry}>${t.common.tryAgain}</button></div>`
}

export function staleTemplate(age: string, retry: () => void, t: Messages): TemplateResult {
  return html`<div class="banner" part="stale">${icon('clock')}<span>${t.common.staleFor(age)}</span>
    <button class="link" type="button" @click=${retry}>${t.common.tryAgain}</button></div>`
}
