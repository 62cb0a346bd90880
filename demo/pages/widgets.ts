import { openPage, words } from '../shared/chrome.ts'
await openPage('widgets', words.nav.widgets, () => { throw new Error('todo') })
