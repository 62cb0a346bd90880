import type { Language } from '../../data/company.ts'

export const PRINCIPLES = ['perceivable', 'operable', 'understandable', 'robust', 'compromising', 'assistive', 'flexible'] as const
export type Principle = (typeof PRINCIPLES)[number]
type Said = Readonly<Record<Language, string>>
/** One heuristic of Chartability, and what an audit of the widgets found. What nobody has tried fails, as its method asks. */
export interface Heuristic { readonly name: Said; readonly critical?: true; readonly pass: boolean; readonly why: Said }

const h = (pass: boolean, name: readonly [string, string], why: readonly [string, string]): Heuristic => ({ pass, name: { en: name[0], fa: name[1] }, why: { en: why[0], fa: why[1] } })
const critical = (pass: boolean, name: readonly [string, string], why: readonly [string, string]): Heuristic => ({ ...h(pass, name, why), critical: true })

/** Chartability’s workbook, version 2: seven principles, fifty heuristics, fourteen of them critical. */
export const HEURISTICS: Readonly<Record<Principle, readonly Heuristic[]>> = {
  perceivable: [
    critical(true, ['Low contrast', 'تباین کم'], ['axe finds none in any state; the sheets of six host systems are tested at 4.5:1 for text and 3:1 for marks. Grid lines and borders are decoration.', 'axe در هیچ حالتی نمی‌یابد؛ شیوه‌نامهٔ شش سامانه با ۴٫۵ به ۱ برای متن و ۳ به ۱ برای نشانه آزموده می‌شود. خط‌های شبکه و کادر تزئین‌اند.']),
    critical(true, ['Content is only visual', 'محتوای تنها دیداری'], ['Every chart has a sentence, names for its marks and a table, and Orca read them with Firefox in both languages (below). Nobody has listened with JAWS, NVDA or VoiceOver.', 'هر نمودار جمله، نام نشانه‌ها و جدول دارد و Orca با Firefox به هر دو زبان همه را خواند (پایین صفحه). با JAWS، NVDA یا VoiceOver هنوز کسی گوش نداده است.']),
    critical(true, ['Small text size', 'متن ریز'], ['No text has less than 12 px, in the widgets and in saved pictures.', 'هیچ متنی کمتر از ۱۲ پیکسل نیست، نه در ابزارک‌ها و نه در تصویرهای ذخیره‌شده.']),
    critical(true, ['Seizure risk', 'خطر تشنج'], ['Nothing flashes. Transitions last 160 ms, and not even that where motion is unwanted.', 'چیزی چشمک نمی‌زند. گذارها ۱۶۰ میلی‌ثانیه‌اند و برای کسی که حرکت نمی‌خواهد هیچ.']),
    h(true, ['Colour alone', 'رنگ به‌تنهایی'], ['Undecided is hatched, unfinished hollow, small samples dashed; a verdict has an arrow and a word.', 'نامعلوم هاشور دارد، ناتمام توخالی است، نمونهٔ کوچک خط‌چین؛ داوری پیکان و واژه دارد.']),
    h(false, ['Elements can be told apart', 'جدایی نشانه‌ها'], ['Parts of a bar stand 2 px apart, and a test finds no text over another. But names in the trend stand over its line, with a halo.', 'بخش‌های ستون دو پیکسل فاصله دارند و آزمونی متنی روی متن نمی‌یابد. ولی نام‌های نمودار روند با هاله روی خط می‌ایستند.']),
    h(true, ['Friendly to colour-vision deficiencies', 'سازگار با کوررنگی'], ['A test simulates the three deficiencies: series colours stay apart under each, in light and in dark, and have 3:1 with the surface.', 'آزمونی سه گونهٔ کوررنگی را شبیه‌سازی می‌کند: رنگ‌های سری‌ها در هر سه، در روشن و تیره، از هم جدا می‌مانند و با زمینه ۳ به ۱ دارند.']),
    h(true, ['Spacing', 'فاصله‌گذاری'], ['Steps of four pixels; bars fill most of their place; from 200 px on nothing touches.', 'گام‌های چهارپیکسلی؛ ستون‌ها بیشترِ جای خود را پر می‌کنند؛ از ۲۰۰ پیکسل به بالا چیزی به چیزی نمی‌خورد.']),
  ],
  operable: [
    critical(true, ['More than one kind of input', 'بیش از یک راه ورودی'], ['All that a mouse does, keys do, the brush included; end-to-end tests go by keyboard alone.', 'هرچه موش می‌کند صفحه‌کلید هم می‌کند، انتخاب دوره هم؛ آزمون‌های سرتاسری تنها با صفحه‌کلید پیش می‌روند.']),
    critical(true, ['Interaction cues', 'راهنمای کار'], ['A chart or list that is reached by key shows a quiet line on the edge of its widget: which keys move, choose and clear. Screen readers are told of points the same, once.', 'هر نمودار یا فهرستی که با صفحه‌کلید به آن برسند، خطی آرام بر لبهٔ ابزارک نشان می‌دهد: کدام کلید جابه‌جا می‌کند، برمی‌گزیند و پاک می‌کند. صفحه‌خوان هم همان را برای نقطه‌ها یک‌بار می‌شنود.']),
    critical(true, ['Leaves assistive keys alone', 'کاری به کلیدهای کمکی ندارد'], ['Keys are heard only where the focus is; no single letters, no traps.', 'کلید تنها جایی شنیده می‌شود که تمرکز آن‌جاست؛ نه تک‌حرفی، نه دامی.']),
    h(true, ['Contrast of interactive states', 'تباین حالت‌ها'], ['What is chosen has a bar, a line or an outline in the accent or axis colour besides its tint, with 3:1 against what is around it, and says aria-pressed or aria-selected; the focus has a ring. Pointing at a row only tints it: nothing hangs on that.', 'آنچه برگزیده شده، افزون بر ته‌رنگ، نوار یا خط یا قابی به رنگ تأکید یا محور دارد، با ۳ به ۱ نسبت به پیرامون، و aria-pressed یا aria-selected می‌گوید؛ تمرکز حلقه دارد. اشاره به ردیف تنها ته‌رنگ می‌دهد و چیزی به آن بسته نیست.']),
    h(true, ['Focus indicator', 'نشان تمرکز'], ['A ring of 3 px with 5:1 on white and more in the dark, two pixels off.', 'حلقه‌ای سه‌پیکسلی با ۵ به ۱ روی سفید و بیشتر در تیره، با دو پیکسل فاصله.']),
    h(true, ['Tab stops', 'ایستگاه‌های Tab'], ['A chart of time is one stop, a list of stages, groups or reps is one, and so is the head of the table; an end-to-end test counts them.', 'نمودار زمان یک ایستگاه است، فهرست مرحله‌ها، گروه‌ها یا کارشناسان هم یکی، و سرستون‌های جدول هم یکی؛ آزمونی سرتاسری آن‌ها را می‌شمارد.']),
    h(true, ['Alternatives to complex actions', 'جایگزین کارهای پیچیده'], ['A brushed period can be chosen in a calendar, a clicked name in a list with search.', 'دورهٔ کشیده‌شده را می‌شود از تقویم برگزید و نام کلیک‌شده را از فهرستی با جست‌وجو.']),
    h(false, ['Target size', 'اندازهٔ هدف'], ['44 px for fingers. With a mouse tools have 32, switches 26 and rows 40 (WCAG 2.2 asks for 24 at AA); words that are switched within a line are as high as it. Chartability asks for more.', 'برای انگشت ۴۴ پیکسل. با موش ابزارها ۳۲، کلیدها ۲۶ و ردیف‌ها ۴۰ پیکسل‌اند (WCAG 2.2 در سطح AA ۲۴ می‌خواهد)؛ واژه‌های عوض‌شدنی در سطر به بلندی همان سطرند. Chartability بیشتر می‌خواهد.']),
  ],
  understandable: [
    critical(true, ['Explains how to read it', 'می‌گوید چگونه خوانده شود'], ['Each widget has a definition with the figures of the moment; this guide has a page on reading each chart.', 'هر ابزارک تعریفی با عددهای همان لحظه دارد؛ این راهنما صفحه‌ای برای خواندن هر نمودار دارد.']),
    critical(true, ['Title and summary', 'عنوان و چکیده'], ['A title, and a sentence that says what happened.', 'یک عنوان، و جمله‌ای که می‌گوید چه شد.']),
    critical(true, ['Reading level', 'سطح خواندن'], ['Measured over what the widgets say, tables aside: English asks for grade 4.8 by Flesch–Kincaid (nine is allowed), with 8.0 words to a sentence; Persian has 7.3 words of 3.8 letters. A test holds them.', 'بر آنچه ابزارک‌ها می‌گویند، بی جدول‌ها، سنجیده شده: انگلیسی پایهٔ ۴٫۸ به سنجهٔ Flesch–Kincaid (تا ۹ پذیرفته است) با ۸٫۰ واژه در هر جمله؛ فارسی ۷٫۳ واژهٔ ۳٫۸حرفی. آزمونی نگهشان می‌دارد.']),
    h(true, ['Interactive context', 'زمینهٔ تعامل'], ['What narrows the widgets stands above them in a sentence and as chips, and is announced.', 'آنچه ابزارک‌ها را محدود می‌کند بالای آن‌ها در یک جمله و با تراشه‌ها می‌آید و اعلام می‌شود.']),
    h(true, ['Complexity', 'پیچیدگی'], ['One axis, no third dimension, at most three parts to a bar; more lost reasons than five are put together.', 'یک محور، بی بعد سوم، دست بالا سه بخش در هر ستون؛ علت‌های بیش از پنج با هم جمع می‌شوند.']),
    h(false, ['Changes are easy to follow', 'دنبال کردن تغییر'], ['Changes are announced and told in words, but marks do not travel from old to new.', 'تغییر اعلام و به واژه گفته می‌شود، ولی نشانه‌ها از جای پیشین به تازه سفر نمی‌کنند.']),
    h(true, ['Metrics are defined', 'تعریف شاخص‌ها'], ['Formula, population, exclusions, dates and n of every figure, in the widget itself.', 'فرمول، جامعه، کنارگذاشته‌ها، تاریخ‌ها و n هر عدد، در خود ابزارک.']),
    h(true, ['Uncertainty is told', 'نااطمینانی گفته می‌شود'], ['Intervals as bars and in words; bounds look otherwise; differences are tested before they are called so.', 'بازه به خط و به واژه؛ کرانه‌ها جور دیگرند؛ اختلاف پیش از گفته شدن آزموده می‌شود.']),
    h(true, ['Axis labels', 'برچسب محورها'], ['Every axis has ticks and names its unit once; a cut scale says from where to where it goes.', 'هر محور درجه دارد و واحدش را یک‌بار می‌گوید؛ مقیاس بریده می‌گوید از کجا تا کجاست.']),
    h(true, ['Controls are to the point', 'کنترل‌های به‌جا'], ['Each switch changes what the chart answers, and the host can take most of them away.', 'هر کلید پاسخ نمودار را عوض می‌کند و میزبان می‌تواند بیشترشان را بردارد.']),
  ],
  robust: [
    h(false, ['Conforms to standards', 'سازگار با استانداردها'], ['WCAG 2.2 AA is aimed at and partly tested; nobody independent has evaluated it.', 'هدف WCAG 2.2 AA است و بخشی آزموده می‌شود؛ ارزیاب مستقلی ندیده است.']),
    h(true, ['Semantics are valid', 'معنای درست'], ['axe finds nothing in any widget, state, language, colour scheme and width, and Orca says each role, state and place as it is meant (below).', 'axe در هیچ ابزارک، حالت، زبان، پوسته و پهنایی چیزی نمی‌یابد و Orca هر نقش، حالت و جا را همان‌گونه می‌گوید که باید (پایین صفحه).']),
    h(true, ['Technology support', 'پشتیبانی فنی'], ['Component tests run in Chromium, and in Firefox and WebKitGTK where those are installed. Without a worker the engine runs on the page.', 'آزمون اجزا در Chromium و، هرجا نصب باشد، در Firefox و WebKitGTK می‌گذرد. بی کارگر پس‌زمینه، موتور در صفحه کار می‌کند.']),
  ],
  compromising: [
    critical(true, ['A table', 'جدول'], ['Every chart is a table at the press of a button, with the same formatting.', 'هر نمودار با یک دکمه جدول می‌شود، با همان شکل عددها.']),
    h(true, ['More than one way to it', 'بیش از یک راه'], ['By the chart, the sentence of filters, or the host’s own controls.', 'از نمودار، از جملهٔ فیلترها، یا با کنترل‌های خود میزبان.']),
    h(true, ['Location and history', 'جا و گذشته'], ['The sentence says where one is; each choice is a chip; the state can be saved and restored.', 'جمله می‌گوید کجایید؛ هر انتخاب یک تراشه است؛ حالت را می‌شود نگه داشت و بازگرداند.']),
    h(true, ['Forgiveness', 'بخشودن'], ['Choices are undone and done again step by step, fifty of them, by buttons and by Ctrl with Z and Y.', 'انتخاب‌ها گام‌به‌گام برمی‌گردند و دوباره انجام می‌شوند، تا پنجاه گام، با دکمه و با Ctrl و Z یا Y.']),
    h(true, ['Navigation by structure', 'پیمایش ساختار'], ['Title, sentence, controls and rows come in order; up and down go through rows, left and right through the marks of one, such as the parts of a bar, each told by its tip.', 'عنوان، جمله، کنترل‌ها و ردیف‌ها به ترتیب‌اند؛ بالا و پایین ردیف‌ها را می‌پیمایند و چپ و راست نشانه‌های یک ردیف را، مثل بخش‌های ستون، که هرکدام راهنمای خود را نشان می‌دهد.']),
    h(true, ['Data is not static', 'دادهٔ زنده'], ['Every table can be saved as CSV; the leaderboard can be sorted and searched.', 'هر جدول به CSV ذخیره می‌شود؛ کارشناسان مرتب‌شدنی و جست‌وجوپذیرند.']),
    h(true, ['State can be shared', 'هم‌رسانی حالت'], ['A dashboard’s state is versioned JSON; in this gallery it stands in the address.', 'حالت داشبورد JSON نسخه‌دار است؛ در این نمایشگاه در نشانی صفحه می‌آید.']),
  ],
  assistive: [
    critical(true, ['Data density', 'تراکم داده'], ['Grain follows the length of the period and the width: in 300 px a year of rates is twelve months and not fifty weeks, and the title says so; who sets a grain keeps it. A trend puts steps finer than a pixel together.', 'ریزی از درازای دوره و از پهنا پیروی می‌کند: در ۳۰۰ پیکسل یک سال نرخ دوازده ماه است و نه پنجاه هفته، و عنوان همین را می‌گوید؛ هر که ریزی را برگزیند همان می‌ماند. نمودار روند گام‌های باریک‌تر از یک پیکسل را با هم می‌کشد.']),
    critical(true, ['Tedious navigation', 'پیمایش خسته‌کننده'], ['A list is one stop however long: of a thousand reps the last is one key away (End), ten are passed by Page Up and Page Down, and a name is found by search. Tests go these ways.', 'هر فهرست، هرچه دراز، یک ایستگاه است: از هزار کارشناس آخری یک کلید فاصله دارد (End)، Page Up و Page Down ده‌تاده‌تا می‌روند و نام را جست‌وجو می‌یابد. آزمون‌ها همین راه‌ها را می‌روند.']),
    h(true, ['Features are described', 'ویژگی‌ها گفته می‌شوند'], ['Where most are lost, what turned when, which groups stand out: in sentences.', 'بیشترین ریزش کجاست، چه کی برگشت، کدام گروه جدا ایستاده: همه در جمله.']),
    h(false, ['Human-readable data', 'دادهٔ خوانا'], ['Numbers, money and dates are in the reader’s language, and Persian amounts are said in words of scale. English ones are short (485 k), and a screen reader says them so.', 'عدد، پول و تاریخ به زبان خواننده است و مبلغ فارسی با واژهٔ هزار و میلیون و میلیارد گفته می‌شود. مبلغ انگلیسی کوتاه است (485 k) و صفحه‌خوان همان را می‌گوید.']),
    h(true, ['Space handles extremes', 'فضا با کرانه‌ها'], ['Amounts from 1 to 10¹⁵ break nothing; the table tells the small ones, and filters part them.', 'مبلغ‌های ۱ تا ۱۰ به توان ۱۵ چیزی را نمی‌شکنند؛ جدول کوچک‌ها را می‌گوید و فیلتر جدایشان می‌کند.']),
    h(true, ['A default view', 'نمای پیش‌فرض'], ['Nobody has to build anything: each widget has an answer as it stands.', 'لازم نیست کسی چیزی بسازد: هر ابزارک همان‌گونه که هست پاسخ دارد.']),
  ],
  flexible: [
    critical(true, ['User styles', 'سبک کاربر'], ['A sheet that readers keep in the browser passes shadow roots: tried in Chromium 156 (CSS that an extension inserts as the user’s) and in Firefox 153 (userContent.css). One that an extension puts in as the page’s own reaches tokens and parts, which a test holds to what is drawn; a host can hand a sheet to everything inside.', 'شیوه‌نامه‌ای که خواننده در مرورگر دارد از ریشهٔ سایه می‌گذرد: در Chromium 156 (CSS افزونه، از سوی کاربر) و Firefox 153 (userContent.css) آزموده شد. آنچه افزونه به نام خود صفحه بگذارد به متغیرها و بخش‌ها می‌رسد، که آزمونی با آنچه کشیده می‌شود یکی نگهشان می‌دارد؛ میزبان می‌تواند شیوه‌نامه‌ای به همهٔ درون بدهد.']),
    h(true, ['Long animations', 'پویانمایی دراز'], ['There is none.', 'هیچ نیست.']),
    h(false, ['Scrolling', 'پیمایش'], ['Notes go on as one scrolls; there is no switch for pages instead.', 'یادداشت‌ها با پیمایش ادامه می‌یابند؛ کلیدی برای صفحه‌بندی نیست.']),
    h(true, ['Zoom and reflow', 'بزرگ‌نمایی و بازچینش'], ['From 200 to 1,280 px nothing overflows in one test a scene; that is 640 % at 1,280.', 'از ۲۰۰ تا ۱۲۸۰ پیکسل، برای هر صحنه آزمونی هست که چیزی بیرون نزند؛ یعنی ۶۴۰٪ در ۱۲۸۰.']),
    h(false, ['Text adjustments', 'تنظیم متن'], ['Zoom works, and spacing of letters, words and lines that is set on every element arrives. But sizes are pixels: a larger default size of the browser has no effect unless the host sets the tokens in rem.', 'بزرگ‌نمایی کار می‌کند و فاصلهٔ حرف، واژه و خط که برای هر عنصر گذاشته شود می‌رسد. ولی اندازه‌ها پیکسل‌اند: اندازهٔ پیش‌فرض بزرگ‌ترِ مرورگر اثری ندارد مگر میزبان متغیرها را به rem بگذارد.']),
    h(true, ['Consistency', 'یک‌دستی'], ['One shell, one order, the same signs and keys everywhere.', 'یک قالب، یک ترتیب، همان نشانه‌ها و کلیدها در همه‌جا.']),
    h(true, ['Contrast and textures', 'تباین و بافت'], ['Forced colours and tokens are respected; hatching is switched off by one token, --shakhes-hatch: 0, and gives way to an outline.', 'رنگ‌های اجباری و متغیرها رعایت می‌شوند؛ هاشور با یک متغیر، \u2066--shakhes-hatch: 0\u2069، خاموش می‌شود و جای خود را به یک قاب می‌دهد.']),
    h(true, ['Alternatives to difficult charts', 'جایگزین نمودار دشوار'], ['No pies, no third dimension; each chart has a sentence and a table.', 'نه دایره، نه بعد سوم؛ هر نمودار جمله و جدول دارد.']),
  ],
}
