import type { Language } from '../data/company.ts'

const en = {
  title: 'An adapter of ten lines',
  lead: 'Any source that a script can read can stand behind the widgets. An adapter says where rows come from and what their fields are called; checking, counting and drawing is done for it.',
  code: 'The adapter',
  codeText: 'A module of its own. The file that you see is the file that runs.',
  answer: 'What the CRM sends',
  answerText: 'The answer of its interface, before the adapter: other names, amounts in cents, times as text. Here it is a mock that answers a real request.',
  where: 'Where it runs',
  wheres: { worker: 'Inside the worker', page: 'On the page' },
  whereText: {
    worker: 'Given by its address, it is loaded inside the worker: no row ever touches the page.',
    page: 'Given as an object, it stays on the page, where your session and your libraries are; its rows are handed to the worker in slices.',
  },
  ran: (rows: string, rung: string) => `${rows} deals read; the engine runs ${rung}.`,
  rungs: { factory: 'in a worker of the host', url: 'in a worker', module: 'in a worker', shim: 'in a worker', inline: 'in a worker', page: 'on the page' },
  widgets: 'The widgets over it',
  further: 'Batches, progress, live changes, and answers from a database: the guide',
}
const fa: typeof en = {
  title: 'رابط داده در ده سطر',
  lead: 'هر منبعی که اسکریپت بتواند بخواند می‌تواند پشت ابزارک‌ها باشد. رابط داده می‌گوید ردیف‌ها از کجا می‌آیند و نام هر میدان چیست؛ وارسی و شمارش و رسم را خود شاخص انجام می‌دهد.',
  code: 'رابط داده',
  codeText: 'یک ماژول جدا. فایلی که می‌بینید همان فایلی است که اجرا می‌شود.',
  answer: 'آنچه سی‌آرام می‌فرستد',
  answerText: 'پاسخ سامانه پیش از رابط داده: نام‌هایی دیگر، مبلغ‌ها به سنت، زمان‌ها به صورت متن. این‌جا سامانه‌ای ساختگی به درخواستی واقعی پاسخ می‌دهد.',
  where: 'کجا اجرا شود',
  wheres: { worker: 'درون کارگر پس‌زمینه', page: 'روی صفحه' },
  whereText: {
    worker: 'با نشانی داده می‌شود و درون کارگر پس‌زمینه بار می‌شود: هیچ ردیفی به صفحه نمی‌رسد.',
    page: 'به صورت شیء داده می‌شود و روی صفحه می‌ماند، آن‌جا که نشست کاربر و کتابخانه‌های شماست؛ ردیف‌هایش تکه‌تکه به کارگر سپرده می‌شود.',
  },
  ran: (rows, rung) => `${rows} فرصت خوانده شد؛ محاسبه ${rung} انجام می‌شود.`,
  rungs: { factory: 'در کارگر میزبان', url: 'در کارگر پس‌زمینه', module: 'در کارگر پس‌زمینه', shim: 'در کارگر پس‌زمینه', inline: 'در کارگر پس‌زمینه', page: 'روی صفحه' },
  widgets: 'ابزارک‌ها روی همین داده',
  further: 'دسته‌ها، پیشرفت، تغییرهای زنده، و پاسخ از پایگاه داده: راهنما',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
