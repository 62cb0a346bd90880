import { html } from 'lit'
import { code } from '../../shared/code.ts'
import type { Chapter } from '../chapter.ts'

const PAGE = `@media print {
  nav, .toolbar { display: none; }
  @page { size: A4; margin: 14mm; }
}`

export const chapter: Chapter = {
  en: {
    title: 'Printing',
    lead: 'A manager hands it out: print the page, and the widgets are laid out for paper.',
    body: html`
      <ul>
        <li>Controls and tools go; the sentence that says what the numbers are of, and the moment up to which they hold, stay.</li>
        <li>Boxes become hairlines, widgets stand under each other, and none is cut in two where it fits a sheet.</li>
        <li>A dashboard with a row of cards and all five widgets takes three A4 sheets: the measures, the trend and the reps; the funnel and the win rate; the notes.</li>
        <li>Bars and hatching keep their ink although browsers save it on backgrounds.</li>
        <li>Long lists are drawn whole up to 500 reps and twelve notes (in a saved picture 100 and 20); a line says of how many. The head of a table is on each sheet.</li>
        <li>What is hatched, hollow or grey on the screen is so on paper, in black and white too: nothing is told by colour alone.</li>
        <li>Persian pages print from right to left, with time from left to right as on the screen.</li>
      </ul>
      <p>What your page adds around them is yours to hide, and the sheet yours to choose:</p>
      ${code(PAGE, 'The page on paper')}
      <p>A dashboard is printed in its light colours, in dark mode too.</p>`,
  },
  fa: {
    title: 'چاپ',
    lead: 'مدیر آن را دست همکارانش می‌دهد: صفحه را چاپ کنید تا ابزارک‌ها برای کاغذ چیده شوند.',
    body: html`
      <ul>
        <li>دکمه‌ها و ابزارها می‌روند؛ جمله‌ای که می‌گوید عددها از چیست، و لحظه‌ای که تا آن برقرارند، می‌ماند.</li>
        <li>کادرها خطی نازک می‌شوند، ابزارک‌ها زیر هم می‌آیند، و هرکدام که در یک برگ جا شود دو پاره نمی‌شود.</li>
        <li>داشبوردی با ردیف کارت‌ها و هر پنج ابزارک سه برگ A4 می‌گیرد: شاخص‌ها، روند و کارشناسان؛ قیف و نرخ موفقیت؛ یادداشت‌ها.</li>
        <li>ستون و هاشور جوهر خود را نگه می‌دارند، هرچند مرورگر در زمینه‌ها صرفه‌جویی کند.</li>
        <li>فهرست‌های بلند تا ۵۰۰ کارشناس و دوازده یادداشت یکجا کشیده می‌شوند (در تصویر ذخیره‌شده ۱۰۰ و ۲۰)؛ یک سطر می‌گوید از چند تا. سرستون‌های جدول بالای هر برگ می‌آید.</li>
        <li>هرچه روی صفحه هاشور، توخالی یا خاکستری است روی کاغذ هم هست، سیاه و سفید هم: هیچ چیز تنها با رنگ گفته نمی‌شود.</li>
        <li>صفحهٔ فارسی از راست به چپ چاپ می‌شود و زمان، مانند روی صفحه، از چپ به راست.</li>
      </ul>
      <p>پنهان کردن آنچه صفحهٔ شما گردشان گذاشته و گزیدن اندازهٔ برگ با شماست:</p>
      ${code(PAGE, 'صفحه روی کاغذ')}
      <p>داشبورد در حالت تیره هم با رنگ‌های روشنش چاپ می‌شود.</p>`,
  },
}
