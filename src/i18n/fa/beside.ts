import type { beside as en } from '../en/beside.ts'

export const beside: typeof en = {
  label: 'دو گروه در کنار هم',
  by: 'گروه‌ها بر پایهٔ',
  first: 'گروه نخست',
  second: 'گروه کنار آن',
  with: 'در کنار',
  rest: 'بقیه',
  above: (points) => `${points} بالاتر`,
  below: (points) => `${points} پایین‌تر`,
  whole: { up: (points, other) => `${points} بالاتر از ${other}`, down: (points, other) => `${points} پایین‌تر از ${other}`, same: (other) => `بی‌تفاوت روشن با ${other}` },
  range: (range) => `اختلاف ${range} واحد`,
  other: (name, rate) => `${name} (${rate})`,
  failed: 'گروه‌ها خوانده نشدند.',
}
