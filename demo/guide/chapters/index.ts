import { html } from 'lit'
import { addressOf } from '../../shared/chrome.ts'
import type { Chapter } from '../chapter.ts'

export const chapter: Chapter = {
  en: {
    title: 'Guide',
    lead: 'shakhes (“indicator”) puts five honest sales figures into any web page. This guide is short; each chapter can be read alone.',
    body: html`
      <dl class="chapters">
        <dt><a href=${addressOf('guide/start.html')}>Getting started</a></dt><dd>From nothing to a dashboard, with a script tag or with npm.</dd>
        <dt><a href=${addressOf('guide/mapping.html')}>Mapping your data</a></dt><dd>Which columns there are, how to name yours, and what happens to rows that are wrong.</dd>
        <dt><a href=${addressOf('guide/adapter.html')}>Writing an adapter</a></dt><dd>Ten lines for a new source; more only where you want more.</dd>
        <dt><a href=${addressOf('guide/hosts.html')}>Strict hosts</a></dt><dd>What a Content-Security-Policy has to allow, and what happens where it does not.</dd>
        <dt><a href=${addressOf('guide/theming.html')}>Theming</a></dt><dd>Tokens, parts, and sheets that adopt what your page is built with.</dd>
        <dt><a href=${addressOf('guide/state.html')}>State and events</a></dt><dd>What a dashboard keeps, where it can live, and what your page hears.</dd>
        <dt><a href=${addressOf('guide/elements.html')}>Every element</a></dt><dd>Attributes, properties, events, slots and parts, each in a line.</dd>
        <dt><a href=${addressOf('guide/printing.html')}>Printing</a></dt><dd>What becomes of the widgets on paper.</dd>
        <dt><a href=${addressOf('guide/reading.html')}>Reading each chart</a></dt><dd>For sales managers, thirty seconds each.</dd>
        <dt><a href=${addressOf('guide/numbers.html')}>What each number means</a></dt><dd>Formula, population and traps of every figure, in plain words.</dd>
        <dt><a href=${addressOf('guide/metrics.html')}>Every metric</a></dt><dd>What each asks, leaves out, and when to trust it, with an example.</dd>
        <dt><a href=${addressOf('guide/chartability.html')}>Accessibility</a></dt><dd>Fifty heuristics for charts, each with pass or fail and why.</dd>
        <dt><a href=${addressOf('guide/benchmarks.html')}>How fast it is</a></dt><dd>Measured beside its peers; where a budget was missed, it says so.</dd>
        <dt><a href=${addressOf('guide/decisions.html')}>Decisions</a></dt><dd>Why it is built as it is, ten lines each.</dd>
      </dl>`,
  },
  fa: {
    title: 'راهنما',
    lead: 'شاخص پنج عدد راستگوی فروش را در هر صفحهٔ وب می‌نشاند. این راهنما کوتاه است و هر فصلش جداگانه خوانده می‌شود.',
    body: html`
      <dl class="chapters">
        <dt><a href=${addressOf('guide/start.html')}>آغاز کار</a></dt><dd>از هیچ تا داشبورد، با یک برچسب script یا با npm.</dd>
        <dt><a href=${addressOf('guide/mapping.html')}>نگاشت داده</a></dt><dd>چه ستون‌هایی هست، ستون‌های خود را چگونه نام ببرید، و با ردیف‌های نادرست چه می‌شود.</dd>
        <dt><a href=${addressOf('guide/adapter.html')}>نوشتن رابط داده</a></dt><dd>ده سطر برای منبعی تازه؛ بیشتر، تنها آن‌جا که بیشتر بخواهید.</dd>
        <dt><a href=${addressOf('guide/hosts.html')}>میزبان‌های سخت‌گیر</a></dt><dd>سیاست امنیتی صفحه چه چیزی را باید روا بداند، و اگر نداند چه می‌شود.</dd>
        <dt><a href=${addressOf('guide/theming.html')}>پوسته</a></dt><dd>متغیرها، بخش‌ها، و شیوه‌نامه‌هایی که از سامانهٔ صفحهٔ شما رنگ می‌گیرند.</dd>
        <dt><a href=${addressOf('guide/state.html')}>وضعیت و رویدادها</a></dt><dd>داشبورد چه را نگه می‌دارد، کجا می‌ماند، و صفحهٔ شما چه می‌شنود.</dd>
        <dt><a href=${addressOf('guide/elements.html')}>همهٔ عنصرها</a></dt><dd>ویژگی‌ها، خاصیت‌ها، رویدادها، جای‌ها و بخش‌ها، هرکدام در یک سطر.</dd>
        <dt><a href=${addressOf('guide/printing.html')}>چاپ</a></dt><dd>روی کاغذ چه می‌شود.</dd>
        <dt><a href=${addressOf('guide/reading.html')}>خواندن هر نمودار</a></dt><dd>برای مدیر فروش، هرکدام در سی ثانیه.</dd>
        <dt><a href=${addressOf('guide/numbers.html')}>هر عدد یعنی چه</a></dt><dd>فرمول، جامعه و دام‌های هر عدد به زبان ساده.</dd>
        <dt><a href=${addressOf('guide/metrics.html')}>همهٔ شاخص‌ها</a></dt><dd>هرکدام چه می‌پرسد، چه را کنار می‌گذارد و کی می‌شود به آن تکیه کرد، با نمونه.</dd>
        <dt><a href=${addressOf('guide/chartability.html')}>دسترس‌پذیری</a></dt><dd>پنجاه معیار نمودار، هرکدام با پذیرفته یا رد و دلیلش.</dd>
        <dt><a href=${addressOf('guide/benchmarks.html')}>چقدر تند است</a></dt><dd>سنجیده در کنار دیگران؛ هرجا به بودجه نرسیده، گفته شده است.</dd>
        <dt><a href=${addressOf('guide/decisions.html')}>تصمیم‌ها</a></dt><dd>چرا چنین ساخته شده، هرکدام در ده سطر.</dd>
      </dl>`,
  },
}
