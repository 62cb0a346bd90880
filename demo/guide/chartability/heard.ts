import type { Language } from '../../data/company.ts'

type Heard = Readonly<Record<Language, string>>
/** What a screen reader said of one thing, in the order in which Tab and arrows came to it. Its own words are English in both. */
export interface Hearing { readonly at: Heard; readonly heard: Heard }

/** Which one, and where. */
export const HEARD_WITH = 'Orca 43.1, AT-SPI 2.46, Firefox 153 ESR, Debian 12'

const heard = (en: string, fa: string, saidEn: string, saidFa: string): Hearing => ({ at: { en, fa }, heard: { en: saidEn, fa: saidFa } })

/** From its log, as it stands; what repeats is left out. */
export const HEARD: readonly Hearing[] = [
  heard('Filters', 'فیلترها', 'Compare with: without comparison collapsed push button.', 'مقایسه با: بی‌مقایسه collapsed push button.'),
  heard('Metric card, its line', 'کارت شاخص، خط آن', 'Course; arrows tell the values image. 1 – 23 November 2026: €789 (unfinished)', 'روند؛ کلیدهای جهت مقدارها را می‌گویند image. آبان ۱۴۰۵: ۱۲۶ میلیون تومان.'),
  heard('Funnel, a stage', 'قیف، یک مرحله', 'List with 5 items. Lead 123 on · 13 open · 22 lost Reached 158 485 k Next step, so far 77.8% to 86.1% Median stay 8.7 days 10 stuck toggle button not pressed. Lead, moved on: 123 of 158, 77.8%',
    'List with 5 items. سرنخ ۱۲۳ پیش‌رفته · ۱۳ باز · ۲۲ ازدست‌رفته رسیده ۱۵۸ ۱۸٫۲ میلیارد گام بعد، تاکنون ۷۷٫۸٪ تا ۸۶٫۱٪ میانهٔ ماندن ۸٫۷ روز ۱۰ راکد toggle button not pressed. سرنخ، پیش‌رفته: ۱۲۳ از ۱۵۸، ۷۷٫۸٪'),
  heard('Win rate, a period', 'نرخ موفقیت، یک دوره', 'Decided, by week. Periods; the arrow keys move, Enter chooses List with 53 items. week of 21 November 2026 (part): none decided.',
    'تعیین‌تکلیف‌شده، به تفکیک هفته. دوره‌ها؛ با کلیدهای جهت جابه‌جا شوید و با Enter برگزینید List with 53 items. هفتهٔ ۳۰ آبان ۱۴۰۵ (ناتمام): بی‌تعیین‌تکلیف.'),
  heard('Win rate, a group', 'نرخ موفقیت، یک گروه', 'List with 4 items. Exhibition 35% 11 of 31 toggle button not pressed. 35% [21–53%]', 'List with 4 items. نمایشگاه ۳۵٪ ۱۱ از ۳۱ toggle button not pressed.'),
  heard('Trend, a point', 'روند، یک نقطه', 'Won over time. Arrow keys move from point to point, Shift and an arrow choose a period. multi-select List with 13 items. September 2026: Won 5; 3-month average 4.3; peak; Autumn promotion. not selected.',
    'موفق در زمان. با کلیدهای جهت از نقطه‌ای به نقطهٔ دیگر بروید و با Shift و کلید جهت دوره‌ای برگزینید. multi-select List with 13 items. شهریور ۱۴۰۵: موفق ۲؛ میانگین ۳ ماه ۳٫۳؛ کف؛ جشنوارهٔ پاییز. not selected.'),
  heard('Notes', 'یادداشت‌ها', 'Search notes entry. needs action toggle button not pressed. Notes, newest first. Feed with 24 articles.', 'جست‌وجوی یادداشت‌ها entry. نیازمند اقدام toggle button not pressed. یادداشت‌ها، تازه‌ترین در آغاز. Feed with 24 articles.'),
  heard('Leaderboard, a rep', 'کارشناسان، یک نفر', 'table with 7 rows 7 columns. Win rate push button column header sorted descending. 1–5 row header. Parisa Naseri South toggle button not pressed. 50% 10 of 20. 87%. new',
    'table with 7 rows 7 columns. نرخ موفقیت push button column header sorted descending. ۱ تا ۵ row header. پریسا ناصری جنوب toggle button not pressed. ۵۰٪ ۱۰ از ۲۰. ۸۲٪. تازه'),
]
