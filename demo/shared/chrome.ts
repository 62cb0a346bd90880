import { html, render, type TemplateResult } from 'lit'
import '@fontsource-variable/inter/wght.css'
import './vazirmatn.css'
import './page.css'
import { SIZES } from '../data/settings.ts'
import { CHOICES, languageOf, pageAddress, settingsOf, withSetting, type Settings } from './settings.ts'
import { wordsFor, type Words } from './words.ts'

/** Address of the gallery's root, seen from any of its pages. */
export const ROOT = new URL(document.baseURI.includes('/guide/') ? '../' : './', document.baseURI)

/** What the visitor chose. A live binding: it changes with every choice that needs no other data. */
export let settings = settingsOf(location.href)
export const words = wordsFor(settings.lang)
/** The gallery's own numbers. */
export const number = new Intl.NumberFormat(settings.lang)

export type PageName = keyof Words['nav']
export type Choosable = 'calendar' | 'locale' | 'theme' | 'size' | 'period' | 'compare'
const CHOICE_TEXT: Record<Choosable, (value: string | number) => string> = {
  calendar: (value) => words.calendars[value as keyof Words['calendars']],
  locale: (value) => words.locales[value as keyof Words['locales']],
  theme: (value) => words.themes[value as keyof Words['themes']],
  size: (value) => number.format(Number(value)),
  period: (value) => words.periods[value as keyof Words['periods']],
  compare: (value) => words.compares[value as keyof Words['compares']],
}
/** Another language or size is another company: the page starts again with it. */
const STARTS_AGAIN: ReadonlySet<keyof Settings> = new Set(['lang', 'size'])

export const addressOf = (path: string): string => pageAddress(path, location.href, ROOT)

let drawPage = (): void => undefined
/** Draws the page again, for when something but a setting has changed. */
export const redraw = (): void => drawPage()

function choose(key: keyof Settings, value: string): void {
  const address = withSetting(location.href, key, value)
  if (STARTS_AGAIN.has(key)) return location.assign(address)
  history.replaceState(history.state, '', address)
  settings = settingsOf(address)
  redraw()
}

/** One setting as a labelled select. */
export const choice = (key: Choosable): TemplateResult => html`
  <label class="choice"><span>${words[key]}</span>
    <select name=${key} @change=${(event: Event) => choose(key, (event.target as HTMLSelectElement).value)}>
      ${(key === 'size' ? SIZES : CHOICES[key]).map((value) => html`
        <option value=${value} ?selected=${String(value) === String(settings[key])}>${CHOICE_TEXT[key](value)}</option>`)}
    </select>
  </label>`

/** The settings of a page in a row. */
export const choices = (keys: readonly Choosable[]): TemplateResult => html`
  <div class="choices" role="group" aria-label=${words.settings}>${keys.map(choice)}</div>`

const PATHS: Record<PageName, string> = {
  index: './', widgets: 'widgets.html', open: 'open.html', embed: 'embed.html', hosts: 'hosts.html', themes: 'themes.html',
  scenes: 'scenes.html', adapter: 'adapter.html', guide: 'guide/',
}

/** Head of every page: where one is, where one can go, and what can be switched everywhere. */
function head(page: PageName): TemplateResult {
  const other = settings.lang === 'fa' ? 'en' : 'fa'
  return html`
    <a class="skip" href="#page">${words.skip}</a>
    <a class="brand" href=${addressOf(PATHS.index)}><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M3 20V9l5 4 5-9 4 7 4-4v13z" fill="currentColor" opacity=".22"/><path d="M3 14l5-1 5-6 4 3 4-4" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>
    </svg>${words.brand}</a>
    <nav aria-label=${words.gallery}>
      ${(Object.keys(words.nav) as PageName[]).map((name) => html`
        <a href=${addressOf(PATHS[name])} aria-current=${name === page ? 'page' : 'false'}>${words.nav[name]}</a>`)}
    </nav>
    <div class="everywhere">
      ${choice('theme')}
      <a class="language" lang=${other} hreflang=${other} href=${withSetting(location.href, 'lang', other)}>${other === 'fa' ? 'فارسی' : 'English'}</a>
    </div>`
}

/** Opens a page of the gallery: head, title, and what `draw` makes of the settings, again after every choice. */
export async function openPage(page: PageName, title: string, draw: () => TemplateResult): Promise<void> {
  const header = document.querySelector<HTMLElement>('#chrome')
  const main = document.querySelector<HTMLElement>('#page')
  if (!header || !main) throw new Error('a gallery page needs <header id="chrome"> and <main id="page">')
  const root = document.documentElement
  Object.assign(root, languageOf(location.href))
  document.title = `${title} · ${words.brand}`
  drawPage = () => {
    root.dataset.theme = settings.theme
    render(head(page), header)
    render(draw(), main)
  }
  root.dataset.theme = settings.theme
  await face()
  redraw()
  showPlace(header)
}

/** Where the pages do not fit beside each other, the current one is the one to be seen. */
function showPlace(header: HTMLElement): void {
  const nav = header.querySelector('nav')
  const current = nav?.querySelector('[aria-current="page"]')
  if (!nav || !current) return
  const [outer, inner] = [nav.getBoundingClientRect(), current.getBoundingClientRect()]
  nav.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2)
}

/** The page's face, so that nothing moves when it arrives; a slow one is not waited for. */
function face(): Promise<unknown> {
  const wanted = settings.lang === 'fa' ? ['16px Vazirmatn'] : ['16px "Inter Variable"']
  const late = new Promise((resolve) => setTimeout(resolve, 800))
  return Promise.race([late, Promise.all(wanted.map((font) => document.fonts.load(font, settings.lang === 'fa' ? 'شاخص' : 'shakhes'))).catch(() => undefined)])
}
