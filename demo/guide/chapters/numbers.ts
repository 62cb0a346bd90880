import { html } from 'lit'
import type { Chapter } from '../chapter.ts'

export const chapter: Chapter = {
  en: {
    title: 'What each number means',
    lead: 'Every widget has a card that says how its figures are counted, with the figures of the moment. Here is the same, to be read at leisure.',
    body: html`
      <h2>What holds everywhere</h2>
      <ul>
        <li><strong>As of.</strong> A figure is made of what had happened by a moment, which it names; never of what a record says today about yesterday.</li>
        <li><strong>Periods</strong> begin at local midnight of the source’s time zone and end before the next one. An unfinished period is drawn hollow, and compared only with the same part of an earlier one.</li>
        <li><strong>Nothing divided by nothing</strong> is “none”, with the reason; it is not zero. A missing amount is not zero either: it is left out of the sum and counted.</li>
        <li><strong>A share</strong> stands beside its k of n and a 95 % interval (Wilson’s). Below five, there is no percentage at all; below thirty, or with a wide interval, it is grey.</li>
        <li><strong>“Up” and “down”</strong> are said only when the interval of the difference (Newcombe’s) leaves zero out. With many rows compared at once, the interval is made wider. Otherwise, and wherever either side has fewer than five, it is “no clear change”, however large it looks.</li>
        <li><strong>Money</strong> is summed in whole minor units, one currency at a time. Deals in another currency are left out and counted, unless there is a dated rate. Amounts are nominal; with a price index, <code>deflator</code> of <code>shakhes/engine</code> makes the dated rates that express them in the money of one day.</li>
        <li><strong>Left out</strong> are duplicates, tests and mistakes that the source marks as void; each widget says how many.</li>
      </ul>
      <h2>Funnel</h2>
      <p>Of the deals created in the period (or closed in it, or that came into one stage in it), how many reached each stage, and what became of them: moved on, lost, or still open. These three make up all that reached it.</p>
      <ul>
        <li><strong>Next step, so far</strong> is moved on ÷ reached. Open deals may still move on, so an upper bound stands beside it: the final figure for these very deals lies between.</li>
        <li>With an earlier period to <strong>compare</strong>, a tick shows each step of those deals when they were as old. A step is called up or down only where the interval of the difference leaves zero out, the stricter the more steps there are.</li>
        <li>A deal that skipped a stage did reach it; one that joined in the middle is not counted where it never was. Going back takes nothing away.</li>
        <li>Instead of steps, each stage can show its <strong>time</strong>, its <strong>losses</strong> (the stage in which a deal stood when it was lost, with the reasons) or its <strong>moves</strong>: visits that ended, not deals, so that a deal which came back moves twice.</li>
        <li><strong>Median stay</strong> counts those that are still there as well (Kaplan–Meier), or long stays would be overlooked. <strong>Stuck</strong> are those that stay longer than nine in ten, or, before twenty stays have ended, than the stage’s own limit.</li>
        <li>Without history it is a snapshot: a lost deal’s last stage is unknown, so there are bounds only.</li>
        <li>A click on a stage narrows the other widgets to the deals that reached it, whatever became of them since; in a snapshot, to those that stand in it now.</li>
      </ul>
      <h2>Win rate</h2>
      <ul>
        <li><strong>Decided</strong>: won ÷ (won + lost), of deals closed in the period. The default, because it does not sink merely because deals are young.</li>
        <li><strong>All created</strong>: won ÷ all deals created in the period. Young deals are still open, so it comes with bounds; its course is by when they were created, hatched as far as the open ones may still carry it.</li>
        <li><strong>By value</strong>: the amount won ÷ the amount decided. One large deal can move it.</li>
        <li><strong>With stale</strong>: deals that passed ninety days of age in the period, and are still open, count as if they were lost.</li>
        <li>A <strong>group</strong>, such as a source, is called better or worse than the rest only where the interval of its difference to all deals that are not in it leaves zero out; the stricter, the more groups there are.</li>
      </ul>
      <h2>Trend</h2>
      <p>Bars show what happened in each day, week, month, quarter or year of your calendar; a day without sales is a zero. The line is the moving average: the mean of the window that ends there, so it lags by half a window, which the legend says.</p>
      <ul>
        <li>A <strong>turning point</strong> is marked once the average has gone back by five percent from it, at the place of the extreme.</li>
        <li>For an <strong>intervention</strong>, the mean during it is compared with the mean before (Welch’s interval), and again with each edge moved by one step. If a verdict depends on an edge, it is called not robust. Beside it stands how many other stretches as long differed from what was before them as much: where many did, it says little. The mean after it is told too. It “coincides with”; it never “caused”.</li>
      </ul>
      <h2>Leaderboard</h2>
      <p>By default each rep stands beside their own past, by name, without a rank. Where ranks are asked for, they are ranges: two reps whose intervals overlap share places. Fewer than ten decided deals are not ranked by rate. Teams stand side by side where the host allows more than each rep’s own past. Columns can be chosen: open deals a full-time post beside the median of all, deal size, sales cycle, and the wins beside those to expect of as many deals of the same source, first stage and size: the stage that a deal came in was known beforehand, while how far it went is part of how it ended. The anonymous view names nobody but the reader, and shows nobody else where there are fewer than five reps.</p>
      <h2>Metric cards</h2>
      <ul>
        <li><strong>Open opportunities</strong> are those open at the moment that is named, whatever the period. <strong>Won</strong> counts what entered Won in the period.</li>
        <li><strong>Deal size</strong> is the median of what was won, with the mean beside it: one large deal moves the mean alone. <strong>Sales cycle</strong> is the median time from creation to Won.</li>
        <li><strong>Velocity</strong> is open deals × win rate × mean size ÷ mean cycle. The <strong>forecast</strong> adds up amounts by the chance of their stage in the past, while the period lies ahead that of being won by its end, with the range of eight totals in ten.</li>
        <li><strong>Goal reached</strong> is what was won ÷ the goal; the mark on the bar is where it should be by now, in working days.</li>
        <li>Counts, medians and sums are compared with the past, but not put to a test: their change is told in grey. Only a share is tested, and only a proven change has a colour.</li>
      </ul>
      <h2>Notes</h2>
      <p>What was said, newest first, under what is pinned. A mood is how a customer seemed to one rep; unrecorded is not neutral; it has no colour and ranks nobody. A note that a reader may not see stands as a line that says so: its text was never sent.</p>
      <h2>How they are checked</h2>
      <ul>
        <li>Every worked example of the definitions is a test that bears its name.</li>
        <li>Generated data, with ties, rows exactly on an edge, deals that came back and nothing recorded at all, are answered by the engine, by a plain implementation over objects, and by SQL that was written from the definitions: ten thousand cases in SQL alone, on every run. All must agree.</li>
        <li>The sources of the statistics, of time and of the metrics are changed in one small way at a time, and some test of their own folder has to notice. <code>npm run test:mutants</code> counts how many of the changes are noticed, and names the others: 1,336 of 1,339 of the statistics (99.8 %), 757 of 802 of time (94.4 %), and of a tenth of those of the metrics, chosen by chance with <code>--files 'src/engine/metrics/*.ts,src/engine/metrics/cards/*.ts' --share 0.1 --seed 4</code>, 420 of 439 (95.7 %). A change that can change no result is left out, by name and with the reason.</li>
      </ul>`,
  },
  fa: {
    title: 'هر عدد یعنی چه',
    lead: 'هر ابزارک کارتی دارد که می‌گوید عددهایش چگونه شمرده شده، با خود عددهای آن لحظه. این‌جا همان را سر فرصت می‌خوانید.',
    body: html`
      <h2>آنچه همه‌جا برقرار است</h2>
      <ul>
        <li><strong>تا کی.</strong> عدد از چیزهایی ساخته می‌شود که تا لحظه‌ای رخ داده و آن لحظه را نام می‌برد؛ نه از آنچه امروز دربارهٔ دیروز نوشته شده.</li>
        <li><strong>دوره</strong> از نیمه‌شب محلیِ منطقهٔ زمانی منبع آغاز می‌شود و پیش از نیمه‌شب بعد پایان می‌گیرد. دورهٔ ناتمام توخالی رسم می‌شود و تنها با همان بخش از دورهٔ پیشین سنجیده می‌شود.</li>
        <li><strong>هیچ بخش بر هیچ</strong> مقداری ندارد و دلیلش گفته می‌شود؛ صفر نیست. مبلغ ثبت‌نشده هم صفر نیست: از جمع کنار می‌ماند و شمرده می‌شود.</li>
        <li><strong>نسبت</strong> کنار «k از n» خودش و بازهٔ ۹۵٪ (ویلسون) می‌آید. زیر پنج، درصدی در کار نیست؛ زیر سی، یا با بازهٔ پهن، خاکستری است.</li>
        <li><strong>«بالاتر» و «پایین‌تر»</strong> تنها وقتی گفته می‌شود که بازهٔ اختلاف (نیوکام) صفر را کنار بگذارد. وقتی ردیف‌های بسیار با هم سنجیده می‌شوند بازه پهن‌تر گرفته می‌شود. جز این، و هرجا یک سوی سنجش کمتر از پنج باشد، «بدون تغییر روشن» است، هر اندازه هم که بزرگ بنماید.</li>
        <li><strong>پول</strong> به کوچک‌ترین واحد و هر بار یک ارز جمع می‌شود. فرصت‌های ارز دیگر کنار می‌مانند و شمرده می‌شوند، مگر آنکه نرخ تاریخ‌دار داشته باشند. مبلغ‌ها اسمی‌اند؛ اگر شاخص قیمت دارید، <code>deflator</code> در <code>shakhes/engine</code> از آن نرخ‌های تاریخ‌داری می‌سازد که مبلغ‌ها را به پول یک روز معین می‌گوید.</li>
        <li><strong>کنارگذاشته‌ها</strong> تکراری‌ها، آزمایشی‌ها و اشتباه‌هایی‌اند که منبع باطل نشان کرده؛ هر ابزارک می‌گوید چند تا.</li>
      </ul>
      <h2>قیف فروش</h2>
      <p>از فرصت‌های ایجادشده در دوره (یا بسته‌شده در آن، یا واردشده به یک مرحله در آن) چند تا به هر مرحله رسید و چه شد: پیش رفت، از دست رفت، یا هنوز باز است. این سه، همهٔ رسیده‌ها را می‌سازند.</p>
      <ul>
        <li><strong>گام بعد، تاکنون</strong> پیش‌رفته ÷ رسیده است. بازها شاید هنوز پیش بروند، پس کران بالا کنارش می‌آید: عدد نهاییِ همین فرصت‌ها در این میان است.</li>
        <li>در <strong>سنجش</strong> با دوره‌ای پیش‌تر، خطی کوچک هر گامِ همان فرصت‌ها را در همین سن نشان می‌دهد. گام تنها وقتی بالاتر یا پایین‌تر خوانده می‌شود که بازهٔ اختلاف صفر را کنار بگذارد، و هرچه گام‌ها بیشتر باشند سخت‌گیرانه‌تر.</li>
        <li>فرصتی که از مرحله‌ای پریده به آن رسیده شمرده می‌شود؛ آن‌که از میانه پیوسته، جایی که نبوده شمرده نمی‌شود. برگشت به عقب چیزی کم نمی‌کند.</li>
        <li>به‌جای گام، هر مرحله می‌تواند <strong>زمان</strong> خود را نشان دهد، یا <strong>ریزش</strong> را (مرحله‌ای که فرصت هنگام ازدست‌رفتن در آن بود، با علت‌ها)، یا <strong>جابه‌جایی</strong>ها را: ماندن‌هایی که پایان یافت، نه فرصت‌ها؛ فرصتی که برگشته دو بار جابه‌جا شده است.</li>
        <li><strong>میانهٔ ماندن</strong> آن‌هایی را هم که هنوز آن‌جایند به شمار می‌آورد (کاپلان–مایر)، وگرنه ماندن‌های دراز دیده نمی‌شد. <strong>راکد</strong> آن است که بیش از نُه‌دهم ماندن‌ها مانده، یا، تا بیست ماندن پایان نیافته، بیش از حد خود مرحله.</li>
        <li>بدون تاریخچهٔ مراحل، تنها وضعیت کنونی دیده می‌شود: مرحلهٔ آخرِ ازدست‌رفته‌ها معلوم نیست، پس تنها کران می‌آید.</li>
        <li>کلیک روی یک مرحله، بقیهٔ ابزارک‌ها را به فرصت‌هایی که به آن رسیده‌اند محدود می‌کند، هر سرانجامی که داشته باشند؛ در وضعیت کنونی، به آن‌هایی که اکنون همان‌جایند.</li>
      </ul>
      <h2>نرخ موفقیت</h2>
      <ul>
        <li><strong>تعیین‌تکلیف‌شده</strong>: موفق ÷ (موفق + ازدست‌رفته)، از بسته‌شده‌های دوره. پیش‌فرض است، چون تنها از جوان بودن فرصت‌ها پایین نمی‌آید.</li>
        <li><strong>همهٔ ایجادشده</strong>: موفق ÷ همهٔ ایجادشده‌های دوره. جوان‌ها هنوز بازند، پس با کران می‌آید؛ نمودارش به زمان ایجاد است و تا جایی که بازها شاید ببرندش هاشور می‌خورد.</li>
        <li><strong>به مبلغ</strong>: مبلغ موفق ÷ مبلغ تعیین‌تکلیف‌شده. یک فرصت بزرگ جابه‌جایش می‌کند.</li>
        <li><strong>با راکدها</strong>: فرصت‌هایی که سنشان در دوره از نود روز گذشت و هنوز بازند، ازدست‌رفته گرفته می‌شوند.</li>
        <li><strong>گروه</strong>، مانند یک منبع، تنها وقتی بهتر یا بدتر از بقیه خوانده می‌شود که بازهٔ اختلافش با همهٔ فرصت‌هایی که در آن نیستند صفر را کنار بگذارد؛ و هرچه گروه‌ها بیشتر باشند سخت‌گیرانه‌تر.</li>
      </ul>
      <h2>روند</h2>
      <p>ستون‌ها رخدادهای هر روز، هفته، ماه، سه‌ماهه یا سالِ تقویم شمایند؛ روز بی‌فروش صفر است. خط، میانگین متحرک است: میانگین پنجره‌ای که همان‌جا پایان می‌گیرد، پس نیم‌پنجره عقب است و راهنمای نمودار این را می‌گوید.</p>
      <ul>
        <li><strong>نقطهٔ برگشت</strong> وقتی نشان می‌شود که میانگین پنج درصد از آن برگشته باشد، در جای خود آن اوج یا کف.</li>
        <li>برای هر <strong>اقدام</strong>، میانگینِ هنگام آن با پیش از آن سنجیده می‌شود (بازهٔ ولچ)، و بار دیگر با جابه‌جایی هر مرز به یک گام. اگر نتیجه به مرز بسته باشد، ناپایدار خوانده می‌شود. کنارش می‌آید که چند دورهٔ هم‌طول دیگر هم همین اندازه با پیش از خود تفاوت داشته‌اند: اگر بسیار باشند، این تفاوت چیز زیادی نمی‌گوید. میانگین پس از آن هم گفته می‌شود. «هم‌زمان است با»، هرگز نه «سبب شد».</li>
      </ul>
      <h2>کارشناسان</h2>
      <p>پیش‌فرض، هرکس با نام خود کنار گذشتهٔ خودش است، بدون رتبه. اگر رتبه بخواهند، بازه است: دو نفری که بازه‌هایشان هم‌پوشان است جایگاه مشترک دارند. کمتر از ده فرصت تعیین‌تکلیف‌شده، رتبهٔ نرخ ندارد. آن‌جا که میزبان بیش از گذشتهٔ خودِ هرکس را روا بداند، تیم‌ها هم کنار هم می‌آیند. ستون‌ها را می‌شود برگزید: فرصت‌های باز هر نیروی تمام‌وقت در برابر میانهٔ همه، حجم فروش، چرخهٔ فروش، و موفقیت‌ها کنار آنچه از همین شمار فرصت با همان منبع، مرحلهٔ آغاز و اندازه انتظار می‌رود: مرحله‌ای که فرصت در آن وارد شده از پیش معلوم بوده، ولی این‌که تا کجا رفته بخشی از سرانجام آن است. نمای بی‌نام جز خود خواننده کسی را نام نمی‌برد و زیر پنج نفر، دیگری را نشان نمی‌دهد.</p>
      <h2>کارت‌های شاخص</h2>
      <ul>
        <li><strong>فرصت‌های باز</strong> بازهای همان لحظه‌ای‌اند که نام برده می‌شود، با هر دوره‌ای. <strong>موفق</strong> آن‌هایی را می‌شمارد که در دوره به «موفق» رسیدند.</li>
        <li><strong>حجم فروش</strong> میانهٔ مبلغ‌های موفق است و میانگین کنارش می‌آید: یک فرصت بزرگ تنها میانگین را جابه‌جا می‌کند. <strong>چرخهٔ فروش</strong> میانهٔ زمان از ایجاد تا موفقیت است.</li>
        <li><strong>سرعت فروش</strong> یعنی باز × نرخ موفقیت × میانگین مبلغ ÷ میانگین چرخه. <strong>پیش‌بینی</strong> مبلغ‌ها را با احتمالی که مرحله‌شان در گذشته داشته جمع می‌زند، تا دوره پایان نیافته با احتمال موفق شدن تا پایان آن، و بازه‌ای می‌دهد که هشت جمع از هر ده جمع در آن می‌افتد.</li>
        <li><strong>تحقق هدف</strong> موفق ÷ هدف است؛ نشانِ روی نوار جایی است که با شمردن روزهای کاری باید تا اکنون به آن رسیده باشد.</li>
        <li>شمارش‌ها، میانه‌ها و جمع‌ها با گذشته سنجیده می‌شوند ولی آزموده نه: تغییرشان خاکستری گفته می‌شود. تنها نسبت آزموده می‌شود و تنها تغییر اثبات‌شده رنگ دارد.</li>
      </ul>
      <h2>یادداشت‌ها</h2>
      <p>آنچه گفته شد، تازه‌ترین بالاتر، زیر سنجاق‌شده‌ها. حال مشتری برداشت یک کارشناس است؛ ثبت‌نشده خنثی نیست؛ رنگ ندارد و کسی را رتبه نمی‌دهد. یادداشتی که خواننده نباید ببیند سطری است که همین را می‌گوید: متنش هرگز فرستاده نشده.</p>
      <h2>چگونه آزموده می‌شوند</h2>
      <ul>
        <li>هر مثال عددیِ تعریف‌ها آزمونی است به همان نام.</li>
        <li>داده‌های ساختگی، با مقدارهای برابر، ردیف‌هایی درست روی مرز، فرصت‌های برگشته و چیزهای ثبت‌نشده، را موتور پاسخ می‌دهد، یک پیاده‌سازی ساده روی شیءها هم، و پرس‌وجوهای SQL که از روی خود تعریف‌ها نوشته شده‌اند هم: تنها در SQL هر بار ده هزار مورد. همه باید یک پاسخ بدهند.</li>
        <li>کد آمار، تقویم و شاخص‌ها هر بار در یک جای کوچک تغییر داده می‌شود و دست‌کم یک آزمون از همان پوشه باید آن را ببیند. <code>npm run test:mutants</code> می‌شمارد چند تغییر دیده شده است و بقیه را نام می‌برد: از آمار ۱٬۳۳۶ تا از ۱٬۳۳۹ تا (۹۹٫۸٪)، از تقویم ۷۵۷ تا از ۸۰۲ تا (۹۴٫۴٪) و از یک‌دهم تغییرهای شاخص‌ها، که با <code dir="ltr">--files 'src/engine/metrics/*.ts,src/engine/metrics/cards/*.ts' --share 0.1 --seed 4</code> تصادفی برگزیده شد، ۴۲۰ تا از ۴۳۹ تا (۹۵٫۷٪). تغییری که هیچ پاسخی را عوض نمی‌کند شمرده نمی‌شود و نامش با دلیل نوشته شده است.</li>
      </ul>`,
  },
}
