import { html, nothing } from 'lit'
import '../../src/define.ts'
import { DataSource, type Adapter, type SourceOptions } from '../../src/index.ts'
import { addressOf, choices, number, openPage, redraw, ROOT, settings, words } from '../shared/chrome.ts'
import { code } from '../shared/code.ts'
import { startMock } from '../shared/company-source.ts'
import './adapter.css'
import { wordsOf } from './adapter.words.ts'

const text = wordsOf(settings.lang)
/** The module lies on the server as it is shown; nothing bundles it. */
const address = new URL('examples/my-crm.js', ROOT).href

const WAYS = {
  worker: "new DataSource({ from: { adapter: 'module', url: '/my-crm.js' } })",
  page: "import { adapter } from './my-crm.js'\n\nnew DataSource({ from: adapter })",
} as const
type Way = keyof typeof WAYS

let way: Way = new URL(location.href).searchParams.get('runs') === 'page' ? 'page' : 'worker'
let module = ''
let answer = ''
let failure = ''
let source: DataSource | undefined

async function start(): Promise<void> {
  source?.removeEventListener('change', redraw)
  const common: Omit<SourceOptions, 'from'> = { frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } }
  const from = way === 'worker'
    ? { adapter: 'module', url: address } as const
    : (await import(/* @vite-ignore */ address) as { adapter: Adapter }).adapter
  source = new DataSource({ ...common, from })
  source.addEventListener('change', redraw)
  redraw()
}
const choose = (event: Event): void => {
  way = (event.target as HTMLInputElement).value as Way
  const here = new URL(location.href)
  here.searchParams.set('runs', way)
  history.replaceState(history.state, '', here.href)
  redraw()
  void start()
}

await openPage('adapter', text.title, () => html`
  <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
  ${failure === '' ? nothing : html`<p class="panel wrong" role="alert">${failure}</p>`}
  <div class="pair">
    <section><h2>${text.code}</h2><p>${text.codeText}</p>${module === '' ? html`<div class="code waiting"></div>` : code(module, text.code)}</section>
    <section><h2>${text.answer}</h2><p>${text.answerText}</p>${answer === '' ? html`<div class="code waiting"></div>` : code(answer, text.answer)}</section>
  </div>
  <h2>${text.where}</h2>
  <fieldset class="ways"><legend class="hidden">${text.where}</legend>
    ${(Object.keys(WAYS) as Way[]).map((one) => html`<label><input type="radio" name="way" value=${one} .checked=${one === way} @change=${choose}>${text.wheres[one]}</label>`)}
  </fieldset>
  <p>${text.whereText[way]}</p>
  ${code(WAYS[way], text.where)}
  <h2>${text.widgets}</h2>
  <p class="note ran" role="status">${source?.info && source.engine ? text.ran(number.format(source.info.rows.opportunities ?? 0), text.rungs[source.engine.rung]) : ' '}</p>
  ${choices(['period', 'calendar'])}
  <shakhes-dashboard class="adapted" .source=${source} .calendar=${settings.calendar} .period=${settings.period}>
    <shakhes-funnel></shakhes-funnel>
    <shakhes-win-rate group-by="product"></shakhes-win-rate>
    <shakhes-trend></shakhes-trend>
    <shakhes-leaderboard views="self anonymous named"></shakhes-leaderboard>
  </shakhes-dashboard>
  <p><a href=${addressOf('guide/adapter.html')}>${text.further}</a></p>`)

try {
  module = await (await fetch(address)).text()
  redraw()
  await startMock()
  const deals = await (await fetch(new URL('api/deals', ROOT))).json() as unknown[]
  answer = `[\n${deals.slice(0, 2).map((deal) => `  ${JSON.stringify(deal, null, 2).replaceAll('\n', '\n  ')},`).join('\n')}\n  …\n]`
  await start()
} catch (error) {
  console.error(error)
  failure = words.noMock
  redraw()
}
