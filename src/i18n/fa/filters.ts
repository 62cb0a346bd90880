import type { Dimension } from '../../model/index.ts'
import type { filters as en } from '../en/filters.ts'

const NOUNS: Readonly<Record<Dimension, string>> = {
  owner: 'کارشناس', team: 'تیم', source: 'منبع', product: 'محصول', region: 'منطقه', segment: 'بخش بازار', customer: 'مشتری',
  lostReason: 'علت ازدست‌رفتن', stage: 'مرحله', status: 'وضعیت', pipeline: 'کاریز', currency: 'ارز',
}

export const filters: typeof en = {
  label: 'فیلترها',
  opening: 'فرصت‌های ',
  comma: '، ',
  asOf: '، تا ',
  end: '.',
  compares: { none: 'بی‌سنجش', previous: 'در سنجش با دورهٔ پیش', 'last-year': 'در سنجش با همین روزهای سال پیش' },
  compareOptions: { none: 'هیچ', previous: 'دورهٔ پیش', 'last-year': 'همین روزهای سال پیش' },
  chosen: (dimension, names) => `${dimension} ${names}`,
  several: (kOfN, dimension) => `${kOfN} ${NOUNS[dimension as Dimension] ?? dimension}`,

  period: 'دوره',
  compare: 'سنجش با',
  moment: 'تا',
  add: 'افزودن فیلتر',
  addMoment: 'تا روزی دیگر',
  change: (part, now) => `${part}: ${now}`,
  clear: 'حذف',
  clearAll: 'حذف همه',
  undo: 'واگرد',
  redo: 'انجام دوباره',

  presets: 'دوره‌های رایج',
  pickFirst: 'نخست روز آغاز و سپس روز پایان را برگزینید.',
  pickLast: (from) => `از ${from}: روز پایان را برگزینید.`,
  pickMoment: 'روزی را برگزینید: هرچه پس از آن رخ داده، دیده نمی‌شود.',
  previousMonth: 'ماه پیش',
  nextMonth: 'ماه بعد',
  previousYear: 'سال پیش',
  nextYear: 'سال بعد',
  today: (day) => `${day}، امروز`,
  range: { first: 'روز آغاز', last: 'روز پایان', within: 'برگزیده' },
  keys: 'کلیدهای جهت روز و هفته را عوض می‌کنند، صفحه‌بالا و صفحه‌پایین ماه را و همراه Shift سال را؛ Enter برمی‌گزیند.',

  back: 'همهٔ فیلترها',
  search: (dimension) => `جست‌وجو در ${dimension}`,
  values: (dimension) => `مقدارهای ${dimension}`,
  matches: (text) => `${text} مورد`,
  noMatch: 'چیزی با این نام نیست.',
  noValues: 'این‌جا چیزی ثبت نشده است.',
  more: (text) => `${text} مورد دیگر: برای یافتن جست‌وجو کنید.`,
  loading: 'در حال بارگذاری…',
}
