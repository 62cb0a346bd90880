import type { leaderboard as en } from '../en/leaderboard.ts'

const WORDS = ['هیچ‌کس', 'یکی', 'دو نفر', 'سه نفر', 'چهار نفر', 'پنج نفر', 'شش نفر', 'هفت نفر', 'هشت نفر', 'نه نفر', 'ده نفر', 'یازده نفر', 'دوازده نفر']
const count = (n: number, text: string): string => WORDS[n] ?? `${text} نفر`

export const leaderboard: typeof en = {
  title: 'کارشناسان فروش',
  self: (up, down, rest, none) => {
    const parts = [
      up.n > 0 ? `${count(up.n, up.text)} روشن بالاتر` : '', down.n > 0 ? `${count(down.n, down.text)} روشن پایین‌تر` : '',
      rest.n > 0 ? (up.n + down.n === 0 && none.n === 0 ? 'بدون تغییر روشن' : up.n + down.n > 0 && none.n === 0 ? 'بقیه مانند پیش' : `${count(rest.n, rest.text)} مانند پیش`) : '',
      none.n > 0 ? (up.n + down.n + rest.n === 0 ? 'هنوز پیشینه‌ای برای سنجش نیست' : `${count(none.n, none.text)} بی‌پیشینه`) : '',
    ].filter(Boolean)
    return parts.length === 0 ? 'هرکس در کنار گذشتهٔ خود.' : `هرکس در کنار گذشتهٔ خود: ${parts.join('، ')}.`
  },
  named: 'رتبه‌ها بازه‌اند: بازه‌های هم‌پوشان جای مشترک دارند.',
  orderedBy: (order) => `به ترتیب ${{ wonAmount: 'مبلغ موفق', wonCount: 'شمار موفق', winRate: 'نرخ موفقیت', name: 'نام' }[order]}؛ ترتیب، داوری نیست.`,
  anonymous: 'جای شما میان همکاران بی‌نام، به صورت بازه.',
  suppressed: 'کمتر از پنج کارشناس: کسی جز شما نشان داده نمی‌شود.',
  viewSwitch: 'چه کسانی نشان داده شوند',
  views: { self: 'گذشتهٔ خود', anonymous: 'بی‌نام', named: 'با نام' },
  ownerless: 'هیچ فرصتی نمی‌گوید از آنِ کیست',
  ownerlessText: 'همین که منبع، کارشناس فرصت‌ها را بگوید، کارشناسان این‌جا می‌آیند.',
  rowsSwitch: 'هر سطر برای',
  find: 'یافتن کارشناس',
  showAll: (text) => `نمایش هر ${text} نفر`,
  showFewer: 'نمایش کمتر',
  you: 'شما',
  colleague: 'همکار',

  rank: 'رتبه',
  rep: 'کارشناس',
  rate: 'نرخ موفقیت',
  rateAndPast: 'نرخ موفقیت و گذشتهٔ خود',
  share: 'موفق از تعیین‌تکلیف‌شده',
  change: 'تغییر',
  quota: 'سهمیه',
  series: { day: 'موفق روزانه', week: 'موفق هفتگی', month: 'موفق ماهانه', quarter: 'موفق سه‌ماهه', year: 'موفق سالانه' },
  amount: 'مبلغ',
  expected: 'موفق، و انتظار',
  columns: 'ستون‌ها',
  moved: 'از دورهٔ پیش',

  up: (points) => `${points} بالاتر`,
  down: (points) => `${points} پایین‌تر`,
  noQuota: 'بی‌سهمیه',
  ranks: (best, worst) => `${best} تا ${worst}`,

  reps: (text) => `${text} کارشناس`,
  shown: (shown, all) => `${shown} از ${all} کارشناس`,
  level: (percent, n, text) => `داوری در سطح ${percent}، چون ${count(n, text)} سنجیده می‌شوند`,
  scale: (range) => `مقیاس ${range}`,
  eligible: (text) => `رتبه از ${text} تعیین‌تکلیف‌شده`,

  table: {
    caption: 'کارشناسان', team: 'تیم', won: 'موفق', lost: 'ازدست‌رفته', open: 'باز', interval: 'بازه', past: 'پیشین', verdict: 'داوری',
    size: 'حجم فروش، میانه', cycle: 'چرخهٔ فروش، میانه',
  },
  terms: { change: 'تغییر', rank: 'رتبه', quota: 'سهمیه', fairness: 'انصاف' },
  formula: 'موفق ÷ (موفق + ازدست‌رفته)',
  counts: 'فرصت‌های تعیین‌تکلیف‌شدهٔ دوره، هرکدام به نام کارشناسی که آن هنگام مالکش بود',
  compared: (past) => `نرخ خود هر کارشناس در ${past}`,
  changeRule: 'تنها جایی گفته می‌شود که بازهٔ تفاوت صفر را در بر ندارد (نیوکام)',
  rankRule: (minimum) => `جاهایی که بازه‌ها اجازه می‌دهند، از ${minimum} تعیین‌تکلیف‌شده`,
  expectedRule: 'موفقیت مورد انتظار از همین شمار فرصت با همان منبع، مرحلهٔ آغاز و اندازه، به کارنامهٔ همه؛ مرحله‌های بعدی خود از سرانجام فرصت خبر می‌دهند',
  loadRule: 'فرصت‌های باز هر نیروی تمام‌وقت، در برابر میانهٔ همه',
  quotaRule: 'موفق ÷ سهمیه؛ سهمیه به نسبت روزهای کاری‌ای که در دوره‌اند',
  fairness: 'هیچ‌کس کنار دیگری گذاشته نمی‌شود مگر میزبان اجازه دهد',
}
