// Changes meet suites, in one process beside this one.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundle, here } from './instrument.mjs'

/** What never ends is told by its steps; only loops without any are given up when nothing is heard. */
const SILENCE_MS = 60_000
/** These want modules that are not loaded yet, or this host's own tables of calendars and weeks. */
const LEFT_OUT = /a card runs before it is loaded|equals Temporal on every Nowruz|agrees with CLDR in this host/

/** Runs the child until it is over or silent; every line goes to `heard`. */
function child(args, heard, silenceMs) {
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, [join(here, 'child.mjs'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let over = false
    let timer
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => process_.kill('SIGKILL'), silenceMs)
    }
    wait()
    createInterface({ input: process_.stdout }).on('line', (text) => {
      wait()
      let line
      try { line = JSON.parse(text) } catch { return }
      if (line.over) over = true
      else heard(line)
    })
    process_.on('close', () => {
      clearTimeout(timer)
      resolve(over)
    })
  })
}

/** @returns each mutant with its outcome, and the test that noticed it */
export async function meet({ contents, mutants, suites, name }) {
  const folder = join(here, 'results')
  mkdirSync(folder, { recursive: true })
  const [covering, running, plan] = ['covering.mjs', 'running.mjs', 'plan.json'].map((file) => join(folder, file))
  await bundle({ contents, suites, covers: true, outfile: covering })
  await bundle({ contents, suites, covers: false, outfile: running })

  const tests = []
  const reachedBy = new Map()
  /** Reached while modules load, once and for all: no switch turns these on later. */
  const atLoad = new Set()
  const passed = (title, error) => {
    if (error && !LEFT_OUT.test(title)) throw new Error(`without any change, a test fails: ${title}: ${error}`)
  }
  const covered = await child(['cover', covering], ({ loading, test, title, reached, steps, error }) => {
    if (loading) { for (const id of loading) atLoad.add(id); return }
    tests[test] = { title, ms: 0 }
    passed(title, error)
    if (LEFT_OUT.test(title)) return
    for (const id of reached) (reachedBy.get(id) ?? reachedBy.set(id, []).get(id)).push([test, steps])
  }, 10 * SILENCE_MS)
  const timed = await child(['time', running], ({ test, title, ms, error }) => {
    passed(title, error)
    tests[test].ms = ms
  }, 10 * SILENCE_MS)
  if (!covered || !timed) throw new Error('the suites did not run to their end')

  const found = new Map()
  const queue = mutants.filter(({ id }) => reachedBy.has(id))
    .map(({ id }) => ({ id, tests: reachedBy.get(id).sort(([a], [b]) => tests[a].ms - tests[b].ms) }))
  console.log(`${name}: ${mutants.length} changes, ${queue.length} reached by ${tests.length} tests`)
  const begun = Date.now()
  let restarts = 0
  while (queue.length > 0) {
    writeFileSync(plan, JSON.stringify(queue))
    let at = null
    let isDirty = false
    await child(['run', running, plan], (line) => {
      if (line.dirty) { isDirty = true; restarts++; return }
      if (line.id === undefined) { at = line; return }
      found.set(line.id, line.killer === null ? { outcome: 'survived' } : { outcome: line.killer.endless ? 'endless' : 'killed', by: tests[line.killer.test].title })
      queue.shift()
      if (found.size % 50 === 0) console.log(`  ${found.size} met, ${(found.size / (Date.now() - begun) * 60_000).toFixed(0)} a minute, ${restarts} new processes`)
    }, SILENCE_MS)
    if (queue.length === 0) break
    if (isDirty) continue
    // It fell silent, or fell over: either is noticed.
    const { id } = queue.shift()
    const by = at === null ? '' : tests[at.test].title
    console.log(`  silent at ${mutants.find((mutant) => mutant.id === id).file}: ${by}`)
    found.set(id, { outcome: 'endless', by })
  }
  return mutants.map((mutant) => ({ ...mutant, ...(found.get(mutant.id) ?? { outcome: atLoad.has(mutant.id) ? 'at load' : 'not reached' }) }))
}
