import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'ask-dont-guess',
  order: 8,
  text: {
    en: {
      title: 'Ask rather than guess',
      because: '03/04 is two dates, 1403 is a year in one calendar, and 12,500 is two amounts. A wrong guess looks like a right one.',
      decided: 'The order of dates is taken from the file only when the file decides it. Calendars and currencies are always said by somebody. Guesses of columns are proposals, with marks where they are weak.',
      costs: 'Some files need one more question before they open.',
    },
    fa: {
      title: 'بپرس، حدس نزن',
      because: '03/04 دو تاریخ است، 1403 در یک تقویم سال است، و 12,500 دو مبلغ. حدس نادرست شبیه درست است.',
      decided: 'ترتیب تاریخ تنها وقتی از فایل گرفته می‌شود که خود فایل تعیینش کند. تقویم و ارز را همیشه کسی می‌گوید. حدس ستون‌ها پیشنهاد است، با نشانی در جایی که سست باشد.',
      costs: 'برخی فایل‌ها پیش از باز شدن یک پرسش بیشتر دارند.',
    },
  },
}
