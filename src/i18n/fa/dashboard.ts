import type { dashboard as en } from '../en/dashboard.ts'

export const dashboard: typeof en = {
  title: 'داشبورد فروش',
  filters: 'فیلترهای برگزیده',
  remove: (field, label) => `حذف ${field}: ${label}`,
  clearAll: 'حذف همه',
  undo: 'واگرد',
  asOf: (moment) => `تا ${moment}`,
  filtered: (list) => `فیلتر شد: ${list}`,
  unfiltered: 'بدون فیلتر',
  badAttribute: (attribute, value, expected) => `مقدار ویژگی «${attribute}» برابر «${value}» است؛ مقدار درست: ${expected}.`,
  badSourceTitle: 'این منبع داده درست تنظیم نشده است',
}
