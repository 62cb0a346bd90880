import type { Language } from '../data/company.ts'

const en = {
  title: 'What bad input gets',
  lead: 'Sooner or later every page meets such data. Nothing overflows, nothing overlaps, nothing throws; what cannot be counted is left out, and said.',
  scenes: 'Scenes', width: 'Width', alone: 'Open it alone', full: 'all there is',
}
const fa: typeof en = {
  title: 'با دادهٔ بد چه می‌شود',
  lead: 'هر صفحه دیر یا زود چنین داده‌ای می‌بیند. هیچ چیز بیرون نمی‌زند، روی هم نمی‌افتد و از کار نمی‌افتد؛ آنچه شمردنی نیست کنار می‌ماند و گفته می‌شود.',
  scenes: 'صحنه‌ها', width: 'پهنا', alone: 'جداگانه باز کنید', full: 'تمام پهنا',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
