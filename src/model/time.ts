/** A calendar that Temporal knows, by its BCP 47 key. */
export type CalendarId =
  | 'gregory' | 'persian' | 'islamic-umalqura' | 'islamic-civil' | 'islamic-tbla' | 'hebrew' | 'indian' | 'coptic'
  | 'ethiopic' | 'buddhist' | 'japanese' | 'roc' | 'chinese' | 'dangi' | 'iso8601'

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** How instants become days, weeks and months. */
export interface TimeFrame {
  readonly calendar: CalendarId
  /** IANA zone. */
  readonly zone: string
  /** First day of a week. */
  readonly weekStart: Weekday
  /** Days off, such as `[5]` (Friday) for Iran. */
  readonly weekend: readonly Weekday[]
  /**
   * Weekdays that count as half a working day, such as `[4]` for a half Thursday in Iran (off: put it among `weekend`;
   * worked: in neither). None when absent.
   */
  readonly halfDays?: readonly Weekday[]
}

/** What is said of a frame; the source's own settings stand in for the rest. */
export interface FrameSpec extends Partial<TimeFrame> {
  /** BCP 47 of the reader, empty where it is not known: decides the week where nothing here does. */
  readonly locale?: string
}

/** A half-open range of instants, epoch ms: `start ≤ t < end`. */
export interface Period { readonly start: number; readonly end: number }

/** Periods that readers choose by name. */
export const PERIOD_NAMES = [
  'all', 'today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month', 'this-quarter', 'last-quarter',
  'this-year', 'last-year', 'last-7-days', 'last-30-days', 'last-90-days', 'last-365-days',
] as const
export type PeriodName = (typeof PERIOD_NAMES)[number]

/**
 * A period as one asks for it: by name; by calendar dates (ISO, both inclusive); or by instants (half-open).
 */
export type PeriodSpec =
  | PeriodName
  | { readonly from: string; readonly to: string }
  | Period

/** What a period is compared with. */
export type CompareSpec = 'none' | 'previous' | 'last-year'

/** A bucket of a time axis. */
export interface Bucket extends Period {
  /** Has not ended as of T, or was clipped by the period. */
  readonly partial: boolean
}
