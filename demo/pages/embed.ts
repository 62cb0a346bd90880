import { html } from 'lit'
import { addressOf, openPage, redraw, ROOT, settings } from '../shared/chrome.ts'
import { code } from '../shared/code.ts'
import './embed.css'
import { wordsOf } from './embed.words.ts'

const text = wordsOf(settings.lang)
const suffix = settings.lang === 'fa' ? '.fa' : ''
/** The page of the example, as it lies on the server: what is shown is what runs. */
const address = new URL(`embed/plain${suffix}.html`, ROOT).href
let source = ''

await openPage('embed', text.title, () => html`
  <div class="opening"><h1>${text.title}</h1><p class="lead">${text.lead}</p></div>
  <h2>${text.live}</h2>
  <p>${text.strict} <a href=${address}>${text.alone}</a></p>
  <iframe class="host" src=${address} title=${text.live}></iframe>
  <h2>${text.source}</h2>
  <p>${text.same}</p>
  ${source === '' ? html`<div class="code waiting"></div>` : code(source, text.source)}
  <h2>${text.file}</h2>
  <p>${text.fileText[0]} <code>id</code>, <code>stage</code>, <code>owner_id</code>, <code>amount</code>, <code>created_at</code>, <code>closed_at</code>, … ${text.fileText[1]} <a href=${new URL(`embed/deals${suffix}.csv`, ROOT).href}>${text.csv}</a> · <a href=${addressOf('guide/mapping.html')}>${text.mapping}</a></p>
  <h2>${text.vendor}</h2>
  <p>${text.vendorText[0]} <code>worker-src 'self'</code> ${text.vendorText[1]}</p>`)

source = await (await fetch(address)).text()
redraw()
