import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Language } from '../../data/company.ts'
import measured from '../bench.json'
import moved from '../frames.json'
import type { Chapter } from '../chapter.ts'

/** What `npm run bench -- --write` writes. */
interface Report {
  readonly machine: { readonly cores: number; readonly processor: string; readonly memoryGB: number; readonly browser: string; readonly date: string; readonly busy: number }
  readonly compared: { readonly numbers: number; readonly disagreements: number }
  readonly sizes: readonly Size[]
}
interface Size {
  readonly size: number
  readonly events: number
  readonly engines: readonly { readonly key: string; readonly name: string; readonly failed?: string }[]
  readonly measures: readonly Measure[]
}
interface Measure {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly cells: readonly { readonly key: string; readonly value: number | null; readonly ratio: number | null }[]
  readonly verdict: { readonly text: string; readonly met: boolean } | null
}
const report = measured as unknown as Report

const WORDS = {
  en: {
    failed: 'did not get to the end:', measure: 'Measure', budget: 'Budget', met: 'met', missed: 'missed', none: '–', times: (n: string) => `${n} × ours`,
    caption: (deals: string, events: string) => `${deals} opportunities, ${events} stage events`,
    names: {} as Readonly<Record<string, string>>,
    units: { ms: 'ms', bytes: 'bytes' } as Readonly<Record<string, string>>,
  },
  fa: {
    failed: 'به پایان نرسید:', measure: 'سنجه', budget: 'بودجه', met: 'رسید', missed: 'نرسید', none: '–', times: (n: string) => `${n} برابر ما`,
    caption: (deals: string, events: string) => `${deals} فرصت، ${events} رویداد مرحله`,
    names: {
      refresh: 'تازه‌سازی پنج ابزارک، شمرده از نو', again: 'همان تازه‌سازی، بار دیگر', drag: 'جابه‌جایی بازه، یک منطقه', dragP95: 'جابه‌جایی بازه، یک منطقه، صدک ۹۵', dragAll: 'جابه‌جایی بازه، همه', filter: 'فیلترهای دیگر',
      rows: 'بارگذاری ردیف‌ها', json: 'بارگذاری JSON', csv: 'بارگذاری CSV', arrow: 'بارگذاری Arrow', change: '۱٬۰۰۰ تغییر و تازه‌سازی', memory: 'حافظهٔ هر فرصت',
      longest: 'بلندترین کار صفحه',
    } as Readonly<Record<string, string>>,
    units: { ms: 'م‌ث', bytes: 'بایت' } as Readonly<Record<string, string>>,
  },
} as const

function tables(language: Language): TemplateResult {
  const words = WORDS[language]
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })
  const whole = new Intl.NumberFormat(language)
  return html`${report.sizes.map(({ size, events, engines, measures }) => html`
    <div class="wide" tabindex="0" role="region" aria-label=${words.caption(whole.format(size), whole.format(events))}>
      <table class="plain bench">
        <caption>${words.caption(whole.format(size), whole.format(events))}</caption>
        <thead><tr><th scope="col">${words.measure}</th>${engines.map(({ name }) => html`<th scope="col"><bdi>${name}</bdi></th>`)}<th scope="col">${words.budget}</th></tr></thead>
        <tbody>${measures.filter(({ cells }) => cells.some(({ value }) => value !== null)).map(({ key, name, unit, cells, verdict }) => html`<tr>
          <th scope="row">${words.names[key] ?? name} <small>${words.units[unit] ?? unit}</small></th>
          ${cells.map(({ value, ratio }) => html`<td>${value === null ? words.none : format.format(value)}${ratio === null ? '' : html`<small>${words.times(format.format(ratio))}</small>`}</td>`)}
          <td>${verdict === null ? '' : html`<bdi>${verdict.text.replace(/: (met|missed)$/, '')}</bdi> <strong>${verdict.met ? words.met : words.missed}</strong>`}</td>
        </tr>`)}</tbody>
      </table>
    </div>
    ${engines.filter(({ failed }) => failed !== undefined).map(({ name, failed }) => html`<p><bdi>${name}</bdi> ${words.failed} <bdi dir="ltr">${failed}</bdi></p>`)}`)}`
}

/** What `npm run bench:frames -- --write` measured: five widgets over a million deals under a moving brush. */
const ms = (value: number | null, language: Language): string => (value === null ? WORDS[language].none : value.toLocaleString(language, { maximumSignificantDigits: 3 }))
function frames(language: Language): TemplateResult {
  const { machine: m, frames: n, perSecond, gap, processor, parts, worker, repaints, seconds, repaint, shift, opportunities } = moved
  const v = (value: number | null): string => ms(value, language)
  const whole = (value: number): string => value.toLocaleString(language)
  /** The load counts the page's own loading too: it says something only where frames came late. */
  const late = m.busy > m.cores / 2 && gap.worst > 25
  return language === 'en' ? html`<h2>A moved brush</h2>
    <p>The trend’s brush is dragged for ${seconds} seconds over ${whole(opportunities)} opportunities, as a page takes the widgets from the file for a script tag. ${whole(n)} frames came, ${v(perSecond)} a second: ${v(gap.p50)} ms from one to the next (median), ${v(gap.p95)} ms (95th percentile), ${v(gap.worst)} ms (worst). Of the processor, the page’s thread took ${v(processor.p50)} ms for a frame (median), ${v(processor.p95)} ms (95th percentile), ${v(processor.worst)} ms (worst); on average ${v(parts.script)} ms for scripts, ${v(parts.style + parts.layout)} ms for styles and layout, ${v(parts.paint)} ms for painting. A choice took the worker ${v(worker)} ms, and ${whole(repaints)} choices were seen in all five widgets, ${v(repaint.p50)} ms after the hand (median; worst ${v(repaint.worst)} ms). While the brush moved, the layout shifted by ${v(shift.brushing)}. Every widget draws each of its answers, in a frame of its own, and the next choice waits until all have: each shows something new ${v(repaints / seconds)} times a second. What waits: notes beyond the first fifty are read once somebody scrolls towards them; and while answers come one upon the other, bars stand where they belong at once instead of moving there.</p>
    <p>${m.browser}, headless and without a graphics processor, ${m.cores} cores (${m.processor}), ${m.date}. ${late ? html`The machine was busy (load ${v(m.busy)}), so frames came late that cost little: believe the processor’s time more than the clock’s.` : ''} <code>npm run bench:frames</code> measures it again.</p>`
    : html`<h2>بازه‌ای که جابه‌جا می‌شود</h2>
    <p>بازهٔ روند ${whole(seconds)} ثانیه روی ${whole(opportunities)} فرصت کشیده می‌شود، با همان فایلی که صفحه‌ها با برچسب script می‌گیرند. ${whole(n)} قاب آمد، ${v(perSecond)} قاب در ثانیه؛ فاصلهٔ هر قاب تا بعدی ${v(gap.p50)} میلی‌ثانیه (میانه)، ${v(gap.p95)} (صدک ۹۵) و ${v(gap.worst)} (بدترین). هر قاب از پردازنده در رشتهٔ صفحه ${v(processor.p50)} میلی‌ثانیه گرفت (میانه)، ${v(processor.p95)} (صدک ۹۵) و ${v(processor.worst)} (بدترین)؛ میانگین: ${v(parts.script)} برای کد، ${v(parts.style + parts.layout)} برای سبک و چینش و ${v(parts.paint)} برای نقاشی. هر انتخاب ${v(worker)} میلی‌ثانیه از کارگر گرفت و ${whole(repaints)} انتخاب در هر پنج ابزارک دیده شد، ${v(repaint.p50)} میلی‌ثانیه پس از حرکت دست (میانه؛ بدترین ${v(repaint.worst)}). هنگام حرکت بازه، چینش به اندازهٔ ${v(shift.brushing)} جابه‌جا شد. هر ابزارک همهٔ پاسخ‌هایش را، هر یک در قابی جدا، نشان می‌دهد و انتخاب بعدی تا دیده شدن همهٔ آن‌ها صبر می‌کند؛ پس هر کدام ${v(repaints / seconds)} بار در ثانیه تازه می‌شود. آنچه می‌ماند برای بعد: یادداشت‌های پس از پنجاه‌تای نخست وقتی خوانده می‌شوند که کسی به سویشان برود؛ و تا پاسخ‌ها پشت سر هم می‌رسند، میله‌ها بی‌حرکت به جای تازه‌شان می‌روند.</p>
    <p><bdi>${m.browser}</bdi>، بی‌صفحه و بدون پردازندهٔ گرافیکی، ${whole(m.cores)} هسته (<bdi>${m.processor}</bdi>)، <bdi>${m.date}</bdi>. ${late ? html`دستگاه سرگرم کارهای دیگر بود (بار ${v(m.busy)}) و قاب‌هایی که کار کمی داشتند هم دیر آمدند؛ به زمان پردازنده بیش از زمان ساعت اعتماد کنید.` : ''} برای اندازه‌گیری دوباره: <code dir="ltr">npm run bench:frames</code>.</p>`
}

const { machine, compared } = report
export const chapter: Chapter = {
  en: {
    title: 'How fast it is',
    lead: 'Ours beside its peers, each size in one run on one machine: every engine in a worker of a headless browser, over the same data, with the same answers.',
    body: html`
      ${tables('en')}
      <p>Medians. ${machine.browser}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGB} GB, ${machine.date}. Load before the run: ${machine.busy}. Believe the ratios more than the times: another machine has others.</p>
      <p>Each engine gave ${compared.numbers} numbers for each kind of question; ${compared.disagreements === 0 ? 'all of them agree' : `${compared.disagreements} answers did not agree`}. The peers were given what helps them: columns derived from the events at loading, narrow types, sorted tables. A budget that is missed is shown as missed.</p>
      <p>Where a load of CSV spends its time: a million opportunities are 268 MB of text in 25 million cells. To find where cells end takes about a third. To read dates and short texts takes about a fifth; ids are read where they are cut. The rest is what every load does: keep columns, order events, and follow the path of each deal. An Arrow load is little but that rest.</p>
      <p>Why a moved brush takes more than 1.5 ms: each step gives five whole answers, from some twenty questions. At a million, once its code is compiled, three tenths of a step go to the 19,000 places where a row that enters or leaves is counted, a fifth to reading counts and the medians of reps, a seventh to what else questions take; a sixth to the funnel, which looks through 120,000 lengths of stays by stage, and a seventh to the board; periods and buckets take a twelfth (in Node). The slowest steps: the first counts anew; others wait for what is left to collect. A step leaves 1.6 MB, two fifths of it rows of the board: about every ninth waits 2 ms for that, and one in sixty 4 ms.</p>
      <p>A thousand changes and a refresh: in a profile at a million, the first batches ran code that was still being compiled, so twenty are measured and their median told. The rest goes into what came, not into what stayed: about 30 ms in Node. The first batch takes about 200 ms, since it finds stays that turn with the hour; every sixth 50 to 100 ms, since it puts more than 4,096 new rows among those that are in order.</p>
      <p>To run it yourself: <code>npm run bench</code>. Sizes and engines can be chosen, as in <code>npm run bench -- --sizes 5000000 --engines ours,duckdb</code>.</p>
      ${frames('en')}`,
  },
  fa: {
    title: 'چقدر تند است',
    lead: 'ما در کنار دیگران، هر اندازه در یک اجرا روی یک دستگاه: هر موتور در کارگری از مرورگر بی‌صفحه، روی همان داده و با همان پاسخ‌ها.',
    body: html`
      ${tables('fa')}
      <p>میانه‌ها. <bdi>${machine.browser}</bdi>، ${machine.cores.toLocaleString('fa')} هسته (<bdi>${machine.processor}</bdi>)، ${machine.memoryGB.toLocaleString('fa')} گیگابایت، <bdi>${machine.date}</bdi>. بار پیش از اجرا: ${machine.busy.toLocaleString('fa')}. به نسبت‌ها بیش از زمان‌ها اعتماد کنید: دستگاه دیگر زمان‌های دیگری دارد.</p>
      <p>هر موتور برای هر گونه پرسش ${compared.numbers.toLocaleString('fa')} عدد داد؛ ${compared.disagreements === 0 ? 'همه یکی‌اند' : `${compared.disagreements.toLocaleString('fa')} پاسخ یکی نبود`}. به دیگران آنچه کمکشان می‌کند داده شد: ستون‌هایی که هنگام بارگذاری از رویدادها ساخته شدند، نوع‌های کم‌حجم و جدول‌های مرتب. بودجه‌ای که به آن نرسیده‌ایم همین‌گونه نوشته شده است.</p>
      <p>زمان بارگذاری CSV کجا می‌رود: یک میلیون فرصت ۲۶۸ مگابایت متن در ۲۵ میلیون خانه است. نزدیک یک‌سوم زمان صرف یافتن پایان خانه‌ها می‌شود. نزدیک یک‌پنجم صرف خواندن تاریخ‌ها و متن‌های کوتاه می‌شود؛ شناسه‌ها همان‌جا که بریده می‌شوند خوانده می‌شوند. باقی کاری است که هر بارگذاری دارد: نگه‌داشتن ستون‌ها، ترتیب رویدادها و پیمودن مسیر هر فرصت. بارگذاری Arrow کم‌وبیش همین باقی است.</p>
      <p>چرا جابه‌جایی بازه بیش از ۱٫۵ میلی‌ثانیه می‌برد: هر گام پنج پاسخ کامل می‌دهد، از نزدیک بیست پرسش. با یک میلیون فرصت و پس از کامپایل شدن کد، سه دهم هر گام صرف ۱۹٬۰۰۰ جایی می‌شود که ردیفی واردشده یا خارج‌شده شمرده می‌شود، یک‌پنجم صرف خواندن شمارش‌ها و میانهٔ کارشناسان و یک‌هفتم صرف باقی کار پرسش‌ها. یک‌ششم سهم قیف است که ۱۲۰٬۰۰۰ طول ماندن در مرحله‌ها را می‌گردد و یک‌هفتم سهم جدول کارشناسان؛ دوره‌ها و بازه‌های زمانی یک‌دوازدهم می‌برند (در Node). کندترین گام‌ها: نخستین گام از نو می‌شمارد و دیگران برای پاک‌سازی حافظه می‌مانند. هر گام ۱٫۶ مگابایت به جا می‌گذارد که دوپنجمش ردیف‌های جدول کارشناسان است: از هر نه گام یکی نزدیک ۲ میلی‌ثانیه برای پاک‌سازی می‌ماند و از هر شصت گام یکی ۴ میلی‌ثانیه.</p>
      <p>هزار تغییر و یک تازه‌سازی: در نمایه‌ای با یک میلیون فرصت، نخستین دسته‌ها با کدی اجرا می‌شدند که هنوز کامپایل می‌شد؛ برای همین بیست دسته اندازه گرفته می‌شود و میانه‌شان گفته می‌شود. باقی زمان صرف چیزهایی می‌شود که آمده‌اند، نه چیزهایی که مانده‌اند: در Node نزدیک ۳۰ میلی‌ثانیه. نخستین دسته نزدیک ۲۰۰ میلی‌ثانیه می‌برد، چون ماندن‌هایی را می‌یابد که با گذشت ساعت عوض می‌شوند؛ هر ششمین دسته ۵۰ تا ۱۰۰ میلی‌ثانیه می‌برد، چون بیش از ۴٬۰۹۶ ردیف تازه را میان ردیف‌های مرتب جا می‌دهد.</p>
      <p>برای اجرا: <code dir="ltr">npm run bench</code>. اندازه‌ها و موتورها را می‌توان برگزید: <code dir="ltr">npm run bench -- --sizes 5000000 --engines ours,duckdb</code>.</p>
      ${frames('fa')}`,
  },
}
