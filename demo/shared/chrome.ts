import { html, render, type TemplateResult } from 'lit'
import '@fontsource-variable/inter/wght.css'
import './vazirmatn.css'
import './page.css'
import { SIZES } from '../data/settings.ts'
import { CHOICES, settingsOf, withSetting, type Settings } from './settings.ts'
import { wordsFor, type Words } from './words.ts'

/** Address of the gallery's root, seen from any of its pages. */
export const ROOT = new URL('../', document.baseURI.includes('/guide/') ? document.baseURI : new URL('x/', document.baseURI))

export const settings = settingsOf(location.href)
export const words = wordsFor(settings.lang)
const number = new Intl.NumberFormat(settings.lang)

/** Language, direction and theme stand on the root before the first paint of any widget. */
function dress(root: HTMLElement): void {
  root.lang = settings.lang
  root.dir = settings.lang === 'fa' ? 'rtl' : 'ltr'
  root.dataset.theme = settings.theme
}

type Choosable = 'calendar' | 'theme' | 'size' | 'period' | 'compare'
const CHOICE_TEXT: Record<Choosable, (words: Words, value: string | number) => string> = {
  calendar: (w, value) => w.calendars[value as keyof Words['calendars']],
  theme: (w, value) => w.themes[value as keyof Words['themes']],
  size: (_, value) => number.format(Number(value)),
  period: (w, value) => w.periods[value as keyof Words['periods']],
  compare: (w, value) => w.compares[value as keyof Words['compares']],
}

const go = (key: keyof Settings) => (event: Event) => location.assign(withSetting(location.href, key, (event.target as HTMLSelectElement).value))

/** One setting as a labelled select. */
const choice = (key: Choosable): TemplateResult => html`
  <label class="choice"><span>${words[key]}</span>
    <select name=${key} @change=${go(key)}>
      ${(key === 'size' ? SIZES : CHOICES[key]).map((value) => html`
        <option value=${value} ?selected=${String(value) === String(settings[key])}>${CHOICE_TEXT[key](words, value)}</option>`)}
    </select>
  </label>`

/** Head of every page: where one is, where one can go, and what can be switched. */
export function mountChrome(page: keyof Words['nav'], choices: readonly Choosable[] = ['calendar', 'theme']): void {
  dress(document.documentElement)
  document.title = `${words.nav[page]} · ${words.brand}`
  const other = settings.lang === 'fa' ? 'en' : 'fa'
  const href = (name: string) => {
    const url = new URL(name === 'index' ? './' : name === 'guide' ? 'guide/' : `${name}.html`, ROOT)
    url.search = location.search
    return url.href
  }
  const header = document.querySelector<HTMLElement>('#chrome')
  if (!header) throw new Error('a gallery page needs <header id="chrome">')
  render(html`
    <a class="brand" href=${href('index')}><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M3 20V9l5 4 5-9 4 7 4-4v13z" fill="currentColor" opacity=".22"/><path d="M3 14l5-1 5-6 4 3 4-4" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>
    </svg>${words.brand}</a>
    <nav aria-label=${words.brand}>
      ${(Object.keys(words.nav) as (keyof Words['nav'])[]).map((name) => html`
        <a href=${href(name)} aria-current=${name === page ? 'page' : 'false'}>${words.nav[name]}</a>`)}
    </nav>
    <div class="choices">
      ${choices.map(choice)}
      <a class="language" lang=${other} hreflang=${other} href=${withSetting(location.href, 'lang', other)}>${other === 'fa' ? 'فارسی' : 'English'}</a>
    </div>`, header)
}
