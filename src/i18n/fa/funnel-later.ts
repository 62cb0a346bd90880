import type { funnelLater as en } from '../en/funnel-later.ts'

export const funnelLater: typeof en = {
  half: 'تا رفتن نیمی',
  nine: 'تا رفتن نه‌دهم',
  nineWithin: (days) => `نه‌دهم: ${days}`,
  meanOf: (days) => `میانگین رفته‌ها: ${days}`,
  stuckOf: (stuck, open) => `${stuck} از ${open} مانده، راکد`,
  lostHere: 'ازدست‌رفته از اینجا',
  forward: 'به جلو',
  backward: 'به عقب',
  moved: {
    next: (n) => `${n} به بعدی`, skip: (n) => `${n} جلوتر از آن`, won: (n) => `${n} موفق`, back: (n) => `${n} به عقب`, lost: (n) => `${n} ازدست‌رفته`,
  },
  reopened: 'بازگشوده',
  pipeline: 'کاریز',
  entered: (stage) => `واردشده به ${stage} در دوره`,
  change: (to) => `، تغییر به: ${to}`,
  replay: 'قیف در روزهای گذشته',
  slider: 'تا روزِ؛ با کلیدهای جهت روزبه‌روز جابه‌جا شوید',
  play: 'پخش از اینجا تا اکنون',
  pause: 'توقف',
  now: 'بازگشت به اکنون',

  told: (name, what, figure, share) => `${[name, what].filter(Boolean).join('، ')}: ${[figure, share].filter(Boolean).join('، ')}`,
  further: 'جلوتر رفته',
  here: 'اکنون اینجا',
  tooFew: 'برای درصد کم است',
  atMost: (share) => `حداکثر ${share}، اگر همهٔ بازها به آن برسند`,
  was: (past, what, figure, group) => `${past}، ${what}: ${figure}${group ? '' : '، وقتی به همین سن بودند'}`,
}
