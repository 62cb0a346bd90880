// Which pictures are kept, how one is taken, and what becomes of one that has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { settled, shots, WIDGETS } from './gallery.mjs'
import { standing, STATES, still, untimed, view } from './states.mjs'
import { decode, encode } from '../tools/png.mjs'
import { marked, unlike } from '../tools/likeness.mjs'

const kept = fileURLToPath(new URL('../pictures/', import.meta.url))
const failed = `${shots}pictures/`

export const LOOKS = {
  light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'light', forcedColors: 'active' }, print: { colorScheme: 'light', media: 'print' },
}
/** A4 between its margins, at 96 px an inch. */
const PAPER = 718
const SCENES = ['long', 'mixed', 'emoji', 'stages', 'one-stage', 'one-deal', 'none', 'nulls', 'amounts', 'negative', 'centuries', 'narrow', 'unset']
const WIDTHS = [320, 768, 1280]
const shot = (page, lang, look, width, shown = 'chart') => ({ page, lang, look, width, shown })

/** Everything there is to look at: `UPDATE_PICTURES=all` takes them, and keeps none. */
export const ALL = [...STATES.map((state) => `states:${state}`), ...SCENES.map((scene) => `scene:${scene}`), 'index'].flatMap((page) =>
  ['en', 'fa'].flatMap((lang) => [
    ...WIDTHS.flatMap((width) => ['light', 'dark', 'forced'].map((look) => shot(page, lang, look, width))), shot(page, lang, 'print', PAPER),
  ]))

/** The kept ones: every page in both languages, and each look and width where there is most to see. */
export const KEPT = [
  shot('states:ready', 'en', 'light', 1280), shot('states:ready', 'fa', 'light', 1280), shot('states:ready', 'en', 'dark', 768), shot('states:ready', 'fa', 'light', 768),
  shot('states:ready', 'en', 'light', 320), shot('states:ready', 'fa', 'dark', 320), shot('states:ready', 'en', 'forced', 320), shot('states:ready', 'fa', 'forced', 1280),
  shot('states:ready', 'en', 'print', PAPER), shot('states:ready', 'fa', 'print', PAPER),
  ...['table', 'definition'].flatMap((shown) => [shot('states:ready', 'en', 'light', 1280, shown), shot('states:ready', 'fa', 'dark', 320, shown)]),
  ...STATES.slice(1).flatMap((state) => [shot(`states:${state}`, 'en', 'light', 1280), shot(`states:${state}`, 'fa', 'dark', 320)]),
  // Emoji are the system's: no two have the same.
  ...SCENES.filter((scene) => scene !== 'emoji').map((scene, i) => (i % 2 === 0 ? shot(`scene:${scene}`, 'en', 'light', 1280) : shot(`scene:${scene}`, 'fa', 'dark', 320))),
  // A whole dashboard, an ordinary one but for its negative amounts.
  shot('scene:negative', 'fa', 'dark', 1280), shot('scene:negative', 'en', 'print', PAPER), shot('scene:negative', 'fa', 'print', PAPER),
]

export const nameOf = ({ page, lang, look, width, shown }) =>
  [page.replace(':', '-'), ...(shown === 'chart' ? [] : [shown]), lang, look, ...(look === 'print' ? [] : [width])].join('-')

function addressOf({ page, lang }) {
  const [kind, which] = page.split(':')
  return kind === 'states' ? `states.html?state=${which}&lang=${lang}` : kind === 'scene' ? `scene.html?scene=${which}&lang=${lang}` : `./?lang=${lang}`
}

/** No picture needs more of a page than this: what is longer repeats itself. */
const TALLEST = 5000

/** Opens what a picture shows, once it stands still. */
export async function stage(gallery, asked) {
  const { page: which, lang, look, width, shown } = asked
  const { media = null, ...colours } = LOOKS[look]
  const opened = await gallery.visit(addressOf(asked), { width, height: 900, still: true, ...colours })
  const { page } = opened
  if (media !== null) await page.emulateMedia({ media, ...colours })
  const [kind, state] = which.split(':')
  if (kind === 'states') await standing(page, state, lang)
  else await settled(page, [...WIDGETS, 'shakhes-metric'])
  if (shown !== 'chart') await view(page, shown)
  await still(page)
  await untimed(page)
  return opened
}

export async function take(page, { width }) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  return decode(await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) }, animations: 'disabled', caret: 'hide' }))
}

export function keep(asked, picture, folder = kept) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${nameOf(asked)}.png`, encode(picture))
}
export const look = (asked, picture) => keep(asked, picture, `${shots}all/`)

/** What the kept picture shows differently, as one line, with both laid out to be looked at; null where nothing. */
export function changed(asked, picture) {
  const name = nameOf(asked)
  const file = `${kept}${name}.png`
  if (!existsSync(file)) return `${name} was never kept: UPDATE_PICTURES=1 takes it`
  const difference = unlike(decode(readFileSync(file)), picture)
  if (difference === null) return null
  mkdirSync(failed, { recursive: true })
  writeFileSync(`${failed}${name}.actual.png`, encode(picture))
  writeFileSync(`${failed}${name}.difference.png`, encode(marked(picture, difference.blobs)))
  return `${name}: ${difference.reason}. Look at ${failed}${name}.difference.png; UPDATE_PICTURES=1 keeps it`
}
