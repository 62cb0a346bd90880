// What the notes show beyond their first picture; it comes with the first reader who wants any of it.
export { choiceTemplate } from './notes.choice.ts'
export { courseTemplate } from './notes.course.ts'
export { handoverOffer, handoverTemplate } from './notes.handover.ts'
export { lineTemplate } from './notes.line.ts'
export { LongList, loadingText } from './notes.long.ts'
export { allNotes } from './notes.pages.ts'
export { styles } from './notes.more.styles.ts'
export { marked, matches } from './notes.search.ts'
