import { html } from 'lit'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const ROWS = `export const adapter = {
  manifest: { name: 'my-crm', history: 'current-only' },
  async rows({ fetch }) {
    const deals = await (await fetch('/api/deals')).json()
    return { opportunities: deals.map((d) => ({ id: d.key, stage: d.phase, amount: d.cents, currency: 'EUR' })) }
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
      <h2>What an adapter is given</h2>
      <ul>
        <li><code>fetch</code>: your headers, one renewal after a 401, patience that honours <code>Retry-After</code>, a deadline.</li>
        <li><code>signal</code>: aborted when nobody waits any more. An abort is never shown as an error.</li>
        <li><code>progress(done, total)</code>: in rows, as readers see it.</li>
        <li><code>incomplete(fault)</code>: what was read is not all there is; every result will say so.</li>
        <li><code>zone</code>: the time zone in which dates without a time are meant.</li>
      </ul>
      <h2>Where it runs</h2>
      ${code(WAYS, 'Where it runs')}
      <p>Inside the worker, rows never touch the page. On the page, where it can use your session and your libraries, its rows are handed over in slices that leave the page free.</p>
      <h2>When it fails</h2>
      <p>Throw a <code>ShakhesError</code> with a code such as <code>auth</code>, <code>timeout</code> or <code>schema</code>, and readers get a message in their language; anything else is shown as an error of the source. What was read before stays on screen, with its age.</p>
      <h2>Is it a good one?</h2>
      <p>The rules have a kit of tests that yours can run:</p>
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
      <h2>آنچه به رابط داده می‌شود</h2>
      <ul>
        <li><code>fetch</code>: با سرآیندهای شما، یک بار تازه‌سازی پس از 401، صبری به اندازهٔ <code>Retry-After</code>، و مهلتی برای پاسخ.</li>
        <li><code>signal</code>: وقتی دیگر کسی منتظر نیست لغو می‌شود. لغو هرگز به شکل خطا نشان داده نمی‌شود.</li>
        <li><code>progress(done, total)</code>: به ردیف، همان‌گونه که خواننده می‌بیند.</li>
        <li><code>incomplete(fault)</code>: آنچه خوانده شد همه نیست؛ هر نتیجه این را خواهد گفت.</li>
        <li><code>zone</code>: منطقهٔ زمانی تاریخ‌های بی ساعت.</li>
      </ul>
      <h2>کجا اجرا می‌شود</h2>
      ${code(WAYS, 'کجا اجرا می‌شود')}
      <p>درون کارگر، ردیف‌ها به صفحه نمی‌رسند. روی صفحه، آن‌جا که نشست کاربر و کتابخانه‌های شماست، ردیف‌ها در تکه‌هایی سپرده می‌شوند که صفحه را آزاد می‌گذارد.</p>
      <h2>وقتی خطایی رخ می‌دهد</h2>
      <p>یک <code>ShakhesError</code> با کدی مانند <code>auth</code>، <code>timeout</code> یا <code>schema</code> بیندازید تا خواننده به زبان خود پیام بگیرد؛ هر چیز دیگر به نام خطای منبع نشان داده می‌شود. آنچه پیش‌تر خوانده شده روی صفحه می‌ماند، با گفتن این‌که از کی است.</p>
      <h2>رابط خوبی است؟</h2>
      <p>قاعده‌ها مجموعه‌آزمونی دارند که رابط شما هم می‌تواند بگذراند:</p>
      ${code(KIT, 'مجموعه‌آزمون')}`,
  },
}
