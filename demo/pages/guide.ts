import { html } from 'lit'
import { openPage, words } from '../shared/chrome.ts'
await openPage('guide', words.nav.guide, () => html`<h1>${words.nav.guide}</h1>`)
