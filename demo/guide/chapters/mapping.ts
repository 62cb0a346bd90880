import { html, type TemplateResult } from 'lit'
import { columnsOf, TABLE_NAMES, type TableName } from '../../../src/model/index.ts'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const MAPPING = `new DataSource({
  from: { adapter: 'csv', data: { url: '/export.csv' }, dateOrder: 'dmy' },
  currency: 'EUR',
  mapping: {
    opportunities: {
      fields: {
        id: 'Deal ID',
        stage: 'Phase',
        ownerId: 'Salesperson',
        createdAt: 'Opened',
        closedAt: 'Closed',
        amount: { path: 'Value', as: 'major' },
        source: { path: 'Channel', map: { WEB: 'Website', TEL: 'Telephone' } },
      },
    },
  },
  tables: {
    stages: [
      { id: 'New', order: 1, kind: 'open' },
      { id: 'Offer', order: 2, kind: 'open' },
      { id: 'Won', order: 3, kind: 'won' },
      { id: 'Lost', order: 4, kind: 'lost' },
    ],
  },
})`
const FEEDS = `new DataSource({
  from: {
    adapter: 'json',
    tables: {
      opportunities: {
        url: '/api/deals', items: 'data', total: 'meta.total',
        paging: { by: 'page', param: 'page', size: 500, sizeParam: 'size' },
      },
      notes: { url: '/api/notes', items: 'data', paging: { by: 'cursor', param: 'after', next: 'meta.next' } },
    },
    headers: { 'X-Team': 'north' },
  },
  currency: 'EUR',
})

new DataSource({
  from: { adapter: 'ndjson', data: { url: '/deals.ndjson' }, amounts: 'major' },
  currency: 'EUR',
})

new DataSource({
  from: {
    adapter: 'arrow',
    data: [
      { table: 'opportunities', data: { url: '/deals.arrow' } },
      { table: 'stageEvents', data: { url: '/moves.arrow' } },
    ],
  },
  currency: 'EUR',
})`
const ENDPOINTS = `<shakhes-source type="json" currency="EUR">
  <script type="application/json">
    { "endpoints": { "opportunities": {
      "url": "/api/deals", "items": "data",
      "paging": { "by": "offset", "param": "skip", "size": 500, "sizeParam": "take" }
    } } }
  </script>
</shakhes-source>`
const LINES = `{ adapter: 'rows', tables: {
  opportunities: [{ id: 'd1', stage: 'Won', amount: 8000, currency: 'EUR' }],
  opportunityLines: [
    { id: 'l1', opportunityId: 'd1', product: 'Tea', amount: 3000 },
    { id: 'l2', opportunityId: 'd1', product: 'Oil', amount: 5000 },
  ],
} }`
const INLINE = `<shakhes-source type="csv" src="/export.csv" currency="EUR" date-order="dmy"
  stages="New, Offer, Won=won, Lost=lost">
  <script type="application/json">
    { "mapping": { "opportunities": { "fields": {
      "id": "Deal ID",
      "stage": "Phase",
      "ownerId": "Salesperson",
      "createdAt": "Opened",
      "closedAt": "Closed",
      "amount": { "path": "Value", "as": "major" },
      "source": { "path": "Channel", "map": { "WEB": "Website", "TEL": "Telephone" } }
    } } } }
  </script>
</shakhes-source>`

/** The data model as the code has it: this table cannot fall behind. */
const tables = (): TemplateResult => html`${TABLE_NAMES.map((table: TableName) => html`
  <details class="table"><summary><code>${table}</code></summary><div class="scroll"><table class="plain" lang="en" dir="ltr"><tbody>
    ${Object.entries(columnsOf(table)).map(([name, { type, nullable, doc }]) => html`<tr><th scope="row"><code>${name}</code></th><td>${type}${nullable ? '' : html` <strong>*</strong>`}</td><td>${doc}</td></tr>`)}
  </tbody></table></div></details>`)}`

export const chapter: Chapter = {
  en: {
    title: 'Mapping your data',
    lead: 'Your columns keep their names. A mapping says which of them is which, as data that can be checked, stored and edited.',
    body: html`
      <h2>The least there must be</h2>
      <p>A table of opportunities with an <code>id</code> and a <code>stage</code>; with creation and closing dates, amounts and owners, all the widgets have something to say. Columns that bear the names of the data model, also written as <code>created_at</code>, are found without a mapping.</p>
      ${code(MAPPING, 'A mapping')}
      <p>The same in HTML; the script holds data and is never run:</p>
      ${code(INLINE, 'A mapping in HTML')}
      <h2>What can be read</h2>
      <dl class="decision">
        <dt><code>rows</code></dt><dd>Arrays in memory: <code>{ adapter: 'rows', tables: { opportunities: [ … ] } }</code>.</dd>
        <dt><code>csv</code></dt><dd>A text, file or address; delimiter, quotes, encoding and the order of dates are told by the file where it can tell.</dd>
        <dt><code>json</code></dt><dd>An interface with pages: by number, offset, cursor or <code>Link</code> header. One answer without <code>paging</code>; <code>items</code> is where its list is, when the answer itself is none.</dd>
        <dt><code>ndjson</code></dt><dd>One JSON object a line (<code>.ndjson</code>, <code>.jsonl</code>): read as it arrives, and far faster than a JSON array of the same rows.</dd>
        <dt><code>arrow</code></dt><dd>Apache Arrow, a file or a stream, uncompressed: columns go to the engine as they lie in memory. The fastest of all, for exports of a warehouse.</dd>
        <dt><code>module</code></dt><dd><a href=${addressOf('guide/adapter.html')}>An adapter of your own</a>, run inside the worker.</dd>
      </dl>
      ${code(FEEDS, 'Adapters')}
      <p>On <code>shakhes-source</code>, <code>type</code> names the adapter; without it, the ending of <code>src</code> does. An interface with pages is told as <code>endpoints</code>:</p>
      ${code(ENDPOINTS, 'Pages, in HTML')}
      <h2>Stages</h2>
      <p>Their order, and which of them end a sale, are yours to say. Without a list the kinds are told by their names (“Closed won”, “ناموفق”), and open stages stand in the order in which sales usually go.</p>
      <h2>History</h2>
      <p>With a table of stage events (<code>opportunityId</code>, <code>at</code>, <code>toStage</code>) every figure is what was true at its time. Without one, a deal is known only as it stands now: the funnel says “current snapshot”, and gives bounds where it cannot give a number.</p>
      <h2>Deals of several products</h2>
      <p>A deal’s <code>product</code> is one. Of more, give <code>opportunityLines</code>: a row for each, with <code>opportunityId</code>, <code>product</code> and its <code>amount</code> in the deal’s currency. Lines of one product in one deal are added up.</p>
      ${code(LINES, 'Lines of deals')}
      <ul>
        <li>A deal with lines has the products of these, whatever its <code>product</code> says; one without has its <code>product</code>, as ever.</li>
        <li>It meets a filter by product when any of its products does: as a whole, with its whole amount, and once.</li>
        <li>Grouped by product it is in the group of each, so groups overlap and add up to more than there is. The win rate says by how many (<code>overlap</code>), and holds each group against the deals without that product.</li>
        <li>Amounts of a group are those of the lines. A line without an amount is an amount that is missing, and is counted so. They are as they stand today: the amounts in stage events are the deal’s, not the product’s.</li>
        <li>For retention by product, customers are active for every product of the deals that they bought.</li>
      </ul>
      <p>Lines whose deal nobody knows (<code>E_UNKNOWN_REF</code>), or that name no product (<code>E_MISSING</code>), are rejected rows. They may come before their deal, and live changes may bring and take them.</p>
      <h2>Customers who turn out to be one</h2>
      <p>A row of <code>customers</code> that names another in <code>mergedInto</code> counts as that one, through any number of steps: in retention and repeat purchases, grouped by customer, and where the last contact is told. Its segment is that of the one it counts as. Filter by that one, and ask for its hand-over card. The data stay as they are, so a merge can be taken back. Merges that go round are rejected rows (<code>E_MERGE_CYCLE</code>), and each of them counts as itself.</p>
      <h2>Dates, digits, money</h2>
      <ul>
        <li>ISO dates always work. For others the order of the parts is told by the file itself where it can be; where it cannot, it is asked for, never guessed.</li>
        <li>Jalali dates are read when you say that they are (<code>dateCalendar: 'persian'</code>, or <code>as: 'jalali'</code> for one column). A calendar is never guessed either.</li>
        <li>Persian and Arabic digits are digits.</li>
        <li>Amounts are whole numbers of minor units inside. In CSV they are read as major units (12.50), elsewhere as minor ones (1250), unless you say otherwise. A toman is ten rials, and no currency: the currency is <code>IRR</code>, and <code>toman</code> on a dashboard shows it in toman. Amounts that are written in toman are read so when you say it: <code>amounts: 'toman'</code>, or <code>as: 'toman'</code> for one column. Amounts in other currencies are then major units.</li>
      </ul>
      <h2>Rows that are wrong</h2>
      <p>An amount such as “12,5x”, an unknown stage, an id for the second time: such a row is rejected, counted, and listed with its number under every widget. Doubtful rows are kept and counted. Nothing is dropped in silence, and good rows never wait for bad ones.</p>
      <p>Try it with a file of yours: <a href=${addressOf('open.html')}>open your own file</a> shows the guess and lets you change it.</p>
      <h2>The data model</h2>
      <p>A star marks what a row cannot do without.</p>
      ${tables()}`,
  },
  fa: {
    title: 'نگاشت داده',
    lead: 'ستون‌های شما نام خود را نگه می‌دارند. نگاشت می‌گوید کدام چیست؛ و خودش داده است: می‌شود وارسی‌اش کرد، نگه داشت و ویرایش کرد.',
    body: html`
      <h2>کمترین چیزی که باید باشد</h2>
      <p>جدولی از فرصت‌ها با <code>id</code> و <code>stage</code>؛ با تاریخ ایجاد و بسته‌شدن، مبلغ و کارشناس، همهٔ ابزارک‌ها حرفی برای گفتن دارند. ستون‌هایی که نام‌های مدل داده را دارند، به شکل <code>created_at</code> هم، بدون نگاشت پیدا می‌شوند.</p>
      ${code(MAPPING, 'یک نگاشت')}
      <p>همان در HTML؛ این script داده است و هرگز اجرا نمی‌شود:</p>
      ${code(INLINE, 'نگاشت در HTML')}
      <h2>چه چیزهایی خوانده می‌شود</h2>
      <dl class="decision">
        <dt><code>rows</code></dt><dd>آرایه‌هایی در حافظه: <code>{ adapter: 'rows', tables: { opportunities: [ … ] } }</code>.</dd>
        <dt><code>csv</code></dt><dd>متن، فایل یا نشانی؛ جداکننده، گیومه، کدگذاری و ترتیب تاریخ را خود فایل می‌گوید، هرجا بتواند.</dd>
        <dt><code>json</code></dt><dd>رابطی صفحه‌صفحه: با شماره، جابه‌جایی، نشانگر یا سرآیند <code>Link</code>. بی <code>paging</code> یک پاسخ است؛ <code>items</code> جای فهرست در پاسخ است، اگر خود پاسخ فهرست نباشد.</dd>
        <dt><code>ndjson</code></dt><dd>هر سطر یک شیء JSON ‏(<code>.ndjson</code>، <code>.jsonl</code>): همچنان که می‌رسد خوانده می‌شود، بسیار سریع‌تر از آرایهٔ JSON با همان ردیف‌ها.</dd>
        <dt><code>arrow</code></dt><dd>Apache Arrow، فایل یا جریان، نافشرده: ستون‌ها همان‌گونه که در حافظه‌اند به موتور می‌رسند. سریع‌ترینِ همه، برای خروجی انبار داده.</dd>
        <dt><code>module</code></dt><dd><a href=${addressOf('guide/adapter.html')}>رابطی از خودتان</a>، که درون کارگر اجرا می‌شود.</dd>
      </dl>
      ${code(FEEDS, 'رابط‌های داده')}
      <p>در <code>shakhes-source</code> نام رابط را <code>type</code> می‌گوید و اگر نباشد، پسوند <code>src</code>. رابطِ صفحه‌صفحه را با <code>endpoints</code> بگویید:</p>
      ${code(ENDPOINTS, 'صفحه‌صفحه، در HTML')}
      <h2>مرحله‌ها</h2>
      <p>ترتیبشان، و این‌که کدام‌ها پایان فروش‌اند، با شماست. اگر فهرستی ندهید، نوعشان از نامشان فهمیده می‌شود («Closed won»، «ناموفق») و مرحله‌های باز به ترتیب معمول فروش می‌آیند.</p>
      <h2>پیشینه</h2>
      <p>با جدول رویدادهای مرحله (<code>opportunityId</code>، <code>at</code>، <code>toStage</code>) هر عدد همان است که در زمان خودش درست بوده. بدون آن، تنها وضع کنونی فرصت پیداست: قیف می‌نویسد «وضعیت کنونی» و جایی که عدد ندارد، کران می‌دهد.</p>
      <h2>فرصت‌های چندمحصولی</h2>
      <p><code>product</code> در هر فرصت یکی است. برای بیش از یکی، <code>opportunityLines</code> بدهید: برای هر محصول یک ردیف، با <code>opportunityId</code>، <code>product</code> و <code>amount</code> به ارز همان فرصت. اگر یک محصول در یک فرصت چند ردیف داشته باشد، با هم جمع می‌شوند.</p>
      ${code(LINES, 'ردیف‌های فرصت')}
      <ul>
        <li>فرصتی که ردیف دارد، محصول‌هایش همان‌هاست، هرچه هم <code>product</code>ِ آن بگوید؛ فرصتِ بی‌ردیف همان <code>product</code> خودش را دارد.</li>
        <li>در فیلتر محصول، کافی است یکی از محصول‌هایش خواسته شده باشد: آن‌وقت کلِ فرصت، با همهٔ مبلغش، یک بار شمرده می‌شود.</li>
        <li>در گروه‌بندی بر پایهٔ محصول، در گروه هر محصولش هست؛ پس گروه‌ها هم‌پوشانی دارند و جمعشان از کل بیشتر می‌شود. نرخ موفقیت می‌گوید چند تا بیشتر (<code>overlap</code>) و هر گروه را با فرصت‌هایی می‌سنجد که آن محصول را ندارند.</li>
        <li>مبلغ هر گروه مبلغ ردیف‌های آن محصول است. ردیفِ بی‌مبلغ، مبلغِ نامعلوم است و چنین شمرده می‌شود. این مبلغ‌ها همانی‌اند که امروز ثبت است؛ مبلغی که در رویدادهای مرحله می‌آید مبلغ کل فرصت است، نه یک محصول.</li>
        <li>در حفظ مشتری بر پایهٔ محصول، هر مشتری برای همهٔ محصول‌های فرصت‌هایی که خریده فعال است.</li>
      </ul>
      <p>ردیفی که فرصتش پیدا نیست (<code>E_UNKNOWN_REF</code>) یا محصولی نام نمی‌برد (<code>E_MISSING</code>) رد می‌شود. ردیف‌ها می‌توانند پیش از فرصت خود برسند، و با تغییرهای زنده بیایند و بروند.</p>
      <h2>مشتری‌هایی که یکی هستند</h2>
      <p>ردیفی از <code>customers</code> که در <code>mergedInto</code> مشتری دیگری را نام می‌برد، همان مشتری شمرده می‌شود، هرچند پله که در میان باشد: در حفظ مشتری و خرید دوباره، در گروه‌بندی بر پایهٔ مشتری، و آن‌جا که آخرین تماس گفته می‌شود. بخش بازارش (<code>segment</code>) هم بخش بازار همان مشتری است. در فیلتر و در تحویل پرونده هم همان مشتری را بخواهید. داده دست نمی‌خورد و ادغام را می‌شود پس گرفت. ادغامی که دور بزند ردیف نادرست است (<code>E_MERGE_CYCLE</code>) و هرکدام از آن مشتری‌ها خودش شمرده می‌شود.</p>
      <h2>تاریخ، رقم، پول</h2>
      <ul>
        <li>تاریخ ISO همیشه خوانده می‌شود. در بقیه، ترتیب را خود فایل می‌گوید اگر بتواند؛ اگر نتواند پرسیده می‌شود و هرگز حدس زده نمی‌شود.</li>
        <li>تاریخ هجری شمسی وقتی خوانده می‌شود که بگویید (<code>dateCalendar: 'persian'</code> یا برای یک ستون <code>as: 'jalali'</code>). تقویم هم حدس زده نمی‌شود.</li>
        <li>رقم فارسی و عربی هم رقم است.</li>
        <li>مبلغ در درون، عدد صحیحِ کوچک‌ترین واحد است. در CSV به واحد اصلی خوانده می‌شود (12.50) و در جاهای دیگر به کوچک‌ترین واحد (1250)، مگر جز این بگویید. تومان ده ریال است و ارز نیست: ارز همان <code>IRR</code> است و <code>toman</code> روی داشبورد آن را به تومان نشان می‌دهد. مبلغی که به تومان نوشته شده وقتی درست خوانده می‌شود که بگویید: <code>amounts: 'toman'</code>، یا برای یک ستون <code>as: 'toman'</code>. مبلغ ارزهای دیگر در این حال به واحد اصلی خوانده می‌شود.</li>
      </ul>
      <h2>ردیف‌های نادرست</h2>
      <p>مبلغی مانند «12,5x»، مرحله‌ای ناشناخته، شناسه‌ای برای بار دوم: چنین ردیفی رد می‌شود، شمرده می‌شود، و با شماره‌اش زیر هر ابزارک می‌آید. ردیف مشکوک می‌ماند و شمرده می‌شود. هیچ‌چیز بی‌صدا دور ریخته نمی‌شود و ردیف خوب منتظر ردیف بد نمی‌ماند.</p>
      <p>با فایل خود امتحان کنید: <a href=${addressOf('open.html')}>فایل خودتان</a> حدس را نشان می‌دهد و می‌گذارد عوضش کنید.</p>
      <h2>مدل داده</h2>
      <p>ستاره نشان آن است که ردیف بدون آن نمی‌شود.</p>
      ${tables()}`,
  },
}
