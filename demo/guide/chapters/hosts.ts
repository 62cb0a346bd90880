import { html, type TemplateResult } from 'lit'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const STRICT = `Content-Security-Policy:
  default-src 'none'; script-src 'self'; style-src 'self';
  worker-src 'self'; connect-src 'self';
  require-trusted-types-for 'script'; trusted-types lit-html shakhes`
const URL_OPTION = `<shakhes-source src="/deals.csv" worker-url="/vendor/shakhes/engine.worker.js"></shakhes-source>`

const PLACE = `shakhes-dashboard:not(:defined) { display: block; min-height: 100vh; }`

const rungs = (rows: readonly (readonly [string, string])[], head: readonly [string, string]): TemplateResult => html`
  <div class="scroll"><table class="plain"><thead><tr><th scope="col">${head[0]}</th><th scope="col">${head[1]}</th></tr></thead>
  <tbody>${rows.map(([policy, what]) => html`<tr><th scope="row"><code>${policy}</code></th><td>${what}</td></tr>`)}</tbody></table></div>`

export const chapter: Chapter = {
  en: {
    title: 'Strict hosts',
    lead: 'An intranet may forbid nearly everything. This is what shakhes asks for, and how it steps down where it is refused.',
    body: html`
      <h2>A policy under which all of it works</h2>
      ${code(STRICT, 'A strict policy')}
      <p>No inline style or script, no eval, no WebAssembly, no frame, no font, no foreign address. The <a href=${addressOf('embed.html')}>embedding page</a> of this gallery runs under this; <code>img-src</code> is there for its own icon alone. Saving as a file or a picture needs no more.</p>
      <p>Where Trusted Types are required, the two policies <code>lit-html</code> and <code>shakhes</code> must be named: the first belongs to the library that draws, the second vouches for the worker’s address and refuses every other. A page that already has a copy of Lit adds <code>'allow-duplicates'</code>.</p>
      <h2>The ladder</h2>
      <p>Everything that touches rows runs in a worker. How it is started depends on what the page allows; each rung is tried in turn, and each widget says under “How this is counted” where its figures were computed.</p>
      ${rungs([
        ["worker-src 'self'", 'The package from your own origin: its module worker.'],
        ["worker-src 'self'", 'The package from another origin: say where copies of engine.worker.js and of the files beside it lie on yours (below).'],
        ['worker-src blob:', 'A worker through a shim of your origin.'],
        ["worker-src 'none'", 'The same engine on the page, in slices of a few milliseconds. Slower, and never in the way for long.'],
      ], ['The page allows', 'What happens'])}
      ${code(URL_OPTION, 'The address of the worker')}
      <h2>Your page’s style</h2>
      <p>Each element has a shadow root: your rules do not reach in, and theirs do not reach out. What inherits on purpose is the font, the colour scheme, and the tokens that you set. What else would be inherited, such as text transform, is taken back. Only the spacing of letters and words that a rule sets on every element comes in, since readers who need more of it set it in that way.</p>
      <p>Until the script has arrived, the elements are empty. One rule of yours keeps their place:</p>
      ${code(PLACE, 'Keeping the place')}
      <h2>Twice on one page</h2>
      <p>A second copy of the kit, of whatever version, says so once in the console and leaves the first in charge.</p>
      <h2>What must stay secret</h2>
      <p>A filter in the browser hides nothing. Rows that a reader may not see must not be sent by your server.</p>`,
  },
  fa: {
    title: 'میزبان‌های سخت‌گیر',
    lead: 'سامانهٔ درون‌سازمانی شاید تقریباً همه‌چیز را ببندد. این‌جا می‌خوانید شاخص چه می‌خواهد و اگر نپذیرند چگونه پله‌پله پایین می‌آید.',
    body: html`
      <h2>سیاستی که زیر آن همه‌اش کار می‌کند</h2>
      ${code(STRICT, 'یک سیاست سخت‌گیرانه')}
      <p>نه سبک و اسکریپت درون‌خطی، نه eval، نه WebAssembly، نه قاب، نه قلم، نه نشانی بیگانه. <a href=${addressOf('embed.html')}>صفحهٔ جاسازی</a> همین نمایشگاه زیر همین سیاست اجرا می‌شود؛ <code>img-src</code> در آن تنها برای نشان خود صفحه است. ذخیره به شکل فایل یا تصویر هم چیزی بیش از این نمی‌خواهد.</p>
      <p>جایی که Trusted Types لازم است، باید دو سیاست <code>lit-html</code> و <code>shakhes</code> نام برده شوند: نخستین از کتابخانهٔ رسم است و دومی نشانی کارگر را تأیید و هر نشانی دیگر را رد می‌کند. صفحه‌ای که خود نسخه‌ای از Lit دارد <code>'allow-duplicates'</code> را هم می‌افزاید.</p>
      <h2>نردبان</h2>
      <p>هر چه با ردیف‌ها سروکار دارد در کارگر پس‌زمینه اجرا می‌شود. راه‌اندازی‌اش به اجازهٔ صفحه بسته است؛ پله‌ها به نوبت آزموده می‌شوند و هر ابزارک زیر «چگونه شمرده می‌شود» می‌گوید عددهایش کجا محاسبه شده.</p>
      ${rungs([
        ["worker-src 'self'", 'بسته از مبدأ خودتان: کارگر ماژولی خودش.'],
        ["worker-src 'self'", 'بسته از مبدأ دیگر: بگویید نسخهٔ engine.worker.js و فایل‌های کنارش کجای مبدأ شماست (پایین).'],
        ['worker-src blob:', 'کارگر از راه پوسته‌ای در مبدأ شما.'],
        ["worker-src 'none'", 'همان موتور روی صفحه، در تکه‌های چند میلی‌ثانیه‌ای. کندتر است، ولی هیچ‌گاه صفحه را مدت درازی نگه نمی‌دارد.'],
      ], ['صفحه اجازه می‌دهد', 'چه می‌شود'])}
      ${code(URL_OPTION, 'نشانی کارگر')}
      <h2>سبک صفحهٔ شما</h2>
      <p>هر عنصر ریشهٔ سایه دارد: قاعده‌های شما به درون نمی‌رسد و از آن هم بیرون نمی‌آید. آنچه دانسته به ارث می‌رسد قلم و طرح رنگ و متغیرهایی است که می‌گذارید. هرچه جز این به ارث می‌رسید، مانند بزرگ‌نویسی، بازپس گرفته می‌شود. تنها فاصلهٔ حروف و واژه‌ها که قاعده‌ای روی هر عنصر بگذارد به درون می‌آید، زیرا خواننده‌ای که فاصلهٔ بیشتر لازم دارد آن را همین‌گونه می‌گذارد.</p>
      <p>تا اسکریپت برسد عنصرها خالی‌اند. یک قاعده جایشان را نگه می‌دارد:</p>
      ${code(PLACE, 'نگه داشتن جا')}
      <h2>دو بار در یک صفحه</h2>
      <p>اگر شاخص دو بار در صفحه بیاید، از هر نسخه‌ای، دومی یک بار در کنسول خبر می‌دهد و کار را به اولی وامی‌گذارد.</p>
      <h2>آنچه باید پنهان بماند</h2>
      <p>فیلتر در مرورگر چیزی را پنهان نمی‌کند. ردیفی که خواننده نباید ببیند، سرور شما نباید بفرستد.</p>`,
  },
}
