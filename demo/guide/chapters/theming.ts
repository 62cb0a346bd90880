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

/** As the widgets' own sheet has them: this table cannot fall behind. */
const table = (head: readonly [string, string, string]): TemplateResult => html`<div class="scroll"><table class="plain" dir="ltr"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
  ${Object.entries(OWN_COLOURS).map(([name, [light, dark]]) => html`<tr><th scope="row"><code>--shakhes-${name}</code></th><td>${light}</td><td>${dark}</td></tr>`)}
  ${Object.entries(OWN_LENGTHS).map(([name, value]) => html`<tr><th scope="row"><code>--shakhes-${name}</code></th><td colspan="2">${value} px</td></tr>`)}
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
      <p><code>--shakhes-hatch: 0</code> takes hatching away; what was hatched keeps its outline.</p>
      <h2>Sheets for what your page is built with</h2>
      <p>Bootstrap 5.3, Material 3, Spectrum 2, Vaadin (Aura and Lumo) and Web Awesome 3: link the sheet, and the widgets take the colours, corners and face of your theme, its dark one too. The sheets set tokens on the elements themselves; a token of your own goes on the same elements after it.</p>
      ${code(SHEET, 'A sheet')}
      <h2>Parts and places</h2>
      <p>What a token does not reach has a <code>::part</code>; each element’s page in the gallery names them. Where a widget stands in a dashboard is the page’s to say.</p>
      ${code(PARTS, 'Parts and places')}
      <h2>Contrast</h2>
      <p>Text needs 4.5:1 on <code>surface</code>, <code>surface-sunken</code> and <code>selection</code>, marks 3:1 on <code>surface</code>. Our own pairs and the six sheets are tested for that; yours are yours to test. In forced colours the tokens give way to the reader’s.</p>`,
  },
  fa: {
    title: 'پوسته',
    lead: 'ابزارک‌ها لباس خود را دارند و لباس صفحهٔ شما را هم می‌پوشند: قلم به ارث می‌رسد، رنگ با حدود سی متغیر، و بقیه با بخش‌ها.',
    body: html`
      <h2>متغیرها</h2>
      <p>روی صفحه یا روی یک عنصر بگذاریدشان. هر جفت هم برای روشن است و هم برای تیره؛ کدام، از <code>color-scheme</code> صفحه یا ویژگی <code>theme</code> عنصر پیروی می‌کند. در <a href=${addressOf('themes.html')}>صفحهٔ پوسته‌ها</a> می‌شود آزمودشان و کد CSS را برداشت.</p>
      ${code(OWN, 'متغیرهای خودتان')}
      ${table(['متغیر', 'روشن', 'تیره'])}
      <p><code>--shakhes-hatch: 0</code> هاشور را برمی‌دارد؛ خط دور آنچه هاشور داشت می‌ماند.</p>
      <h2>شیوه‌نامه برای سامانهٔ صفحه</h2>
      <p>Bootstrap 5.3، Material 3، Spectrum 2، Vaadin (Aura و Lumo) و Web Awesome 3: شیوه‌نامه را پیوند دهید تا ابزارک‌ها رنگ و گوشه و قلم پوستهٔ شما را بگیرند، تیره‌اش را هم. این شیوه‌نامه‌ها متغیرها را روی خود عنصرها می‌گذارند؛ متغیر خودتان را پس از آن روی همان عنصرها بگذارید.</p>
      ${code(SHEET, 'یک شیوه‌نامه')}
      <h2>بخش‌ها و جاها</h2>
      <p>آنچه متغیر به آن نمی‌رسد <code>::part</code> دارد. جای هر ابزارک در داشبورد را صفحه می‌گوید.</p>
      ${code(PARTS, 'بخش‌ها و جاها')}
      <h2>تباین</h2>
      <p>متن روی <code>surface</code>، <code>surface-sunken</code> و <code>selection</code> دست‌کم ۴٫۵ به ۱ می‌خواهد و نشانه روی <code>surface</code> دست‌کم ۳ به ۱. جفت‌های خودمان و شش شیوه‌نامه آزموده شده‌اند؛ آزمودن مال شما با شماست. با رنگ‌های اجباریِ دستگاه، متغیرها کنار می‌روند.</p>`,
  },
}
