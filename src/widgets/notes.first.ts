// The picture of notes. It comes while the first rows are being read: most of a page's widgets need none of it.
import { searchStyles } from './base/search-styles.ts'
import { notesStyles } from './notes.styles.ts'

export { NotesFilters } from './notes.filters.ts'
export { moodsTemplate, rowsTemplate } from './notes.view.ts'
/** What few readers want of it. */
export const loadMore = async () => import('./notes.more.ts')
export const styles = [searchStyles, notesStyles]
