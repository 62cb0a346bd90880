import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'integers',
  order: 2,
  text: {
    en: {
      title: 'Engines return integers',
      because: 'Medians, averages and sums of fractions differ in their last digits between a browser and a database, and between two databases.',
      decided: 'An engine counts, sums whole minor units, and gives the neighbours of a quantile. Ratios, intervals and averages are made once, from these integers, by one piece of code.',
      costs: 'Amounts must be whole minor units, and a metric is written in two steps.',
    },
    fa: {
      title: 'موتور عدد صحیح برمی‌گرداند',
      because: 'میانه، میانگین و جمع کسرها در مرورگر و پایگاه داده، و در دو پایگاه داده، در رقم‌های آخر یکسان درنمی‌آید.',
      decided: 'موتور می‌شمارد، مبلغ‌ها را به کوچک‌ترین واحد جمع می‌زند و دو مقدار همسایهٔ هر چندک را می‌دهد. نسبت و بازه و میانگین یک بار، از همین عددهای صحیح و با یک کد، ساخته می‌شود.',
      costs: 'مبلغ باید عدد صحیحِ کوچک‌ترین واحد باشد و هر شاخص در دو گام نوشته می‌شود.',
    },
  },
}
