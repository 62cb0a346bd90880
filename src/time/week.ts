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
 * The region whose week a zone suggests, for zones in regions that do not keep ISO's week and where the language alone
 * tells nothing: a page in English for a team in Tehran.
 */
const ZONE_REGIONS: Readonly<Record<string, string>> = {
  'Asia/Tehran': 'IR', 'Asia/Kabul': 'AF', 'Asia/Jerusalem': 'IL', 'Asia/Tel_Aviv': 'IL', 'Asia/Riyadh': 'SA',
  'Asia/Dubai': 'AE', 'Asia/Kuwait': 'KW', 'Asia/Qatar': 'QA', 'Asia/Bahrain': 'BH', 'Asia/Muscat': 'OM',
  'Asia/Aden': 'YE', 'Asia/Baghdad': 'IQ', 'Asia/Amman': 'JO', 'Asia/Damascus': 'SY', 'Asia/Beirut': 'LB',
  'Africa/Cairo': 'EG', 'Africa/Tripoli': 'LY', 'Africa/Algiers': 'DZ', 'Africa/Tunis': 'TN',
  'Africa/Casablanca': 'MA', 'Africa/Khartoum': 'SD', 'Africa/Djibouti': 'DJ', 'Asia/Kolkata': 'IN',
  'Asia/Calcutta': 'IN', 'Asia/Karachi': 'PK', 'Asia/Dhaka': 'BD', 'Asia/Kathmandu': 'NP', 'Asia/Katmandu': 'NP',
  'Asia/Tokyo': 'JP', 'Asia/Seoul': 'KR', 'Asia/Taipei': 'TW', 'Asia/Hong_Kong': 'HK', 'Asia/Shanghai': 'CN',
  'Asia/Singapore': 'SG', 'Asia/Manila': 'PH', 'Asia/Bangkok': 'TH', 'Asia/Jakarta': 'ID', 'Asia/Istanbul': 'TR',
  'Asia/Dushanbe': 'TJ', 'Asia/Baku': 'AZ', 'Europe/Lisbon': 'PT', 'Europe/Malta': 'MT', 'America/New_York': 'US',
  'America/Detroit': 'US', 'America/Chicago': 'US', 'America/Denver': 'US', 'America/Phoenix': 'US',
  'America/Los_Angeles': 'US', 'America/Anchorage': 'US', 'Pacific/Honolulu': 'US', 'America/Toronto': 'CA',
  'America/Vancouver': 'CA', 'America/Winnipeg': 'CA', 'America/Edmonton': 'CA', 'America/Halifax': 'CA',
  'America/St_Johns': 'CA', 'America/Sao_Paulo': 'BR', 'America/Mexico_City': 'MX', 'America/Bogota': 'CO',
  'America/Lima': 'PE', 'America/Caracas': 'VE', 'Africa/Johannesburg': 'ZA', 'Africa/Nairobi': 'KE',
  'Africa/Addis_Ababa': 'ET',
}

/**
 * The week of a reader: by the locale's own region or week extension (`fa-IR`, `en-u-fw-sat`) when it has one, else by
 * the zone's region, else by where the language is mostly spoken, else ISO's.
 */
export function weekOf(locale: string | undefined, zone: string): Week {
  const asked = parse(locale)
  if (asked && (asked.region || /-u(-.*)?-(fw|rg)-/.test(asked.toString()))) return weekIn(asked)
  const region = ZONE_REGIONS[zone] ?? (zone.startsWith('Europe/') ? '001' : undefined)
  if (region === '001') return ISO_WEEK
  const there = parse(region === undefined ? undefined : `und-${region}`) ?? asked?.maximize()
  return there ? weekIn(there) : ISO_WEEK
}

/** A locale's week by the host's own data, else by the table. */
function weekIn(locale: Intl.Locale): Week {
  const told = weekInfo(locale)
  if (told) return told
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
