import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'ask-dont-guess',
  order: 8,
  text: {
    en: {
      title: 'Ask rather than guess',
      because: '03/04 is two dates, 1403 is a recent year in one calendar and a medieval one in another, and 12,500 is two amounts. A wrong guess looks like a right one.',
      decided: 'The order of dates is taken from the file only when the file decides it. Calendars and currencies are always said by somebody. Guesses of columns are proposals, with marks where they are weak.',
      costs: 'Some files need one more question before they open.',
    },
    fa: {
      title: 'پرسیدن به‌جای حدس زدن',
      because: '03/04 دو تاریخ است، 1403 در یک تقویم سالی نزدیک است و در دیگری سده‌ها پیش، و 12,500 دو مبلغ. حدس نادرست درست به نظر می‌رسد.',
      decided: 'ترتیب روز و ماه تنها وقتی از فایل گرفته می‌شود که خود فایل آن را نشان دهد. تقویم و ارز را همیشه کسی می‌گوید. حدس ستون‌ها تنها پیشنهاد است و هرجا مطمئن نباشد نشان دارد.',
      costs: 'برخی فایل‌ها پیش از باز شدن یک پرسش بیشتر می‌خواهند.',
    },
  },
}
