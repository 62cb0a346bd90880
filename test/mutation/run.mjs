// npm run test:mutants [-- --share 0.05 --seed 1 --files 'src/time/*.ts' --wide --again --control]: changes the sources
// in small ways, one at a time, and counts how many of the changes some test notices. Each folder's changes meet the
// suites of its own folder, and with --wide those that survive meet all of the others too. --again takes what was noticed
// from the last report and lets the suites meet the rest. --control also lets them meet a change that goes round for ever.
import { execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: {
  share: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, files: { type: 'string' }, wide: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false }, control: { type: 'boolean', default: false },
} })
if (!existsSync(join(import.meta.dirname, 'node_modules/@stryker-mutator/instrumenter'))) execSync('npm ci --no-audit --no-fund', { cwd: import.meta.dirname, stdio: 'inherit' })
const { here, instrument, root, suitesUnder } = await import('./instrument.mjs')
const { meet } = await import('./meet.mjs')
const { equivalent } = await import('./equivalent.mjs')

/** Folders, and the suites that are written for them. */
const AREAS = [
  { folder: 'src/engine/stats', near: 'engine/stats' }, { folder: 'src/time', near: 'time' }, { folder: 'src/engine/metrics', near: 'engine/metrics' },
]
/** Which only says where Temporal comes from, and is tested in browsers. */
const LEFT_OUT = ['src/time/load.ts']

let state = Number(values.seed) >>> 0
/** Mulberry32: the same changes for the same seed. */
function random() {
  state = (state + 0x6D2B79F5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** Paths, in which * is anything within a folder. */
const asked = values.files?.split(',').map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`))

const REPORT = join(here, 'results/report.json')
/** Changes by what they change and put there; those that are alike in one line, by which of them comes first. */
function keyed(mutants) {
  const times = new Map()
  return mutants.map((mutant) => {
    const text = JSON.stringify([mutant.file, mutant.line, mutant.mutator, mutant.source, mutant.replacement])
    times.set(text, (times.get(text) ?? 0) + 1)
    return [`${times.get(text)} ${text}`, mutant]
  })
}
const known = new Map(keyed((values.again ? JSON.parse(readFileSync(REPORT, 'utf8')) : []).sort((a, b) => a.id - b.id)))
const isNoticed = ({ outcome }) => outcome === 'killed' || outcome === 'endless'
const report = []
for (const { folder, near } of AREAS) {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`)
    .filter((file) => !LEFT_OUT.includes(file) && (asked?.some((path) => path.test(file)) ?? true)).sort()
  if (files.length === 0) continue
  const { contents, mutants } = await instrument(files)
  const chosen = mutants.filter(() => random() < Number(values.share))
  const before = keyed(chosen).flatMap(([key, mutant]) => (isNoticed(known.get(key) ?? {}) ? [{ ...known.get(key), ...mutant }] : []))
  const noticed = new Set(before.map(({ id }) => id))
  const met = await meet({ contents, mutants: chosen.filter(({ id }) => !noticed.has(id)), suites: suitesUnder([near]), name: near, isLong: values.control })
  const alive = met.filter(({ outcome }) => outcome === 'survived' || outcome === 'not reached')
  const again = values.wide && alive.length > 0 ? await meet({ contents, mutants: alive, suites: suitesUnder(['']), name: 'all suites', isLong: false }) : []
  const later = new Map(again.map((mutant) => [mutant.id, mutant]))
  report.push(...before, ...met.map((mutant) => later.get(mutant.id) ?? mutant))
}

const rows = new Map()
for (const { file, outcome, ...mutant } of report) {
  const same = outcome === 'survived' && equivalent(file, mutant) !== undefined
  for (const key of [file, `${AREAS.find(({ folder }) => file.startsWith(folder)).folder}/`, 'all']) {
    const row = rows.get(key) ?? rows.set(key, { killed: 0, endless: 0, survived: 0, 'not reached': 0, 'at load': 0, equivalent: 0 }).get(key)
    row[same ? 'equivalent' : outcome]++
  }
}
console.log(`\n${'noticed'.padStart(8)} ${'of'.padStart(5)} ${'score'.padStart(7)}  equivalent, at load`)
for (const [key, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const noticed = row.killed + row.endless
  const all = noticed + row.survived + row['not reached']
  console.log(`${String(noticed).padStart(8)} ${String(all).padStart(5)} ${all === 0 ? '    n/a' : `${(100 * noticed / all).toFixed(1).padStart(5)} %`}  ${row.equivalent}, ${row['at load']}  ${key}`)
}
const unnoticed = report.filter(({ outcome, file, ...mutant }) => outcome === 'not reached' || (outcome === 'survived' && equivalent(file, mutant) === undefined))
for (const { file, line, outcome, mutator, source, replacement } of unnoticed) console.log(`${outcome} ${file}:${line} ${mutator}\n  - ${source}\n  + ${replacement}`)
mkdirSync(join(here, 'results'), { recursive: true })
writeFileSync(REPORT, JSON.stringify(report, null, 1))
