import { html, nothing, type TemplateResult } from 'lit'
import '../../src/define.ts'
import { DataSource } from '../../src/index.ts'
import { number, openPage, redraw, settings } from '../shared/chrome.ts'
import { code } from '../shared/code.ts'
import { company, NOW } from '../scenes/company.ts'
import { contrast, cssOf, EMPTY, OWN_COLOURS, OWN_LENGTHS, propertiesOf, type Draft } from '../themes/draft.ts'
import { hosts } from '../themes/hosts.ts'
import './themes.css'
import { COLOURS, HOST_NAMES, HOSTS, LENGTHS, wordsOf, type Colour, type HostName, type Length } from './themes.words.ts'

const text = wordsOf(settings.lang)
const sheets = import.meta.glob<string>('../../src/themes/*.css', { query: '?raw', import: 'default', eager: true })
const source = new DataSource({ frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }, from: { adapter: 'rows', tables: company({ language: settings.lang }) } })
const SPOKEN: readonly Colour[] = ['accent', 'text', 'text-muted', 'positive', 'negative', 'warning']

let host: HostName = HOSTS.find((name) => name === new URL(location.href).searchParams.get('host')) ?? 'own'
let draft: Draft = EMPTY
const adopted = new CSSStyleSheet()
document.adoptedStyleSheets.push(adopted)

/** Puts the chosen dress on the preview: a draft's tokens, or a host's own properties under its sheet. */
function dress(): void {
  const stage = document.querySelector<HTMLElement>('.dressed')
  if (!stage) return
  stage.removeAttribute('style')
  const values = hosts[host]
  const properties = values === undefined ? propertiesOf(draft)
    : Object.entries(values.light).map(([name, light]) => [name, light.startsWith('#') ? `light-dark(${light}, ${values.dark[name]!})` : light] as const)
  for (const [name, value] of properties) stage.style.setProperty(name, value)
  adopted.replaceSync(host === 'own' ? '' : sheets[`../../src/themes/${host}.css`]!)
}
function change(next: Partial<Draft>): void {
  draft = { ...draft, ...next }
  redraw()
  dress()
}
function choose(name: HostName): void {
  host = name
  const here = new URL(location.href)
  if (name === 'own') here.searchParams.delete('host')
  else here.searchParams.set('host', name)
  history.replaceState(history.state, '', here.href)
  redraw()
  dress()
}

function colour(name: Colour): TemplateResult {
  const pair = draft.colours[name] ?? OWN_COLOURS[name]
  const surface = draft.colours.surface ?? OWN_COLOURS.surface
  const set = (place: 0 | 1) => (event: Event): void => {
    const value = (event.target as HTMLInputElement).value
    change({ colours: { ...draft.colours, [name]: place === 0 ? [value, pair[1]] : [pair[0], value] } })
  }
  const ratios = SPOKEN.includes(name) ? pair.map((one, i) => contrast(one, surface[i]!)) : []
  const low = ratios.some((ratio) => ratio < 4.5)
  return html`<li><code>${name}</code>
    ${[0, 1].map((place) => html`<input type="color" aria-label="${name}, ${place === 0 ? text.light : text.dark}" .value=${pair[place]!} @input=${set(place as 0 | 1)}>`)}
    ${low ? html`<small role="status">${text.ratio(number.format(Math.floor(Math.min(...ratios) * 10) / 10))}: ${text.tooLow}</small>` : nothing}</li>`
}
function length(name: Length): TemplateResult {
  const [min, max] = LENGTHS[name]
  const value = draft.lengths[name] ?? OWN_LENGTHS[name]
  return html`<li class="length"><label for="length-${name}"><code>${name}</code></label><input id="length-${name}" type="range" min=${min} max=${max} .value=${String(value)}
    @input=${(event: Event) => change({ lengths: { ...draft.lengths, [name]: Number((event.target as HTMLInputElement).value) } })}><output>${number.format(value)}</output></li>`
}

const editor = (): TemplateResult => html`<section class="panel tokens" aria-labelledby="tokens">
  <h2 id="tokens">${text.tokens}</h2>
  <ul><li class="head" aria-hidden="true"><span></span><span>${text.light}</span><span>${text.dark}</span></li>${COLOURS.map(colour)}</ul>
  <ul>${(Object.keys(LENGTHS) as Length[]).map(length)}</ul>
  <button type="button" @click=${() => change(EMPTY)}>${text.reset}</button>
</section>`
const about = (name: Exclude<HostName, 'own'>): TemplateResult => html`<section class="panel tokens"><h2>${HOST_NAMES[name]}</h2><p>${text.adopts}</p><p class="note">${text.checked}</p>
  <h3>${text.use}</h3>${code(`<link rel="stylesheet" href="/vendor/shakhes/themes/${name}.css">`, `${text.use}: HTML`)}${code(`import 'shakhes/themes/${name}.css'`, `${text.use}: npm`)}</section>`

await openPage('themes', text.title, () => html`
  <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
  <fieldset class="hosts"><legend>${text.host}</legend>${HOSTS.map((name) => html`<label><input type="radio" name="host" value=${name} .checked=${name === host} @change=${() => choose(name)}><span>${name === 'own' ? text.own : HOST_NAMES[name]}</span></label>`)}</fieldset>
  <div class="playground">
    ${host === 'own' ? editor() : about(host)}
    <section class="dressed" aria-label=${text.preview}>
      <shakhes-dashboard heading=${text.heading} .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="all" compare="none" ?toman=${settings.lang === 'fa'}>
        ${['openCount', 'winRate', 'wonCount'].map((metric) => html`<shakhes-metric slot="cards" metric=${metric}></shakhes-metric>`)}
        <shakhes-trend></shakhes-trend>
        <shakhes-win-rate group-by="source"></shakhes-win-rate>
        <shakhes-funnel></shakhes-funnel>
      </shakhes-dashboard>
    </section>
  </div>
  <h2>${host === 'own' ? text.css : text.sheet}</h2>
  ${code(host === 'own' ? cssOf(draft) || text.nothing : sheets[`../../src/themes/${host}.css`]!, host === 'own' ? text.css : text.sheet)}`)
dress()
