import { html } from 'lit'
import '@fontsource-variable/inter/wght.css'
import '../shared/vazirmatn.css'
import './intranet.css'
import { DataSource } from '../../src/index.ts'
import { openHost } from '../hosts/open.ts'
import { company, NOW } from '../scenes/company.ts'
import { wordsOf } from './intranet.words.ts'

await openHost(({ lang, calendar }) => {
  const text = wordsOf(lang)
  const source = new DataSource({ frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }, from: { adapter: 'rows', tables: company({ language: lang, deals: 900, notes: 60 }) } })
  return html`
  <header class="title"><a class="logo" href="#main">${text.company}</a><nav aria-label=${text.menuLabel}>${text.menu.map((name, i) => html`<a href="#main" aria-current=${i === text.here ? 'page' : 'false'}>${name}</a>`)}</nav></header>
  <div class="row">
    <main id="main" class="widget body">
      <p class="summary">${text.path}</p>
      <h1>${text.title}</h1>
      <p>${text.intro}</p>
      <shakhes-dashboard .source=${source} .calendar=${calendar} .asOf=${NOW} period="last-365-days" compare="none" ?toman=${lang === 'fa'} heading-level="2">
        ${['openCount', 'wonCount', 'winRate', 'dealSize'].map((metric) => html`<shakhes-metric slot="cards" metric=${metric}></shakhes-metric>`)}
        <shakhes-funnel></shakhes-funnel>
        <shakhes-win-rate group-by="source"></shakhes-win-rate>
        <shakhes-trend></shakhes-trend>
        <shakhes-notes></shakhes-notes>
        <shakhes-leaderboard></shakhes-leaderboard>
      </shakhes-dashboard>
      <p class="foot">${text.updated}</p>
    </main>
    <aside aria-labelledby="news"><h2 id="news">${text.news}</h2><ul>${text.items.map(([head, told]) => html`<li><strong>${head}</strong><span>${told}</span></li>`)}</ul></aside>
  </div>
  <footer class="foot">${text.foot}</footer>`
}, ({ lang }) => wordsOf(lang).page)
