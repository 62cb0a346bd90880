import type { Language } from '../data/company.ts'

/** Tokens that the page lets one change: colours first, by what they are for. */
export const COLOURS = [
  'accent', 'surface', 'surface-raised', 'surface-sunken', 'text', 'text-muted', 'border', 'grid', 'axis', 'neutral', 'positive', 'negative', 'warning', 'selection', 'focus', 'series-2',
] as const
export type Colour = (typeof COLOURS)[number]
export const LENGTHS = { 'radius': [0, 24], 'font-size': [12, 18], 'font-size-small': [10, 14], 'font-size-title': [14, 22], 'border-width': [0, 3], 'focus-width': [2, 5] } as const
export type Length = keyof typeof LENGTHS
export const HOSTS = ['own', 'bootstrap', 'material', 'spectrum', 'vaadin-aura', 'vaadin-lumo', 'webawesome'] as const
export type HostName = (typeof HOSTS)[number]
/** Names of products, the same in every language. */
export const HOST_NAMES: Readonly<Record<Exclude<HostName, 'own'>, string>> = {
  'bootstrap': 'Bootstrap 5.3', 'material': 'Material 3', 'spectrum': 'Spectrum 2', 'vaadin-aura': 'Vaadin Aura', 'vaadin-lumo': 'Vaadin Lumo', 'webawesome': 'Web Awesome 3',
}

const en = {
  title: 'Themes',
  lead: 'Some thirty tokens dress every widget, each a pair for light and dark. Change them here and copy the CSS; or link the sheet of the system that your page is built with, and the widgets take its colours, corners and face.',
  host: 'Dress', own: 'My own tokens',
  tokens: 'Tokens', light: 'light', dark: 'dark', reset: 'Start again',
  css: 'The CSS', sheet: 'The sheet', use: 'In your page',
  nothing: '/* Nothing has been changed yet. */',
  ratio: (ratio: string) => `${ratio}:1 on the surface`,
  tooLow: 'too little',
  checked: 'A test holds each sheet against the default values of its system, light and dark: every text has at least 4.5:1 on every surface, every mark 3:1.',
  adopts: 'The preview shows the default values of that system; in your page the sheet follows whatever theme you have made of it, and its dark one.',
  preview: 'A dashboard in this dress',
  heading: 'Sales',
}
const fa: typeof en = {
  title: 'پوسته‌ها',
  lead: 'حدود سی متغیر به همهٔ ابزارک‌ها رنگ و شکل می‌دهد، هرکدام با یک مقدار روشن و یک مقدار تیره. همین‌جا عوضشان کنید و CSS را بردارید؛ یا شیوه‌نامهٔ سامانه‌ای را که صفحه‌تان با آن ساخته شده پیوند دهید تا ابزارک‌ها رنگ و گوشه و قلم همان را بگیرند.',
  host: 'پوسته', own: 'متغیرهای خودم',
  tokens: 'متغیرها', light: 'روشن', dark: 'تیره', reset: 'از نو',
  css: 'کد CSS', sheet: 'شیوه‌نامه', use: 'در صفحهٔ شما',
  nothing: '/* هنوز چیزی عوض نشده است. */',
  ratio: (ratio) => `${ratio} به ۱ روی زمینه`,
  tooLow: 'کم است',
  checked: 'آزمونی هر شیوه‌نامه را با مقدارهای پیش‌فرض سامانه‌اش، روشن و تیره، می‌سنجد: هر متن روی هر زمینه دست‌کم ۴٫۵ به ۱ و هر نشانه دست‌کم ۳ به ۱ است.',
  adopts: 'پیش‌نمایش مقدارهای پیش‌فرض آن سامانه را نشان می‌دهد؛ در صفحهٔ شما شیوه‌نامه از هر پوسته‌ای که ساخته باشید پیروی می‌کند، تیره‌اش هم.',
  preview: 'داشبوردی با این پوسته',
  heading: 'فروش',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
