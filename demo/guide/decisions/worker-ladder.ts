import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'worker-ladder',
  order: 1,
  text: {
    en: {
      title: 'One worker file, and a ladder',
      because: 'Strict pages allow workers from their own origin only, others none at all; bundlers rewrite worker addresses each in its way, and a worker that is refused says so late or never.',
      decided: 'The engine is one self-contained file beside the script. Five ways to start it are tried in turn, each asked to answer before it counts: the host’s own worker, the host’s address, the package’s file, a shim, and at last the same engine on the page in short slices.',
      costs: 'Two builds of the engine, a handshake of a few milliseconds, and a test for every policy.',
    },
    fa: {
      title: 'یک فایل کارگر و یک نردبان',
      because: 'صفحه‌های سخت‌گیر تنها کارگر مبدأ خود را می‌پذیرند یا هیچ‌کدام را؛ بسته‌سازها هر یک نشانی کارگر را به شیوه‌ای عوض می‌کنند، و کارگری که رد شود دیر خبر می‌دهد یا هرگز.',
      decided: 'موتور یک فایل کامل کنار اسکریپت است. پنج راه به نوبت آزموده می‌شود و هرکدام باید پاسخ دهد تا پذیرفته شود: کارگر خود میزبان، نشانی میزبان، فایل بسته، پوسته، و سرانجام همان موتور روی صفحه در تکه‌های کوتاه.',
      costs: 'دو ساخت از موتور، چند میلی‌ثانیه برای دست‌دادن، و آزمونی برای هر سیاست.',
    },
  },
}
