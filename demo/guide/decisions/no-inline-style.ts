import type { Decision } from '../chapter.ts'

export const decision: Decision = {
  id: 'no-inline-style',
  order: 6,
  text: {
    en: {
      title: 'No inline style, no markup from strings',
      because: 'Policies of intranets forbid both, and texts of customers end up in pages.',
      decided: 'Lit draws, d3 only computes. Style stands in sheets and in properties set by script; every text is a text. A test keeps it so.',
      costs: 'Some ways to draw that are common elsewhere are closed to us.',
    },
    fa: {
      title: 'نه استایل درون‌خطی، نه HTML از رشته',
      because: 'سیاست امنیتی شبکه‌های درون‌سازمانی هر دو را می‌بندد، و متن‌هایی که مشتریان نوشته‌اند به صفحه راه می‌یابد.',
      decided: 'Lit رسم می‌کند و d3 تنها حساب. استایل در شیوه‌نامه‌هاست و در ویژگی‌هایی که اسکریپت می‌گذارد؛ هر متنی تنها متن است. یک آزمون نگهبان این قاعده است.',
      costs: 'برخی شیوه‌های رسم که جاهای دیگر رایج‌اند برای ما بسته‌اند.',
    },
  },
}
