import type { Language } from '../data/company.ts'
import type { Option } from './options.ts'

/** What stands around widgets. */
export const AROUND = ['dashboard', 'source'] as const
export type Around = (typeof AROUND)[number]

/** The end of last month, to look back at. */
const lastMonth = (): string => {
  const now = new Date()
  return String(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) - 1)
}
const DASHBOARD: readonly Option[] = [
  { attribute: 'heading', values: ['', 'Sales', 'فروش'] },
  { attribute: 'heading-level', values: ['', '3'] },
  { attribute: 'period', values: ['last-365-days', 'this-month', 'this-year', 'last-90-days', 'all'] },
  { attribute: 'compare', values: ['last-year', 'previous', 'none'] },
  { attribute: 'as-of', values: ['', lastMonth()] },
  { attribute: 'locale', values: ['', 'en', 'fa', 'en-u-nu-arabext', 'ar', 'he'] },
  { attribute: 'calendar', values: ['', 'gregory', 'persian', 'islamic-umalqura'] },
  { attribute: 'zone', values: ['', 'UTC', 'America/Los_Angeles'] },
  { attribute: 'currency', values: ['', 'USD', 'IRR'] },
  { attribute: 'toman', values: ['', 'true'] },
  { attribute: 'theme', values: ['', 'light', 'dark', 'auto'] },
  { attribute: 'state-in', values: ['', 'url:board', 'hash:board', 'storage:board'] },
  { attribute: 'no-tools', values: ['', 'true'] },
]

/** Which column is which; `rep` is no name of the model. */
const MAPPING = '{"opportunities":{"fields":{"id":"id","stage":"stage","ownerId":"rep","amount":"amount","createdAt":"created_at","closedAt":"closed_at"}}}'
const UNOWNED = MAPPING.replace('"ownerId":"rep",', '')
/** The first of each, which is the one that an address need not say, reads the first file as it is meant; another shows what becomes of it. */
function sourceOptions(language: Language): readonly Option[] {
  const fa = language === 'fa'
  const first = (...values: readonly string[]): readonly string[] => (fa ? [...values.slice(1), values[0]!] : values)
  return [
    { attribute: 'src', values: [...first('examples/source.csv', 'examples/source.fa.csv'), 'examples/source.json'] },
    { attribute: 'type', values: ['', 'csv', 'json', 'ndjson'] },
    { attribute: 'items', values: ['', 'answer.deals'] },
    { attribute: 'table', values: ['', 'opportunities', 'leads'] },
    { attribute: 'stages', values: fa ? ['سرنخ, پیشنهاد, موفق=won, ناموفق=lost', 'پیشنهاد, موفق=won, ناموفق=lost'] : ['Lead, Offer, Won=won, Lost=lost', 'Offer, Won=won, Lost=lost'] },
    { attribute: 'mapping', values: [MAPPING, UNOWNED] },
    { attribute: 'delimiter', values: [';', ',', '|', 'tab'] },
    { attribute: 'decimal', values: fa ? ['', '.', ','] : [',', '.'] },
    { attribute: 'date-order', values: fa ? ['', 'ymd', 'dmy'] : ['dmy', 'mdy', 'ymd'] },
    { attribute: 'date-calendar', values: fa ? ['persian', 'gregory'] : ['', 'gregory', 'persian'] },
    { attribute: 'amounts', values: fa ? ['toman', 'major', 'minor'] : ['', 'major', 'minor'] },
    { attribute: 'currency', values: fa ? ['IRR', 'USD'] : ['EUR', 'USD', 'IRR'] },
    { attribute: 'zone', values: ['Asia/Tehran', 'UTC'] },
    { attribute: 'calendar', values: ['', 'gregory', 'persian'] },
    { attribute: 'encoding', values: ['', 'utf-8', 'windows-1256'] },
  ]
}
/** What stands in them can be told of. */
export const aroundOptions = (around: Around, language: Language): readonly Option[] => (around === 'dashboard' ? DASHBOARD : sourceOptions(language))

export type Said = Readonly<Record<string, string>>
/** Every attribute as it stands; null where there is none. */
export const aroundStanding = (around: Around, said: Said, language: Language): Readonly<Record<string, string | null>> =>
  Object.fromEntries(aroundOptions(around, language).map(({ attribute, values }) => [attribute, (said[attribute] ?? values[0]!) || null]))

/** As one writes it: a value that has double quotes in it stands in single ones. */
export function aroundMarkup(around: Around, said: Said, language: Language): string {
  const attributes = Object.entries(aroundStanding(around, said, language)).flatMap(([name, value]) =>
    (value === null ? [] : [value === 'true' ? ` ${name}` : value.includes('"') ? ` ${name}='${value}'` : ` ${name}="${value}"`])).join('')
  const scripts = (around === 'dashboard' ? ['shakhes', 'metric', 'filters'] : ['shakhes']).map((name) => `<script type="module" src="/vendor/shakhes/${name}.js"></script>`).join('\n')
  return around === 'source' ? `${scripts}\n\n<shakhes-source${attributes}>\n  <shakhes-leaderboard view="named"></shakhes-leaderboard>\n</shakhes-source>`
    : `${scripts}\n\n<shakhes-dashboard${attributes}>\n  <shakhes-source slot="source" type="csv" src="/deals.csv" currency="EUR"></shakhes-source>
  <shakhes-filters slot="filters"></shakhes-filters>\n  <shakhes-metric slot="cards" metric="winRate"></shakhes-metric>\n  <shakhes-metric slot="cards" metric="velocity"></shakhes-metric>
  <shakhes-funnel></shakhes-funnel>\n  <shakhes-win-rate></shakhes-win-rate>\n</shakhes-dashboard>`
}
