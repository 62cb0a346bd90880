// What the engine answers in Node to the questions of test/engine/everywhere, for browsers to compare with.
import { load } from '../parity/build.mjs'

let results

/** JSON: the results of each data set, as canonical JSON each. */
export async function nodeResults() {
  results ??= load(new URL('../engine/everywhere.ts', import.meta.url)).then(async ({ everyResult }) => JSON.stringify(await everyResult()))
  return results
}
