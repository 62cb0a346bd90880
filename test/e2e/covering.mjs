// Which pictures are kept. Every page of the gallery that shows widgets is seen in light, dark and forced colours, at
// 320, 768 and 1280 px, in both languages, and on paper where a person might print it: by three or four pictures a page,
// so that each pair of a page and a look, a width or a language occurs, and over all pages each pair of these.

export const STATES = ['ready', 'few', 'loading', 'empty', 'error', 'stale']
export const SCENES = ['long', 'mixed', 'emoji', 'stages', 'one-stage', 'one-deal', 'none', 'nulls', 'amounts', 'negative', 'centuries', 'narrow', 'unset', 'many']
export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none', media: 'screen' }, dark: { colorScheme: 'dark', forcedColors: 'none', media: 'screen' },
  forced: { colorScheme: 'light', forcedColors: 'active', media: 'screen' }, print: { colorScheme: 'light', forcedColors: 'none', media: 'print' },
}
export const LANGUAGES = ['en', 'fa']
export const WIDTHS = [320, 768, 1280]
/** A4 between its margins, at 96 px an inch. */
const PAPER = 718

const seen = (page, shown = 'chart') => ({ page, shown })
export const PAGES = [
  ...STATES.map((state) => seen(`states:${state}`)), seen('states:ready', 'table'), seen('states:ready', 'definition'),
  ...SCENES.map((scene) => seen(`scene:${scene}`)),
  ...['dashboard', 'hosts/intranet', 'hosts/crm', 'themes', 'guide'].map((page) => seen(page)),
]
/** What somebody would hand out. Not what waits, has failed, or shows a screen's width. */
const PRINTED = ['states:ready', 'scene:long', 'scene:mixed', 'scene:negative', 'dashboard', 'guide']

const shot = (one, lang, look, width) => ({ ...one, lang, look, width: look === 'print' ? PAPER : width })

/** Everything there is to look at: `UPDATE_PICTURES=all` takes them, and keeps none. */
export const ALL = PAGES.flatMap((one) => LANGUAGES.flatMap((lang) => [
  ...WIDTHS.flatMap((width) => ['light', 'dark', 'forced'].map((look) => shot(one, lang, look, width))), shot(one, lang, 'print'),
]))

const ORDERS = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1], [2, 1, 0], [1, 0, 2]]
/** Of the eight ways to give three pictures a language, the six that use both. */
const SPOKEN = [[0, 1, 0], [1, 0, 1], [0, 1, 1], [1, 0, 0], [1, 1, 0], [0, 0, 1]]
const covered = PAGES.flatMap((one, i) => {
  const [order, spoken] = [ORDERS[i % ORDERS.length], SPOKEN[(i + Math.floor(i / ORDERS.length)) % SPOKEN.length]]
  return [
    ...['light', 'dark', 'forced'].map((look, k) => shot(one, LANGUAGES[spoken[k]], look, WIDTHS[order[k]])),
    ...(one.shown === 'chart' && PRINTED.includes(one.page) ? [shot(one, LANGUAGES[i % 2], 'print')] : []),
  ]
})

export const nameOf = ({ page, lang, look, width, shown }) =>
  [page.replace(/\W/g, '-'), ...(shown === 'chart' ? [] : [shown]), lang, look, ...(look === 'print' ? [] : [width])].join('-')

/** Where there is most to see, more than the covering asks for. */
const MORE = [
  ...LANGUAGES.flatMap((lang) => [shot(seen('states:ready'), lang, 'light', 1280), shot(seen('states:ready'), lang, 'dark', 320), shot(seen('states:ready'), lang, 'print')]),
]
export const KEPT = [...new Map([...covered, ...MORE].map((one) => [nameOf(one), one])).values()]

/** In which order one page shows them: what printed is drawn again, and where colours were forced, the browser leaves some of them. */
const turn = ({ look, width }) => ({ print: 1e4, forced: 2e4 }[look] ?? 0) - width
/** Pictures that one opened page gives, in one language: from wide to narrow, then on paper, and in forced colours last. */
export function visits(pictures) {
  const groups = new Map()
  for (const one of pictures) {
    const key = `${one.page} ${one.lang} ${one.shown}`
    groups.set(key, [...groups.get(key) ?? [], one])
  }
  return [...groups.values()].map((group) => group.sort((a, b) => turn(a) - turn(b)))
}
