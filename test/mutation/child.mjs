// One process of a mutation run: takes the suites in, then says which change each test reaches, or how long each takes
// without any, or meets changes one after the other with the tests that reach them, the quickest first, until one fails.
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

const [mode, module, plan] = process.argv.slice(2)
/** @type {{ title: string, run: Function, suites: object[] }[]} */
const tests = []
const hooks = () => ({ before: [], beforeEach: [], afterEach: [], after: [] })
let suites = [{ title: '', ...hooks() }]
const hand = { timeout() { return this }, slow() { return this }, skip() { throw new Skipped() } }
class Skipped extends Error {}

globalThis.describe = (title, inside) => {
  suites = [...suites, { title, ...hooks() }]
  inside.call(hand)
  suites = suites.slice(0, -1)
}
globalThis.it = (title, run) => {
  tests.push({ title: [...suites.map((suite) => suite.title), title].join(' ').trim(), run, suites })
  return hand
}
for (const when of Object.keys(hooks())) globalThis[when] = (run) => suites.at(-1)[when].push(run)

await import(module)
globalThis.mutation.watch(null)

async function attempt({ run, suites: around }) {
  const of = (when) => around.flatMap((suite) => suite[when])
  try {
    for (const hook of of('before')) await hook.call(hand)
    for (const hook of of('beforeEach')) await hook.call(hand)
    await run.call(hand)
    for (const hook of of('afterEach')) await hook.call(hand)
    return null
  } catch (error) {
    return error instanceof Skipped ? null : error
  } finally {
    for (const hook of of('after')) await hook.call(hand)
  }
}
const told = (error) => (error === null ? null : String(error.message ?? error))
const say = (line) => new Promise((resolve) => { process.stdout.write(`${JSON.stringify(line)}\n`, resolve) })

if (mode === 'cover') {
  await say({ loading: [...globalThis.mutation.loading] })
  for (const [i, test] of tests.entries()) {
    const seen = new Set()
    globalThis.mutation.watch(seen)
    const error = await attempt(test)
    const { steps } = globalThis.mutation
    globalThis.mutation.watch(null)
    await say({ test: i, title: test.title, reached: [...seen], steps, error: told(error) })
  }
} else if (mode === 'time') {
  for (const [i, test] of tests.entries()) {
    const begun = performance.now()
    const error = await attempt(test)
    await say({ test: i, title: test.title, ms: performance.now() - begun, error: told(error) })
  }
} else {
  const beat = new Int32Array(new SharedArrayBuffer(4))
  new Worker(new URL('watch.mjs', import.meta.url), { workerData: beat }).unref()
  let isFirst = true
  for (const { id, tests: asked } of JSON.parse(readFileSync(plan, 'utf8'))) {
    let killer = null
    let isClean = true
    for (const [i, steps] of asked) {
      await say({ at: id, test: i })
      const changed = async (most) => {
        Atomics.add(beat, 0, 1)
        globalThis.mutation.set(id, most)
        const error = await attempt(tests[i])
        globalThis.mutation.set(-1, Infinity)
        return error
      }
      const first = await changed(steps * 8 + 100_000)
      if (first === null) continue
      // What a change before this one has left behind may fail the test as well: then it counts in a new process alone.
      isClean = await attempt(tests[i]) === null
      // It counts when it fails, passes without the change, and fails with it once more; slow is not endless.
      const again = isClean ? await changed(steps * 100 + 2_000_000) : first
      if (again === null) continue
      killer = { test: i, endless: again.message === 'it does not end' }
      break
    }
    if (isClean || isFirst) await say({ id, killer })
    if (!isClean) {
      await say({ dirty: true })
      process.exit(0)
    }
    isFirst = false
  }
}
await say({ over: true })
process.exit(0)
