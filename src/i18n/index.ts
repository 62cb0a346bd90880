import { spoken } from './languages.ts'
import { readingOf } from './locale.ts'
import type { Messages } from './messages.ts'

export { addMessages } from './add.ts'
export { hasMessages, loadMessages } from './languages.ts'
export { cap, isolate, withoutMarks, SHOWN } from './bidi.ts'
export { calendarOf, formatterFor } from './formatter.ts'
export { faultText } from './fault-text.ts'
export { readingOf } from './locale.ts'
export { pageWords, section, type Section, type Words } from './section.ts'
export { largestRemainder, round } from './round.ts'
export type { Catalogue, SomeMessages } from './catalogue.ts'
export type { FaultText } from './en/faults.ts'
export type { DateStyle, Dates } from './dates.ts'
export type { FormatOptions, Formatter } from './formatter.ts'
export type { Language, Reading, Writing } from './locale.ts'
export type { Messages } from './messages.ts'
export type { Money, MoneyOptions, MoneyScale } from './money.ts'
export type { Numbers } from './numbers.ts'

/**
 * The words for a reader: of the catalogue that speaks `locale`, else English.
 * @throws ShakhesError `internal` before `loadMessages` has brought them
 */
export function messagesFor(locale: string | null | undefined): Messages {
  return spoken(readingOf(locale).language).messages
}
