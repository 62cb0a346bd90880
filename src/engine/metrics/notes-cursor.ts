import { and, isIn, type Filter, type NoteEntry, type NotesQuery } from '../../model/index.ts'
import { refuse } from '../../time/refuse.ts'
import type { Rule } from '../rules.ts'

/** Where a page ended: among the pinned or not, at what time, and after how many entries of that very time. */
export interface Cursor { readonly pinned: 0 | 1; readonly at: number; readonly skip: number }

const FORM = /^([01])\.(-?\d{1,16})\.(\d{1,9})$/
export const cursorRule: Rule = {
  allows: (v) => typeof v === 'string' && FORM.test(v), wanted: 'is no cursor; give the `next` of a page',
}

/** @throws ShakhesError `bad-query` beside an offset */
export function cursorOf({ cursor, offset }: NotesQuery): Cursor | null {
  const parts = cursor === undefined ? null : FORM.exec(cursor)
  if (!parts) return null
  if (offset !== undefined && offset > 0) {
    refuse('offset', offset, 'cannot stand beside a cursor; leave one of them out')
  }
  return { pinned: parts[1] === '1' ? 1 : 0, at: Number(parts[2]), skip: Number(parts[3]) }
}

/** What is left for this page and those after it. Ties at the cursor's time are left in, and skipped. */
export function fromCursor(cursor: Cursor | null): Filter | undefined {
  if (!cursor) return undefined
  const { pinned, at } = cursor
  const until: Filter = { op: 'le', field: 'at', value: at }
  return pinned === 0 ? and(isIn('pinned', 0), until) : { op: 'or', of: [isIn('pinned', 0), until] }
}

export function nextCursor(page: readonly NoteEntry[], before: Cursor | null): string {
  const { pinned, at } = page.at(-1)!
  const ties = page.filter((entry) => entry.pinned === pinned && entry.at === at).length
  const earlier = before && (before.pinned === 1) === pinned && before.at === at ? before.skip : 0
  return `${Number(pinned)}.${at}.${ties + earlier}`
}
