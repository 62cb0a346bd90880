import type { Around } from '../widgets/around.ts'
import type { Language } from '../data/company.ts'

export const STATES = ['ready', 'few', 'pipelines', 'loading', 'empty', 'error', 'stale', 'live'] as const
export type State = (typeof STATES)[number]
export const SHOWN = ['funnel', 'win-rate', 'trend', 'leaderboard', 'notes', 'metric', 'filters'] as const
export type Shown = (typeof SHOWN)[number]

const en = {
  title: 'Each widget alone',
  lead: 'Every widget answers one question, and works by itself or inside a dashboard. Change its options and its state; the HTML beneath says what to write.',
  contents: 'On this page',
  state: 'State', width: 'Width', fullWidth: 'all there is', options: 'Options',
  states: { ready: 'Ready', few: 'Ten deals', pipelines: 'Two pipelines', loading: 'Loading', empty: 'Empty', error: 'Error', stale: 'Stale', live: 'Live: a deal every few seconds' } satisfies Record<State, string>,
  html: 'The HTML', reference: 'Every attribute, event and part',
  widgets: {
    'funnel': { title: 'Funnel', text: 'Where do we lose them, and where do they stay? Each stage in three parts, moved on, still open, lost, with the bounds that the open ones leave.' },
    'win-rate': { title: 'Win rate', text: 'Of what was decided, how much was won? Four definitions with their answers side by side, an interval for each, and a test before anything is called a change.' },
    'trend': { title: 'Trend', text: 'What is happening behind the ups and downs? Bars, their moving average with its window and its lag, turning points once they are confirmed, and interventions.' },
    'leaderboard': { title: 'Leaderboard', text: 'How is each rep doing? Beside their own past by default; anonymous and named views are opt-in, with rank ranges instead of a false order.' },
    'notes': { title: 'Notes', text: 'What was said, and what was promised? Searchable in either alphabet’s letters and digits; a mood is one rep’s opinion, and has no colour.' },
    'metric': { title: 'Metric card', text: 'One figure at a glance: what it is made of, its course, and its change against the past. Colour only where the change was tested; in a narrow place the figure alone.' },
    'filters': { title: 'Filters', text: 'What are these numbers of? One sentence says it, and each part of it can be switched: usual periods or days of a calendar, the comparison, the moment, and values with their counts.' },
  } satisfies Record<Shown, { title: string; text: string }>,
  around: {
    dashboard: { title: 'Dashboard', text: 'Gives the widgets inside it one source, period, language and calendar, and lets a choice in one narrow all others. Choose where its state is kept, press a stage or a group, and load the page again.' },
    source: { title: 'Source', text: 'Makes a source from attributes, so that a page needs no script of its own. The first of each value reads the file as it is meant; the others show what becomes of it, and what the kit says of what it cannot read.' },
  } satisfies Record<Around, { title: string; text: string }>,
  /** Headings of widgets that stand on this page a second time. */
  inside: { 'funnel': 'Funnel of the dashboard', 'win-rate': 'Win rate of the dashboard', 'leaderboard': 'Reps of the file' },
  honey: {
    title: 'A story: the honey seller',
    text: 'A shop sells honey. From day 6 to day 12 it hands out leaflets. On day 9 it sells 50 kilograms, on day 10 nine: day by day, nobody can say what is going on. The five-day average can: it turns up after day 6 and down after day 12, and on the bad tenth day it still rises.',
    careful: 'Did the leaflets do it? During them the mean was 15.6 kilograms a day higher than before, and the interval just leaves zero out; end them one day earlier, and it no longer does. So “leaflets help” is a hypothesis here, and not a robust one. The widget says “coincides with”, and that is all that twenty days can say.',
    invented: 'The series is invented. Each kilogram is one won deal of an adapter named “rows”.',
    heading: 'Honey sold', unit: 'kg', leaflets: 'Leaflets',
  },
}
export type WidgetsWords = typeof en
const fa: WidgetsWords = {
  title: 'هر ابزارک به‌تنهایی',
  lead: 'هر ابزارک به یک پرسش پاسخ می‌دهد و تنها یا درون داشبورد کار می‌کند. گزینه‌ها و حالتش را عوض کنید؛ کد HTML زیر آن می‌گوید چه بنویسید.',
  contents: 'در این صفحه',
  state: 'حالت', width: 'پهنا', fullWidth: 'تمام پهنا', options: 'گزینه‌ها',
  states: { ready: 'آماده', few: 'ده فرصت', pipelines: 'دو کاریز', loading: 'در حال خواندن', empty: 'خالی', error: 'خطا', stale: 'مانده', live: 'زنده: هر چند ثانیه یک فرصت' },
  html: 'کد HTML', reference: 'همهٔ ویژگی‌ها، رویدادها و بخش‌ها',
  widgets: {
    'funnel': { title: 'قیف فروش', text: 'کجا از دست می‌دهیم و کجا می‌مانند؟ هر مرحله در سه بخش، پیش‌رفته، باز و ازدست‌رفته، با کران‌هایی که بازها باقی می‌گذارند.' },
    'win-rate': { title: 'نرخ موفقیت', text: 'از آنچه تعیین تکلیف شد چه اندازه موفق بود؟ چهار تعریف با پاسخ‌هایشان کنار هم، بازه برای هرکدام، و آزمون پیش از آن‌که چیزی «تغییر» خوانده شود.' },
    'trend': { title: 'روند', text: 'پشت بالا و پایین‌ها چه می‌گذرد؟ ستون‌ها، میانگین متحرک با پنجره و تأخیرش، نقطه‌های برگشت پس از تأیید، و اقدام‌ها.' },
    'leaderboard': { title: 'کارشناسان', text: 'هر کارشناس چگونه پیش می‌رود؟ پیش‌فرض، کنار گذشتهٔ خودش؛ نمای بی‌نام و با نام انتخابی است، با بازهٔ رتبه به‌جای ترتیب نادرست.' },
    'notes': { title: 'یادداشت‌ها', text: 'چه گفته شد و چه قولی داده شد؟ جست‌وجو با هر شکل حروف و رقم؛ حال مشتری نظر یک کارشناس است و رنگ ندارد.' },
    'metric': { title: 'کارت شاخص', text: 'یک عدد در یک نگاه: از چه ساخته شده، چه راهی آمده، و در برابر گذشته چه شده. رنگ تنها جایی است که تغییر آزموده شده؛ در جای تنگ، تنها عدد می‌ماند.' },
    'filters': { title: 'فیلترها', text: 'این عددها از چیست؟ یک جمله می‌گوید و هر بخش آن را می‌شود عوض کرد: دوره‌های رایج یا روزهای تقویم، سنجش، لحظه، و مقدارها با شمارشان.' },
  },
  around: {
    dashboard: { title: 'داشبورد', text: 'به ابزارک‌های درونش یک منبع، دوره، زبان و تقویم می‌دهد و انتخاب در یکی، دیگران را هم محدود می‌کند. جای نگهداری وضعیتش را برگزینید، روی مرحله یا گروهی بزنید و صفحه را دوباره باز کنید.' },
    source: { title: 'منبع', text: 'از چند ویژگی، منبع می‌سازد تا صفحه به اسکریپت نیاز نداشته باشد. مقدار نخست هر گزینه فایل را درست می‌خواند؛ مقدارهای دیگر نشان می‌دهند چه بر سرش می‌آید و شاخص دربارهٔ آنچه نمی‌تواند بخواند چه می‌گوید.' },
  },
  inside: { 'funnel': 'قیف داشبورد', 'win-rate': 'نرخ موفقیت داشبورد', 'leaderboard': 'کارشناسان این فایل' },
  honey: {
    title: 'یک داستان: عسل‌فروش',
    text: 'مغازه‌ای عسل می‌فروشد. از روز ۶ تا ۱۲ اعلامیه پخش می‌کند. روز نهم ۵۰ کیلو می‌فروشد و روز دهم ۹ کیلو: روزبه‌روز کسی نمی‌داند چه خبر است. میانگین پنج‌روزه می‌داند: پس از روز ۶ بالا می‌رود، پس از روز ۱۲ پایین می‌آید، و در روز بدِ دهم هنوز رو به بالاست.',
    careful: 'کار اعلامیه‌ها بود؟ میانگین آن روزها ۱۵٫۶ کیلو در روز بیش از پیش از آن بود و بازه به‌زحمت صفر را کنار می‌گذارد؛ اگر یک روز زودتر تمامش بگیریم، دیگر نمی‌گذارد. پس «اعلامیه مؤثر است» این‌جا یک فرضیه است، آن هم نه استوار. ابزارک می‌گوید «هم‌زمان است با»، و بیست روز بیش از این نمی‌گوید.',
    invented: 'این سری ساختگی است. هر کیلو یک فرصت موفق در رابط دادهٔ «rows» است.',
    heading: 'عسل فروخته‌شده', unit: 'کیلو', leaflets: 'پخش اعلامیه',
  },
}
export const wordsOf = (language: Language): WidgetsWords => (language === 'fa' ? fa : en)
