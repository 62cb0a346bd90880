import { html } from 'lit'
import { PERIOD_NAMES } from '../../../src/model/index.ts'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const TAG = `<script type="module" src="/vendor/shakhes/shakhes.js"></script>

<shakhes-dashboard heading="Sales" period="this-year" compare="last-year">
  <shakhes-source slot="source" type="csv" src="/deals.csv" currency="EUR"></shakhes-source>
  <shakhes-funnel></shakhes-funnel>
  <shakhes-win-rate></shakhes-win-rate>
  <shakhes-trend></shakhes-trend>
  <shakhes-leaderboard></shakhes-leaderboard>
  <shakhes-notes></shakhes-notes>
</shakhes-dashboard>`
const OWN_SCRIPT = `// /sales.js, which the page names in <script type="module" src="/sales.js"></script>
import { DataSource } from '/vendor/shakhes/shakhes.js'

document.querySelector('shakhes-dashboard').source = new DataSource({
  from: { adapter: 'module', url: '/my-crm.js' },
  currency: 'EUR',
})`
const NPM = `import 'shakhes/define'
import { DataSource } from 'shakhes'

document.querySelector('shakhes-dashboard').source = new DataSource({
  from: { adapter: 'csv', data: { url: '/deals.csv' } },
  currency: 'EUR',
})`
const SCRIPT = `import { Dataset, frameOf, ready, registerTemporal, run } from 'shakhes/engine'

registerTemporal(() => import('shakhes/temporal'))
await ready()
const [now, zone] = [Date.now(), 'Asia/Tehran']
const data = new Dataset({ zone, currency: 'IRR', now })
data.ingest({ table: 'opportunities', rows: await dealsFromMyCrm() })
data.commit()
const settings = { frame: frameOf({ calendar: 'persian', zone }), now, version: 1, ran: 'node', complete: true }
const { decided } = run(data, { metric: 'winRate', period: 'last-month' }, settings)
console.log(\`\${decided.k} of \${decided.n} decided deals were won\`)`
const ROW = `<script type="module" src="/vendor/shakhes/shakhes.js"></script>
<script type="module" src="/vendor/shakhes/metric.js"></script>
<script type="module" src="/vendor/shakhes/filters.js"></script>

<shakhes-dashboard period="this-year" compare="last-year">
  <shakhes-filters slot="filters"></shakhes-filters>
  <shakhes-metric slot="cards" metric="openCount"></shakhes-metric>
  <shakhes-metric slot="cards" metric="wonCount"></shakhes-metric>
  <shakhes-metric slot="cards" metric="winRate"></shakhes-metric>
  <shakhes-metric slot="cards" metric="dealSize"></shakhes-metric>
  <shakhes-metric slot="cards" metric="cycle"></shakhes-metric>
  …`
const FA = `<html lang="fa" dir="rtl">
…
<shakhes-dashboard calendar="persian" toman>`
const ARABIC = `<html lang="ar-EG" dir="rtl">
…
<shakhes-dashboard calendar="islamic-umalqura">`
const SAID = `import { addMessages } from 'shakhes'

addMessages('en', { common: { emptyTitle: 'No deals here' } })
addMessages('ar', {
  funnel: { title: 'قمع المبيعات' },
  units: { kOfN: (k, n) => \`\${k} من \${n}\` },
})`
const THEME = `shakhes-dashboard {
  --shakhes-accent: #7a3b12;
  --shakhes-radius: 4px;
}`
const EVENTS = `dashboard.addEventListener('shakhes-state', ({ detail: { state } }) => {
  localStorage.setItem('sales', JSON.stringify(state))
})
const kept = localStorage.getItem('sales')
if (kept !== null) dashboard.state = JSON.parse(kept)`

const TELL = `document.addEventListener('shakhes-error', ({ target, detail }) => {
  console.warn(target.localName, detail.fault.message)
})`

const periods = html`${PERIOD_NAMES.map((name, i) => html`${i === 0 ? '' : ' · '}<code>${name}</code>`)}`

export const chapter: Chapter = {
  en: {
    title: 'Getting started',
    lead: 'Two ways in: a script tag for a page without a build, or the package for an application with one.',
    body: html`
      <h2>With a script tag</h2>
      <p>Take the package (<code>npm install shakhes</code>) and copy its folder <code>dist/cdn</code> to your server. The address of the script is all that it needs: the worker’s file and the rest are found beside it, and only what a page uses is fetched.</p>
      ${code(TAG, 'With a script tag')}
      <p><code>period</code> takes a name (${periods}), or two dates joined by a slash, both inclusive. Any widget also works alone, inside a <code>shakhes-source</code> or with its <code>source</code> property.</p>
      <p>A script of your own is needed only for what attributes cannot say. Where your policy is strict, it lies in a file of its own:</p>
      ${code(OWN_SCRIPT, 'A script of your own')}
      <p>For pages without modules there is <code>shakhes.iife.js</code>: the same as a classic script, with <code>Shakhes.DataSource</code>.</p>
      <h2>With npm</h2>
      ${code(NPM, 'With npm')}
      <p><code>shakhes/define</code> registers all elements; <code>shakhes/define/funnel</code> one. Importing <code>shakhes</code> alone registers nothing and touches no page, so that a server can import it too.</p>
      <h2>A sentence above, a row of cards</h2>
      ${code(ROW, 'A sentence above, a row of cards')}
      <p><code>shakhes-filters</code> says what the numbers are of, and lets a reader switch the period, the comparison, the moment and what it is narrowed to; <code>dimensions</code> and <code>presets</code> say what is offered. What was chosen is part of the dashboard’s <code>state</code>. A <code>shakhes-metric</code> is as large as its place, and works anywhere. With a script tag, these two have files of their own; with npm, <code>shakhes/define</code> has them.</p>
      <h2>Persian, Jalali, toman</h2>
      <p>The language is the page’s. Months, weeks and quarters are those of the calendar that you name, in the arithmetic and not only in the labels; toman is a way to show rial.</p>
      ${code(FA, 'Persian, Jalali, toman')}
      <h2>Other languages</h2>
      <p>Where there are no words of a language, widgets speak English, with the reader’s own numbers and direction: in Egypt <bdi>٢٤</bdi> of <bdi>٦٠</bdi> and a layout from right to left, in Germany 1.234,5 and 40 %. Months and plurals are those of the words; the week begins when the reader’s does, and the calendar is the one that you name. Names that your data has in the language go before English ones. Sentences keep their full stops where English has them, and are marked as English, so that they are read aloud as such. What is no language tag, such as <code>ar_EG</code>, is English altogether.</p>
      ${code(ARABIC, 'Other languages')}
      <h2>Your own words</h2>
      <p>Any word can be said otherwise, and a language that is not spoken here can be brought, all of it or some; what lacks is said in English. What is on screen says it at once. The type <code>SomeMessages</code> names every word; one that there is no place for is left out, and named in the console. With a script tag, <code>addMessages</code> comes from <code>words.js</code>, beside <code>shakhes.js</code>.</p>
      ${code(SAID, 'Your own words')}
      <h2>Your colours</h2>
      <p>About thirty custom properties, each with a light and a dark default. Fonts are the page’s own.</p>
      ${code(THEME, 'Your colours')}
      <h2>What readers choose</h2>
      <p>A click on a stage, a rep or a period narrows every other widget of the dashboard. What was chosen is plain JSON:</p>
      ${code(EVENTS, 'What readers choose')}
      <p>The attribute <code>state-in="storage:sales"</code> does just this; <a href=${addressOf('guide/state.html')}>others</a> keep it in the address, or with you.</p>
      <h2>Without a page</h2>
      <p>The same metrics run in a script: a report by mail, a check at night. Cards, such as the sales cycle, want <code>await prepareMetrics(['cycle'])</code> first; rarer options, such as a funnel’s comparison or the anonymous leaderboard, want the question itself: <code>await prepareMetrics([query])</code>.</p>
      ${code(SCRIPT, 'Without a page')}
      <h2>When something is missing</h2>
      <ul>
        <li><strong>Widgets go on loading:</strong> no source has reached them. A <code>shakhes-source</code> stands around them or inside their dashboard, or a script sets <code>source</code>.</li>
        <li><strong>A card or the filters stay away:</strong> <code>metric.js</code> or <code>filters.js</code> is not in the page.</li>
        <li><strong>“This question cannot be answered”:</strong> an attribute has a value that there is not, such as <code>period="this-moth"</code>. Readers could do nothing with its name; your page hears it, in a script that stands before <code>shakhes.js</code>:</li>
      </ul>
      ${code(TELL, 'What is wrong, in the console')}
      <ul>
        <li><strong>Numbers are too low:</strong> the line beneath each widget opens the rows that were rejected, with their reasons.</li>
        <li><strong>It is slow, or the policy complains:</strong> <code>source.engine</code> tells which way the engine was started (<code>rung</code>), and why others failed (<code>tried</code>). <a href=${addressOf('guide/hosts.html')}>Strict hosts</a> has the policy.</li>
      </ul>
      <p>Next: <a href=${addressOf('guide/mapping.html')}>say which of your columns is which</a>.</p>`,
  },
  fa: {
    title: 'آغاز کار',
    lead: 'دو راه هست: برچسب script برای صفحه‌ای که مرحلهٔ build ندارد، یا بستهٔ npm برای برنامه‌ای که دارد.',
    body: html`
      <h2>با برچسب script</h2>
      <p>بسته را بگیرید (<code>npm install shakhes</code>) و پوشهٔ <code>dist/cdn</code> آن را روی سرور خود بگذارید. همان نشانی اسکریپت بس است: فایل کارگر پس‌زمینه و بقیه کنار آن پیدا می‌شوند و تنها آنچه صفحه به کار می‌برد گرفته می‌شود.</p>
      ${code(TAG, 'با برچسب script')}
      <p><code>period</code> یک نام می‌گیرد (${periods})، یا دو تاریخ با خط کج میانشان که هر دو در دوره‌اند. هر ابزارک تنها هم کار می‌کند، درون <code>shakhes-source</code> یا با خاصیت <code>source</code>.</p>
      <p>اسکریپتی از خودتان تنها برای چیزی لازم است که در ویژگی‌ها نمی‌گنجد. اگر سیاست صفحه سخت‌گیر است، آن را در فایلی جدا بگذارید:</p>
      ${code(OWN_SCRIPT, 'اسکریپت خودتان')}
      <p>برای صفحه‌ای که ماژول نمی‌پذیرد <code>shakhes.iife.js</code> هست: همان، به شکل اسکریپت ساده، با <code>Shakhes.DataSource</code>.</p>
      <h2>با npm</h2>
      ${code(NPM, 'با npm')}
      <p><code>shakhes/define</code> همهٔ عنصرها را ثبت می‌کند و <code>shakhes/define/funnel</code> یکی را. وارد کردن <code>shakhes</code> به‌تنهایی چیزی ثبت نمی‌کند و به صفحه دست نمی‌زند، پس روی سرور هم می‌شود.</p>
      <h2>جمله‌ای بالا و ردیفی از کارت‌ها</h2>
      ${code(ROW, 'جمله‌ای بالا و ردیفی از کارت‌ها')}
      <p><code>shakhes-filters</code> می‌گوید عددها از چیست و می‌گذارد دوره، سنجش، لحظه و فیلترها عوض شوند؛ <code>dimensions</code> و <code>presets</code> می‌گویند چه چیزی پیشنهاد شود. آنچه برگزیده شده بخشی از <code>state</code> داشبورد است. <code>shakhes-metric</code> به اندازهٔ جای خود است و هرجا کار می‌کند. با برچسب script این دو فایل جدا دارند؛ در npm، <code>shakhes/define</code> هر دو را دارد.</p>
      <h2>فارسی، هجری شمسی، تومان</h2>
      <p>زبان همان زبان صفحه است. ماه و هفته و سه‌ماهه از تقویمی است که نام می‌برید، در خود محاسبه و نه تنها در برچسب‌ها؛ تومان شیوهٔ نمایش ریال است.</p>
      ${code(FA, 'فارسی، هجری شمسی، تومان')}
      <h2>زبان‌های دیگر</h2>
      <p>برای زبانی که واژه‌هایش نیست، ابزارک‌ها انگلیسی می‌گویند، با رقم و جهت خود خواننده: در مصر <bdi>٢٤</bdi> of <bdi>٦٠</bdi> و چیدمان راست‌به‌چپ، در آلمان <bdi dir="ltr">1.234,5</bdi> و <bdi dir="ltr">40 %</bdi>. نام ماه‌ها و صورت جمع از واژه‌هاست؛ هفته از روزی آغاز می‌شود که نزد خواننده، و تقویم همان است که نام می‌برید. نامی که داده‌هایتان به آن زبان دارد بر نام انگلیسی پیشی دارد. جمله‌ها نقطهٔ خود را همان‌جا نگه می‌دارند که انگلیسی می‌گذارد، و نشان انگلیسی دارند تا درست خوانده شوند. آنچه برچسب زبان نیست، مانند <code>ar_EG</code>، یکسره انگلیسی است.</p>
      ${code(ARABIC, 'زبان‌های دیگر')}
      <h2>واژه‌های خودتان</h2>
      <p>هر واژه را می‌توان جور دیگری گفت و زبانی را که این‌جا نیست، همه یا بخشی از آن، افزود؛ آنچه نباشد به انگلیسی گفته می‌شود. آنچه روی صفحه است همان دم به زبان تازه می‌گوید. نوع <code>SomeMessages</code> همهٔ واژه‌ها را نام می‌برد؛ واژه‌ای که جایی ندارد کنار گذاشته و در کنسول نام برده می‌شود. با برچسب script، <code>addMessages</code> از <code>words.js</code> در کنار <code>shakhes.js</code> می‌آید.</p>
      ${code(SAID, 'واژه‌های خودتان')}
      <h2>رنگ‌های شما</h2>
      <p>نزدیک سی متغیر CSS، هرکدام با پیش‌فرضی روشن و تیره. قلم‌ها از خود صفحه است.</p>
      ${code(THEME, 'رنگ‌های شما')}
      <h2>آنچه خواننده برمی‌گزیند</h2>
      <p>کلیک روی مرحله، کارشناس یا دوره، بقیهٔ ابزارک‌های داشبورد را محدود می‌کند. آنچه برگزیده شد JSON ساده است:</p>
      ${code(EVENTS, 'آنچه خواننده برمی‌گزیند')}
      <p>ویژگی <code>state-in="storage:sales"</code> همین کار را می‌کند؛ <a href=${addressOf('guide/state.html')}>مقدارهای دیگرش</a> آن را در نشانی صفحه یا نزد شما نگه می‌دارند.</p>
      <h2>بدون صفحه</h2>
      <p>همین شاخص‌ها در یک اسکریپت هم اجرا می‌شوند: گزارشی با ایمیل، وارسی شبانه. کارت‌ها، مانند چرخهٔ فروش، پیش از آن <code>await prepareMetrics(['cycle'])</code> می‌خواهند؛ گزینه‌های کم‌کاربردتر، مانند سنجش قیف یا جدول بی‌نام کارشناسان، خود پرسش را: <code>await prepareMetrics([query])</code>.</p>
      ${code(SCRIPT, 'بدون صفحه')}
      <h2>وقتی چیزی کم است</h2>
      <ul>
        <li><strong>ابزارک‌ها پیوسته در حال خواندن‌اند:</strong> منبعی به آن‌ها نرسیده است. <code>shakhes-source</code> گرد آن‌ها یا درون داشبوردشان می‌ایستد، یا اسکریپتی <code>source</code> را می‌گذارد.</li>
        <li><strong>کارت یا فیلترها پیدا نیستند:</strong> <code>metric.js</code> یا <code>filters.js</code> در صفحه نیست.</li>
        <li><strong>«به این پرسش نمی‌توان پاسخ داد»:</strong> یک ویژگی مقداری دارد که نیست، مانند <code>period="this-moth"</code>. نامش به کار خواننده نمی‌آید؛ صفحهٔ شما آن را می‌شنود، در اسکریپتی که پیش از <code>shakhes.js</code> باشد:</li>
      </ul>
      ${code(TELL, 'چه چیزی نادرست است، در کنسول')}
      <ul>
        <li><strong>عددها کمتر از آن است که باید:</strong> خط زیر هر ابزارک ردیف‌های ردشده را با علتشان نشان می‌دهد.</li>
        <li><strong>کند است، یا سیاست صفحه اعتراض دارد:</strong> <code>source.engine</code> می‌گوید موتور از کدام راه راه افتاده (<code>rung</code>) و راه‌های دیگر چرا نشده‌اند (<code>tried</code>). سیاست در <a href=${addressOf('guide/hosts.html')}>میزبان‌های سخت‌گیر</a> آمده است.</li>
      </ul>
      <p>گام بعد: <a href=${addressOf('guide/mapping.html')}>بگویید کدام ستونتان چیست</a>.</p>`,
  },
}
