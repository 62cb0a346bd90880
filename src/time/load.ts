import { ShakhesError } from '../model/index.ts'
import { clearCaches } from './cache.ts'

/** As much of a `Temporal.PlainDate` as is used here; structural, so that no one's types depend on a polyfill's. */
export interface TemporalDate {
  readonly year: number
  readonly month: number
  readonly monthCode: string
  readonly day: number
  readonly monthsInYear: number
  readonly daysInMonth: number
  withCalendar(calendar: string): TemporalDate
  add(duration: { years?: number; months?: number }, options?: { overflow: 'constrain' | 'reject' }): TemporalDate
  /** The first instant of the day in the zone, which need not be a midnight. */
  toZonedDateTime(zone: string): { readonly epochMilliseconds: number }
}

/** As much of a `Temporal.ZonedDateTime` as is used here. */
export interface TemporalMoment {
  readonly dayOfWeek: number
  readonly hour: number
  readonly minute: number
  withCalendar(calendar: string): TemporalMoment & Pick<TemporalDate, 'year' | 'month' | 'day'>
}

/** As much of the `Temporal` namespace as is used here. */
export interface TemporalNamespace {
  readonly PlainDate: {
    new (year: number, month: number, day: number): TemporalDate
    from(
      parts: { calendar: string; year: number; month?: number; monthCode?: string; day: number },
      options?: { overflow: 'constrain' | 'reject' },
    ): TemporalDate
  }
  readonly Instant: { fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: string): TemporalMoment } }
}

/** Gets a module that exports `Temporal` with calendars, or the namespace itself. */
export type TemporalLoader = () => Promise<unknown>

let host: object = globalThis
let found: TemporalNamespace | null = null
let loading: Promise<void> | null = null
let loader: TemporalLoader | null = null

/**
 * Says where Temporal comes from in hosts that lack it. This folder never names a polyfill: whoever assembles the
 * pieces (the worker's entry, the page's fallback, a server) registers the loader that suits its bundle, so that a
 * self-contained worker file does not carry 23 KB that most browsers never need.
 */
export function registerTemporal(load: TemporalLoader): void {
  loader = load
  loading = null
}

/**
 * As `registerTemporal`, by address: of a module that exports `Temporal`, such as the package's `temporal.js`. It must
 * be absolute, since a relative one would be resolved against wherever this code was bundled to.
 */
export function provideTemporal(url: string): void {
  registerTemporal(async () => {
    try {
      return await (import(/* @vite-ignore */ url) as Promise<unknown>)
    } catch (cause) {
      const advice = 'serve the package\'s temporal.js there, and let the page\'s script-src allow it'
      throw new ShakhesError('network', `the calendar module at ${url} could not be loaded; ${advice}`, { cause })
    }
  })
}

/**
 * Resolves once `temporal()` works: at once where the host's own Temporal knows the Persian calendar, else when the
 * registered loader has answered. Loads at most once; after a failure the next call tries again.
 *
 * @param from - where to look for a native Temporal from now on; given by tests alone
 * @throws ShakhesError `unsupported` without native Temporal and without a loader; whatever the loader rejects with
 */
export function ready(from?: object): Promise<void> {
  if (from) {
    host = from
    found = null
    loading = null
    clearCaches()
  }
  found ??= usable(Reflect.get(host, 'Temporal'))
  if (found) return Promise.resolve()
  loading ??= load().catch((error: unknown) => { loading = null; throw error })
  return loading
}

async function load(): Promise<void> {
  if (!loader) {
    const advice = 'call registerTemporal or provideTemporal before ready()'
    throw new ShakhesError('unsupported', `this host has no Temporal with calendars; ${advice}`)
  }
  const loaded = await loader()
  found = usable(loaded) ?? usable(member(loaded, 'Temporal'))
  if (!found) {
    const wanted = 'Temporal with the Persian calendar; a polyfill\'s base entry lacks it, its full one has it'
    throw new ShakhesError('unsupported', `the registered module does not export ${wanted}`)
  }
}

/**
 * The Temporal in use.
 *
 * @throws ShakhesError `internal` before `ready()` has resolved
 */
export function temporal(): TemporalNamespace {
  found ??= usable(Reflect.get(host, 'Temporal'))
  if (!found) throw new ShakhesError('internal', 'Temporal is not loaded yet; await ready() first')
  return found
}

/** The value as Temporal if it has the calendars (a base polyfill has not), else null. */
function usable(value: unknown): TemporalNamespace | null {
  const candidate = value as TemporalNamespace | undefined
  try {
    const nowruz = candidate?.PlainDate.from({ calendar: 'persian', year: 1405, month: 1, day: 1 })
    const iso = nowruz?.withCalendar('iso8601')
    return candidate && iso?.year === 2026 && iso.month === 3 && iso.day === 21 ? candidate : null
  } catch {
    return null
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
