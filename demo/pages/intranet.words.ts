import type { Language } from '../data/company.ts'

const en = {
  company: 'Aftab Dairy', title: 'Sales this year', page: 'Aftab Dairy intranet',
  menu: ['Home', 'People', 'Sales', 'Production', 'Transport', 'Canteen'], menuLabel: 'Intranet', here: 2,
  path: 'Home › Sales › This year', updated: 'Put together every Monday by the sales office',
  news: 'News', items: [['Stocktaking on Thursday', 'The warehouse closes at noon.'], ['New price list', 'Valid from the first of next month; ask Laleh.'], ['Football', 'Production 3, Transport 2.']],
  intro: 'Questions about the figures: press the small letter i on each of them, it says what is counted.',
  foot: 'Aftab Dairy · for use within the company',
}
const fa: typeof en = {
  company: 'لبنیات آفتاب', title: 'فروش امسال', page: 'شبکهٔ داخلی لبنیات آفتاب',
  menu: ['خانه', 'همکاران', 'فروش', 'تولید', 'ترابری', 'ناهارخوری'], menuLabel: 'شبکهٔ داخلی', here: 2,
  path: 'خانه ‹ فروش ‹ امسال', updated: 'هر شنبه به کوشش دفتر فروش',
  news: 'خبرها', items: [['انبارگردانی پنجشنبه', 'انبار از ظهر بسته است.'], ['فهرست قیمت تازه', 'از اول ماه آینده؛ از لاله بپرسید.'], ['فوتبال', 'تولید ۳، ترابری ۲.']],
  intro: 'پرسشی دربارهٔ عددها دارید؟ روی نشانهٔ i کنار هرکدام بزنید تا بگوید چه شمرده شده است.',
  foot: 'لبنیات آفتاب · برای استفادهٔ درون شرکت',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
