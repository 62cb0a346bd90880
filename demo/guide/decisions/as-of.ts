import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'as-of',
  order: 5,
  text: {
    en: {
      title: 'Everything as of a moment',
      because: 'A CRM’s fields say what is true today. Last month’s funnel computed from them changes every day.',
      decided: 'Figures are functions of events up to a moment, which each result names. Where there are no events, it is called a snapshot, with bounds instead of numbers that nobody can know.',
      costs: 'Sources without stage history show less than others would pretend to.',
    },
    fa: {
      title: 'همه‌چیز تا یک لحظه',
      because: 'میدان‌های سی‌آرام امروز را می‌گویند. قیف ماه پیش که از آن‌ها ساخته شود هر روز عوض می‌شود.',
      decided: 'عددها تابع رویدادهای تا یک لحظه‌اند و هر نتیجه آن لحظه را نام می‌برد. جایی که رویدادی نیست، تصویر کنونی خوانده می‌شود و به‌جای عددی که کسی نمی‌داند، کرانه می‌آید.',
      costs: 'منبع بی‌پیشینه کمتر از آن نشان می‌دهد که دیگران وانمود می‌کنند.',
    },
  },
}
