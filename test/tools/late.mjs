// Makes every server of a Node process answer late, each file by another while, as far machines and slow ones do:
// NODE_OPTIONS="--import ./test/tools/late.mjs" npm run test:e2e. LATE: the longest while in ms; default 1500.
import { Server } from 'node:http'

const longest = Number(process.env.LATE ?? 1500)
const { emit } = Server.prototype

Server.prototype.emit = function (event, ...rest) {
  if (event !== 'request') return emit.call(this, event, ...rest)
  // Most files come soon, and a few come last: that is what changes their order.
  setTimeout(() => emit.call(this, event, ...rest), longest * Math.random() ** 3)
  return true
}
