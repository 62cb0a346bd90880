import { html } from 'lit'
import '../../src/define.ts'
import type { DataSource } from '../../src/index.ts'
import { addressOf, choices, openPage, redraw, settings, words } from '../shared/chrome.ts'
import { companySource } from '../shared/company-source.ts'
import { CHOSEN } from '../shared/settings.ts'
import { wordsOf } from './index.words.ts'

const text = wordsOf(settings.lang)
/** The five measures of sales effectiveness. */
const CARDS = ['openCount', 'wonCount', 'winRate', 'dealSize', 'cycle'] as const
let source: DataSource | undefined
let failure = ''

await openPage('index', words.nav.index, () => html`
  <div class="opening">
    <h1>${words.tagline}</h1>
    <p class="lead">${text.lead}</p>
    <div class="actions">
      <a class="button primary" href=${addressOf('open.html')}>${text.own}</a>
      <a href=${addressOf('embed.html')}>${text.embed}</a>
    </div>
  </div>
  ${choices(['calendar', 'locale', 'size'])}
  ${failure === '' ? '' : html`<p class="panel wrong" role="alert">${failure}</p>`}
  <shakhes-dashboard id="dashboard" state-in="url:${CHOSEN}" heading=${text.heading} .source=${source} .calendar=${settings.calendar} .locale=${settings.locale === '' ? undefined : settings.locale}
    .period=${settings.period} .compare=${settings.compare} ?toman=${settings.lang === 'fa'}>
    <shakhes-filters slot="filters"></shakhes-filters>
    ${CARDS.map((metric) => html`<shakhes-metric slot="cards" metric=${metric}></shakhes-metric>`)}
    <shakhes-funnel></shakhes-funnel>
    <shakhes-win-rate group-by="source"></shakhes-win-rate>
    <shakhes-trend goal="everyone"></shakhes-trend>
    <shakhes-notes></shakhes-notes>
    <shakhes-leaderboard views="self anonymous named"></shakhes-leaderboard>
  </shakhes-dashboard>
  <p class="note">${text.made}</p>`)

try {
  source = await companySource(settings.lang, settings.size)
} catch (error) {
  console.error(error)
  failure = words.noMock
}
redraw()
