import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'rows-in-the-worker',
  order: 4,
  text: {
    en: {
      title: 'Rows never touch the page',
      because: 'Handing a million objects from a page to a worker blocks the page for two seconds; parsing them there blocks it for longer.',
      decided: 'Built-in adapters, and yours by its address, run inside the worker. An adapter that must stay on the page hands its rows over as columns, in slices.',
      costs: 'Whoever debugs an adapter looks into the worker.',
    },
    fa: {
      title: 'ردیف به صفحه نمی‌رسد',
      because: 'سپردن یک میلیون شیء از صفحه به کارگر دو ثانیه صفحه را می‌بندد؛ خواندنشان آن‌جا بیشتر.',
      decided: 'رابط‌های خود بسته، و رابط شما با نشانی‌اش، درون کارگر اجرا می‌شوند. رابطی که باید روی صفحه بماند ردیف‌هایش را ستونی و تکه‌تکه می‌سپارد.',
      costs: 'هر که رابط داده را عیب‌یابی کند باید درون کارگر را نگاه کند.',
    },
  },
}
