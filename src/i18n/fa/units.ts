import type { units as en } from '../en/units.ts'

const ORDINALS = ['اول', 'دوم', 'سوم', 'چهارم']

export const units: typeof en = {
  none: '–',
  // A mark that binds the digits to the script: the sign then follows them in reading order, everywhere alike.
  percent: (digits) => `\u061c${digits}٪`,
  range: (low, high) => `${low} تا ${high}`,
  signedRange: (low, high) => `${low} تا ${high}`,
  kOfN: (k, n) => `${k} از ${n}`,
  points: (text) => `${text} واحد درصد`,
  days: (text) => `${text} روز`,
  hours: (text) => `${text} ساعت`,
  minutes: (text) => `${text} دقیقه`,
  lessThanAMinute: 'کمتر از یک دقیقه',
  scales: ['', 'هزار', 'میلیون', 'میلیارد', 'هزار میلیارد'],
  prefixes: {},
  currencies: {
    IRR: 'ریال', 'IRR.new': 'ریال جدید', toman: 'تومان', USD: 'دلار', EUR: 'یورو', GBP: 'پوند', AED: 'درهم', TRY: 'لیر',
    AFN: 'افغانی', CNY: 'یوان', JPY: 'ین',
  },
  money: (number, scale, unit) => [number, scale, unit].filter(Boolean).join(' '),
  // Nothing is short.
  said: (text) => text,
  scaleAndUnit: (scale, unit) => [scale, unit].filter(Boolean).join(' '),
  dayMonth: (day, month) => `${day} ${month}`,
  dayMonthYear: (day, month, year) => `${day} ${month} ${year}`,
  weekdayDay: (weekday, day) => `${weekday} ${day}`,
  dateTime: (date, time) => `${date}، ${time}`,
  monthYear: (month, year) => `${month} ${year}`,
  week: (day) => `هفتهٔ ${day}`,
  quarter: (quarter, year) => `سه‌ماههٔ ${ORDINALS[quarter - 1]} ${year}`,
  quarterShort: (quarter) => `سه‌ماههٔ ${ORDINALS[quarter - 1]}`,
  dates: (from, to) => `${from} تا ${to}`,
  grains: { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'سه‌ماهه', year: 'سال' },
  perGrain: { day: 'در روز', week: 'در هفته', month: 'در ماه', quarter: 'در سه‌ماهه', year: 'در سال' },
}
