// How a picture is taken: a page that stands still, in a look and a width, without what is never twice the same.
import { fileURLToPath } from 'node:url'
import { LOOKS, nameOf } from './covering.mjs'
import { settled, shots, WIDGETS } from './gallery.mjs'
import { standing, still, untimed, view } from './states.mjs'

export const fileOf = (asked) => `${fileURLToPath(new URL('../pictures/', import.meta.url))}${nameOf(asked)}.png`
export const failedOf = (asked) => `${shots}pictures/${nameOf(asked)}`
export const lookedOf = (asked) => `${shots}all/${nameOf(asked)}.png`

/** Which widgets a page waits for, where it is none of the states or scenes. */
const PAGES = {
  dashboard: ['./', [...WIDGETS, 'shakhes-metric']],
  'hosts/intranet': ['hosts/intranet.html', [...WIDGETS, 'shakhes-metric']],
  'hosts/crm': ['hosts/crm.html', ['shakhes-metric', 'shakhes-notes', 'shakhes-trend', 'shakhes-win-rate']],
  themes: ['themes.html', ['shakhes-metric', 'shakhes-trend', 'shakhes-win-rate', 'shakhes-funnel']],
  guide: ['guide/', []],
}

/** No picture needs more of a page than this: what is longer repeats itself. */
const TALLEST = 6000
const REPEATED = { 'scene:stages': 2400, 'scene:narrow': 3000, 'scene:many': 3000, 'states:loading': 3000, 'states:stale': 3600, themes: 3600 }

/** Opens what some pictures show, in one language. */
export async function stage(gallery, { page: which, lang, shown, look, width }) {
  const [kind, name] = which.split(':')
  const [path, widgets] = PAGES[which] ?? [`${kind === 'states' ? 'states' : 'scene'}.html?${kind === 'states' ? 'state' : 'scene'}=${name}${shown === 'chart' ? '' : '&opened'}`, [...WIDGETS, 'shakhes-metric']]
  const { colorScheme, forcedColors } = LOOKS[look]
  const opened = await gallery.visit(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { width, still: true, colorScheme, forcedColors })
  if (kind === 'states') await standing(opened.page, name, lang)
  else {
    await opened.page.locator('h1').first().waitFor({ state: 'attached' })
    if (widgets.length > 0) await settled(opened.page, widgets)
  }
  if (shown !== 'chart') await view(opened.page, shown)
  return opened
}

/** Other on every machine, and so not in pictures: the system's emoji, for which a sign of the page's font stands, and the port. */
const withoutMachine = (page) => page.evaluate(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...all(shadowRoot)] : []))
  const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?|\p{Regional_Indicator}{1,2}/gv
  for (const root of [document, ...all(document)]) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const said = node.data.replace(emoji, '@').replaceAll(location.host, '127.0.0.1:8000')
      if (said !== node.data) node.data = said
    }
  }
})

/** A picture of what the page shows now, as a PNG. */
export async function take(page, { page: which, width }) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, REPEATED[which] ?? TALLEST) }, animations: 'disabled', caret: 'hide' })
}

/** The page in another look and width, once nothing in it moves any more. */
export async function dressed(page, asked) {
  await page.setViewportSize({ width: asked.width, height: 900 })
  await page.emulateMedia(LOOKS[asked.look])
  await still(page)
  await untimed(page)
  await withoutMachine(page)
  return take(page, asked)
}
