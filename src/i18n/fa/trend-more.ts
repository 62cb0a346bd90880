import type { Grain } from '../../model/index.ts'
import type { trendMore as en } from '../en/trend-more.ts'

const GRAINS: Readonly<Record<Grain, string>> = { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'سه‌ماهه', year: 'سال' }

export const trendMore: typeof en = {
  past: { 'last-year': 'سال پیش', previous: 'دورهٔ پیش' },
  goal: 'هدف',

  against: (goal) => `؛ در برابر هدفِ ${goal}`,
  reached: (actual, goal, share) => `${actual} از ${goal}، ${share}.`,
  days: (passed, all, share) => `${passed} روز از ${all} روز کاری‌اش گذشته است، ${share}`,
  pace: (pace, side) => (side > 0 ? `: جلوتر از برنامه، آهنگ ${pace}.` : side < 0 ? `: عقب‌تر از برنامه، آهنگ ${pace}.` : `: طبق برنامه، آهنگ ${pace}.`),
  rate: (value) => `با این آهنگ تا پایان دوره ${value}.`,
  notBegun: 'هنوز هیچ‌یک از روزهای کاری‌اش نگذشته است.',
  noGoal: 'برای این دوره هدفی تعیین نشده',
  goalOfAll: 'هدف از آنِ بخش برگزیده نیست',

  early: {
    key: 'پنجرهٔ ناقص',
    over: (text, _n, grain) => `میانگینِ تنها ${text} ${GRAINS[grain]}`,
    begun: (value, text, _n, grain, window, unit) =>
      `تاکنون میانگینِ ${text} ${GRAINS[grain]} ${value} است؛ پنجره با ${window} ${GRAINS[unit]} کامل می‌شود.`,
    dashed: '؛ جایی که پنجره کامل نیست، میانگینِ همان بخشِ موجود است و خط‌چین کشیده می‌شود',
  },

  before: 'پیش از آن', during: 'در آن دوره', after: 'پس از آن', change: 'تفاوت با پیش از آن',
  notEnded: 'هنوز نه',
  more: (amount) => `${amount} بیشتر`,
  less: (amount) => `${amount} کمتر`,
  interval: (low, high) => `[${low} تا ${high}]`,
  clear: (up) => (up ? 'آشکارا بیشتر از پیش از آن.' : 'آشکارا کمتر از پیش از آن.'),
  unclear: 'تفاوت روشنی نیست: بازه صفر را در بر دارد.',
  robust: (grain) => `پایدار است: با جابه‌جایی یک ${GRAINS[grain]} در هر مرز، نتیجه همان می‌ماند.`,
  notRobust: (grain) => `پایدار نیست: با جابه‌جایی یک ${GRAINS[grain]} در مرز، نتیجه عوض می‌شود.`,
  noInterval: (grain) => `شمار ${GRAINS[grain]}ها برای بازه کم است.`,
  placebo: (large, largeText, _dates, datesText) => (large === 0
    ? `در میان ${datesText} دورهٔ هم‌طول دیگر، هیچ‌کدام این اندازه تفاوت نداشت.`
    : `در میان ${datesText} دورهٔ هم‌طول دیگر، ${largeText} مورد همین اندازه تفاوت داشت.`),
  noEffect: 'پیش از آن یا در آن، داده برای سنجش کم است.',
  earlier: (text) => `${text} اقدام پیشین`,

  choices: 'چه چیزی کشیده شود',
  average: 'میانگین',
  window: 'پنجره',
  compare: 'در سنجش با',
  compares: { none: 'هیچ', previous: 'دورهٔ پیش', 'last-year': 'سال پیش' },
  kinds: { simple: 'ساده', centred: 'مرکزی', exponential: 'نمایی', weighted: 'وزنی' },
}
