import { html, nothing, type TemplateResult } from 'lit'
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js'
import '../../src/define.ts'
import type { DrillDetail, Source } from '../../src/index.ts'
import { attributes } from '../shared/attributes.ts'
import { addressOf, choices, openPage, redraw, settings } from '../shared/chrome.ts'
import { code } from '../shared/code.ts'
import { honeyPeriod, honeySource, type HoneyCalendar } from '../widgets/honey.ts'
import { AROUND, aroundMarkup, aroundOptions, aroundStanding, type Around } from '../widgets/around.ts'
import { markupOf, OPTIONS, standingOf, type Chosen, type Option } from '../widgets/options.ts'
import { sourceIn } from '../widgets/states.ts'
import './widgets.css'
import { SHOWN, STATES, wordsOf, type Shown, type State } from './widgets.words.ts'

const text = wordsOf(settings.lang)
const WIDTHS = ['', '760px', '480px', '320px', '140px'] as const

/** What the address says of a widget: `trend.grain=day`, `trend.state=stale`. */
const said = (widget: Shown | Around, key: string): string => new URL(location.href).searchParams.get(`${widget}.${key}`) ?? ''
function say(widget: Shown | Around, key: string, value: string): void {
  const here = new URL(location.href)
  if (value === '') here.searchParams.delete(`${widget}.${key}`)
  else here.searchParams.set(`${widget}.${key}`, value)
  history.replaceState(history.state, '', here.href)
  redraw()
}

const chosenOf = (widget: Shown | Around, options: readonly Option[]): Chosen => Object.fromEntries(options.flatMap(({ attribute, values }) => {
  const value = said(widget, attribute)
  return values.includes(value) ? [[attribute, value]] : []
}))
const stateOf = (widget: Shown): State => STATES.find((state) => state === said(widget, 'state')) ?? 'ready'

/** One source a state, made when it is first looked at. */
const sources = new Map<State, Source | 'on its way'>()
function sourceOf(state: State): Source | undefined {
  const source = sources.get(state)
  if (source === undefined) {
    sources.set(state, 'on its way')
    void sourceIn(state, settings.lang, settings.size).then((made) => {
      sources.set(state, made)
      redraw()
    })
  }
  return source === 'on its way' ? undefined : source
}

const select = (widget: Shown | Around, key: string, label: TemplateResult | string, values: readonly string[], name = (value: string) => value): TemplateResult => html`
  <label class="choice"><span>${label}</span><select name="${widget}.${key}" @change=${(event: Event) => say(widget, key, (event.target as HTMLSelectElement).value)}>
    ${values.map((value, i) => html`<option value=${value} .selected=${value === said(widget, key) || (i === 0 && !values.includes(said(widget, key)))}>${name(value)}</option>`)}
  </select></label>`

/** The element of its tag, with attributes as the HTML beneath it says, and the defaults spelled out. */
function element(widget: Shown, chosen: Chosen, source: Source | undefined): TemplateResult {
  const tag = unsafeStatic(`shakhes-${widget}`)
  return staticHtml`<${tag} id=${widget} .source=${source} .calendar=${settings.calendar} ?toman=${settings.lang === 'fa'} ${attributes(standingOf(widget, chosen))}></${tag}>`
}

/** What a page hears when a reader opens the deals behind a mark. */
const drilled = new Map<Shown, DrillDetail>()
function hear(widget: Shown, { detail }: CustomEvent<DrillDetail>): void {
  drilled.set(widget, detail)
  redraw()
}
function heard(widget: Shown): TemplateResult | typeof nothing {
  const detail = drilled.get(widget)
  return detail ? html`<p class="note"><code>shakhes-drill</code> <bdi>${detail.label}</bdi>: <bdi>${detail.total}</bdi> · <bdi>${detail.ids.slice(0, 8).join(', ')}${detail.ids.length > 8 ? '…' : ''}</bdi></p>` : nothing
}

const selects = (widget: Shown | Around, options: readonly Option[]): TemplateResult[] =>
  options.map(({ attribute, values }) => select(widget, attribute, html`<code>${attribute}</code>`, values, (value) => (value === '' ? '–' : value)))

const reference = (which: Shown | Around): TemplateResult => html`<p><a href="${addressOf('guide/elements.html')}#shakhes-${which}">${text.reference}</a></p>`

function scene(widget: Shown): TemplateResult {
  const state = stateOf(widget)
  const chosen = chosenOf(widget, OPTIONS[widget])
  const width = WIDTHS.find((one) => one === said(widget, 'width')) ?? ''
  return html`<section class="scene" id="about-${widget}" aria-labelledby="${widget}-title">
    <h2 id="${widget}-title">${text.widgets[widget].title} <code>shakhes-${widget}</code></h2>
    <p>${text.widgets[widget].text}</p>
    <div class="choices" role="group" aria-label="${text.options}: ${text.widgets[widget].title}">
      ${select(widget, 'state', text.state, STATES, (value) => text.states[value as State])}
      ${select(widget, 'width', text.width, WIDTHS, (value) => (value === '' ? text.fullWidth : value))}
      ${selects(widget, OPTIONS[widget])}
    </div>
    <div class="stage" .style=${width === '' ? '' : `max-inline-size: ${width}`} @shakhes-drill=${(event: CustomEvent<DrillDetail>) => hear(widget, event)}>${element(widget, chosen, sourceOf(state))}</div>
    ${heard(widget)}
    ${code(markupOf(widget, chosen, '<shakhes-source type="csv" src="/deals.csv" currency="EUR">'), `${text.html}: ${text.widgets[widget].title}`)}
    ${reference(widget)}
  </section>`
}

/** What stands around widgets, with its options, what stands in it, and the HTML. */
function around(which: Around): TemplateResult {
  const options = aroundOptions(which, settings.lang)
  const chosen = chosenOf(which, options)
  const { title, text: about } = text.around[which]
  const standing = attributes(aroundStanding(which, chosen, settings.lang))
  return html`<section class="scene" id="about-${which}" aria-labelledby="${which}-title">
    <h2 id="${which}-title">${title} <code>shakhes-${which}</code></h2>
    <p>${about}</p>
    <div class="choices" role="group" aria-label="${text.options}: ${title}">${selects(which, options)}</div>
    ${which === 'dashboard' ? html`<shakhes-dashboard id="board" .source=${sourceOf('ready')} ${standing}>
      <shakhes-filters slot="filters"></shakhes-filters>
      <shakhes-metric slot="cards" metric="winRate"></shakhes-metric><shakhes-metric slot="cards" metric="velocity"></shakhes-metric>
      <shakhes-funnel heading=${text.inside.funnel}></shakhes-funnel><shakhes-win-rate heading=${text.inside['win-rate']}></shakhes-win-rate></shakhes-dashboard>`
      : html`<shakhes-source ${standing}><shakhes-leaderboard view="named" heading=${text.inside.leaderboard} ?toman=${settings.lang === 'fa'}></shakhes-leaderboard></shakhes-source>`}
    ${code(aroundMarkup(which, chosen, settings.lang), `${text.html}: ${title}`)}
    ${reference(which)}
  </section>`
}

const month = (): HoneyCalendar => (settings.calendar === 'persian' ? 'persian' : 'gregory')
const shops = { gregory: honeySource(text.honey.leaflets, 'gregory'), persian: honeySource(text.honey.leaflets, 'persian') }
const story = (): TemplateResult => html`<section class="scene" id="about-honey" aria-labelledby="honey-title">
  <h2 id="honey-title">${text.honey.title}</h2>
  <p>${text.honey.text}</p>
  <shakhes-trend id="honey" heading=${text.honey.heading} .source=${shops[month()]} .calendar=${settings.calendar} period=${honeyPeriod(month())}
    measure="wonCount" measures="wonCount" grain="day" window="5" unit=${text.honey.unit}></shakhes-trend>
  <p class="after">${text.honey.careful}</p>
  <p class="note">${text.honey.invented}</p>
</section>`

await openPage('widgets', text.title, () => html`
    <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
    <nav class="contents" aria-label=${text.contents}>
      ${SHOWN.map((widget) => html`<a href="#about-${widget}">${text.widgets[widget].title}</a>`)}<a href="#about-honey">${text.honey.title}</a>
      ${AROUND.map((which) => html`<a href="#about-${which}">${text.around[which].title}</a>`)}
    </nav>
    ${choices(['calendar'])}
    ${SHOWN.map((widget) => html`${scene(widget)}${widget === 'trend' ? story() : nothing}`)}${AROUND.map(around)}`)
if (location.hash !== '') document.querySelector(location.hash)?.scrollIntoView()
