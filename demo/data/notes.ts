import type { Row } from '../../src/model/index.ts'
import { CUSTOMERS, REPS, type Language } from './company.ts'
import { Random } from './random.ts'
import type { Plan } from './opportunities.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
type Mood = NonNullable<Row<'notes'>['mood']>
type Kind = NonNullable<Row<'notes'>['kind']>

/** What reps write after a call: kind, mood (null: not recorded), and the text in both languages. */
const TEXTS: readonly { kind: Kind; mood: Mood | null; en: string; fa: string; action?: true }[] = [
  { kind: 'call', mood: 'cheerful', en: 'Wants a second delivery before Yalda. Asked for the invoice in two parts.', fa: 'پالت دوم را پیش از یلدا می‌خواهد. صورت‌حساب را دو بخشی خواست.', action: true },
  { kind: 'meeting', mood: 'good_tempered', en: 'Saw the demo with the finance manager; both liked the reports.', fa: 'نمایش محصول را همراه مدیر مالی دید؛ هر دو گزارش‌ها را پسندیدند.' },
  { kind: 'meeting', mood: 'hot_tempered', en: 'Angry about the late delivery of Mehr. Will only sign with a penalty clause.', fa: 'از دیرکرد تحویل مهرماه عصبانی است. تنها با بند جریمه امضا می‌کند.', action: true },
  { kind: 'email', mood: 'good_tempered', en: 'Sent price list 1405/3 (CRM 2.0, 12 seats); reply promised by Thursday.', fa: 'فهرست قیمت ۱۴۰۵/۳ فرستاده شد (CRM 2.0، ۱۲ کاربر)؛ قول پاسخ تا پنجشنبه.', action: true },
  { kind: 'call', mood: 'sad', en: 'Budget moved to next year. Call again in Dey.', fa: 'بودجه به سال بعد رفت. دی‌ماه دوباره تماس.', action: true },
  { kind: 'call', mood: null, en: 'Left a message with the secretary.', fa: 'برای منشی پیام گذاشته شد.' },
  { kind: 'meeting', mood: 'neutral', en: 'Compared us with one rival on price. Asked for references in the same trade.', fa: 'ما را در قیمت با یک رقیب سنجید. نشانی مشتریان هم‌صنف را خواست.' },
  { kind: 'message', mood: 'cheerful', en: 'Thanked us for the quick repair; open to a support contract.', fa: 'از تعمیر سریع تشکر کرد؛ آمادهٔ قرارداد پشتیبانی است.' },
  { kind: 'call', mood: 'good_tempered', en: 'The technical questions are answered. Waiting for the board.', fa: 'پرسش‌های فنی پاسخ داده شد. منتظر هیئت‌مدیره است.' },
  { kind: 'email', mood: 'neutral', en: 'Contract draft sent. Documents: https://example.com/contract', fa: 'پیش‌نویس قرارداد فرستاده شد. مدارک: https://example.com/contract' },
  { kind: 'call', mood: 'hot_tempered', en: 'Did not like the change of salesperson. Wants the old contact back.', fa: 'از عوض‌شدن کارشناس ناراضی است. رابط پیشین را می‌خواهد.', action: true },
  { kind: 'note', mood: null, en: 'Their buyer changed in Aban; the new one is Mr Ali Noori.', fa: 'مسئول خریدشان آبان‌ماه عوض شد؛ مسئول تازه آقای علی نوری است.' },
  { kind: 'meeting', mood: 'cheerful', en: 'Agreed on training for 12 people, two days, at their office.', fa: 'آموزش ۱۲ نفر، دو روز، در دفتر خودشان قطعی شد.' },
  { kind: 'call', mood: 'neutral', en: 'Will decide after the exhibition.', fa: 'پس از نمایشگاه تصمیم می‌گیرد.' },
  { kind: 'message', mood: 'good_tempered', en: 'Asked for a discount for paying at once. Offered three percent.', fa: 'برای پرداخت نقدی تخفیف خواست. سه درصد پیشنهاد شد.' },
  { kind: 'task', mood: null, en: 'Send the warranty terms to their lawyer.', fa: 'شرایط ضمانت برای وکیل‌شان فرستاده شود.', action: true },
]

/** The same day in Tehran, between eight and five; Fridays become Thursdays. */
function workingHour(at: number, random: Random): number {
  const day = Math.floor((at + 3.5 * HOUR) / DAY)
  // Day 0 of the epoch was a Thursday.
  const worked = day % 7 === 1 ? day - 1 : day
  return worked * DAY - 3.5 * HOUR + (8 + random.next() * 9) * HOUR
}

/** Notes of the last months, denser towards now; a few are hidden, pinned, or wait for something to be done. */
export function notesOf(plan: Plan): Row<'notes'>[] {
  const random = new Random(plan.seed + 23)
  const count = Math.min(12_000, Math.round(plan.opportunities * 0.2))
  return Array.from({ length: count }, (_, i): Row<'notes'> => {
    const { kind, mood, action, ...text } = random.pick(TEXTS)
    const then = workingHour(plan.now - Math.pow(random.next(), 1.7) * 540 * DAY, random)
    const at = then > plan.now - HOUR / 4 ? workingHour(then - DAY, random) : then
    const hidden = random.chance(0.015)
    return {
      id: `n-${i + 1}`,
      at: Math.round(at / 60_000) * 60_000,
      authorId: `rep-${random.below(REPS) + 1}`,
      opportunityId: 1 + random.below(plan.opportunities),
      customerId: `c-${random.below(CUSTOMERS) + 1}`,
      kind,
      isContact: kind === 'call' || kind === 'meeting',
      mood: random.chance(0.06) ? null : mood,
      text: hidden ? null : text[plan.language],
      pinned: random.chance(0.0008),
      needsAction: action === true && at > plan.now - 45 * DAY && random.chance(0.12),
      hidden,
    }
  })
}

/** A handful of rows as real exports have them, so that the line beneath each widget has something to say. */
export function brokenRows(plan: Plan): { opportunities: object[]; stageEvents: object[]; notes: object[] } {
  const later = plan.now + 30 * DAY
  return {
    opportunities: [
      { id: 1, createdAt: plan.now - 3 * DAY, ownerId: 'rep-2', amount: 5000 },
      { id: 'import-17', createdAt: plan.now - 9 * DAY, ownerId: 'rep-4', amount: -250_000 },
      { id: 'import-18', createdAt: 'last Tuesday', ownerId: 'rep-4', amount: 12_000 },
      { id: 'import-19', createdAt: plan.now - 12 * DAY, ownerId: 'rep-9', amount: '12,5x' },
    ],
    stageEvents: [
      { id: 'e-x1', opportunityId: 2, at: plan.now - 2 * DAY, toStage: 'signed?' },
      { id: 'e-x2', opportunityId: 3, at: later, toStage: 'won' },
    ],
    notes: [{ id: 'n-x1', at: plan.now - DAY, kind: 'call', mood: 'grumpy', opportunityId: 4, text: '…' }],
  }
}

export type { Language }
