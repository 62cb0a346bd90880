import { fold } from './fold.ts'
import type { StageKind } from './records.ts'

/**
 * What stages are usually called, for sources that do not list theirs. A guess by name is shown to the reader as such:
 * the stages stand in the funnel and in the definition card, and a table of stages overrules all of this.
 */

const WON_WORDS: ReadonlySet<string> = new Set(['won', 'win', 'closedwon', 'sold', 'success', 'successful', 'موفق', 'موفقیت', 'برنده', 'برد', 'فروش', 'فروخته'])
const LOST_WORDS: ReadonlySet<string> = new Set([
  'lost', 'lose', 'closedlost', 'fail', 'failed', 'unsuccessful', 'dead', 'abandoned', 'rejected', 'disqualified', 'cancelled', 'canceled',
  'ناموفق', 'بازنده', 'باخت', 'باخته', 'شکست', 'لغو',
])
/** In the text without its spaces, so that a joiner, a space or neither makes no difference. */
const LOST_PIECES = ['closedlost', 'ناموفق', 'ازدسترفته', 'لغوشده', 'ردشده']
const WON_PIECES = ['closedwon', 'بستهشدهموفق', 'برندهشده', 'فروختهشده']

/** Open stages in their usual order; a stage stands where its first matching piece does. */
const USUAL_ORDER: readonly (readonly string[])[] = [
  ['prospect', 'lead', 'inquiry', 'incoming', 'سرنخ', 'شناسایی', 'مشتریبالقوه', 'جدید'],
  ['qualif', 'احراز', 'صلاحیت', 'واجدشرایط', 'ارزیابی'],
  ['engag', 'contact', 'discover', 'needs', 'meeting', 'appointment', 'تماس', 'نیاز', 'جلسه', 'تعامل'],
  ['demo', 'present', 'trial', 'pilot', 'دمو', 'نمایش', 'ارائه'],
  ['proposal', 'quot', 'offer', 'perception', 'پیشنهاد', 'پیشفاکتور'],
  ['negotiat', 'review', 'مذاکره', 'چانه'],
  ['contract', 'commit', 'closing', 'قرارداد'],
]

/** Kind of a stage by its name. */
export function kindByName(name: string): StageKind {
  const folded = fold(name).replace(/([a-z])(\d)/g, '$1 $2')
  const words = folded.split(/[^\p{L}]+/u)
  const joined = words.join('')
  // Lost first: “not successful” in Persian contains “successful”.
  if (words.some((word) => LOST_WORDS.has(word)) || LOST_PIECES.some((piece) => joined.includes(fold(piece)))) return 'lost'
  if (words.some((word) => WON_WORDS.has(word)) || WON_PIECES.some((piece) => joined.includes(fold(piece)))) return 'won'
  return 'open'
}

/** Place of an open stage in the usual order; after all of them when its name is unusual. */
export function usualPlace(name: string): number {
  const joined = fold(name).replace(/[^\p{L}]+/gu, '')
  const place = USUAL_ORDER.findIndex((pieces) => pieces.some((piece) => joined.includes(fold(piece))))
  return place < 0 ? USUAL_ORDER.length : place
}
