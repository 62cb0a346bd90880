import { openPage, words } from '../shared/chrome.ts'
await openPage('open', words.nav.open, () => { throw new Error('todo') })
