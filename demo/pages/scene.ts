import { html, render } from 'lit'
import '@fontsource-variable/inter/wght.css'
import '../shared/vazirmatn.css'
import '../../src/define.ts'
import { DataSource } from '../../src/index.ts'
import { NOW } from '../scenes/company.ts'
import { SCENE_NAMES, SCENES, type Scene } from '../scenes/list.ts'
import { languageOf, settingsOf } from '../shared/settings.ts'
import './scene.css'

/** One scene without anything around it: `scene.html?scene=long&lang=fa&theme=dark`. */
const { lang, theme, calendar } = settingsOf(location.href)
const asked = new URL(location.href).searchParams.get('scene')
const name = SCENE_NAMES.find((one) => one === asked) ?? SCENE_NAMES[0]!
const scene: Scene = SCENES[name]
const root = document.documentElement
Object.assign(root, languageOf(location.href))
root.dataset.theme = theme
document.title = scene.title[lang]

if (scene.sheet !== undefined) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: scene.sheet })
  const loaded = new Promise((resolve, reject) => { link.onload = resolve; link.onerror = reject })
  document.head.append(link)
  await loaded
}
await document.fonts.load(lang === 'fa' ? '16px Vazirmatn' : '16px "Inter Variable"', lang === 'fa' ? 'شاخص' : 'shakhes')

const CARDS = ['openCount', 'wonCount', 'winRate', 'dealSize', 'cycle'] as const
const source = new DataSource({ frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }, from: { adapter: 'rows', tables: scene.tables(lang) } })
const page = document.querySelector<HTMLElement>('#page')!
if (scene.width !== undefined) page.style.setProperty('max-inline-size', `${scene.width}px`)
render(html`
  <h1 class="hidden">${scene.title[lang]}</h1>
  <shakhes-dashboard .source=${source} .calendar=${calendar} .asOf=${NOW} period="all" ?toman=${lang === 'fa'}>
    <shakhes-filters slot="filters" dimensions="owner source product"></shakhes-filters>
    ${CARDS.map((metric) => html`<shakhes-metric slot="cards" metric=${metric}></shakhes-metric>`)}
    <shakhes-funnel></shakhes-funnel>
    <shakhes-win-rate group-by="source"></shakhes-win-rate>
    <shakhes-trend></shakhes-trend>
    <shakhes-notes></shakhes-notes>
    <shakhes-leaderboard view="named" views="self anonymous named"></shakhes-leaderboard>
  </shakhes-dashboard>`, page)
