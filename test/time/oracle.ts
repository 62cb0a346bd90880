/**
 * Bucket edges as an independent witness sees them: formatted dates, scanned day by day, and the moment of change found
 * by halving. Knows nothing of Temporal nor of src/time.
 */

const DAY = 86_400_000

/** What a wall calendar shows, as texts and numbers of `Intl.DateTimeFormat`. */
export class WallCalendar {
  readonly #format: Intl.DateTimeFormat
  constructor(calendar: string, zone: string) {
    this.#format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: zone, weekday: 'short',
      year: 'numeric', month: calendar === 'hebrew' ? 'long' : 'numeric', day: 'numeric',
    })
  }

  read(instant: number): Record<'year' | 'month' | 'day' | 'weekday', string> {
    const parts: Record<string, string> = {}
    for (const { type, value } of this.#format.formatToParts(instant)) parts[type] = value
    return { year: parts['year']!, month: parts['month']!, day: parts['day']!, weekday: parts['weekday']! }
  }

  month(instant: number): string {
    const { year, month } = this.read(instant)
    return `${year} ${month}`
  }
}

/** Instants at which the month on the wall changes, from the first change after `from` to the last before `to`. */
export function monthChanges(wall: WallCalendar, from: number, to: number): { at: number; month: string }[] {
  const changes: { at: number; month: string }[] = []
  let before = wall.month(from)
  for (let t = from + DAY; t <= to; t += DAY) {
    const now = wall.month(t)
    if (now === before) continue
    let low = t - DAY, high = t
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (wall.month(middle) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, month: now })
    before = now
  }
  return changes
}

const HEBREW_QUARTERS = [
  ['Tishri', 'Heshvan', 'Kislev'], ['Tevet', 'Shevat', 'Adar I', 'Adar', 'Adar II'], ['Nisan', 'Iyar', 'Sivan'],
  ['Tamuz', 'Av', 'Elul'],
]

/** The year and quarter of `2024 5` or `5784 Adar I`. */
export function quarterOf(month: string): string {
  const [year, ...rest] = month.split(' ')
  const name = rest.join(' ')
  const numbered = /^\d+$/.test(name)
  const quarter = numbered
    ? Math.floor((Number(name) - 1) / 3)
    : HEBREW_QUARTERS.findIndex((names) => names.includes(name))
  if (quarter < 0) throw new Error(`unknown month ${month}`)
  return `${year} q${quarter}`
}

/** The changes that are also changes of a coarser key. */
export function coarser(
  changes: { at: number; month: string }[], first: string, key: (month: string) => string,
): number[] {
  let before = key(first)
  return changes.filter(({ month }) => {
    const now = key(month)
    const changed = now !== before
    before = now
    return changed
  }).map(({ at }) => at)
}
