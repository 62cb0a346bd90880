import { html, type TemplateResult } from 'lit'
import { addressOf } from '../../shared/chrome.ts'
import { code } from '../../shared/code.ts'
import { OWN_COLOURS, OWN_LENGTHS } from '../../themes/draft.ts'
import type { Chapter } from '../chapter.ts'

const OWN = `:root {
  color-scheme: light dark;
  --shakhes-accent: light-dark(#7a3b12, #f0a56b);
  --shakhes-radius: 4px;
}`
const SHEET = `<link rel="stylesheet" href="/vendor/shakhes/themes/bootstrap.css">`
const PARTS = `shakhes-funnel::part(title) { font-weight: 700; }
shakhes-dashboard shakhes-trend { grid-column: 1 / -1; }`

const STYLES = `import { addStyles } from 'shakhes'

const takeAway = addStyles('.summary { font-size: 1.2em } :host(shakhes-funnel) .bar { border-radius: 0 }')`

/** Neither a colour nor a length that the themes page lets one change; what is said of each is its default. */
const REST: Readonly<Record<string, string>> = {
  'font-family': 'inherit', 'line-height': 'inherit; fa: 1.7', 'font-size-figure': '26px', 'target-size': '44px', 'motion-duration': '160ms', 'hatch': '1', 'zoom': '',
}
/** As the widgets' own sheet has them: this table cannot fall behind. */
const swatch = (colour: string): TemplateResult => html`<svg class="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect x="0.5" y="0.5" width="11" height="11" rx="2" fill=${colour} stroke="currentColor" stroke-opacity="0.35"></rect></svg>`
const table = (head: readonly [string, string, string]): TemplateResult => html`<div class="scroll"><table class="plain" dir="ltr"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
  ${Object.entries(OWN_COLOURS).map(([name, [light, dark]]) => html`<tr><th scope="row"><code>--shakhes-${name}</code></th><td>${swatch(light)} ${light}</td><td>${swatch(dark)} ${dark}</td></tr>`)}
  ${Object.entries(OWN_LENGTHS).map(([name, value]) => html`<tr><th scope="row"><code>--shakhes-${name}</code></th><td colspan="2">${value} px</td></tr>`)}
  ${Object.entries(REST).map(([name, value]) => html`<tr><th scope="row"><code>--shakhes-${name}</code></th><td colspan="2">${value}</td></tr>`)}
</tbody></table></div>`

export const chapter: Chapter = {
  en: {
    title: 'Theming',
    lead: 'The widgets bring a dress of their own and take yours: the font by inheritance, the colours by some thirty tokens, the rest by parts.',
    body: html`
      <h2>Tokens</h2>
      <p>Set them on the page or on one element. A pair holds for light and dark at once; which one counts follows the page’s <code>color-scheme</code>, or the attribute <code>theme</code> of an element. The <a href=${addressOf('themes.html')}>themes page</a> lets you try them and copies the CSS.</p>
      ${code(OWN, 'Tokens of your own')}
      ${table(['Token', 'Light', 'Dark'])}
      <p><code>--shakhes-hatch: 0</code> takes hatching away; what was hatched keeps its outline. <code>--shakhes-zoom</code> is told below. Columns and gaps of a dashboard have tokens of their own: see <a href="${addressOf('guide/elements.html')}#shakhes-dashboard">every element</a>.</p>
      <h2>Sheets for what your page is built with</h2>
      <p>Bootstrap 5.3, Material 3, Spectrum 2, Vaadin (Aura and Lumo) and Web Awesome 3: link the sheet, one of the package’s <code>dist/themes</code>, and the widgets take the colours, corners and face of your theme, its dark one too. The sheets set tokens on the elements themselves; a token of your own goes on the same elements after it.</p>
      ${code(SHEET, 'A sheet')}
      <h2>Parts and places</h2>
      <p>What a token does not reach has a <code>::part</code>; <a href=${addressOf('guide/elements.html')}>every element</a> names its own. Where a widget stands in a dashboard is the page’s to say.</p>
      ${code(PARTS, 'Parts and places')}
      <h2>Text size</h2>
      <p>Sizes are pixels, so that a page’s own <code>html { font-size: 62.5% }</code> changes nothing. Where readers have the browser set larger text, each widget grows as a whole with it, charts too, as far as there is room: 200 px of its own for a widget, 130 for a card. A host that sets sizes itself, or the tokens in <code>rem</code>, switches that off by <code>--shakhes-zoom: 1</code>.</p>
      <h2>Sheets of readers, and sheets for everything inside</h2>
      <p>A style sheet that readers keep in their browser (<code>userContent.css</code> in Firefox, an extension that inserts its CSS as the user’s) passes shadow roots, so that its <code>* { … !important }</code> reaches all text, colours and spacing here as anywhere else. One that an extension puts into the page as if it were the page’s own reaches tokens and parts.</p>
      <p>Where your application offers such settings itself, or a rule is needed that neither a token nor a part reaches, <code>addStyles</code> hands a sheet to every element, those that are still to come too, and returns what takes it away. Names of parts and tokens stay; classes inside may change with a version. With a script tag it comes from <code>styles.js</code>, beside <code>shakhes.js</code>.</p>
      ${code(STYLES, 'Sheets for everything inside')}
      <h2>Contrast</h2>
      <p>Text needs 4.5:1 on <code>surface</code>, <code>surface-sunken</code> and <code>selection</code>, marks 3:1 on <code>surface</code>. Our own pairs and the six sheets are tested for that; yours are yours to test.</p>
      <p>Readers whose system asks for more contrast (<code>prefers-contrast: more</code>) get more of it without any doing of yours: small text, edges, axes and grid lines are then mixed from your <code>text</code> and <code>surface</code>, pale bars and bands get an outline, and our verdicts and warnings go to 7:1. A colour of data that you set yourself stays as you set it. In forced colours the tokens give way to the reader’s.</p>`,
  },
  fa: {
    title: 'پوسته',
    lead: 'ابزارک‌ها لباس خود را دارند و لباس صفحهٔ شما را هم می‌پوشند: قلم به ارث می‌رسد، رنگ با حدود سی متغیر، و بقیه با بخش‌ها.',
    body: html`
      <h2>متغیرها</h2>
      <p>روی صفحه یا روی یک عنصر بگذاریدشان. هر جفت هم برای روشن است و هم برای تیره؛ کدام، از <code>color-scheme</code> صفحه یا ویژگی <code>theme</code> عنصر پیروی می‌کند. در <a href=${addressOf('themes.html')}>صفحهٔ پوسته‌ها</a> می‌شود آزمودشان و کد CSS را برداشت.</p>
      ${code(OWN, 'متغیرهای خودتان')}
      ${table(['متغیر', 'روشن', 'تیره'])}
      <p><code>--shakhes-hatch: 0</code> هاشور را برمی‌دارد؛ خط دور آنچه هاشور داشت می‌ماند. <code>--shakhes-zoom</code> پایین‌تر آمده است. ستون‌ها و فاصله‌های داشبورد متغیرهای خود را دارند: <a href="${addressOf('guide/elements.html')}#shakhes-dashboard">همهٔ عنصرها</a>.</p>
      <h2>شیوه‌نامه برای سامانهٔ صفحه</h2>
      <p>Bootstrap 5.3، Material 3، Spectrum 2، Vaadin (Aura و Lumo) و Web Awesome 3: شیوه‌نامه را از پوشهٔ <code>dist/themes</code> بسته پیوند دهید تا ابزارک‌ها رنگ و گوشه و قلم پوستهٔ شما را بگیرند، تیره‌اش را هم. این شیوه‌نامه‌ها متغیرها را روی خود عنصرها می‌گذارند؛ متغیر خودتان را پس از آن روی همان عنصرها بگذارید.</p>
      ${code(SHEET, 'یک شیوه‌نامه')}
      <h2>بخش‌ها و جاها</h2>
      <p>آنچه متغیر به آن نمی‌رسد <code>::part</code> دارد؛ نامشان در <a href=${addressOf('guide/elements.html')}>همهٔ عنصرها</a> آمده است. جای هر ابزارک در داشبورد را صفحه می‌گوید.</p>
      ${code(PARTS, 'بخش‌ها و جاها')}
      <h2>اندازهٔ متن</h2>
      <p>اندازه‌ها پیکسل‌اند تا <code dir="ltr">html { font-size: 62.5% }</code> در صفحه چیزی را عوض نکند. اگر خواننده در مرورگرش متن بزرگ‌تر خواسته باشد، هر ابزارک یکجا با آن بزرگ می‌شود، نمودارش هم، تا جایی که جا هست: برای ابزارک ۲۰۰ پیکسلِ خودش و برای کارت ۱۳۰. میزبانی که خودش اندازه می‌گذارد، یا متغیرها را به <code>rem</code> می‌نویسد، با <code dir="ltr">--shakhes-zoom: 1</code> آن را خاموش می‌کند.</p>
      <h2>شیوه‌نامهٔ خواننده، و شیوه‌نامه برای همهٔ درون</h2>
      <p>شیوه‌نامه‌ای که خواننده در مرورگرش دارد (<code>userContent.css</code> در Firefox، یا افزونه‌ای که CSS را از سوی کاربر می‌گذارد) از ریشهٔ سایه می‌گذرد؛ پس <code dir="ltr">* { … !important }</code> در این‌جا هم مانند هر جای دیگر به متن و رنگ و فاصله می‌رسد. آنچه افزونه‌ای به نام خود صفحه در آن بگذارد، به متغیرها و بخش‌ها می‌رسد.</p>
      <p>اگر برنامهٔ شما خودش چنین تنظیمی دارد، یا قاعده‌ای می‌خواهید که نه متغیری به آن می‌رسد و نه بخشی، <code>addStyles</code> شیوه‌نامه را به همهٔ عنصرها می‌دهد، به آن‌هایی هم که هنوز نیامده‌اند، و تابعی برمی‌گرداند که آن را پس می‌گیرد. نام بخش‌ها و متغیرها می‌ماند؛ کلاس‌های درون شاید با نسخه‌ای عوض شوند. با برچسب script، از <code>styles.js</code> در کنار <code>shakhes.js</code> می‌آید.</p>
      ${code(STYLES, 'شیوه‌نامه برای همهٔ درون')}
      <h2>تباین</h2>
      <p>متن روی <code>surface</code>، <code>surface-sunken</code> و <code>selection</code> دست‌کم ۴٫۵ به ۱ می‌خواهد و نشانه روی <code>surface</code> دست‌کم ۳ به ۱. جفت‌های خودمان و شش شیوه‌نامه آزموده شده‌اند؛ آزمودن مال شما با شماست.</p>
      <p>خواننده‌ای که در دستگاهش تباین بیشتر خواسته است (<code dir="ltr">prefers-contrast: more</code>)، بی هیچ کاری از شما همان را می‌بیند: متن ریز، کادر، محور و خط شبکه از آمیختن <code>text</code> و <code>surface</code> خودتان ساخته می‌شود، دور ستون‌ها و نوارهای کم‌رنگ خط می‌افتد، و رنگ داوری و هشدار ما به ۷ به ۱ می‌رسد. رنگی که خودتان برای داده گذاشته‌اید همان می‌ماند. با رنگ‌های اجباریِ دستگاه، متغیرها کنار می‌روند.</p>`,
  },
}
