import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'no-inline-style',
  order: 6,
  text: {
    en: {
      title: 'No inline style, no markup from strings',
      because: 'Policies of intranets forbid both, and texts of customers end up in pages.',
      decided: 'Lit draws, d3 only computes. Style stands in sheets and in properties set by script; every text is a text. A rule of the linter keeps it so.',
      costs: 'Some ways to draw that are common elsewhere are closed to us.',
    },
    fa: {
      title: 'نه سبک درون‌خطی، نه نشانه‌گذاری از رشته',
      because: 'سیاست‌های درون‌سازمانی هر دو را می‌بندند، و متن مشتریان سر از صفحه درمی‌آورد.',
      decided: 'Lit رسم می‌کند و d3 تنها محاسبه. سبک در شیوه‌نامه و ویژگی‌هایی است که اسکریپت می‌گذارد؛ هر متنی متن است. قاعدهٔ بازبین کد نگهبان آن است.',
      costs: 'برخی شیوه‌های رسم که جاهای دیگر رایج است برای ما بسته است.',
    },
  },
}
