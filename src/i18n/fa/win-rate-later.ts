import type { winRateLater as en } from '../en/win-rate-later.ts'

export const winRateLater: typeof en = {
  by: 'گروه‌ها بر چه پایه‌ای‌اند',
  grain: 'درازای هر دوره',
  course: 'کدام فرصت‌ها از آنِ هر دوره‌اند',
  mayRise: 'هاشورخورده شاید بالاتر رود',
  created: (said) => `؛ ایجادشده در همین هنگام: ${said}`,
}
