import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'worker-ladder',
  order: 1,
  text: {
    en: {
      title: 'A file for the worker, and a ladder',
      because: 'Strict pages allow workers from their own origin only, others none at all; bundlers rewrite worker addresses each in its way, and a worker that is refused says so late or never.',
      decided: 'The engine is one file beside the script, which fetches its own parts when they are needed. Six ways to start it are tried in turn, each asked to answer before it counts: the host’s own worker, the host’s address, the package’s file, a shim where that is of another origin, from npm the file’s text, and at last the same engine on the page in short slices.',
      costs: 'The engine twice in the package, as a file and as text, a handshake of a few milliseconds, and a test for every policy.',
    },
    fa: {
      title: 'یک فایل برای کارگر پس‌زمینه، و یک نردبان',
      because: 'صفحه‌های سخت‌گیر تنها کارگری از مبدأ خود را می‌پذیرند، یا هیچ کارگری را؛ باندلرها هر یک نشانی کارگر را به شیوهٔ خود عوض می‌کنند، و کارگری که پذیرفته نشود دیر خبر می‌دهد یا هیچ‌گاه.',
      decided: 'موتور یک فایل کنار اسکریپت است که بخش‌های دیگرش را هر وقت لازم شد خودش می‌آورد. شش راه به نوبت آزموده می‌شود و هرکدام باید پاسخ دهد تا پذیرفته شود: کارگری که میزبان می‌دهد، نشانی‌ای که میزبان می‌دهد، فایل بسته، پوسته‌ای برای آن اگر از مبدأ دیگری باشد، در npm متن همان فایل، و سرانجام همان موتور روی صفحه در تکه‌های کوتاه.',
      costs: 'موتور دو بار در بسته، به شکل فایل و به شکل متن؛ چند میلی‌ثانیه برای نخستین سلام و پاسخ؛ و آزمونی برای هر سیاست.',
    },
  },
}
