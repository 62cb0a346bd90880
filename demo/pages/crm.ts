import { html, svg, type SVGTemplateResult } from 'lit'
import '@fontsource-variable/inter/wght.css'
import '../shared/vazirmatn.css'
import './crm.css'
import { DataSource } from '../../src/index.ts'
import { openHost } from '../hosts/open.ts'
import { company, NOW } from '../scenes/company.ts'
import { wordsOf } from './crm.words.ts'

/** The account whose record is open; its widgets see nothing else. */
const ACCOUNT = { op: 'in', field: 'customer', values: ['c0'] } as const
const CARDS = ['openCount', 'wonCount', 'winRate', 'dealSize'] as const
const ICONS: readonly SVGTemplateResult[] = [
  svg`<path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/>`, svg`<path d="M4 20V8l8-4v16M12 10l8 3v7M7 11h2M7 15h2M15 16h2"/>`, svg`<path d="M4 7h16v12H4zM9 7V4h6v3M4 12h16"/>`,
  svg`<path d="M5 6h14v14H5zM5 10h14M9 4v4M15 4v4"/>`, svg`<path d="M5 20V10M12 20V4M19 20v-7"/>`,
]
const glyph = (i: number) => html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" stroke-linecap="round">${ICONS[i]}</svg>`

await openHost(({ lang, calendar }) => {
  const text = wordsOf(lang)
  const toman = lang === 'fa'
  const source = new DataSource({ frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }, from: { adapter: 'rows', tables: company({ language: lang, deals: 1200, notes: 200 }) } })
  return html`
  <header class="bar"><span class="product"><i aria-hidden="true"></i>${text.product}</span>
    <label class="find"><span class="hidden">${text.search}</span><input type="search" placeholder=${text.search}></label>
    <span class="me" role="img" aria-label=${text.youName}>${text.you}</span></header>
  <nav class="modules" aria-label=${text.modulesLabel}>${text.modules.map((name, i) => html`<a href="#record" aria-current=${i === text.here ? 'page' : 'false'}>${glyph(i)}<span>${name}</span></a>`)}</nav>
  <main id="record">
    <div class="record">
      <p class="path"><a href="#record">${text.accounts}</a></p>
      <div class="head"><span class="sign" aria-hidden="true">${text.name[0]}</span><div><small>${text.kind}</small><h1>${text.name}</h1></div>
        <div class="actions">${text.actions.map((name, i) => html`<button type="button" class=${i === 0 ? 'main' : ''}>${name}</button>`)}</div></div>
      <dl class="facts">${text.facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
      <ul class="tabs">${text.tabs.map((name, i) => html`<li><a href="#record" aria-current=${i === 0 ? 'true' : 'false'}>${name}</a></li>`)}</ul>
    </div>
    <div class="columns">
      <div class="wide">
        <section aria-labelledby="figures"><h2 id="figures">${text.figures}</h2>
          <div class="cards">${CARDS.map((metric) => html`<shakhes-metric metric=${metric} .source=${source} .filter=${ACCOUNT} .calendar=${calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}></shakhes-metric>`)}</div>
        </section>
        <section class="box" aria-labelledby="deals"><h2 id="deals">${text.deals}</h2>
          <table><thead><tr>${text.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${text.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
        </section>
        <shakhes-notes heading=${text.notes} heading-level="2" .source=${source} .filter=${ACCOUNT} .calendar=${calendar} .asOf=${NOW} period="last-365-days"></shakhes-notes>
      </div>
      <aside aria-labelledby="side"><h2 id="side">${text.side}<small>${text.sideText}</small></h2>
        <shakhes-dashboard .source=${source} .calendar=${calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}>
          <shakhes-trend measure="wonCount" measures="wonCount" grain="month"></shakhes-trend>
          <shakhes-win-rate grain="month"></shakhes-win-rate>
        </shakhes-dashboard>
      </aside>
    </div>
  </main>`
}, ({ lang }) => wordsOf(lang).page)
