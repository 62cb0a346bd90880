import type { Language } from '../data/company.ts'

const en = {
  title: 'In a plain HTML page',
  lead: 'One script tag, one source, five elements. No script of your own, no build, no style sheet to include, and nothing in the page’s way.',
  live: 'The page, running',
  alone: 'Open it alone',
  strict: 'It is a page of another company with a style sheet of its own, under a strict Content-Security-Policy with Trusted Types: no inline style, no eval, no foreign address. The widgets take its face and its colours from a handful of tokens.',
  source: 'The whole of it',
  same: 'This is the very file that runs above.',
  file: 'The data',
  fileText: ['A CSV file beside the page. Columns that bear the names of the data model:', 'are found by themselves; others are named in a mapping.'],
  csv: 'Look at the file',
  mapping: 'How to map other names',
  vendor: 'On your own server',
  vendorText: ['Copy the folder dist/cdn of the package to your server, and write its address into the script tag. The worker’s file lies beside it, from the same origin, so that', 'is enough.'],
}
const fa: typeof en = {
  title: 'در یک صفحهٔ سادهٔ HTML',
  lead: 'یک برچسب script، یک منبع داده، پنج عنصر. نه اسکریپتی از خودتان، نه ساخت و بسته‌بندی، نه شیوه‌نامه‌ای برای افزودن، و نه مزاحمتی برای صفحه.',
  live: 'همان صفحه، در حال کار',
  alone: 'جداگانه باز کنید',
  strict: 'صفحه‌ای است از شرکتی دیگر با شیوه‌نامهٔ خودش، زیر سیاست امنیتی سخت‌گیرانه (CSP همراه Trusted Types): بی سبک درون‌خطی، بی eval، بی نشانی بیگانه. ابزارک‌ها قلم و رنگ‌ها را با چند متغیر از همان صفحه می‌گیرند.',
  source: 'همهٔ کد',
  same: 'این درست همان فایلی است که بالا اجرا می‌شود.',
  file: 'داده',
  fileText: ['یک فایل CSV کنار صفحه. ستون‌هایی که نام‌های مدل داده را دارند:', 'خودبه‌خود پیدا می‌شوند؛ بقیه در نگاشت نام برده می‌شوند.'],
  csv: 'فایل را ببینید',
  mapping: 'نگاشت نام‌های دیگر',
  vendor: 'روی سرور خودتان',
  vendorText: ['پوشهٔ dist/cdn بسته را روی سرورتان بگذارید و نشانی‌اش را در برچسب script بنویسید. فایل کارگر پس‌زمینه کنار آن و از همان مبدأ است، پس', 'کافی است.'],
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
