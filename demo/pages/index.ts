import { html, render } from 'lit'
import '../../src/define.ts'
import { mountChrome, settings, words } from '../shared/chrome.ts'
import { companySource } from '../shared/company-source.ts'

mountChrome('index', ['period', 'compare', 'calendar', 'theme', 'size'])
const source = await companySource(settings.lang, settings.size)

render(html`
  <shakhes-dashboard id="dashboard" heading=${words.dashboard} .source=${source} calendar=${settings.calendar}
    period=${settings.period} compare=${settings.compare} theme=${settings.theme} ?toman=${settings.lang === 'fa'}>
    <shakhes-funnel></shakhes-funnel>
    <shakhes-win-rate group-by="source"></shakhes-win-rate>
    <shakhes-trend></shakhes-trend>
    <shakhes-notes></shakhes-notes>
    <shakhes-leaderboard views="self anonymous named"></shakhes-leaderboard>
  </shakhes-dashboard>
  <p class="note">${words.made}</p>`, document.querySelector<HTMLElement>('#page')!)
