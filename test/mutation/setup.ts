// What browsers have and Node has not, and a clean slate for each test: nothing that one mutant computed is remembered
// for the next.
import { Temporal } from 'temporal-polyfill/full/implementation'
import { clearCaches } from '../../src/time/cache.ts'

Object.assign(globalThis, { Temporal })
beforeEach(clearCaches)
