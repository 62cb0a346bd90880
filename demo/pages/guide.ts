import { openPage, words } from '../shared/chrome.ts'
await openPage('guide', words.nav.guide, () => { throw new Error('todo') })
