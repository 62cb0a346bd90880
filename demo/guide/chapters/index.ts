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
        <dt><a href=${addressOf('guide/numbers.html')}>What each number means</a></dt><dd>Formula, population and traps of every figure, in plain words.</dd>
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
        <dt><a href=${addressOf('guide/numbers.html')}>هر عدد یعنی چه</a></dt><dd>فرمول، جامعه و دام‌های هر عدد به زبان ساده.</dd>
        <dt><a href=${addressOf('guide/decisions.html')}>تصمیم‌ها</a></dt><dd>چرا چنین ساخته شده، هرکدام در ده سطر.</dd>
      </dl>`,
  },
}
