/** First-strong isolate … pop directional isolate: what stands between cannot reorder its neighbours. */
const FSI = '\u2068'
const PDI = '\u2069'

/** How many characters of a text that others wrote are shown. A two-million-character label takes seconds to lay out. */
export const SHOWN = 200

/** A text that stands in a sentence of another direction without moving its neighbours. */
export const isolate = (text: string): string => FSI + text + PDI

const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** The same text without marks of direction: for files, searches and comparisons. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '')

/** A text that others wrote, short enough to show. Cuts between characters, never inside one. */
export function cap(text: string, limit = SHOWN): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  const broken = /[\ud800-\udbff]$/.test(cut)
  return (broken ? cut.slice(0, -1) : cut) + '…'
}
