import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'as-of',
  order: 5,
  text: {
    en: {
      title: 'Everything as of a moment',
      because: 'A CRM’s fields say what is true today. Last month’s funnel computed from them changes every day.',
      decided: 'Every figure is made of events up to a moment, which it names, and of nothing else. Where no events are recorded it is called a current snapshot, with bounds instead of numbers that nobody can know.',
      costs: 'Sources without stage history show less than others would pretend to.',
    },
    fa: {
      title: 'همه‌چیز تا یک لحظه',
      because: 'فیلدهای سی‌آرام می‌گویند امروز چه درست است. قیف ماه پیش، اگر از آن‌ها ساخته شود، هر روز عوض می‌شود.',
      decided: 'هر عدد تنها از رویدادهایی ساخته می‌شود که تا یک لحظه رخ داده‌اند، و آن لحظه را نام می‌برد. جایی که رویدادی ثبت نشده، «وضعیت کنونی» خوانده می‌شود و به‌جای عددی که کسی نمی‌تواند بداند، کران می‌آید.',
      costs: 'منبعی که تاریخچهٔ مراحل ندارد کمتر از آن نشان می‌دهد که دیگران وانمود می‌کنند.',
    },
  },
}
