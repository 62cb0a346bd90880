import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'own-past',
  order: 7,
  text: {
    en: {
      title: 'Each rep beside their own past',
      because: 'Rankings of small numbers are mostly chance, and comparing people by them does harm.',
      decided: 'The leaderboard opens with everyone against their own past. Anonymous and named views are chosen by the host; ranks are ranges, and few deals have none.',
      costs: 'A reader who wants a simple order is told that there is none.',
    },
    fa: {
      title: 'هرکس کنار گذشتهٔ خودش',
      because: 'رتبه‌بندی عددهای کوچک بیشتر شانس است، و سنجیدن آدم‌ها با آن آسیب می‌زند.',
      decided: 'جدول کارشناسان با هرکس در برابر گذشتهٔ خودش باز می‌شود. نمای بی‌نام و با نام را میزبان برمی‌گزیند؛ رتبه بازه است و فرصت‌های کم رتبه ندارند.',
      costs: 'خواننده‌ای که ترتیبی ساده بخواهد می‌شنود که چنین ترتیبی نیست.',
    },
  },
}
