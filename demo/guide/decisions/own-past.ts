import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'own-past',
  order: 7,
  text: {
    en: {
      title: 'Each rep beside their own past',
      because: 'Rankings of small numbers are mostly chance, and comparing people by them does harm.',
      decided: 'The leaderboard opens with everyone against their own past. Anonymous and named views are for the host to allow; ranks are ranges, and who has few deals has none.',
      costs: 'A reader who wants a simple order is told that there is none.',
    },
    fa: {
      title: 'هرکس کنار گذشتهٔ خودش',
      because: 'رتبه‌ای که بر چند فرصت تکیه دارد بیشتر شانس است، و سنجیدن آدم‌ها با آن آسیب می‌زند.',
      decided: 'جدول کارشناسان در آغاز هرکس را در برابر گذشتهٔ خودش نشان می‌دهد. نمای بی‌نام و با نام را میزبان باید بخواهد؛ رتبه بازه است، و کسی که فرصت‌های کمی دارد رتبه نمی‌گیرد.',
      costs: 'به خواننده‌ای که ترتیبی ساده می‌خواهد گفته می‌شود که چنین ترتیبی نیست.',
    },
  },
}
