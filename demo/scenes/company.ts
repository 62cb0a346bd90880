import type { Label, Row, Tables } from '../../src/model/index.ts'
import type { Language } from '../data/company.ts'
import { Random } from '../data/random.ts'

const DAY = 86_400_000
/** Scenes stand still: a Monday noon in Tehran. */
export const NOW = Date.UTC(2026, 10, 16, 8, 30)

type Named = 'stage' | 'rep' | 'team' | 'customer' | 'source' | 'product' | 'reason' | 'intervention' | 'note'
/** What of a company can be out of the ordinary. */
export interface Make {
  readonly language: Language
  readonly deals?: number
  /** At most as many as deals; default 24. */
  readonly notes?: number
  /** Default 6. */
  readonly reps?: number
  /** Open stages. */
  readonly stages?: number
  /** In place of an ordinary name. */
  readonly name?: (what: Named, i: number) => Label
  /** Minor units of the deal `i`. */
  readonly amount?: (i: number, usual: number) => number | null
  /** When the deal `i` was created. */
  readonly created?: (i: number, usual: number) => number
}

const WORDS: Record<Language, Record<Named, readonly string[]>> = {
  en: {
    stage: ['Lead', 'Qualified', 'Proposal', 'Negotiation'], rep: ['Nasrin Taheri', 'Vahid Akbari', 'Laleh Shams', 'Omid Rahimi', 'Dana Moradi', 'Parisa Naseri'],
    team: ['North', 'South'], customer: ['Sepehr Steel', 'Nik Pharma', 'Parto Trading', 'Aras Tile', 'Toos Glass', 'Kian Foods', 'Mehr Logistics', 'Alborz Textile'],
    source: ['Referral', 'Website', 'Cold call', 'Exhibition'], product: ['Licence', 'Support'], reason: ['Price', 'Competitor', 'Timing'], intervention: ['Autumn promotion'],
    note: ['Wants the offer in writing by Thursday.', 'Angry about the late delivery.', 'Asked for a discount for paying at once.', 'Left a message with the secretary.', 'Thanked us for the quick repair.'],
  },
  fa: {
    stage: ['سرنخ', 'واجد شرایط', 'پیشنهاد قیمت', 'مذاکره'], rep: ['نسرین طاهری', 'وحید اکبری', 'لاله شمس', 'امید رحیمی', 'دانا مرادی', 'پریسا ناصری'],
    team: ['شمال', 'جنوب'], customer: ['فولاد سپهر', 'داروسازی نیک', 'بازرگانی پرتو', 'کاشی ارس', 'شیشهٔ توس', 'صنایع غذایی کیان', 'ترابری مهر', 'نساجی البرز'],
    source: ['معرفی', 'وب‌گاه', 'تماس سرد', 'نمایشگاه'], product: ['پروانه', 'پشتیبانی'], reason: ['قیمت', 'رقیب', 'زمان نامناسب'], intervention: ['جشنوارهٔ پاییز'],
    note: ['پیشنهاد را کتبی و تا پنجشنبه می‌خواهد.', 'از دیرکرد تحویل عصبانی است.', 'برای پرداخت نقدی تخفیف خواست.', 'برای منشی پیام گذاشته شد.', 'از تعمیر سریع تشکر کرد.'],
  },
}
const ENDS = { en: ['Won', 'Lost'], fa: ['موفق', 'ازدست‌رفته'] } as const
const MOODS = ['cheerful', 'hot_tempered', 'good_tempered', null, 'sad', 'neutral'] as const
const KINDS = ['call', 'meeting', 'email', 'message', 'note'] as const

/** A small company, the same every time, that is ordinary in all that `make` leaves out. */
export function company(make: Make): Tables {
  const { language, deals = 160, notes = 24, stages = 4, reps = 6 } = make
  const random = new Random(1405)
  const words = WORDS[language]
  const name = (what: Named, i: number): Label => make.name?.(what, i) ?? (what === 'stage' && i >= words.stage.length ? `${words.stage[i % 4]!} ${i + 1}`
    : what === 'rep' && i >= words.rep.length ? `${words.rep[i % 6]!} ${(i + 1).toLocaleString(language, { useGrouping: false })}` : words[what][i % words[what].length]!)
  const text = (what: Named, i: number): string => { const said = name(what, i); return typeof said === 'string' ? said : said[language]! }
  const currency = language === 'fa' ? 'IRR' : 'EUR'
  const stageEvents: Row<'stageEvents'>[] = []
  const opportunities = Array.from({ length: deals }, (_, i): Row<'opportunities'> => {
    const createdAt = make.created?.(i, NOW - (5 + random.next() * 360) * DAY) ?? NOW - (5 + random.next() * 360) * DAY
    const usual = Math.round(random.lognormal(language === 'fa' ? 900_000_000 : 240_000, 0.7))
    let at = createdAt
    let lost = false
    const last = Math.min(stages, 1 + random.below(stages + 2))
    for (let stage = 0; stage < last && at < NOW; stage++) {
      stageEvents.push({ id: `${i}-${stage}`, opportunityId: i, at, toStage: `s${stage}` })
      at += (1 + random.next() * 60 / stages) * DAY
    }
    const ends = random.next()
    if (at < NOW && ends < 0.85) {
      lost = last < stages || ends > 0.5
      stageEvents.push({ id: `${i}-end`, opportunityId: i, at, toStage: lost ? 'lost' : 'won' })
    }
    return {
      id: i, createdAt, ownerId: `r${i % reps}`, customerId: `c${i % 8}`, currency, amount: make.amount ? make.amount(i, usual) : usual,
      source: text('source', i % 4), product: text('product', i % 2), lostReason: lost && i % 7 > 0 ? text('reason', i % 3) : null,
    }
  })
  return {
    stages: [
      ...Array.from({ length: stages }, (_, order) => ({ id: `s${order}`, order, kind: 'open' as const, name: name('stage', order) })),
      { id: 'won', order: stages, kind: 'won', name: ENDS[language][0] }, { id: 'lost', order: stages + 1, kind: 'lost', name: ENDS[language][1] },
    ],
    teams: [0, 1].map((i) => ({ id: `t${i}`, name: name('team', i) })),
    reps: Array.from({ length: reps }, (_, i) => ({ id: `r${i}`, name: name('rep', i), teamId: `t${i % 2}` })),
    customers: Array.from({ length: 8 }, (_, i) => ({ id: `c${i}`, name: name('customer', i) })),
    opportunities, stageEvents,
    notes: Array.from({ length: Math.min(notes, deals) }, (_, i) => ({
      id: i, at: NOW - (0.2 + i * 1.7) * DAY, opportunityId: i, customerId: `c${i % 8}`, authorId: `r${i % reps}`, kind: KINDS[i % 5]!, mood: MOODS[i % 6]!, isContact: i % 5 < 2,
      text: text('note', i % 5), pinned: i === 3, needsAction: i < 24 && i % 6 === 1, hidden: i === 6,
    })),
    interventions: [{ id: 'i', label: name('intervention', 0), start: day(NOW - 80 * DAY), end: day(NOW - 55 * DAY) }],
    goals: Array.from({ length: 6 }, (_, i) => ({ id: i, scope: `rep:r${i}`, start: day(NOW - 365 * DAY), end: day(NOW), metric: 'wonAmount' as const, value: Math.round((language === 'fa' ? 75_000_000 : 18_750) * deals), currency })),
  }
}
const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
