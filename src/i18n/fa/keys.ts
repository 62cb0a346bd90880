import type { KeysWords } from '../keys.ts'

const choose = ['Enter', 'اینتر', 'انتخاب'] as const
const clear = ['Esc', 'اسکیپ', 'پاک کردن'] as const

export const keys: KeysWords = {
  rows: [['↑ ↓', 'پیکان بالا و پایین', 'جابه‌جایی'], ['Home End', 'هوم و اند', 'اول و آخر'], choose],
  heads: [['← →', 'پیکان چپ و راست', 'جابه‌جایی'], ['Enter', 'اینتر', 'مرتب‌سازی']],
  span: [['← →', 'پیکان چپ و راست', 'جابه‌جایی'], choose, ['Shift ← →', 'شیفت با پیکان چپ و راست', 'انتخاب چند دوره'], clear],
  period: [['← →', 'پیکان چپ و راست', 'جابه‌جایی'], choose, clear],
  values: [['← →', 'پیکان چپ و راست', 'مقدار پیشین و بعدی']],
  feed: [['Page Up Page Down', 'پیج‌آپ و پیج‌داون', 'یادداشت پیشین و بعدی']],
  marks: ['← →', 'پیکان چپ و راست', 'جزئیات'],
  drill: ['Ctrl Enter', 'کنترل و اینتر', 'باز کردن فرصت‌ها'],
}
