// What the suites take from the browser's kit, for runs without a browser.
export { expect } from 'chai'
