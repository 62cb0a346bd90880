import { html, nothing, type TemplateResult } from 'lit'
import { faultText, withoutMarks, type Formatter, type Messages } from '../i18n/index.ts'
import type { FiltersWords } from '../i18n/filters.ts'
import { DIMENSIONS, fold, type Clause, type Dimension, type DimensionValue } from '../model/index.ts'
import { drawIcon, icon } from './base/icons.ts'
import { fieldName } from './field-name.ts'
import { optionList, type Option } from './filters.list.ts'
import type { ValuesAnswer } from './filters.values.ts'

/** What can be opened: a part of the sentence, the list of dimensions, or one of them. */
export type Part = 'period' | 'compare' | 'asOf' | 'add' | Dimension
export const isDimension = (part: string): part is Dimension => DIMENSIONS.some((dimension) => dimension === part)
export interface FiltersVoice { readonly t: Messages; readonly w: FiltersWords; readonly f: Formatter }

export interface SentenceView extends FiltersVoice {
  readonly open: Part | null
  readonly trigger: { readonly down: (part: Part) => void; readonly click: (part: Part) => void }
  readonly period: string
  /** Null: there is none to choose. */
  readonly compare: string | null
  /** Null: now. */
  readonly asOf: string | null
  readonly offersMoment: boolean
  readonly clauses: readonly Clause[]
  readonly offered: readonly Dimension[]
  readonly by: string
}

/** What holds, in one sentence, whose parts can be switched. */
export function sentence(view: SentenceView): TemplateResult {
  const { t, w, by, open, trigger } = view
  const pick = (part: Part, name: string, text: string): TemplateResult => html`<button class="pick" type="button" part="pick" data-part=${part} aria-haspopup="dialog"
    aria-expanded=${open === part} aria-label=${w.change(name, text)} @pointerdown=${() => trigger.down(part)} @click=${() => trigger.click(part)}>${text}</button>`
  const narrowing = view.clauses.filter(({ spec, compare, asOf }) => spec === undefined && compare === undefined && asOf === undefined)
  return html`<p class="sentence" part="sentence">${w.opening}${pick('period', w.period, view.period)}${narrowing.map((clause) => {
    const name = fieldName(clause.field, t)
    const text = narrowed(clause, view.f.isolate(clause.label), view)
    return html`${w.comma}${clause.by === by && view.offered.includes(clause.field as Dimension) ? pick(clause.field as Dimension, name, text) : html`<span class="fixed">${text}</span>`}`
  })}${view.compare === null ? nothing : html`${w.comma}${pick('compare', w.compare, view.compare)}`}${view.asOf === null ? nothing : html`${w.asOf}${pick('asOf', w.moment, view.asOf)}`}<span class="end">${w.end}</span></p>`
}

/** Of how many a clause's label speaks by their names. */
const NAMED = 2

/** What narrows the numbers: `source Website or Referral`, `5 of 40 reps`. */
const narrowed = (clause: Clause, label: string, { t, w, by }: SentenceView): string =>
  (clause.by === by && (clause.values?.length ?? 0) > NAMED ? w.several(label, clause.field) : w.chosen(fieldName(clause.field, t), label))

/** What can be added to it. */
export function additions({ w, open, trigger, asOf, offersMoment, offered }: SentenceView): TemplateResult {
  const link = (part: Part, text: string, sign: TemplateResult): TemplateResult => html`<button class="link" type="button" data-part=${part} aria-haspopup="dialog" aria-expanded=${open === part}
    @pointerdown=${() => trigger.down(part)} @click=${() => trigger.click(part)}>${sign}${text}</button>`
  return html`<span class="more" part="more">${offered.length > 0 ? link('add', w.add, drawIcon('M8 3.5v9M3.5 8h9', { size: 14 })) : nothing}
    ${offersMoment && asOf === null ? link('asOf', w.addMoment, icon('clock', { size: 14 })) : nothing}</span>`
}

/** The sentence for those who hear it. */
export function spokenSentence(view: SentenceView): string {
  const { w } = view
  const narrowing = view.clauses.filter(({ spec, compare, asOf }) => spec === undefined && compare === undefined && asOf === undefined)
  return [
    w.opening, view.period, ...narrowing.map((clause) => w.comma + narrowed(clause, clause.label, view)),
    view.compare === null ? '' : w.comma + view.compare, view.asOf === null ? '' : w.asOf + view.asOf, w.end,
  ].join('')
}

export interface ValuesView extends FiltersVoice {
  readonly dimension: Dimension
  readonly answer: ValuesAnswer
  readonly chosen: readonly (string | null)[]
  readonly search: string
  readonly active: number
  readonly type: (text: string) => void
  readonly move: (to: number) => void
  readonly toggle: (value: DimensionValue) => void
  readonly retry: () => void
}

/** Shown of those that match; more are found by searching. */
const SHOWN = 100
/** From so many on, they can be searched. */
const MANY = 9

function valueName({ value, name }: DimensionValue, dimension: Dimension, { t: { common }, f }: FiltersVoice): string {
  if (value === null) return common.unrecorded
  return dimension === 'status' ? common.status[value] ?? value : f.label(name)
}

/** The values of a dimension, with how many opportunities have each. */
export function valueList(view: ValuesView): TemplateResult {
  const { t, w, f, dimension, answer, chosen, search } = view
  const name = t.common.dimensions[dimension]
  if (answer.state === 'waiting') return html`<p class="none" role="status">${w.loading}</p>`
  if (answer.state === 'failed') {
    const { title } = faultText(answer.fault, f)
    return html`<div class="none" role="alert">${title}<br><button class="button" type="button" @click=${view.retry}>${t.common.tryAgain}</button></div>`
  }
  const { values } = answer
  if (values.length === 0) return html`<p class="none">${w.noValues}</p>`
  const wanted = fold(search.trim())
  // What was chosen and has none left keeps its place at the end, so that it can be taken back.
  const gone = chosen.filter((value) => !values.some((known) => known.value === value)).map((value) => ({ value, name: value ?? '', count: 0 }))
  const found = [...values, ...gone].filter((value) => wanted === '' || fold(valueName(value, dimension, view)).includes(wanted))
  const shown = found.slice(0, SHOWN)
  const options = shown.map((value): Option => ({ text: valueName(value, dimension, view), note: f.integer(value.count), chosen: chosen.includes(value.value) }))
  return html`${optionList({
    id: 'values', label: w.values(name), options, multi: true, active: Math.min(view.active, options.length - 1), move: view.move, choose: (at) => view.toggle(shown[at]!),
    ...(values.length < MANY ? {} : { search: { label: w.search(name), text: search, type: view.type } }),
  })}${found.length === 0 ? html`<p class="none">${w.noMatch}</p>` : nothing}
  <p class="tell" role="status">${found.length > shown.length ? w.more(f.integer(found.length - shown.length)) : wanted === '' ? nothing : w.matches(f.integer(found.length), found.length)}</p>`
}

/** What is said of the chosen values on a chip: their names, or how many of how many. */
export function labelOf(values: readonly (string | null)[], dimension: Dimension, answer: ValuesAnswer, voice: FiltersVoice): string {
  const known = answer.state === 'ready' ? answer.values : []
  if (values.length > NAMED) return withoutMarks(voice.f.kOfN(values.length, Math.max(values.length, known.length)))
  const names = values.map((value) => valueName(known.find((one) => one.value === value) ?? { value, name: value ?? '', count: 0 }, dimension, voice))
  return new Intl.ListFormat(voice.f.names, { type: 'disjunction' }).format(names)
}

/** Back to all dimensions. */
export const backLink = (text: string, back: () => void): TemplateResult =>
  html`<button class="link" type="button" @click=${back}>${drawIcon('M10 3.5L5.5 8L10 12.5', { size: 12, flip: true })}${text}</button>`
