// Changes meet suites, in one process beside this one.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundle, here } from './instrument.mjs'

/**
 * Changes whose outcome is known, met before any other: -2 changes nothing and meets every test; -3 fails at the first
 * step of any test that takes one; -4, which is asked for, goes round there for ever, without a step.
 */
const CONTROLS = [{ id: -2, outcome: 'survived' }, { id: -3, outcome: 'killed' }, { id: -4, outcome: 'endless' }]
/** These want modules that are not loaded yet, or this host's own tables of calendars and weeks. */
const LEFT_OUT = /a card runs before it is loaded|equals Temporal on every Nowruz|agrees with CLDR in this host/

/** Runs the child until it is over; every line goes to `heard`. @returns whether it came to its end */
function child(args, heard) {
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, [join(here, 'child.mjs'), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let over = false
    createInterface({ input: process_.stdout }).on('line', (text) => {
      let line
      try { line = JSON.parse(text) } catch { return }
      if (line.over) over = true
      else heard(line)
    }).on('close', () => resolve(over))
  })
}

/** @returns each mutant with its outcome, and the test that noticed it */
export async function meet({ contents, mutants, suites, name, isLong }) {
  const controls = CONTROLS.filter(({ id }) => isLong || id !== -4)
  const folder = join(here, 'results', name.replaceAll(/\W/g, '-'))
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
    tests[test] = { title, ms: 0, steps }
    passed(title, error)
    if (LEFT_OUT.test(title)) return
    for (const id of reached) (reachedBy.get(id) ?? reachedBy.set(id, []).get(id)).push([test, steps])
  })
  const timed = await child(['time', running], ({ test, title, ms, error }) => {
    passed(title, error)
    tests[test].ms = ms
  })
  if (!covered || !timed) throw new Error('the suites did not run to their end')

  const found = new Map()
  const every = tests.flatMap(({ title, steps }, i) => (LEFT_OUT.test(title) ? [] : [[i, steps]]))
  const stepping = every.filter(([, steps]) => steps > 0)
  const queue = mutants.filter(({ id }) => reachedBy.has(id))
    .map(({ id }) => ({ id, tests: reachedBy.get(id).sort(([a], [b]) => tests[a].ms - tests[b].ms) }))
  console.log(`${name}: ${mutants.length} changes, ${queue.length} reached by ${tests.length} tests`)
  queue.unshift(...controls.map(({ id }) => ({ id, tests: id === -2 ? every : stepping })))
  const begun = Date.now()
  let restarts = 0
  const about = (id) => mutants.filter((mutant) => mutant.id === id).map(({ file, line, source, replacement }) => `${file}:${line} ${source} -> ${replacement.replaceAll(/\s+/g, ' ')}`)[0]
  let fallen = null
  while (queue.length > 0) {
    writeFileSync(plan, JSON.stringify(queue))
    let at = null
    let isDirty = false
    await child(['run', running, plan], (line) => {
      if (line.dirty) { isDirty = true; restarts++; return }
      if (line.id === undefined) { at = line; return }
      found.set(line.id, line.killer === null ? { outcome: 'survived' } : { outcome: line.killer.endless ? 'endless' : 'killed', by: tests[line.killer.test].title })
      queue.shift()
      if (line.killer === null && line.id >= 0) console.log(`  lives: ${about(line.id)}`)
      if (found.size % 50 === 0) console.log(`  ${found.size} met, ${(found.size / (Date.now() - begun) * 60_000).toFixed(0)} a minute, ${restarts} new processes`)
    })
    if (queue.length === 0) break
    if (isDirty) continue
    // Ended from outside: by what went before it, by the machine, or by itself. The same again in a new process is by itself.
    const { id } = queue[0]
    if (fallen !== id) {
      fallen = id
      continue
    }
    queue.shift()
    found.set(id, { outcome: 'endless', by: at === null ? '' : tests[at.test].title })
  }
  for (const { id, outcome } of controls) {
    if (found.get(id).outcome !== outcome) throw new Error(`control ${id} has ${found.get(id).outcome} and should have ${outcome}: ${found.get(id).by}`)
  }
  return mutants.map((mutant) => ({ ...mutant, ...(found.get(mutant.id) ?? { outcome: atLoad.has(mutant.id) ? 'at load' : 'not reached' }) }))
}
