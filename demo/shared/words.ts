import type { Language } from '../data/company.ts'

/** What the gallery says on every page. Each page has words of its own beside it; the widgets have catalogues. */
const en = {
  brand: 'shakhes',
  tagline: 'Sales figures one can trust, in any page',
  gallery: 'Gallery',
  skip: 'Skip to the content',
  nav: { index: 'Dashboard', widgets: 'Widgets', open: 'Open your own file', embed: 'Embed', hosts: 'In a product', themes: 'Themes', scenes: 'Scenes', adapter: 'Adapter', guide: 'Guide' },
  settings: 'Settings of this page',
  language: 'Language', calendar: 'Calendar', locale: 'Digits and direction', theme: 'Theme', size: 'Opportunities', period: 'Period', compare: 'Compared with',
  calendars: { gregory: 'Gregorian', persian: 'Jalali' },
  locales: { '': 'Of the page', 'ar-EG': 'Arabic, Egypt', 'he': 'Hebrew', 'de': 'German' },
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  periods: { 'all': 'Everything', 'this-year': 'This year', 'last-365-days': 'Last 365 days', 'last-90-days': 'Last 90 days', 'last-30-days': 'Last 30 days', 'this-month': 'This month', 'last-month': 'Last month', 'this-quarter': 'This quarter' },
  compares: { 'none': 'Nothing', 'previous': 'The period before', 'last-year': 'The same days a year before' },
  copy: 'Copy', copied: 'Copied', notCopied: 'The browser did not allow it',
  noMock: 'The demonstration’s mock of a CRM could not start. It needs a service worker, which the browser allows on https and on this machine only, and not in every private window.',
}
export type Words = typeof en
const fa: Words = {
  brand: 'شاخص',
  tagline: 'عددهای فروش که می‌شود به آن‌ها تکیه کرد، در هر صفحه‌ای',
  gallery: 'نمایشگاه',
  skip: 'رفتن به محتوا',
  nav: { index: 'داشبورد', widgets: 'ابزارک‌ها', open: 'فایل خودتان', embed: 'جاسازی', hosts: 'در یک محصول', themes: 'پوسته‌ها', scenes: 'صحنه‌ها', adapter: 'رابط داده', guide: 'راهنما' },
  settings: 'تنظیم‌های این صفحه',
  language: 'زبان', calendar: 'تقویم', locale: 'رقم‌ها و جهت', theme: 'پوسته', size: 'تعداد فرصت‌ها', period: 'دوره', compare: 'در سنجش با',
  calendars: { gregory: 'میلادی', persian: 'هجری شمسی' },
  locales: { '': 'مانند صفحه', 'ar-EG': 'عربی (مصر)', 'he': 'عبری', 'de': 'آلمانی' },
  themes: { auto: 'خودکار', light: 'روشن', dark: 'تیره' },
  periods: { 'all': 'همه', 'this-year': 'امسال', 'last-365-days': '۳۶۵ روز گذشته', 'last-90-days': '۹۰ روز گذشته', 'last-30-days': '۳۰ روز گذشته', 'this-month': 'این ماه', 'last-month': 'ماه گذشته', 'this-quarter': 'این فصل' },
  compares: { 'none': 'هیچ', 'previous': 'دورهٔ پیشین', 'last-year': 'همین روزها در سال پیش' },
  copy: 'رونوشت', copied: 'رونوشت شد', notCopied: 'مرورگر اجازه نداد',
  noMock: 'سامانهٔ ساختگی این نمایش راه نیفتاد. به service worker نیاز دارد که مرورگر آن را تنها روی https یا همین دستگاه، و نه در هر پنجرهٔ خصوصی، روا می‌دارد.',
}
export const wordsFor = (language: Language): Words => (language === 'fa' ? fa : en)
