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
      title: 'ردیف‌ها به صفحه نمی‌رسند',
      because: 'سپردن یک میلیون شیء از صفحه به کارگر پس‌زمینه دو ثانیه صفحه را از کار می‌اندازد؛ خواندن و تجزیهٔ آن‌ها در خود صفحه، بیش از این.',
      decided: 'رابط‌های داده‌ای که در بسته‌اند، و رابط شما اگر نشانی‌اش را بدهید، درون کارگر اجرا می‌شوند. رابطی که باید روی صفحه بماند ردیف‌هایش را به شکل ستون و تکه‌تکه می‌سپارد.',
      costs: 'برای عیب‌یابی رابط داده باید درون کارگر را نگاه کرد.',
    },
  },
}
