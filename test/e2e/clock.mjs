// A clock that stands: on the page, and in its workers, which no init script reaches.

/** A Monday noon in Tehran, the moment of the gallery's scenes. */
export const NOW = Date.UTC(2026, 10, 16, 8, 30)

const stopped = (now) => `{
  const { Date: Moving } = globalThis
  globalThis.Date = class Date extends Moving {
    constructor(...given) { if (given.length === 0) super(${now}); else super(...given) }
    static now() { return ${now} }
  }
}\n`

/** Stops the clock of a page that is still to be opened. Timers and animation frames go on. */
export async function stopClock(page, now = NOW) {
  await page.addInitScript({ content: stopped(now) })
  // The module that a worker starts with asks for the time only once it runs, which is after this.
  await page.route(/engine\.worker[^/]*\.js/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: stopped(now) + await response.text() })
  })
}
