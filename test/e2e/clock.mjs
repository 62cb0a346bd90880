// A clock that stands, as a script that comes before all others: on a page, and in its workers, which no init script reaches.

/** A Monday noon in Tehran, the moment of the gallery's scenes. */
export const NOW = Date.UTC(2026, 10, 16, 8, 30)

/** Timers and animation frames go on. */
export const stopped = (now = NOW) => `{
  const { Date: Moving } = globalThis
  globalThis.Date = class Date extends Moving {
    constructor(...given) { if (given.length === 0) super(${now}); else super(...given) }
    static now() { return ${now} }
  }
}\n`
