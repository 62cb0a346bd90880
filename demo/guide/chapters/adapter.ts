import { html } from 'lit'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const ROWS = `export const adapter = {
  manifest: { name: 'my-crm', history: 'current-only' },
  async rows({ fetch }) {
    const deals = await (await fetch('/api/deals')).json()
    return { opportunities: deals.map((d) => ({
      id: d.key, ownerId: d.seller, stage: d.phase,
      createdAt: d.opened, closedAt: d.closed, amount: d.cents, currency: 'EUR',
    })) }
  },
}`
const SCAN = `export const adapter = {
  manifest: { name: 'my-crm' },
  async *scan({ fetch, signal, progress }) {
    for (let page = 1, done = 0; ; page++) {
      const { deals, total } = await (await fetch(\`/api/deals?page=\${page}\`, { signal })).json()
      yield { table: 'opportunities', rows: deals }
      progress((done += deals.length), total)
      if (done >= total) return
    }
  },
}`
const SELECT = `select d.id, d.phase as stage, d.seller_id as owner_id, d.cents as amount, d.currency,
       d.opened_at as created_at, d.closed_at
from deals d
where d.team_id = any($1)  -- what this reader may see is for the server to say`
const ROWS_OUT = `// GET /deals.ndjson: a row a line, as the database gives them
response.writeHead(200, { 'content-type': 'application/x-ndjson' })
for await (const row of rowsOf(SELECT, [teamsOf(user)])) response.write(JSON.stringify(row) + '\\n')
response.end()`
const FROM_SQL = `<shakhes-source slot="source" type="ndjson" src="/deals.ndjson"></shakhes-source>`
const CHANGES = `async *changes({ fetch, signal }) {
  for (let since = ''; ;) {
    // The server answers once something has changed, or after ten seconds with empty lists.
    const news = await (await fetch(\`/api/changes?since=\${since}\`, { signal })).json()
    since = news.now
    yield [
      ...news.deals.map((row) => ({ op: 'upsert', table: 'opportunities', row })),
      ...news.gone.map((id) => ({ op: 'delete', table: 'opportunities', id })),
    ]
  }
}`
const APPLY = `const source = new DataSource({ from, live: true })
socket.addEventListener('message', ({ data }) => source.apply(JSON.parse(data)))`
const FAULT = `throw Object.assign(new Error('401 from /api/deals'), {
  fault: { code: 'auth', message: '401 from /api/deals', retryable: false },
})`
const TAG = `<shakhes-source slot="source" type="module" src="/my-crm.js"></shakhes-source>`
const WAYS = `// inside the worker, by its address; options are handed to createAdapter(options)
new DataSource({ from: { adapter: 'module', url: '/my-crm.js', options: { team: 'north' } } })

// on the page, as an object
new DataSource({ from: adapter })`
const KIT = `import { checkAdapterAll } from 'shakhes/testing'
import { adapter } from './my-crm.js'

it('keeps the rules of an adapter', async () => {
  for (const { name, ok, detail } of await checkAdapterAll(adapter)) assert(ok, \`\${name}: \${detail}\`)
})`

export const chapter: Chapter = {
  en: {
    title: 'Writing an adapter',
    lead: 'An adapter has a name and one way to give rows. Everything else is optional.',
    body: html`
      <h2>All at once</h2>
      ${code(ROWS, 'All at once')}
      <p>See it <a href=${addressOf('adapter.html')}>shown and running</a>. With <code>history: 'current-only'</code> it says that it knows where a deal stands, but not how it got there.</p>
      <h2>In batches</h2>
      <p>For more than some thousand rows. Batches are pulled, so that a slow reader slows the source; an empty batch is not the end, returning is. Instead of <code>rows</code> a batch may give <code>columns</code>, arrays of one length, which costs a fraction.</p>
      ${code(SCAN, 'In batches')}
      <h2>From a database</h2>
      <p>No adapter is needed where your server can answer with rows: one of your <code>SELECT</code> a line, under the names of the data model. A million of them are read as they arrive. Whole numbers and dates may be texts, as many drivers give them.</p>
      ${code(SELECT, 'Rows from a database')}
      ${code(ROWS_OUT, 'The answer of your server')}
      ${code(FROM_SQL, 'The source')}
      <p>Amounts are minor units here; say <code>amounts="major"</code> where the column holds 12.50. A second <code>SELECT</code> for <code>stageEvents</code> gives every figure its history; several tables go into one source by <code>DataSource</code>, as <a href=${addressOf('guide/mapping.html')}>mapping</a> shows.</p>
      <h2>Live</h2>
      <p>An adapter may also tell what has changed, for as long as somebody looks; a win is then pointed out as it happens. Rows are whole, under the names of the data model whatever the mapping, with amounts in minor units; they may come twice and in any order.</p>
      ${code(CHANGES, 'Changes')}
      <p>If it throws, the numbers stay with their age, and readers may load again. Where your page hears of changes itself, hand them over:</p>
      ${code(APPLY, 'Changes that the page hears of')}
      <h2>What an adapter is given</h2>
      <ul>
        <li><code>fetch</code>: the browser’s, with patience that honours <code>Retry-After</code>, three more attempts where that can help, and fifteen seconds for each piece of an answer. What is not 2xx is thrown, with a code for readers. Headers and credentials are yours to give.</li>
        <li><code>signal</code>: aborted when nobody waits any more. An abort is never shown as an error.</li>
        <li><code>progress(done, total)</code>: in rows, as readers see it.</li>
        <li><code>incomplete(fault)</code>: what was read is not all there is; every result will say so.</li>
        <li><code>zone</code>: the time zone in which dates without a time are meant.</li>
      </ul>
      <h2>Where it runs</h2>
      ${code(WAYS, 'Where it runs')}
      <p>Inside the worker, rows never touch the page; there a module may import others, but none that wants a page. It is also had without a script of yours:</p>
      ${code(TAG, 'A module, in HTML')}
      <p>On the page, where it can use your session and your libraries, its rows are handed over in slices that leave the page free.</p>
      <h2>When it fails</h2>
      <p>What <code>fetch</code> throws can be left as it is. Else throw an error with a <code>fault</code>, whose code (<code>auth</code>, <code>forbidden</code>, <code>throttled</code>, <code>timeout</code>, <code>network</code>, <code>schema</code>, …) gives readers a message in their language; on the page a <code>ShakhesError</code> is one. Anything else is shown as an error of the source. What was read before stays on screen, with its age.</p>
      ${code(FAULT, 'A failure')}
      <h2>Is it a good one?</h2>
      <p>The rules have a kit of tests that yours can run, in a browser or in Node, where addresses have to be whole:</p>
      ${code(KIT, 'The conformance kit')}`,
  },
  fa: {
    title: 'نوشتن رابط داده',
    lead: 'رابط داده یک نام دارد و یک راه برای دادن ردیف‌ها. بقیه اختیاری است.',
    body: html`
      <h2>همه با هم</h2>
      ${code(ROWS, 'همه با هم')}
      <p>آن را <a href=${addressOf('adapter.html')}>در حال کار</a> ببینید. <code>history: 'current-only'</code> یعنی می‌داند فرصت کجاست، ولی نمی‌داند چگونه به آن‌جا رسیده.</p>
      <h2>دسته‌دسته</h2>
      <p>برای بیش از چند هزار ردیف. دسته‌ها یکی‌یکی خواسته می‌شوند، پس خوانندهٔ کند منبع را هم کند می‌کند؛ دستهٔ خالی پایان نیست، بازگشت تابع پایان است. به‌جای <code>rows</code> می‌شود <code>columns</code> داد، آرایه‌هایی هم‌اندازه، که بسیار ارزان‌تر است.</p>
      ${code(SCAN, 'دسته‌دسته')}
      <h2>از پایگاه داده</h2>
      <p>اگر سرور شما بتواند ردیف‌ها را بفرستد، رابطی لازم نیست: هر ردیفِ <code>SELECT</code> در یک سطر، با نام‌های مدل داده. یک میلیون ردیف هم همچنان که می‌رسد خوانده می‌شود. عدد صحیح و تاریخ می‌توانند متن باشند، همان‌گونه که بسیاری از درایورها می‌دهند.</p>
      ${code(SELECT, 'ردیف‌ها از پایگاه داده')}
      ${code(ROWS_OUT, 'پاسخ سرور شما')}
      ${code(FROM_SQL, 'منبع')}
      <p>مبلغ این‌جا به کوچک‌ترین واحد است؛ اگر ستون 12.50 دارد، بنویسید <code>amounts="major"</code>. با یک <code>SELECT</code> دیگر برای <code>stageEvents</code>، هر عدد پیشینه پیدا می‌کند؛ چند جدول را با <code>DataSource</code> در یک منبع بگذارید، چنان‌که در <a href=${addressOf('guide/mapping.html')}>نگاشت داده</a> آمده است.</p>
      <h2>دادهٔ زنده</h2>
      <p>رابط می‌تواند تا وقتی کسی نگاه می‌کند بگوید چه تغییر کرده است؛ آن‌گاه هر موفقیت همان لحظه نشان داده می‌شود. ردیف‌ها کامل‌اند، با نام‌های مدل داده، هر نگاشتی هم که باشد، و مبلغشان به کوچک‌ترین واحد است؛ می‌توانند دو بار و به هر ترتیبی برسند.</p>
      ${code(CHANGES, 'تغییرها')}
      <p>اگر خطا بدهد، عددها با گفتن این‌که از کی‌اند می‌مانند و خواننده می‌تواند دوباره بخواند. اگر خود صفحهٔ شما از تغییرها باخبر می‌شود، آن‌ها را به منبع بسپارید:</p>
      ${code(APPLY, 'تغییرهایی که صفحه از آن‌ها باخبر است')}
      <h2>آنچه به رابط داده می‌شود</h2>
      <ul>
        <li><code>fetch</code>: همان fetch مرورگر، با صبری به اندازهٔ <code>Retry-After</code>، سه تلاش دیگر آن‌جا که سودی داشته باشد، و پانزده ثانیه برای هر تکه از پاسخ. هر پاسخی جز 2xx خطاست، با کدی برای خواننده. سرآیندها و اعتبارنامه با شماست.</li>
        <li><code>signal</code>: وقتی دیگر کسی منتظر نیست لغو می‌شود. لغو هرگز به شکل خطا نشان داده نمی‌شود.</li>
        <li><code>progress(done, total)</code>: به ردیف، همان‌گونه که خواننده می‌بیند.</li>
        <li><code>incomplete(fault)</code>: آنچه خوانده شد همه نیست؛ هر نتیجه این را خواهد گفت.</li>
        <li><code>zone</code>: منطقهٔ زمانی تاریخ‌های بی ساعت.</li>
      </ul>
      <h2>کجا اجرا می‌شود</h2>
      ${code(WAYS, 'کجا اجرا می‌شود')}
      <p>درون کارگر، ردیف‌ها به صفحه نمی‌رسند؛ آن‌جا ماژول می‌تواند ماژول‌های دیگر را هم وارد کند، جز آن‌ها که صفحه می‌خواهند. بدون اسکریپتی از خودتان هم می‌شود:</p>
      ${code(TAG, 'یک ماژول، در HTML')}
      <p>روی صفحه، آن‌جا که نشست کاربر و کتابخانه‌های شماست، ردیف‌ها در تکه‌هایی سپرده می‌شوند که صفحه را آزاد می‌گذارد.</p>
      <h2>وقتی خطایی رخ می‌دهد</h2>
      <p>خطای <code>fetch</code> را می‌شود به حال خود گذاشت. جز آن، خطایی با <code>fault</code> بدهید که کدش (<code>auth</code>، <code>forbidden</code>، <code>throttled</code>، <code>timeout</code>، <code>network</code>، <code>schema</code>، …) به زبان خواننده پیام می‌شود؛ روی صفحه، <code>ShakhesError</code> همین است. هر چیز دیگر به نام خطای منبع نشان داده می‌شود. آنچه پیش‌تر خوانده شده روی صفحه می‌ماند، با گفتن این‌که از کی است.</p>
      ${code(FAULT, 'یک خطا')}
      <h2>رابط خوبی است؟</h2>
      <p>قاعده‌ها مجموعه‌آزمونی دارند که رابط شما هم می‌تواند بگذراند، در مرورگر یا در Node، که آن‌جا نشانی‌ها باید کامل باشند:</p>
      ${code(KIT, 'مجموعه‌آزمون')}`,
  },
}
