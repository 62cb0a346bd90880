import { calendarOf, readingOf } from '../../i18n/index.ts'
import { PERIOD_NAMES, ShakhesError, and, given, isIn } from '../../model/index.ts'
import type { CalendarId, Clause, CompareSpec, Filter, PeriodName, PeriodSpec, Scope } from '../../model/index.ts'
import type { Source } from '../../source/types.ts'
import type { WidgetScope } from '../scope.ts'

/** A period as a property may say it: a text that is no name of one is read by `parsePeriod`. */
export type PeriodText = PeriodSpec | (string & {})

/** What a widget says of itself: its properties, all of which may be silent. */
export interface OwnSettings {
  readonly source: Source | undefined
  readonly locale: string | undefined
  readonly calendar: CalendarId | undefined
  readonly zone: string | undefined
  readonly currency?: string | undefined
  readonly toman?: boolean
  readonly period: PeriodText | undefined
  readonly compare: CompareSpec | undefined
  readonly filter?: Filter | undefined
}

/** What holds for a widget, all told: its own word first, then the dashboard's, the source's, the locale's. */
export interface Situation {
  readonly source: Source | undefined
  readonly locale: string | undefined
  readonly calendar: CalendarId
  readonly zone: string | undefined
  readonly currency: string | undefined
  readonly toman: boolean
  readonly period: PeriodText | undefined
  readonly compare: CompareSpec | undefined
  readonly asOf: number | undefined
  readonly today: number | undefined
  readonly filter: Filter | undefined
  readonly clauses: readonly Clause[]
}

export function situationOf(own: OwnSettings, scope: WidgetScope | undefined, lang: string | null): Situation {
  const source = own.source ?? scope?.source
  const locale = own.locale || scope?.locale || lang || undefined
  return {
    source, locale,
    calendar: own.calendar ?? scope?.calendar ?? source?.frame.calendar ?? calendarOf(locale),
    zone: own.zone ?? scope?.zone ?? source?.frame.zone,
    currency: own.currency ?? scope?.currency,
    toman: own.toman || (scope?.toman ?? false),
    period: own.period ?? scope?.period,
    compare: own.compare ?? scope?.compare,
    asOf: scope?.asOf,
    today: scope?.today,
    filter: own.filter,
    clauses: scope?.clauses ?? [],
  }
}

/** What every question of a widget says: its situation, and what readers chose elsewhere. Its own clauses are left out. */
export function scopeOf(situation: Situation, by: string): Scope {
  const { source, locale, calendar, zone, currency, compare, asOf, today, filter, clauses } = situation
  const others = clauses.filter((clause) => clause.by !== by)
  const chosen = others.findLast((clause) => clause.period !== undefined)?.period
  const period = chosen ?? situation.period
  const conditions = others.flatMap(({ field, values }) => (values === undefined ? [] : [isIn(field, ...values)]))
  const joined = and(filter, ...conditions)
  const anything = joined.op !== 'and' || joined.of.length > 0
  return {
    frame: { ...source?.frame, calendar, ...given({ zone }), locale: locale === undefined ? '' : readingOf(locale).tag },
    ...given({ filter: anything ? joined : undefined, period: typeof period === 'string' ? parsePeriod(period) : period, compare, asOf, today, currency }),
  }
}

/**
 * A period as an attribute says it: a name, or two ISO dates joined by a slash, both inclusive.
 * @throws ShakhesError `bad-query`
 */
export function parsePeriod(text: string): PeriodSpec {
  if (isPeriodName(text)) return text
  const dates = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text)
  if (dates) return { from: dates[1]!, to: dates[2]! }
  throw new ShakhesError('bad-query', `period: ${JSON.stringify(text)} is no period; give one of ${PERIOD_NAMES.join(', ')}, or two dates such as 2026-03-21/2026-12-08`)
}
function isPeriodName(text: string): text is PeriodName {
  return PERIOD_NAMES.some((name) => name === text)
}
