import { html, nothing, type TemplateResult } from 'lit'
import '../../src/define.ts'
import '../open/open.css'
import { DataSource } from '../../src/index.ts'
import { faultText, formatterFor, loadMessages, messagesFor } from '../../src/i18n/index.ts'
import { choices, number, openPage, redraw, ROOT, settings } from '../shared/chrome.ts'
import { draftOf, optionsOf, problemsOf, type Draft, type Opened } from '../open/draft.ts'
import { isTrouble, openFile, type Trouble } from '../open/file.ts'
import { columnsPanel, previewPanel, problemText, readingPanel, stagesPanel, type Form } from '../open/form.ts'
import { wordsOf } from '../open/words.ts'

const text = wordsOf(settings.lang)
const locale = settings.lang
await loadMessages(locale)

let reading = ''
let trouble: Trouble | undefined
let opened: Opened | undefined
let draft: Draft | undefined
let source: DataSource | undefined
let editing = true
let said = ''
let dragging = false

async function take(file: File | undefined): Promise<void> {
  if (!file) return
  reading = file.name
  trouble = undefined
  drop()
  redraw()
  const result = await openFile(file, text, locale)
  reading = ''
  if (isTrouble(result)) trouble = result
  else {
    opened = result
    draft = draftOf(result, settings.lang)
    editing = true
  }
  redraw()
}
/** Lets go of the file before. */
function drop(): void {
  source?.removeEventListener('change', redraw)
  source = opened = draft = undefined
}

function show(): void {
  if (!opened || !draft) return
  const problem = problemsOf(draft, opened)[0]
  if (problem) {
    const name = problem.about === 'stages' ? 'kind' : problem.about
    document.querySelector<HTMLElement>(`#page [name="${name}"]`)?.focus()
    return
  }
  source?.removeEventListener('change', redraw)
  source = new DataSource(optionsOf(draft, opened))
  source.addEventListener('change', redraw)
  editing = false
  redraw()
  document.querySelector<HTMLElement>('#result')?.focus()
}

const picked = (event: Event): void => {
  const input = event.target as HTMLInputElement
  void take(input.files?.[0])
  input.value = ''
}
const dropped = (event: DragEvent): void => {
  event.preventDefault()
  dragging = false
  const files = [...event.dataTransfer?.files ?? []]
  if (files.length > 1) {
    drop()
    trouble = text.errors.several
    redraw()
  } else void take(files[0])
}
async function example(): Promise<void> {
  const response = await fetch(new URL(`examples/example.${settings.lang}.csv`, ROOT))
  await take(new File([await response.blob()], `example.${settings.lang}.csv`))
}

const pick = (label: string, primary: boolean): TemplateResult => html`
  <label class="pick"><span class=${primary ? 'button primary' : 'button'}>${label}</span><input type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" @change=${picked}></label>`

function chooser(): TemplateResult {
  if (opened) {
    return html`<div class="drop small"><div><bdi class="file">${opened.name}</bdi> <span>${text.rows(number.format(opened.preview.count), number.format(opened.preview.header.length))}</span></div>
      ${pick(text.another, false)}</div>`
  }
  return html`<div class="drop">
    <strong>${reading === '' ? text.drop : text.reading(reading)}</strong><p class="note">${text.or}</p>
    ${pick(text.choose, true)}
    <button class="quiet" type="button" @click=${example}>${text.sample}</button>
  </div>`
}

function form(): TemplateResult | typeof nothing {
  if (!opened || !draft) return nothing
  const problems = problemsOf(draft, opened)
  const about: Form = {
    opened, draft, problems, text, locale,
    change: (changed) => {
      draft = changed
      redraw()
    },
    say: (message) => {
      said = message
      redraw()
    },
  }
  if (!editing) return nothing
  return html`
    <div class="go"><button class="primary" type="button" @click=${show}>${text.show}</button>
      ${problems.length === 0 ? nothing : html`<div role="alert"><ul>${problems.map((problem) => html`<li>${problemText(problem, about)}</li>`)}</ul></div>`}</div>
    <div class="reading"><div>${columnsPanel(about)}</div><div>${stagesPanel(about)}${readingPanel(about)}</div></div>
    ${previewPanel(about)}`
}
const edit = (): void => {
  editing = true
  redraw()
}

function result(): TemplateResult | typeof nothing {
  if (!source || editing) return nothing
  const { status, info } = source
  const format = formatterFor({ locale })
  if (status.state === 'error') {
    const { title, text: what } = faultText(status.fault, format)
    return html`<section id="result" class="panel wrong" role="alert" tabindex="-1"><h2>${title}</h2><p>${what}</p>${again()}</section>${dashboard(source, true)}`
  }
  const kept = info?.quality.kept.opportunities ?? 0
  const rejected = info?.quality.rejected.opportunities ?? 0
  return html`<section id="result" class="result" tabindex="-1" aria-label=${opened?.name ?? ''}>
    <p class="summary" role="status">${info === null
      ? html`<span>${text.loading(number.format(status.state === 'loading' ? status.rows : 0))}</span>`
      : html`<strong>${text.summary(number.format(kept))}</strong> <span>${rejected === 0 ? text.noneRejected : text.rejected(number.format(rejected))}</span>`}</p>
    <div class="tools">${choices(['calendar'])}${again()}</div>
  </section>
  ${dashboard(source, false)}
  ${rejected === 0 ? nothing : rejections()}`
}

const again = (): TemplateResult => html`<button type="button" @click=${edit}>${text.change}</button>`

/** While there is an error to tell, the widgets stay out of sight, but hold the source. */
const dashboard = (from: DataSource, hidden: boolean): TemplateResult => html`
  <shakhes-dashboard class="opened" ?hidden=${hidden} heading=${opened?.name ?? ''} .source=${from} .calendar=${settings.calendar} period="all" ?toman=${draft?.toman === true && draft.currency === 'IRR'}>
    <shakhes-funnel></shakhes-funnel>
    <shakhes-win-rate .groupBy=${draft?.columns.product ? 'product' : undefined}></shakhes-win-rate>
    <shakhes-trend></shakhes-trend>
    <shakhes-leaderboard view="named" views="self anonymous named" order="wonAmount"></shakhes-leaderboard>
    <shakhes-notes></shakhes-notes>
  </shakhes-dashboard>`

function rejections(): TemplateResult {
  const { issues } = messagesFor(locale)
  const rows = (source?.info?.quality.first ?? []).filter(({ code, table }) => code.startsWith('E_') && table === 'opportunities')
  return html`<section class="panel" aria-labelledby="rejected-title"><h2 id="rejected-title">${text.rejectedTitle}</h2><p class="note">${text.rejectedHint}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="rejected-title"><table class="plain">
      <thead><tr><th scope="col">${text.row}</th><th scope="col">${text.problem}</th><th scope="col">${text.column}</th><th scope="col">${text.value}</th></tr></thead>
      <tbody>${rows.map(({ row, code, column, value }) => html`<tr><td>${number.format(row)}</td><td>${issues[code]}</td><td><bdi>${column ?? ''}</bdi></td><td><bdi>${value ?? ''}</bdi></td></tr>`)}</tbody>
    </table></div></section>`
}

await openPage('open', text.title, () => html`
  <div class=${dragging ? 'dragging' : ''} @dragover=${(event: DragEvent) => {
    event.preventDefault()
    if (!dragging) {
      dragging = true
      redraw()
    }
  }} @dragleave=${(event: DragEvent) => {
    if ((event.currentTarget as Element).contains(event.relatedTarget as Node | null)) return
    dragging = false
    redraw()
  }} @drop=${dropped}>
    <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
    ${chooser()}
    <p class="privacy"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><rect x="2.5" y="7" width="11" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/></svg>${text.privacy}</p>
    ${trouble ? html`<section class="panel wrong" role="alert"><h2>${trouble.title}</h2><p>${trouble.text}</p></section>` : nothing}
    ${form()}
    ${result()}
    <div class="hidden" role="status">${said}</div>
  </div>`)
