import { openPage, words } from '../shared/chrome.ts'
await openPage('adapter', words.nav.adapter, () => { throw new Error('todo') })
