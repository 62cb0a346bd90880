import type { Language } from '../data/company.ts'

const en = {
  product: 'Peyk', page: 'Sepehr Steel · Peyk CRM', search: 'Search accounts, deals, people', you: 'NT', youName: 'Nasrin Taheri',
  modules: ['Home', 'Accounts', 'Deals', 'Calendar', 'Reports'], modulesLabel: 'Peyk', here: 1,
  accounts: 'Accounts', name: 'Sepehr Steel', kind: 'Account',
  facts: [['Industry', 'Steel'], ['Owner', 'Nasrin Taheri'], ['City', 'Isfahan'], ['Customer since', 'March 2021']],
  actions: ['Log a call', 'Send an offer'], tabs: ['Overview', 'Deals', 'Contacts', 'Files'],
  figures: 'This account, last 365 days', deals: 'Deals under way', columns: ['Deal', 'Stage', 'Amount'],
  rows: [['Rolling mill licence', 'Negotiation', '€18,400'], ['Support 2027', 'Proposal', '€6,200'], ['Training, two days', 'Qualified', '€1,900']],
  notes: 'What was said', side: 'Your team', sideText: 'All accounts, last 365 days',
}
const fa: typeof en = {
  product: 'پیک', page: 'فولاد سپهر · سی‌آرام پیک', search: 'جست‌وجوی حساب، فرصت، شخص', you: 'ن‌ط', youName: 'نسرین طاهری',
  modules: ['خانه', 'حساب‌ها', 'فرصت‌ها', 'تقویم', 'گزارش‌ها'], modulesLabel: 'پیک', here: 1,
  accounts: 'حساب‌ها', name: 'فولاد سپهر', kind: 'حساب',
  facts: [['صنعت', 'فولاد'], ['کارشناس', 'نسرین طاهری'], ['شهر', 'اصفهان'], ['مشتری از', 'اسفند ۱۳۹۹']],
  actions: ['ثبت تماس', 'فرستادن پیشنهاد'], tabs: ['نمای کلی', 'فرصت‌ها', 'اشخاص', 'فایل‌ها'],
  figures: 'همین حساب، ۳۶۵ روز گذشته', deals: 'فرصت‌های در جریان', columns: ['فرصت', 'مرحله', 'مبلغ'],
  rows: [['پروانهٔ خط نورد', 'مذاکره', '۶٫۹ میلیارد تومان'], ['پشتیبانی ۱۴۰۶', 'پیشنهاد قیمت', '۲٫۳ میلیارد تومان'], ['آموزش دوروزه', 'واجد شرایط', '۷۱۰ میلیون تومان']],
  notes: 'چه گفته شد', side: 'گروه شما', sideText: 'همهٔ حساب‌ها، ۳۶۵ روز گذشته',
}
export const wordsOf = (language: Language): typeof en => (language === 'fa' ? fa : en)
