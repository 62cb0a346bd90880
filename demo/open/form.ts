import { html, nothing, type TemplateResult } from 'lit'
import { number } from '../shared/chrome.ts'
import { CURRENCIES, NEEDED, RARE, sample, SURE, USUAL, withColumn, withCurrency, withMovedStage, withStage, type Column, type Draft, type Opened, type Problem } from './draft.ts'
import type { OpenWords } from './words.ts'
import type { StageKind } from '../../src/index.ts'

/** What the form needs, and what it tells. */
export interface Form {
  readonly opened: Opened
  readonly draft: Draft
  readonly problems: readonly Problem[]
  readonly text: OpenWords
  readonly locale: string
  readonly change: (draft: Draft) => void
  readonly say: (message: string) => void
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value

export function problemText({ kind, column = '', value = '' }: Problem, { opened, text }: Pick<Form, 'opened' | 'text'>): string {
  switch (kind) {
    case 'id': case 'stage': return text.problems[kind](opened.preview.header.join(text.comma))
    case 'dateOrder': case 'mixed': return text.problems[kind](column, value)
    case 'twice': return text.problems.twice(column)
    default: return text.problems[kind]
  }
}

const hint = (form: Form, about: Problem['about']): TemplateResult | typeof nothing => {
  const problem = form.problems.find((one) => one.about === about)
  return problem ? html`<span class="problem" id="problem-${about}">${problemText(problem, form)}</span>` : nothing
}
const has = (form: Form, about: Problem['about']): boolean => form.problems.some((one) => one.about === about)

/** One field of ours, with the columns of the file to choose from. */
function field(form: Form, name: Column): TemplateResult {
  const { opened: { preview, guess }, draft, text, change } = form
  const chosen = draft.columns[name]
  const guessed = guess.fields[name]
  const example = chosen === '' ? null : sample(preview, chosen)
  return html`<label class="field">
    <span>${text.columns[name]}
      ${NEEDED.includes(name) ? html`<span class="tag">${text.needed}</span>` : nothing}
      ${guessed && guessed.path === chosen && guessed.confidence < SURE ? html`<span class="tag unsure">${text.unsure}</span>` : nothing}</span>
    <select name=${name} aria-invalid=${has(form, name) ? 'true' : 'false'} aria-describedby=${has(form, name) ? `problem-${name}` : nothing}
      @change=${(event: Event) => change(withColumn(draft, name, valueOf(event), preview))}>
      <option value="" .selected=${chosen === ''}>${text.none}</option>
      ${preview.header.map((column) => html`<option value=${column} .selected=${column === chosen}>${column}</option>`)}
    </select>
    <span class="such">${chosen === '' ? nothing : example === null ? text.emptyColumn : text.example(`\u2068${example}\u2069`)}</span>
    ${hint(form, name)}
  </label>`
}

export function columnsPanel(form: Form): TemplateResult {
  const { text, draft } = form
  return html`<section class="panel" aria-labelledby="columns-title">
    <h2 id="columns-title">${text.mapping}</h2>
    <p class="note">${text.mappingHint}</p>
    <div class="fields">${[...NEEDED, ...USUAL].map((name) => field(form, name))}</div>
    <details ?open=${RARE.some((name) => draft.columns[name] !== '')}>
      <summary>${text.more}</summary>
      <div class="fields">${RARE.map((name) => field(form, name))}</div>
    </details>
  </section>`
}

interface Choice<K extends keyof Draft> { readonly key: K; readonly label: string; readonly options: Readonly<Record<string, string>>; readonly open: boolean; readonly note?: string }

/** One of a few ways to read; `open` offers "please choose" first. */
function way<K extends 'dateOrder' | 'dateCalendar' | 'amounts' | 'decimal'>(form: Form, { key, label, options, open, note }: Choice<K>): TemplateResult {
  const { draft, change, text } = form
  const about: Problem['about'] | undefined = key === 'dateOrder' ? 'dateOrder' : key === 'dateCalendar' ? 'dateCalendar' : undefined
  const wrong = about !== undefined && has(form, about)
  return html`<label class="field"><span>${label}</span>
    <select name=${key} aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? `problem-${key}` : nothing}
      @change=${(event: Event) => change({ ...draft, [key]: valueOf(event) })}>
      ${open ? html`<option value="" .selected=${draft[key] === ''}>${text.pleaseChoose}</option>` : nothing}
      ${Object.entries(options).map(([value, name]) => html`<option value=${value} .selected=${value === draft[key]}>${name}</option>`)}
    </select>
    ${note === undefined ? nothing : html`<span class="such">${note}</span>`}
    ${about === undefined ? nothing : hint(form, about)}
  </label>`
}

export function readingPanel(form: Form): TemplateResult {
  const { opened: { preview, guess }, draft, text, locale, change } = form
  const { auto, ...orders } = text.dateOrders
  const verdict = preview.dateOrder
  const unclear = verdict.kind === 'ambiguous' || verdict.kind === 'mixed'
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' })
  const nameOf = (currency: string): string => (currency === 'IRR.new' ? text.newRial : names.of(currency) ?? currency)
  return html`<section class="panel" aria-labelledby="reading-title">
    <h2 id="reading-title">${text.reads}</h2>
    <div class="fields">
      ${way(form, { key: 'dateOrder', label: text.dateOrder, options: verdict.kind === 'none' ? { '': auto, ...orders } : orders, open: unclear, ...(verdict.kind === 'found' ? { note: text.found(orders[verdict.order]) } : {}) })}
      ${way(form, { key: 'dateCalendar', label: text.dateCalendar, options: text.dateCalendars, open: guess.persianDates })}
      <label class="field"><span>${text.currency}</span>
        <select name="currency" @change=${(event: Event) => change(withCurrency(draft, valueOf(event)))}>
          ${CURRENCIES.map((currency) => html`<option value=${currency} .selected=${currency === draft.currency}>${nameOf(currency)}</option>`)}
        </select></label>
      ${way(form, { key: 'amounts', label: text.amounts, options: draft.currency === 'IRR' ? text.rialsIn : text.amountsIn, open: false })}
      ${way(form, { key: 'decimal', label: text.decimal, options: text.decimals, open: false })}
      ${draft.currency !== 'IRR' ? nothing : html`<label class="check"><input type="checkbox" name="toman" .checked=${draft.toman}
        @change=${(event: Event) => change({ ...draft, toman: (event.target as HTMLInputElement).checked })}>${text.toman}</label>`}
    </div>
  </section>`
}

export function stagesPanel(form: Form): TemplateResult {
  const { draft, text } = form
  return html`<section class="panel" aria-labelledby="stages-title">
    <h2 id="stages-title">${text.stages}</h2>
    <p class="note">${text.stagesHint}</p>
    ${hint(form, 'stages')}
    <ol class="stages">${draft.stages.map((stage, i) => stageRow(form, stage, i))}</ol>
  </section>`
}

function stageRow({ draft, text, change, say }: Form, { id, kind }: Draft['stages'][number], i: number): TemplateResult {
  const move = (by: -1 | 1) => (event: Event): void => {
    const button = event.currentTarget as HTMLButtonElement
    const list = button.closest('ol')
    change(withMovedStage(draft, i, by))
    say(text.moved(id, number.format(i + by + 1)))
    // The focus goes with the stage; at an end, to the button that still does something.
    const row = list?.children[i + by]
    const again = row?.querySelector<HTMLButtonElement>(by < 0 ? '[name="up"]' : '[name="down"]')
    ;(again?.disabled ? row?.querySelector<HTMLButtonElement>('button:not(:disabled)') : again)?.focus()
  }
  return html`<li><bdi>${id}</bdi>
    <select name="kind" aria-label="${text.kind}: ${id}" @change=${(event: Event) => change(withStage(draft, i, valueOf(event) as StageKind))}>
      ${(['open', 'won', 'lost'] as const).map((one) => html`<option value=${one} .selected=${one === kind}>${text.kinds[one]}</option>`)}
    </select>
    <span class="move">
      <button type="button" name="up" aria-label=${text.up(id)} ?disabled=${i === 0} @click=${move(-1)}>↑</button>
      <button type="button" name="down" aria-label=${text.down(id)} ?disabled=${i === draft.stages.length - 1} @click=${move(1)}>↓</button>
    </span></li>`
}

/** Rows that are shown of the file. */
const SHOWN = 6

export function previewPanel({ opened: { preview }, draft, text }: Pick<Form, 'opened' | 'draft' | 'text'>): TemplateResult {
  const use = new Map(Object.entries(draft.columns).filter(([, column]) => column !== '').map(([name, column]) => [column, text.columns[name as Column]]))
  return html`<section class="panel" aria-labelledby="preview-title">
    <h2 id="preview-title">${text.preview}</h2>
    <p class="note">${text.previewHint}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="preview-title"><table class="cells">
      <thead><tr>${preview.header.map((column) => html`<th scope="col"><span class=${use.has(column) ? 'used' : 'unused'}>${use.get(column) ?? text.unused}</span><bdi>${column}</bdi></th>`)}</tr></thead>
      <tbody>${preview.rows.slice(0, SHOWN).map((row) => html`<tr>${row.map((cell, c) => html`<td class=${use.has(preview.header[c]!) ? '' : 'unused'}><bdi>${cell}</bdi></td>`)}</tr>`)}</tbody>
    </table></div>
  </section>`
}
