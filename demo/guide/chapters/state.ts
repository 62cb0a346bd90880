import { html } from 'lit'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const STATE = `{
  "version": 1,
  "period": "last-90-days",
  "compare": "previous",
  "clauses": [{ "by": "shakhes-funnel", "field": "reached", "values": ["demo"], "label": "Demo" }],
  "switched": { "shakhes-trend": { "measure": "wonCount" } }
}`
const PLACES = `<shakhes-dashboard state-in="url">            <!-- ?shakhes=(version:1,…), or the element's id -->
<shakhes-dashboard state-in="url:sales">      <!-- ?sales=(version:1,…) -->
<shakhes-dashboard state-in="hash:sales">     <!-- #sales=(version:1,…), for pages with routes of their own -->
<shakhes-dashboard state-in="storage:sales">  <!-- in this browser, for this site -->`
const STORE = `dashboard.store = {
  read: async () => (await fetch('/me/dashboard')).json(),   // null: nothing was kept yet
  write: (state) => fetch('/me/dashboard', { method: 'PUT', body: JSON.stringify(state) }),
  watch: (changed) => {                                      // optional: something else is to be shown
    router.addEventListener('route', changed)
    return () => router.removeEventListener('route', changed)
  },
}`
const BY_HAND = `dashboard.addEventListener('shakhes-state', ({ detail: { state } }) => keep(state))
dashboard.state = kept      // what makes no sense is left out, and told by shakhes-error`
const ADDRESS = `?sales=(version:1,period:last-90-days,compare:previous,
  clauses:!((by:shakhes-funnel,field:reached,values:!(demo),label:Demo)),
  switched:(shakhes-trend:(measure:wonCount)))`
const DRILL = `<shakhes-metric metric="openCount" drill></shakhes-metric>
<script>
  document.addEventListener('shakhes-drill', ({ detail: { label, ids, total, period, asOf } }) => {
    location.href = '/deals?ids=' + ids.join()   // at most a thousand; total tells how many there are
  })
</script>`

export const chapter: Chapter = {
  en: {
    title: 'State and events',
    lead: 'What readers choose in a dashboard is plain JSON. It can live in the address, in the browser, or with you.',
    body: html`
      <h2>What is kept</h2>
      ${code(STATE, 'A state')}
      <ul>
        <li><code>period</code>, <code>compare</code> and <code>asOf</code> stand in place of the dashboard’s own; <code>today</code> goes with <code>asOf</code> where the funnel is replayed, and leaves periods such as “this month” where they were.</li>
        <li><code>clauses</code> are what was chosen in widgets and filters; each names who chose it, so that a widget leaves its own out.</li>
        <li><code>switched</code> is what readers switched in a widget, by its id, else by its tag. Give widgets an id where two of a kind stand in one dashboard.</li>
        <li>What nobody chose is not in it: a dashboard as you set it up has its version and <code>"clauses": []</code>, no more.</li>
      </ul>
      <h2>Where it lives</h2>
      ${code(PLACES, 'Places')}
      <p>Your own place is an object; it goes before <code>state-in</code>. Widgets ask nothing until it has answered, so that no number is shown twice.</p>
      ${code(STORE, 'A store of the host')}
      <p>Or keep it by hand:</p>
      ${code(BY_HAND, 'By hand')}
      <p>What readers choose is kept; a <code>state</code> that your script sets is shown, and not written to <code>state-in</code> until a reader changes something.</p>
      <h2>In the address</h2>
      <p>An address can be read, and sent to somebody who then sees the same. The notation is Rison’s: objects in round brackets, lists as <code>!( )</code>, <code>!t</code>, <code>!f</code> and <code>!n</code> for true, false and null, quotes only where they are needed. JSON is read as well.</p>
      ${code(ADDRESS, 'An address')}
      <p>Every change is a step of the browser’s history, a moment after the last one, so that a brush that is dragged is one step: Back and Forward lead through what was chosen. Everything else in the address stays as it is.</p>
      <h2>States of another shape</h2>
      <p>Later releases read what earlier ones wrote. A state with a version that a release does not know changes nothing; of one that it knows, each part that makes no sense is left out, named by <code>shakhes-error</code>, and the rest is taken back. Readers are told that a part is missing. A rep or a product that no longer exists is no fault: it matches nothing. Its chip takes it away. A stage that no longer exists would leave every widget without an answer: what was chosen of it is left out, and readers are told which stage it was.</p>
      <h2>What the page hears</h2>
      <p>Events bubble out of shadow trees and start with <code>shakhes-</code>: <code>select</code> (a reader chose or cleared something), <code>filter</code> (all that is chosen), <code>state</code> (what can be kept), <code>switch</code>, <code>drill</code>, <code>export</code> (prevent its default to save the file yourself), <code>ready</code> and <code>error</code>.</p>
      <h2>Opening the deals behind a number</h2>
      <p>With <code>drill</code>, a widget tells the ids of the deals behind a mark: by a double click, by Ctrl or ⌘ with Enter, or by the button beneath what was chosen. On a card, the figure itself is the button, where deals are behind it:</p>
      ${code(DRILL, 'Opening the deals')}
      <div class="scroll"><table class="plain">
        <thead><tr><th scope="col">Card</th><th scope="col">The deals</th></tr></thead>
        <tbody>
          <tr><th scope="row"><code>winRate</code></th><td>decided in the period</td></tr>
          <tr><th scope="row"><code>wonCount</code>, <code>dealSize</code></th><td>won in the period</td></tr>
          <tr><th scope="row"><code>attainment</code></th><td>won in the period, of whose goal it is</td></tr>
          <tr><th scope="row"><code>cycle</code></th><td>won in the period, or closed with <code>to="closed"</code>; none where it begins at a stage</td></tr>
          <tr><th scope="row"><code>openCount</code>, <code>workload</code></th><td>open as of the moment</td></tr>
          <tr><th scope="row"><code>forecast</code></th><td>open, of its pipeline</td></tr>
          <tr><th scope="row"><code>velocity</code>, <code>rrroi</code>, <code>lgr</code>, <code>retention</code>, <code>mood</code></th><td>none: they are made of several counts, or count no deals</td></tr>
        </tbody>
      </table></div>`,
  },
  fa: {
    title: 'وضعیت و رویدادها',
    lead: 'آنچه خواننده در داشبورد برمی‌گزیند JSON ساده است. می‌تواند در نشانی صفحه، در مرورگر، یا نزد شما بماند.',
    body: html`
      <h2>چه نگه داشته می‌شود</h2>
      ${code(STATE, 'یک وضعیت')}
      <ul>
        <li><code>period</code>، <code>compare</code> و <code>asOf</code> جای دوره، سنجش و لحظهٔ خود داشبورد می‌نشینند؛ وقتی قیف در روزهای گذشته بازپخش می‌شود، <code>today</code> کنار <code>asOf</code> می‌آید و دوره‌هایی مانند «این ماه» را سر جایشان نگه می‌دارد.</li>
        <li><code>clauses</code> انتخاب‌ها در ابزارک‌ها و فیلترهاست؛ هرکدام می‌گوید از آنِ کدام ابزارک است تا همان ابزارک خودش را با آن محدود نکند.</li>
        <li><code>switched</code> چیزهایی است که خواننده در یک ابزارک عوض کرده، با id آن یا، اگر نباشد، با نام برچسبش. اگر دو ابزارک از یک نوع در یک داشبورد دارید، به آن‌ها id بدهید.</li>
        <li>آنچه کسی برنگزیده در آن نیست: داشبوردی که هنوز همان است که شما چیده‌اید، تنها نسخه‌اش را دارد و <code>"clauses": []</code>.</li>
      </ul>
      <h2>کجا می‌ماند</h2>
      ${code(PLACES, 'جاها')}
      <p>جای خودتان را با یک شیء بدهید؛ بر <code>state-in</code> مقدم است. تا پاسخ ندهد ابزارک‌ها چیزی نمی‌پرسند، پس هیچ عددی دو بار نشان داده نمی‌شود.</p>
      ${code(STORE, 'جای میزبان')}
      <p>یا خودتان نگهش دارید:</p>
      ${code(BY_HAND, 'دستی')}
      <p>انتخاب خواننده نگه داشته می‌شود؛ <code>state</code>ی که اسکریپت شما بگذارد نشان داده می‌شود، ولی تا خواننده چیزی را عوض نکند در <code>state-in</code> نوشته نمی‌شود.</p>
      <h2>در نشانی صفحه</h2>
      <p>نشانی را می‌شود خواند و برای همکاری فرستاد تا همان را ببیند. شیوهٔ نوشتنش Rison است: شیء در پرانتز، فهرست به شکل <code>!( )</code>، و <code>!t</code>، <code>!f</code> و <code>!n</code> به‌جای درست، نادرست و تهی؛ نقل‌قول تنها جایی که لازم باشد. JSON هم خوانده می‌شود.</p>
      ${code(ADDRESS, 'یک نشانی')}
      <p>هر تغییر، لحظه‌ای پس از آخرین حرکت، یک گام در تاریخچهٔ مرورگر است؛ پس کشیدن یک بازه روی نمودار یک گام به شمار می‌آید و دکمه‌های بازگشت و جلو در میان انتخاب‌ها می‌برند. بقیهٔ نشانی همان می‌ماند که بود.</p>
      <h2>وضعیت‌هایی به شکل دیگر</h2>
      <p>نسخه‌های بعدی آنچه را نسخه‌های پیشین نوشته‌اند می‌خوانند. وضعیتی با <code>version</code> ناشناخته چیزی را عوض نمی‌کند؛ از وضعیت شناخته، هر بخش بی‌معنا کنار گذاشته و با <code>shakhes-error</code> نام برده می‌شود و بقیه برمی‌گردد. به خواننده هم گفته می‌شود که بخشی کم است. کارشناس یا محصولی که دیگر نیست خطا نیست: با چیزی جور نمی‌شود. با تراشه‌اش می‌شود آن را برداشت. مرحله‌ای که دیگر نیست همهٔ ابزارک‌ها را بی‌پاسخ می‌گذاشت: آن انتخاب کنار گذاشته می‌شود و به خواننده گفته می‌شود کدام مرحله بوده است.</p>
      <h2>صفحه چه می‌شنود</h2>
      <p>رویدادها از درخت سایه بیرون می‌آیند و با <code>shakhes-</code> آغاز می‌شوند: <code>select</code> (خواننده چیزی برگزید یا برداشت)، <code>filter</code> (همهٔ انتخاب‌ها)، <code>state</code> (آنچه می‌شود نگه داشت)، <code>switch</code>، <code>drill</code>، <code>export</code> (اگر جلوی کار پیش‌فرضش را بگیرید، فایل را خودتان ذخیره می‌کنید)، <code>ready</code> و <code>error</code>.</p>
      <h2>بازکردن فرصت‌های پشت یک عدد</h2>
      <p>با <code>drill</code>، ابزارک شناسهٔ فرصت‌های پشت هر نشانه را می‌گوید: با دوبار کلیک، با Ctrl یا ⌘ و Enter، یا با دکمهٔ زیر آنچه برگزیده شد. در کارت، خود عدد دکمه است، هرجا فرصتی پشت آن باشد:</p>
      ${code(DRILL, 'بازکردن فرصت‌ها')}
      <div class="scroll"><table class="plain">
        <thead><tr><th scope="col">کارت</th><th scope="col">فرصت‌ها</th></tr></thead>
        <tbody>
          <tr><th scope="row"><code>winRate</code></th><td>تعیین‌تکلیف‌شده در دوره</td></tr>
          <tr><th scope="row"><code>wonCount</code>، <code>dealSize</code></th><td>موفق در دوره</td></tr>
          <tr><th scope="row"><code>attainment</code></th><td>موفق در دوره، از آنِ کسی که هدف برای اوست</td></tr>
          <tr><th scope="row"><code>cycle</code></th><td>موفق در دوره، یا با <code>to="closed"</code> بسته‌شده؛ اگر از یک مرحله آغاز شود، هیچ</td></tr>
          <tr><th scope="row"><code>openCount</code>، <code>workload</code></th><td>باز تا آن لحظه</td></tr>
          <tr><th scope="row"><code>forecast</code></th><td>باز، از همان کاریز</td></tr>
          <tr><th scope="row"><code>velocity</code>، <code>rrroi</code>، <code>lgr</code>، <code>retention</code>، <code>mood</code></th><td>هیچ: از چند شمارش ساخته شده‌اند یا فرصت نمی‌شمارند</td></tr>
        </tbody>
      </table></div>`,
  },
}
