// The suites of the engine and of time as one module for Node: their sources are the ones under test, mutated or not.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')
/** These compare browsers with Node, and the browser's own Temporal with the polyfill. */
const BROWSER_ONLY = ['engine/everywhere.test.ts', 'time/load.test.ts']
/** Only those under these paths, such as time,engine/stats: less to run while one of them is being written. */
const wanted = process.env.SUITES?.split(',') ?? ['']
const suites = ['engine', 'time'].flatMap((folder) => readdirSync(join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts')).map((file) => `${folder}/${file}`)).filter((file) => !BROWSER_ONLY.includes(file) && wanted.some((path) => file.startsWith(path))).sort()

await build({
  stdin: {
    contents: ['test/mutation/setup.ts', ...suites.map((file) => `test/${file}`)].map((file) => `import '${root}/${file}'`).join('\n'),
    resolveDir: root, loader: 'ts',
  },
  outfile: join(import.meta.dirname, 'suites.mjs'), bundle: true, ignoreAnnotations: true, format: 'esm', platform: 'node', target: 'es2022', logLevel: 'error',
  alias: { '@open-wc/testing': join(import.meta.dirname, 'testing.ts') },
  plugins: [{
    name: 'fewer-cases',
    setup({ onResolve }) {
      const path = join(import.meta.dirname, 'fewer-cases.ts')
      onResolve({ filter: /^fast-check$/ }, ({ importer }) => (importer === path ? undefined : { path }))
    },
  }],
  tsconfig: join(root, 'tsconfig.json'),
  nodePaths: [join(import.meta.dirname, 'node_modules'), join(root, 'node_modules')],
})
