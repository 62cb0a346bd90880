import type { Language } from '../data/company.ts'

const en = {
  title: 'Inside other products',
  lead: 'Two invented hosts that do not care for the widgets: an intranet with fifteen years of style sheets, and a CRM with a record page. No frame, no reset, no layer: the elements stand in the page like any other.',
  alone: 'Open it alone', rules: 'What the host does to everything',
  intranet: { title: 'An intranet with a hostile style sheet', text: 'Rules on every element, ten-pixel rems, upper case, letter spacing, justified and broken words, pink buttons, outlines gone, and class names that the widgets use as well. Inside the shadow root none of it arrives but the letter spacing, which readers may ask for in the same way; of the host’s own choice come its colours, by a handful of tokens, and its face.' },
  crm: { title: 'A record page of another CRM', text: 'Cards and notes of one account between the host’s own fields and tables, by a filter on each widget, and a narrow side panel with two widgets of the whole team. What the reader chooses in the panel narrows the panel alone.' },
}
const fa: typeof en = {
  title: 'درون محصول‌های دیگر',
  lead: 'دو میزبان ساختگی که پروای ابزارک‌ها را ندارند: شبکه‌ای داخلی با پانزده سال شیوه‌نامه، و یک سی‌آرام با صفحهٔ مشتری. نه قابی، نه بازنشانی، نه لایه‌ای: عنصرها مانند هر چیز دیگری در صفحه نشسته‌اند.',
  alone: 'جداگانه باز کنید', rules: 'میزبان با همه چیز چه می‌کند',
  intranet: { title: 'شبکهٔ داخلی با شیوه‌نامه‌ای ناسازگار', text: 'قاعده روی هر عنصر، rem ده‌پیکسلی، حروف بزرگ، فاصلهٔ حروف، متن هم‌تراز و واژه‌های شکسته، دکمه‌های صورتی، بی خط تمرکز، و نام کلاس‌هایی که ابزارک‌ها هم به کار می‌برند. جز فاصلهٔ حروف، که خواننده هم شاید همین‌گونه بخواهد، هیچ‌کدام به درون نمی‌رسد؛ تنها آنچه میزبان خواسته می‌رسد: رنگ‌هایش با چند متغیر، و قلمش.' },
  crm: { title: 'صفحهٔ مشتری در سی‌آرامی دیگر', text: 'کارت‌ها و یادداشت‌های یک حساب میان فیلدها و جدول‌های خود میزبان، با فیلتری روی هر ابزارک، و نواری باریک با دو ابزارک از همهٔ گروه. آنچه خواننده در نوار برمی‌گزیند تنها نوار را محدود می‌کند.' },
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
