// npm run test:mutants [-- --share 0.05 --seed 1 --files src/time/week.ts]: changes the sources in small ways, one at a
// time, and counts how many of the changes some test notices. All of them take hours, a share of the lines less.
import { execFileSync, execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const root = join(here, '../..')
const { values } = parseArgs({ options: {
  share: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, files: { type: 'string' }, workers: { type: 'string', default: '2' },
} })
if (!existsSync(join(here, 'node_modules/@stryker-mutator/core'))) execSync('npm ci --no-audit --no-fund', { cwd: here, stdio: 'inherit' })

const FOLDERS = ['src/engine/stats', 'src/engine/metrics', 'src/time']
/** Which only says where Temporal comes from, and is tested in browsers. */
const LEFT_OUT = ['src/time/load.ts']
const files = values.files?.split(',') ?? FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`)).filter((file) => !LEFT_OUT.includes(file)).sort()

/** Some lines together, so that what stands on several is mutated too. */
const WINDOW = 6
let state = Number(values.seed) >>> 0
/** Mulberry32: the same lines for the same seed. */
function random() {
  state = (state + 0x6D2B79F5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const share = Number(values.share)
const mutate = share >= 1 ? files : files.flatMap((file) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length
  return Array.from({ length: Math.ceil(lines / WINDOW) }, (_, i) => i * WINDOW + 1).filter(() => random() < share)
    .map((line) => `${file}:${line}-${Math.min(lines, line + WINDOW - 1)}`)
})

const config = { ...JSON.parse(readFileSync(join(here, 'stryker.config.json'), 'utf8')), mutate, concurrency: Number(values.workers) }
mkdirSync(join(here, 'results'), { recursive: true })
writeFileSync(join(here, 'results/config.json'), JSON.stringify(config, null, 2))
execFileSync(process.execPath, [join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'test/mutation/results/config.json'], { cwd: root, stdio: 'inherit' })
