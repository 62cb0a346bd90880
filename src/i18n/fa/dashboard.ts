import type { dashboard as en } from '../en/dashboard.ts'

export const dashboard: typeof en = {
  title: 'داشبورد فروش',
  filters: 'فیلترهای برگزیده',
  asOf: (moment) => `تا ${moment}`,
  unfiltered: 'بدون فیلتر',
  remove: (field, label) => `حذف ${field}: ${label}`,
  badAttribute: (attribute, value, expected) => `مقدار ویژگی «${attribute}» برابر «${value}» است؛ مقدار درست: ${expected}.`,
  badSourceTitle: 'این منبع داده درست تنظیم نشده است',
}
