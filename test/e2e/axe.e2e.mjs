// What axe finds in every widget: each state × language × colours × width, on a page that shows them all at once.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { axe, openGallery } from './gallery.mjs'
import { openStates, speak, STATES, still, view } from './states.mjs'

/** Arabic and Hebrew say English words in their own direction and numbers. */
const LANGUAGES = { en: ['en', 'ar', 'he'], fa: ['fa'] }
const COLOURS = { light: { colorScheme: 'light', forcedColors: 'none' }, dark: { colorScheme: 'dark', forcedColors: 'none' }, forced: { colorScheme: 'light', forcedColors: 'active' } }
const WIDTHS = [320, 1280]
/** Other colours change nothing but colours: what axe says of those. */
const OF_COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

describe('axe finds nothing', { concurrency: 2 }, () => {
  for (const state of STATES) for (const [words, languages] of Object.entries(LANGUAGES)) {
    test(`${state}, in ${languages.join(', ')}`, async () => {
      const { page, errors, close } = await openStates(gallery, state, words)
      const found = []
      for (const lang of languages) {
        await speak(page, state, lang)
        for (const shown of state === 'ready' ? ['chart', 'table', 'definition'] : ['chart']) {
          if (state === 'ready') await view(page, shown)
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 })
            for (const [colours, media] of Object.entries(COLOURS)) {
              await page.emulateMedia(media)
              await still(page)
              found.push(...(await axe(page, 'document', colours === 'light' ? {} : OF_COLOURS)).map((finding) => `${[lang, shown, width, colours].join(', ')}: ${finding}`))
            }
          }
        }
      }
      // A source that answers 404 is what makes the error.
      assert.deepEqual(errors.filter((error) => !(state === 'error' && /404|Not Found/.test(error))), [])
      assert.deepEqual(found, [])
      await close()
    })
  }
})
