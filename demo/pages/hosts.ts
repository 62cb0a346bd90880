import { html } from 'lit'
import { addressOf, openPage, settings } from '../shared/chrome.ts'
import { code } from '../shared/code.ts'
import './hosts.css'
import { wordsOf } from './hosts.words.ts'
import rules from './intranet.css?raw'

const text = wordsOf(settings.lang)
const stageOf = (name: 'intranet' | 'crm'): string => {
  const address = new URL(addressOf(`hosts/${name}.html`))
  if (settings.theme !== 'auto') address.searchParams.set('theme', settings.theme)
  return address.href
}
/** The rules that are for everything; the rest of the sheet dresses the page itself. */
const hostile = rules.slice(rules.indexOf('*, *::before'), rules.indexOf('#app {'))

await openPage('hosts', text.title, () => html`
  <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
  ${(['crm', 'intranet'] as const).map((name) => html`<section>
    <h2>${text[name].title}</h2>
    <p>${text[name].text} <a href=${stageOf(name)}>${text.alone}</a></p>
    <iframe class="host" src=${stageOf(name)} title=${text[name].title}></iframe>
  </section>`)}
  <h2>${text.rules}</h2>
  ${code(hostile, text.rules)}`)
