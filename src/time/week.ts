import type { Weekday } from '../model/index.ts'

/** First day and days off of a week. */
export interface Week { readonly weekStart: Weekday; readonly weekend: readonly Weekday[] }

/** The ISO week, where nothing better is known. */
const ISO_WEEK: Week = { weekStart: 1, weekend: [6, 7] }

/** Weeks of hosts whose Intl does not tell: first day, days off, regions. From CLDR's week data; others are ISO's. */
const WEEKS: readonly (readonly [Weekday, readonly Weekday[], string])[] = [
  [6, [5], 'IR'],
  [6, [4, 5], 'AF'],
  [6, [6, 7], 'DJ'],
  [6, [5, 6], 'BH DZ EG IQ JO KW LY OM QA SD SY'],
  [7, [5, 6], 'IL SA YE'],
  [7, [7], 'IN'],
  [1, [7], 'UG'],
  [7, [6, 7], 'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID JM JP KE KH KR LA MH MM MO MT MX MZ'],
  [7, [6, 7], 'NI NP PA PE PH PK PR PT PY SG SV TH TT TW UM US VE VI WS ZA ZW'],
]

/**
 * Zones outside the Americas whose region does not keep ISO's week, by region: for a page in English, whose language
 * tells nothing, and a team in Tehran.
 */
const ZONES: Readonly<Record<string, string>> = {
  IR: 'Asia/Tehran Iran', AF: 'Asia/Kabul', IL: 'Asia/Jerusalem Asia/Tel_Aviv Israel', SA: 'Asia/Riyadh',
  YE: 'Asia/Aden', KW: 'Asia/Kuwait', QA: 'Asia/Qatar', BH: 'Asia/Bahrain', OM: 'Asia/Muscat',
  IQ: 'Asia/Baghdad', JO: 'Asia/Amman', SY: 'Asia/Damascus', EG: 'Africa/Cairo Egypt', LY: 'Africa/Tripoli',
  DZ: 'Africa/Algiers', SD: 'Africa/Khartoum',
  DJ: 'Africa/Djibouti', IN: 'Asia/Kolkata Asia/Calcutta', PK: 'Asia/Karachi', BD: 'Asia/Dhaka',
  NP: 'Asia/Kathmandu Asia/Katmandu', JP: 'Asia/Tokyo Japan', KR: 'Asia/Seoul', TW: 'Asia/Taipei', HK: 'Asia/Hong_Kong',
  SG: 'Asia/Singapore', PH: 'Asia/Manila', TH: 'Asia/Bangkok', ID: 'Asia/Jakarta', ZA: 'Africa/Johannesburg',
  KE: 'Africa/Nairobi', ET: 'Africa/Addis_Ababa', UG: 'Africa/Kampala', PT: 'Europe/Lisbon', MT: 'Europe/Malta',
  US: 'Pacific/Honolulu',
}

/** The Americas begin on Sunday, but for these. */
const MONDAY_AMERICAS = /Argentina|Buenos_Aires|Santiago|Montevideo|Guayaquil|La_Paz|Costa_Rica|Havana/

/** The region whose week a zone suggests: `001` for ISO's; undefined where the zone is no place, such as UTC. */
function regionOf(zone: string): string | undefined {
  const named = Object.keys(ZONES).find((region) => ZONES[region]!.split(' ').includes(zone))
  if (named || !zone.includes('/') || zone.startsWith('Etc/')) return named
  return /^(America|US|Canada)\//.test(zone) && !MONDAY_AMERICAS.test(zone) ? 'US' : '001'
}

/**
 * The week of a reader: by the locale's own region or week extension (`fa-IR`, `en-u-fw-sat`) when it has one, else by
 * the zone's region, else by where the language is mostly spoken, else ISO's.
 */
export function weekOf(locale: string | undefined, zone: string): Week {
  const asked = parse(locale)
  if (asked && (asked.region || /-u(-.*)?-(fw|rg)-/.test(asked.toString()))) return weekIn(asked)
  const region = regionOf(zone)
  if (region === '001') return ISO_WEEK
  const there = parse(region && `und-${region}`) ?? asked?.maximize()
  return there ? weekIn(there) : ISO_WEEK
}

/** A locale's week by the host's own data, else by the table; from the day that its extension asks for. */
function weekIn(locale: Intl.Locale): Week {
  const week = weekInfo(locale) ?? listed(locale)
  // WebKitGTK 2.50 takes no notice of the extension in what it tells.
  const first = FIRST_DAYS.indexOf(/-u(?:-.*)?-fw-(\w+)/.exec(locale.toString())?.[1] ?? '') + 1
  return isWeekday(first) ? { ...week, weekStart: first } : week
}
const FIRST_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function listed(locale: Intl.Locale): Week {
  const region = locale.maximize().region ?? ''
  const row = WEEKS.find(([, , regions]) => regions.split(' ').includes(region))
  return row ? { weekStart: row[0], weekend: row[1] } : ISO_WEEK
}

/** As standardised a method, in older browsers a property, in others absent. */
function weekInfo(locale: Intl.Locale): Week | null {
  const method: unknown = Reflect.get(locale, 'getWeekInfo')
  const info: unknown = typeof method === 'function' ? method.call(locale) : Reflect.get(locale, 'weekInfo')
  if (typeof info !== 'object' || info === null) return null
  const { firstDay, weekend } = info as { firstDay?: unknown; weekend?: unknown }
  if (!isWeekday(firstDay) || !Array.isArray(weekend) || !weekend.every(isWeekday)) return null
  return { weekStart: firstDay, weekend }
}

export function isWeekday(value: unknown): value is Weekday {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7
}

function parse(locale: string | undefined): Intl.Locale | undefined {
  if (!locale) return undefined
  try {
    return new Intl.Locale(locale)
  } catch {
    return undefined
  }
}
