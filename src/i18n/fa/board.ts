import type { board as en } from '../en/board.ts'

export const board: typeof en = {
  clearAll: 'حذف همه',
  undo: 'واگرد',
  redo: 'انجام دوباره',
  filtered: (list) => `فیلتر شد: ${list}`,
  compares: { none: 'هیچ', previous: 'دورهٔ پیش', 'last-year': 'همین روزهای سال پیش' },

  live: 'زنده',
  liveHint: 'تغییرها همان دم دیده می‌شوند.',
  refreshing: 'در حال بارگذاری دوباره…',
  loaded: (moment) => `بارگذاری‌شده در ${moment}`,
  stale: (age) => `${age} از بارگذاری گذشته است و منبع پاسخ نمی‌دهد`,

  tools: 'داشبورد',
  refresh: 'بارگذاری دوباره',
  print: 'چاپ',
  save: 'ذخیرهٔ همه',
  files: { png: 'تصویر (PNG)', svg: 'طرح برداری (SVG)', csv: 'همهٔ جدول‌ها (CSV)' },
  notSaved: 'ذخیره نشد.',
  notRestored: 'بخشی از نمای ذخیره‌شده دیگر با این داده جور نیست و کنار گذاشته شد.',
  noStage: (names) => `این مرحله دیگر در داده‌ها نیست: ${names}. این فیلتر کنار گذاشته شد.`,
  close: 'بستن',

  handedOut: (moment) => `چاپ‌شده در ${moment}`,
}
