import { html, render } from 'lit'
import '@fontsource-variable/inter/wght.css'
import '../shared/vazirmatn.css'
import '../../src/define.ts'
import { DataSource, type Source } from '../../src/index.ts'
import { company } from '../scenes/company.ts'
import { languageOf, settingsOf } from '../shared/settings.ts'
import { sourceIn } from '../widgets/states.ts'
import './scene.css'
import { STATES, wordsOf } from './widgets.words.ts'

/**
 * Every widget in one state, each alone, without anything around them: `states.html?state=stale&lang=fa&theme=dark`. With
 * `&opened`, laid out for tables or definitions that are open in all of them.
 */
const { lang, theme, calendar } = settingsOf(location.href)
const { searchParams } = new URL(location.href)
const asked = searchParams.get('state')
const state = STATES.find((one) => one === asked) ?? STATES[0]
const text = wordsOf(lang)
const root = document.documentElement
Object.assign(root, languageOf(location.href))
root.dataset.theme = theme
document.title = text.states[state]
await document.fonts.load(lang === 'fa' ? '16px Vazirmatn' : '16px "Inter Variable"', lang === 'fa' ? 'شاخص' : 'shakhes')

const CARDS = ['wonCount', 'winRate', 'dealSize', 'cycle', 'velocity', 'attainment'] as const
const frame = { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } as const
/** A small company in place of the large one: what is ready shows as much, and is there at once. */
const source: Source = state === 'ready' ? new DataSource({ frame, from: { adapter: 'rows', tables: company({ language: lang }) } }) : await sourceIn(state, lang, 0)
const toman = lang === 'fa'
render(html`
  <h1 class="hidden">${text.title}</h1>
  <h2 class="hidden">${text.states[state]}</h2>
  <div class=${searchParams.has('opened') ? 'states opened' : 'states'}>
    <shakhes-filters .source=${source} .calendar=${calendar} period="last-365-days"></shakhes-filters>
    <div class="cards">${CARDS.map((metric) => html`
      <shakhes-metric metric=${metric} .source=${source} .calendar=${calendar} ?toman=${toman} period="last-365-days" compare="previous"></shakhes-metric>`)}</div>
    <shakhes-funnel .source=${source} .calendar=${calendar} ?toman=${toman} period="last-365-days"></shakhes-funnel>
    <shakhes-win-rate group-by="source" .source=${source} .calendar=${calendar} ?toman=${toman} period="last-365-days" compare="previous"></shakhes-win-rate>
    <shakhes-trend measure="wonCount" grain="month" .source=${source} .calendar=${calendar} ?toman=${toman} period="last-365-days"></shakhes-trend>
    <shakhes-notes .source=${source} .calendar=${calendar} ?toman=${toman}></shakhes-notes>
    <shakhes-leaderboard view="named" views="self anonymous named" .source=${source} .calendar=${calendar} ?toman=${toman} period="last-365-days"></shakhes-leaderboard>
  </div>`, document.querySelector<HTMLElement>('#page')!)
