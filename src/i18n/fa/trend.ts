import type { AverageKind, Grain, TrendMeasure } from '../../model/index.ts'
import type { trend as en } from '../en/trend.ts'

const COUNTS = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده', 'یازده', 'دوازده']
const DAYS = ['دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه', 'یکشنبه']
const GRAINS: Readonly<Record<Grain, string>> = { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'سه‌ماهه', year: 'سال' }
const ADJECTIVES: Readonly<Record<Grain, string>> = { day: 'روزانه', week: 'هفتگی', month: 'ماهانه', quarter: 'سه‌ماهه', year: 'سالانه' }
/** What follows a number to make an adjective: چهارهفته‌ای, پنج‌روزه. */
const LONG: Readonly<Record<Grain, string>> = { day: '‌روزه', week: '‌هفته‌ای', month: '‌ماهه', quarter: '‌فصله', year: '‌ساله' }
const KINDS: Readonly<Record<AverageKind, string>> = { simple: '', centred: ' مرکزی', exponential: ' نمایی', weighted: ' وزنی' }
const SUBJECTS: Readonly<Record<TrendMeasure, string>> = {
  wonAmount: 'فروش', wonCount: 'فرصت‌های موفق', lostCount: 'فرصت‌های ازدست‌رفته', createdCount: 'فرصت‌های تازه',
  winRate: 'نرخ موفقیت', dealSize: 'حجم فروش', noteCount: 'یادداشت‌ها', leadCount: 'سرنخ‌ها', touchCount: 'پیگیری‌ها',
}

export const trend: typeof en = {
  title: (measure, grain) => `${SUBJECTS[measure]}${grain ? ` ${ADJECTIVES[grain]}` : ''} و میانگین متحرک`,
  measureSwitch: 'چه چیزی شمرده شود',
  grainSwitch: 'طول هر گام',
  measures: {
    wonAmount: 'مبلغ', wonCount: 'موفق', lostCount: 'ازدست‌رفته', createdCount: 'ایجادشده', winRate: 'نرخ موفقیت', dealSize: 'حجم فروش', noteCount: 'یادداشت‌ها',
    leadCount: 'سرنخ‌ها', touchCount: 'پیگیری‌ها',
  },
  grains: { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'سه‌ماهه', year: 'سال' },

  things: {
    wonAmount: '', wonCount: 'موفق', lostCount: 'ازدست‌رفته', createdCount: 'فرصت تازه', winRate: '', dealSize: 'هر فرصت', noteCount: 'یادداشت',
    leadCount: 'سرنخ', touchCount: 'پیگیری',
  },
  withUnit: (amount, per) => `${amount} ${per}`,
  stands: (window, digits, grain, value, since) => `میانگین ${COUNTS[window] ?? digits}${LONG[grain]} ${value} است${since}.`,
  sincePeak: (value, when) => `؛ پایین‌تر از اوجِ ${value} در ${when}`,
  sinceLow: (value, when) => `؛ بالاتر از کفِ ${value} در ${when}`,
  needsMore: (text, _n, grain, window, unit) => `تاکنون ${text} ${GRAINS[grain]} تمام شده است؛ میانگین از ${window} ${GRAINS[unit]} آغاز می‌شود.`,

  averageKey: (kind, window, grain) => `میانگین${KINDS[kind]} ${window} ${GRAINS[grain]}`,
  observed: (text, grain) => `${text}، بدون ${GRAINS[grain]}های خالی`,
  lags: (text, _n, grain) => `، با ${text} ${GRAINS[grain]} تأخیر`,
  average: 'میانگین',
  window: 'پنجره',
  peak: (value) => `اوج ${value}`.trimEnd(),
  low: (value) => `کف ${value}`.trimEnd(),

  points: (measure) => `${measure} در زمان. با کلیدهای جهت از نقطه‌ای به نقطهٔ دیگر بروید و با Shift و کلید جهت دوره‌ای برگزینید.`,
  between: '؛ ',
  unfinished: 'ناتمام',
  behind: {
    wonAmount: 'موفق', wonCount: 'موفق', lostCount: 'ازدست‌رفته', createdCount: 'ایجادشده', winRate: 'تعیین‌تکلیف', dealSize: 'دارای مبلغ', noteCount: 'یادداشت',
    leadCount: 'سرنخ', touchCount: 'پیگیری',
  },
  counted: {
    wonAmount: (n) => `${n} موفق`, wonCount: (n) => `${n} موفق`, lostCount: (n) => `${n} ازدست‌رفته`, createdCount: (n) => `${n} ایجادشده`,
    winRate: (n) => `${n} تعیین‌تکلیف‌شده`, dealSize: (n) => `${n} موفق دارای مبلغ`, noteCount: (n) => `${n} یادداشت`,
    leadCount: (n) => `${n} سرنخ`, touchCount: (n) => `${n} پیگیری`,
  },
  weeksFrom: (start) => `هفته از ${DAYS[start - 1]}`,
  lastUnfinished: (grain) => `${GRAINS[grain]} آخر ناتمام`,
  scale: (range) => `مقیاس ${range}`,

  coincides: 'هم‌زمان با آن است؛ علت بودنش نشان داده نشده.',

  table: {
    caption: (measure, grain) => `${measure} به تفکیک ${GRAINS[grain]}`,
    latest: (caption, shown, all) => `${caption}: ${shown} مورد آخر از ${all}`,
    period: 'دوره', remark: 'توضیح',
  },
  terms: { average: 'میانگین', window: 'پنجره', turns: 'اوج و کف', interventions: 'اقدام‌ها', drawing: 'ترسیم' },
  drawn: (text, grain) => `هر ${text} ${GRAINS[grain]} در یک ستون پیکسل است: تا بیشترین مقدار می‌رسد و نوار بالایی‌اش تا کمترین کشیده شده`,
  formula: {
    wonAmount: 'جمع مبلغ فرصت‌های موفق', wonCount: 'فرصت‌های موفق', lostCount: 'فرصت‌های ازدست‌رفته', createdCount: 'فرصت‌های ایجادشده',
    winRate: 'موفق ÷ (موفق + ازدست‌رفته)', dealSize: 'مبلغ موفق ÷ فرصت‌های موفق دارای مبلغ', noteCount: 'یادداشت‌های نوشته‌شده',
    leadCount: 'سرنخ‌های رسیده', touchCount: 'پیگیری‌های انجام‌شده',
  },
  per: (formula, grain) => `${formula}، به تفکیک ${GRAINS[grain]}`,
  averages: {
    simple: 'میانگین پنجره‌ای که به همین‌جا می‌رسد', centred: 'میانگین پنجرهٔ دو سوی هر نقطه؛ مقدارهای بعدی عوضش می‌کنند',
    exponential: 'همهٔ مقدارهای تاکنون، هرچه کهنه‌تر سبک‌تر', weighted: 'میانگین پنجره‌ای که به همین‌جا می‌رسد، هرچه تازه‌تر سنگین‌تر',
  },
  ofSums: (average) => `${average}؛ از جمع‌ها، نه از نرخ‌ها`,
  windowOf: (text, _n, grain) => `${text} ${GRAINS[grain]}`,
  turns: 'جایی که میانگین دست‌کم یک‌بیستم برمی‌گردد؛ اندکی دیرتر دانسته می‌شود',
  effects: 'میانگین در آن منهای میانگین پیش از آن، با بازهٔ ۹۵٪ (ولچ)',
}
