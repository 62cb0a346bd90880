import { openPage, words } from '../shared/chrome.ts'
await openPage('embed', words.nav.embed, () => { throw new Error('todo') })
