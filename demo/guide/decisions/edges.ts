import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'edges',
  order: 3,
  text: {
    en: {
      title: 'Edges, not labels',
      because: 'Putting a million instants into Jalali months by formatting each takes some seconds; engines that know calendars disagree about them.',
      decided: 'The edges of days, weeks and months are computed once for a calendar and a zone; rows are then compared with these numbers. No engine knows what a month is.',
      costs: 'Calendars other than the Gregorian need Temporal, natively or by a polyfill.',
    },
    fa: {
      title: 'مرز، نه برچسب',
      because: 'یافتن ماه شمسیِ یک میلیون لحظه، اگر تک‌تک به تاریخ نوشته شوند، چند ثانیه طول می‌کشد؛ موتورهایی هم که تقویم می‌دانند با هم یکسان حساب نمی‌کنند.',
      decided: 'مرز روز و هفته و ماه یک بار برای تقویم و منطقهٔ زمانی محاسبه می‌شود و ردیف‌ها با همین عددها سنجیده می‌شوند. هیچ موتوری نمی‌داند ماه چیست.',
      costs: 'تقویم‌های دیگر، جز میلادی، به Temporal نیاز دارند: از خود مرورگر، یا با یک polyfill.',
    },
  },
}
