import type { Tables } from '../../src/model/index.ts'
import { Random } from './random.ts'

export type Language = 'en' | 'fa'
const DAY = 86_400_000

/** Sources of opportunities: name, share, and how they move the odds (in logits). */
export const SOURCES = [
  { en: 'Referral', fa: 'معرفی', share: 14, odds: 0.55 },
  { en: 'Repeat customer', fa: 'مشتری پیشین', share: 19, odds: 0.4 },
  { en: 'Exhibition', fa: 'نمایشگاه', share: 8, odds: 0.05 },
  { en: 'Website', fa: 'وب‌گاه', share: 24, odds: -0.05 },
  { en: 'Cold call', fa: 'تماس سرد', share: 21, odds: -0.45 },
  { en: 'Telegram', fa: 'تلگرام', share: 8, odds: -0.1 },
  { en: 'Partner', fa: 'همکار', share: 6, odds: 0.1 },
] as const

/** Products: name, share, and the median amount in USD. */
export const PRODUCTS = [
  { en: 'CRM licence', fa: 'پروانهٔ سی‌آرام', share: 34, amount: 2400 },
  { en: 'Support contract', fa: 'قرارداد پشتیبانی', share: 26, amount: 1100 },
  { en: 'Training', fa: 'آموزش', share: 18, amount: 650 },
  { en: 'Integration', fa: 'یکپارچه‌سازی', share: 14, amount: 5200 },
  { en: 'Hardware', fa: 'سخت‌افزار', share: 8, amount: 8900 },
] as const

export const REGIONS = [
  { en: 'Tehran', fa: 'تهران', share: 45 },
  { en: 'Isfahan', fa: 'اصفهان', share: 16 },
  { en: 'Mashhad', fa: 'مشهد', share: 14 },
  { en: 'Tabriz', fa: 'تبریز', share: 10 },
  { en: 'Shiraz', fa: 'شیراز', share: 9 },
  { en: 'South', fa: 'جنوب', share: 6 },
] as const

/** Why deals are lost; the last share is left unrecorded. */
export const LOST_REASONS = [
  { en: 'Price', fa: 'قیمت', share: 36 },
  { en: 'Competitor', fa: 'رقیب', share: 20 },
  { en: 'No reply', fa: 'بی‌پاسخ', share: 17 },
  { en: 'Timing', fa: 'زمان نامناسب', share: 14 },
  { en: null, fa: null, share: 13 },
] as const

/** Open stages: usual share that moves on, and the median stay in days. */
export const STAGES = [
  { id: 'lead', en: 'Lead', fa: 'سرنخ', passes: 0.8, days: 4 },
  { id: 'qualified', en: 'Qualified', fa: 'واجد شرایط', passes: 0.82, days: 9 },
  { id: 'demo', en: 'Demo', fa: 'نمایش محصول', passes: 0.86, days: 8 },
  { id: 'proposal', en: 'Proposal', fa: 'پیشنهاد قیمت', passes: 0.86, days: 14 },
  { id: 'negotiation', en: 'Negotiation', fa: 'مذاکره', passes: 0.88, days: 9 },
] as const
export const WON = STAGES.length
export const LOST = STAGES.length + 1
export const STAGE_IDS = [...STAGES.map((s) => s.id), 'won', 'lost'] as const

const TEAMS = [['North', 'شمال'], ['South', 'جنوب'], ['East', 'شرق'], ['West', 'غرب'], ['Key accounts', 'مشتریان کلیدی'], ['Online', 'برخط']] as const
const FIRST = [
  ['Arash', 'آرش'], ['Bahar', 'بهار'], ['Dana', 'دانا'], ['Elham', 'الهام'], ['Farid', 'فرید'], ['Golnaz', 'گلناز'], ['Hamed', 'حامد'], ['Kaveh', 'کاوه'],
  ['Laleh', 'لاله'], ['Mehdi', 'مهدی'], ['Nasrin', 'نسرین'], ['Omid', 'امید'], ['Parisa', 'پریسا'], ['Reza', 'رضا'], ['Samira', 'سمیرا'], ['Taraneh', 'ترانه'],
  ['Vahid', 'وحید'], ['Yasaman', 'یاسمن'], ['Zahra', 'زهرا'], ['Ali', 'علی'],
] as const
const LAST = [
  ['Karimi', 'کریمی'], ['Sadeghi', 'صادقی'], ['Moradi', 'مرادی'], ['Rostami', 'رستمی'], ['Ahmadi', 'احمدی'], ['Taheri', 'طاهری'], ['Naseri', 'ناصری'], ['Shams', 'شمس'],
  ['Kazemi', 'کاظمی'], ['Jafari', 'جعفری'], ['Hosseini', 'حسینی'], ['Rahimi', 'رحیمی'], ['Akbari', 'اکبری'],
] as const
const COMPANIES = [
  ['Sepehr', 'سپهر'], ['Nik', 'نیک'], ['Parto', 'پرتو'], ['Aras', 'ارس'], ['Mehr', 'مهر'], ['Kian', 'کیان'], ['Toos', 'توس'], ['Alborz', 'البرز'],
  ['Damavand', 'دماوند'], ['Caspian', 'کاسپین'], ['Pars', 'پارس'], ['Zagros', 'زاگرس'], ['Simorgh', 'سیمرغ'], ['Anahita', 'آناهیتا'], ['Ofogh', 'افق'],
] as const
const TRADES = [
  ['Steel', 'فولاد'], ['Pharma', 'داروسازی'], ['Trading', 'بازرگانی'], ['Tile', 'کاشی'], ['Logistics', 'ترابری'], ['Foods', 'صنایع غذایی'], ['Glass', 'شیشهٔ'], ['Textile', 'نساجی'],
  ['Software', 'نرم‌افزاری'], ['Clinic', 'درمانگاه'],
] as const
const SEGMENTS = [['Enterprise', 'سازمانی'], ['Mid-size', 'میان‌رده'], ['Small', 'کوچک']] as const

export const REPS = 40
export const CUSTOMERS = 1200

export const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** When the two interventions took place, days before now: the second one is still fresh in the charts. */
export const INTERVENTIONS = [
  { id: 'exhibition', en: 'Trade fair', fa: 'نمایشگاه بین‌المللی', from: 402, to: 389, lift: 1.45, odds: 0 },
  { id: 'promotion', en: 'Autumn promotion', fa: 'جشنوارهٔ پاییز', from: 61, to: 34, lift: 1.25, odds: 0.35 },
] as const

/** How able and how busy each rep is, and whether that changes; the last ones joined lately. */
export function talents(seed: number): readonly { odds: number; drift: number; share: number; since: number }[] {
  const random = new Random(seed + 7)
  return Array.from({ length: REPS }, (_, i) => ({
    odds: random.normal() * 0.32,
    // Most stay as they are; some learn, and one has lost heart.
    drift: i % 13 === 4 ? 0.9 : i % 17 === 9 ? 0.6 : i === 21 ? -1.2 : 0,
    share: (i > 36 ? 0.6 : 1) * random.lognormal(1, 0.28),
    since: i > 37 ? 40 + random.below(20) : i > 34 ? 200 + random.below(100) : 9999,
  }))
}

/** The small tables: everything but opportunities, their events and notes. */
export function referenceTables(language: Language, seed: number, now: number, opportunities: number): Tables {
  const random = new Random(seed + 11)
  const reps = talents(seed)
  const name = (i: number) => {
    const first = FIRST[i % FIRST.length]!
    const last = LAST[(i * 5 + Math.floor(i / FIRST.length) * 3) % LAST.length]!
    return { en: `${first[0]} ${last[0]}`, fa: `${first[1]} ${last[1]}` }
  }
  const perQuarter = (opportunities / 8 / REPS) * 0.5 * (language === 'fa' ? 1_900_000_000 : 270_000)
  const first = new Date(now - 730 * DAY)
  const quarters = Array.from({ length: 10 }, (_, q) => {
    const month = Math.floor(first.getUTCMonth() / 3) * 3 + q * 3
    return [Date.UTC(first.getUTCFullYear(), month, 1), Date.UTC(first.getUTCFullYear(), month + 3, 0)] as const
  })
  return {
    stages: [
      ...STAGES.map((s, order) => ({ id: s.id, name: { en: s.en, fa: s.fa }, order, kind: 'open' as const, stuckAfterDays: s.days * 5 })),
      { id: 'won', name: { en: 'Won', fa: 'موفق' }, order: 10, kind: 'won' as const },
      { id: 'lost', name: { en: 'Lost', fa: 'ازدست‌رفته' }, order: 11, kind: 'lost' as const },
    ],
    teams: TEAMS.map(([en, fa], i) => ({ id: `team-${i + 1}`, name: { en, fa } })),
    reps: reps.map(({ since }, i) => ({
      id: `rep-${i + 1}`, name: name(i), teamId: `team-${(i % TEAMS.length) + 1}`, fte: i % 9 === 5 ? 0.5 : 1,
      ...(since < 9999 ? { activeFrom: isoDay(now - since * DAY) } : {}),
    })),
    customers: Array.from({ length: CUSTOMERS }, (_, i) => {
      const company = COMPANIES[i % COMPANIES.length]!
      const trade = TRADES[(i * 7 + Math.floor(i / COMPANIES.length)) % TRADES.length]!
      const number = Math.floor(i / (COMPANIES.length * TRADES.length))
      const suffix = (locale: Language) => (number === 0 ? '' : ` ${(number + 1).toLocaleString(locale)}`)
      return { id: `c-${i + 1}`, name: { en: `${company[0]} ${trade[0]}${suffix('en')}`, fa: `${trade[1]} ${company[1]}${suffix('fa')}` }, segment: SEGMENTS[i % 7 === 0 ? 0 : i % 3 === 0 ? 1 : 2][language === 'fa' ? 1 : 0] }
    }),
    goals: [...reps.flatMap(({ share }, i) => quarters.map(([start, end], q) => ({
      id: `goal-${i + 1}-${q}`, scope: `rep:rep-${i + 1}`, start: isoDay(start), end: isoDay(end), metric: 'wonAmount' as const,
      value: Math.max(1, Math.round((perQuarter * share * (0.85 + random.next() * 0.3)) / 1000) * 1000), currency: currencyOf(language),
    }))), ...quarters.map(([start, end], q) => ({
      id: `goal-all-${q}`, scope: null, start: isoDay(start), end: isoDay(end), metric: 'wonAmount' as const, value: Math.round(perQuarter * REPS * 1.08 / 1000) * 1000, currency: currencyOf(language),
    })), ...TEAMS.flatMap((_, i) => quarters.map(([start, end], q) => ({
      id: `goal-team-${i + 1}-${q}`, scope: `team:team-${i + 1}`, start: isoDay(start), end: isoDay(end), metric: 'wonAmount' as const,
      value: Math.round(perQuarter * reps.reduce((sum, { share }, rep) => sum + (rep % TEAMS.length === i ? share : 0), 0) / 1000) * 1000, currency: currencyOf(language),
    })))],
    interventions: INTERVENTIONS.map((t) => ({ id: t.id, label: { en: t.en, fa: t.fa }, start: isoDay(now - t.from * DAY), end: isoDay(now - t.to * DAY) })),
  }
}

export const currencyOf = (language: Language): string => (language === 'fa' ? 'IRR' : 'USD')
/** Minor units of the currency that one US dollar of the price list stands for. */
export const minorPerDollar = (language: Language): number => (language === 'fa' ? 700_000 : 100)
