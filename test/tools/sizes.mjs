// Each element alone, as a page's bundler takes it from the built package: with lit and all that it draws with, but
// without what comes later (a language, tables and definitions, the worker). Fails when one is over its limit.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** Thousands of bytes, gzip: measured, and up to 3 % on top; of widgets at most 25. */
const LIMITS = { funnel: 24.9, 'win-rate': 25, trend: 24.7, leaderboard: 25, notes: 18.9, metric: 23.6, filters: 23.4, dashboard: 12.6, source: 20.5 }

const root = fileURLToPath(new URL('../..', import.meta.url))
const later = {
  name: 'later', enforce: 'pre',
  resolveDynamicImport: (id) => (typeof id === 'string' ? { id, external: true } : null),
  // Vite's library mode would write the files that lie beside this one into it.
  transform: (code, id) => (id.endsWith('/worker/files.js') ? { code: code.replaceAll('import.meta.url', 'location.href'), map: null } : undefined),
}

async function sizeOf(entry) {
  const [{ output: [file] }] = [await build({
    configFile: false, root, logLevel: 'error', publicDir: false, plugins: [later],
    build: {
      write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'alone' },
      rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
    },
  })].flat()
  return gzipSync(file.code).length / 1000
}

let over = 0
for (const [name, limit] of Object.entries(LIMITS)) {
  const entry = `dist/define/${name}.js`
  if (!existsSync(`${root}${entry}`)) throw new Error(`${entry} is not there: npm run build comes first`)
  const size = await sizeOf(entry)
  if (size > limit) over++
  console.log(`${name.padEnd(12)} ${size.toFixed(2).padStart(6)} KB of ${limit.toFixed(1)}${size > limit ? '  over' : ''}`)
}
if (over > 0) {
  console.error(`${over} of them over: say it with less code, or load it later`)
  process.exitCode = 1
}
