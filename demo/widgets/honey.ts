import { DataSource, type Row } from '../../src/index.ts'

/** Kilograms sold on days 1 to 20; leaflets were handed out from day 6 to day 12. Invented. */
export const HONEY = [14, 12, 10, 11, 7, 8, 30, 16, 50, 9, 38, 34, 12, 26, 6, 20, 10, 11, 9, 5] as const
/** The first of a month in either calendar, so that day 6 is the sixth: 1 September 2026, and 1 Shahrivar 1405. */
const FIRST_DAYS = { gregory: Date.UTC(2026, 8, 1), persian: Date.UTC(2026, 7, 23) } as const
export type HoneyCalendar = keyof typeof FIRST_DAYS
const days = (calendar: HoneyCalendar) => (n: number): string => new Date(FIRST_DAYS[calendar] + (n - 1) * 86_400_000).toISOString().slice(0, 10)

export const honeyPeriod = (calendar: HoneyCalendar): string => `${days(calendar)(1)}/${days(calendar)(HONEY.length)}`

/** The shop as a source: each kilogram is one won deal of its day. */
export function honeySource(leaflets: string, calendar: HoneyCalendar): DataSource {
  const day = days(calendar)
  const opportunities = HONEY.flatMap((kilograms, i) => Array.from({ length: kilograms }, (_, n): Row<'opportunities'> => ({
    id: `${i + 1}-${n + 1}`, stage: 'sold', createdAt: day(i + 1), closedAt: day(i + 1),
  })))
  return new DataSource({
    frame: { zone: 'UTC', weekStart: 6, weekend: [5] },
    from: {
      adapter: 'rows',
      tables: {
        stages: [{ id: 'asked', order: 1, kind: 'open' }, { id: 'sold', order: 2, kind: 'won' }, { id: 'left', order: 3, kind: 'lost' }],
        opportunities,
        interventions: [{ id: 'leaflets', label: leaflets, start: day(6), end: day(12) }],
      },
    },
  })
}
