import type { CalendarId, Label } from '../model/index.ts'
import { cap, isolate } from './bidi.ts'
import { datesOf } from './dates.ts'
import type { FormatOptions, Formatter } from './formatter.ts'
import type { Reading } from './locale.ts'
import type { Messages } from './messages.ts'
import { moneyOf } from './money.ts'
import { notationOf } from './notation.ts'
import { numbersOf } from './numbers.ts'

/** A formatter for a reader, out of the words of their language. */
export function makeFormatter(reading: Reading, words: Messages['units'], { calendar, zone, toman = false }: FormatOptions & { readonly calendar: CalendarId }): Formatter {
  const notation = notationOf(reading, words)
  const numbers = numbersOf(notation, words)
  const { language: own } = new Intl.Locale(reading.tag)
  let list: Intl.ListFormat | undefined
  const label = (text: Label): string =>
    cap(typeof text === 'string' ? text : text[own] ?? text[reading.language] ?? text['en'] ?? Object.values(text)[0] ?? '')
  return {
    ...numbers,
    ...moneyOf(notation, words, toman),
    ...datesOf(notation, words, calendar, zone),
    locale: reading.tag, language: reading.language, names: notation.names, dir: reading.dir, writing: reading.words, calendar, zone,
    label,
    named: (text) => isolate(label(text)),
    rate: (rate) => (rate.quality === 'insufficient' || rate.value === null ? numbers.kOfN(rate.k, rate.n) : numbers.percent(rate.value, rate.n)),
    list: (texts) => (list ??= new Intl.ListFormat(notation.names)).format(texts),
    isolate: (text) => isolate(cap(text)),
  }
}
