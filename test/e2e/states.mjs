// The page of the gallery on which every widget stands in one state, and its views.

export { STATES } from './covering.mjs'
export const TAGS = ['shakhes-filters', 'shakhes-metric', 'shakhes-funnel', 'shakhes-win-rate', 'shakhes-trend', 'shakhes-notes', 'shakhes-leaderboard']

/** Every widget of the page shows the state that was asked for, in this language, and nothing is on its way. */
export async function standing(page, state, lang) {
  await page.waitForFunction(([tags, asked, locale]) => tags.every((tag) => {
    const all = [...document.querySelectorAll(tag)]
    return all.length > 0 && all.every(({ shadowRoot }) => {
      const root = shadowRoot?.querySelector('.root')
      // Two have words of their own; others have English ones, laid out as they are written.
      if (!root || root.lang !== (locale === 'fa' ? 'fa' : 'en') || root.dir !== (locale === 'en' ? 'ltr' : 'rtl')) return false
      if (tag === 'shakhes-filters') return shadowRoot.querySelector('.sentence') !== null
      const widget = root.querySelector('.widget')
      // All the rows are there that ever come.
      if (asked === 'loading') return root.querySelector('.progress progress')?.value === 5810
      return widget.getAttribute('aria-busy') === 'false' && root.querySelector('.body') !== null && root.querySelector('.asking') === null
        && (asked === 'stale') === widget.classList.contains('stale')
        // What a chart is touched by comes after its picture.
        && (root.querySelector('figure.chart') === null || root.querySelector('[role=listbox]') !== null)
    })
  }), [TAGS, state, lang])
  await still(page)
}

/** All updates are done, what they asked was answered, and what that led to was laid out. */
export async function still(page) {
  do await laidOut(page)
  while (await asking(page))
}
const laidOut = (page) => page.evaluate(async (tags) => {
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => resolve()) })
  for (let round = 0; round < 2; round++) {
    await Promise.all([...document.querySelectorAll(tags.join())].map(({ updateComplete }) => updateComplete))
    // A width is seen by an observer after layout, and drawn in the frame after.
    await frame()
    await frame()
  }
  await document.fonts.ready
}, TAGS)
/** Whether a widget that shows an answer waited for a newer one, until when it is paler; over once none does any more. */
async function asking(page) {
  const pale = (tags) => [...document.querySelectorAll(tags.join())].some(({ shadowRoot }) => shadowRoot?.querySelector('[aria-busy=true] > .ready'))
  const was = await page.evaluate(pale, TAGS)
  await page.waitForFunction(`!(${pale})(${JSON.stringify(TAGS)})`)
  return was
}

/** Another language on the page that stands already: what a widget says follows the nearest `lang`. */
export async function speak(page, state, lang) {
  await page.evaluate((locale) => {
    document.documentElement.lang = locale
    document.documentElement.dir = locale === 'en' ? 'ltr' : 'rtl'
  }, lang)
  // The words may be the same, and the direction: what counts is asked anew.
  await still(page)
  await standing(page, state, lang)
}

/** Shows each widget as its chart, as a table, or how it is counted, where it has that. */
export async function view(page, shown) {
  await page.evaluate(async ([tags, wanted]) => {
    for (const widget of document.querySelectorAll(tags.join())) {
      const tool = (n) => widget.shadowRoot.querySelectorAll('.tools button.tool')[n]
      const has = { table: () => widget.shadowRoot.querySelector('.body table.data') !== null, definition: () => widget.shadowRoot.querySelector('.body .definition') !== null }
      const press = async (n) => { tool(n)?.click(); await widget.updateComplete }
      if (has.definition() && wanted !== 'definition') await press(0)
      else if (has.table() && wanted !== 'table') await press(1)
      if (wanted === 'definition' && !has.definition()) await press(0)
      if (wanted === 'table' && !has.table()) await press(1)
    }
  }, [TAGS.slice(1), shown])
  await still(page)
}

/** The page with every widget in `state`, and its clock standing. */
export async function openStates(gallery, state, lang, options = {}) {
  const opened = await gallery.visit(`states.html?state=${state}&lang=${lang}`, { ...options, still: true })
  await standing(opened.page, state, lang)
  return opened
}

/** Definitions tell how long the engine took, which is never the same: they say eight milliseconds from now on. */
export const untimed = (page) => page.evaluate(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...all(shadowRoot)] : []))
  for (const root of all(document)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      node.data = node.data.replace(/[\d,.]+(?=[\s\u2066-\u2069]*ms\b)/g, '8').replace(/[۰-۹٬٫]+(?=[\s\u2066-\u2069]*میلی‌ثانیه)/g, '۸')
    }
  }
})
