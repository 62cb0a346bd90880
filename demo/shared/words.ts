import type { Language } from '../data/company.ts'

/** What the gallery itself says. The widgets have catalogues of their own. */
const en = {
  brand: 'shakhes',
  tagline: 'Sales figures one can trust, in any page',
  nav: { index: 'Dashboard', widgets: 'Widgets', open: 'Open your own file', embed: 'Embed', adapter: 'Adapter', guide: 'Guide' },
  language: 'Language', calendar: 'Calendar', theme: 'Theme', size: 'Opportunities', period: 'Period', compare: 'Compare with',
  calendars: { gregory: 'Gregorian', persian: 'Jalali' },
  themes: { auto: 'Like the system', light: 'Light', dark: 'Dark' },
  periods: { 'all': 'Everything', 'this-year': 'This year', 'last-365-days': 'Last 365 days', 'last-90-days': 'Last 90 days', 'last-30-days': 'Last 30 days', 'this-month': 'This month', 'last-month': 'Last month', 'this-quarter': 'This quarter' },
  compares: { 'none': 'Nothing', 'previous': 'The period before', 'last-year': 'The same days a year before' },
  dashboard: 'Sales',
  made: 'The company is invented: two years of a seeded demonstration.',
}
export type Words = typeof en
const fa: Words = {
  brand: 'شاخص',
  tagline: 'عددهای فروش که می‌شود به آن‌ها تکیه کرد، در هر صفحه',
  nav: { index: 'داشبورد', widgets: 'ابزارک‌ها', open: 'فایل خودتان', embed: 'جاسازی', adapter: 'رابط داده', guide: 'راهنما' },
  language: 'زبان', calendar: 'تقویم', theme: 'پوسته', size: 'تعداد فرصت', period: 'دوره', compare: 'سنجش با',
  calendars: { gregory: 'میلادی', persian: 'هجری شمسی' },
  themes: { auto: 'مانند دستگاه', light: 'روشن', dark: 'تیره' },
  periods: { 'all': 'همه', 'this-year': 'امسال', 'last-365-days': '۳۶۵ روز گذشته', 'last-90-days': '۹۰ روز گذشته', 'last-30-days': '۳۰ روز گذشته', 'this-month': 'این ماه', 'last-month': 'ماه گذشته', 'this-quarter': 'این فصل' },
  compares: { 'none': 'هیچ', 'previous': 'دورهٔ پیشین', 'last-year': 'همین روزها در سال پیش' },
  dashboard: 'فروش',
  made: 'این شرکت ساختگی است: دو سال دادهٔ نمایشی.',
}
export const wordsFor = (language: Language): Words => (language === 'fa' ? fa : en)
