import type { Language } from '../data/company.ts'

const en = {
  heading: 'Sales',
  lead: 'Five widgets over an invented company: forty reps, seven stages, two years of history. All of it is read, checked and counted in a worker of this browser; switch a part of the sentence, click a stage, a rep or a month, or drag over the trend, and the others follow.',
  own: 'Open your own file',
  embed: 'Put it into a page',
  made: 'The company, its people and its figures are invented, from a seed. Half a dozen broken rows are part of it, so that the line beneath each widget has something to say.',
}
const fa: typeof en = {
  heading: 'فروش',
  lead: 'پنج ابزارک روی یک شرکت ساختگی: چهل کارشناس، هفت مرحله، دو سال پیشینه. خواندن، وارسی و شمردن همه در پس‌زمینهٔ همین مرورگر انجام می‌شود؛ بخشی از جمله را عوض کنید، روی مرحله، کارشناس یا ماه کلیک کنید یا روی نمودار روند بکشید تا بقیه همراه شوند.',
  own: 'فایل خودتان را باز کنید',
  embed: 'در صفحه‌ای جا دهید',
  made: 'این شرکت و آدم‌ها و عددهایش ساختگی‌اند. چند ردیف خراب هم در داده گذاشته شده تا خط پایین هر ابزارک چیزی برای گفتن داشته باشد.',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
