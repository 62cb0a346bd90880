// The sources with every small change in them, each behind a switch, and the suites, as one module for Node.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { build } from 'esbuild'

export const here = import.meta.dirname
export const root = join(here, '../..')
/** These compare browsers with Node, and the browser's own Temporal with the polyfill. */
const BROWSER_ONLY = ['engine/everywhere.test.ts', 'time/load.test.ts']
/** What a text, a list or an object says is what the suites compare anyway; most such changes break types alone. */
const LEFT_OUT = ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration']

const quiet = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]))
const logger = { ...quiet, ...Object.fromEntries(['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal'].map((level) => [`is${level}Enabled`, () => false])) }

export const suitesUnder = (folders) => ['engine', 'time'].flatMap((folder) => readdirSync(join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts')).map((file) => `${folder}/${file}`))
  .filter((file) => !BROWSER_ONLY.includes(file) && folders.some((path) => file.startsWith(path))).sort((a, b) => (a < b ? -1 : 1))

/** @returns the sources by path with all their mutants, and those: where, what stands there, and what they put there */
export async function instrument(files) {
  const sources = files.map((file) => ({ name: join(root, file), content: readFileSync(join(root, file), 'utf8'), mutate: true }))
  const { files: changed, mutants } = await new Instrumenter(logger)
    .instrument(sources, { plugins: null, excludedMutations: LEFT_OUT, ignorers: [] })
  const text = new Map(sources.map(({ name, content }) => [name, content.split('\n')]))
  return {
    contents: new Map(changed.map(({ name, content }) => [name, content])),
    mutants: mutants.filter(({ status }) => status !== 'Ignored').map(({ id, fileName, mutatorName, replacement, location: { start, end } }) => ({
      id: Number(id), file: fileName.slice(root.length + 1), mutator: mutatorName, replacement, line: start.line + 1,
      source: start.line === end.line ? text.get(fileName)[start.line].slice(start.column, end.column) : `${text.get(fileName)[start.line].slice(start.column)} …`,
    })),
  }
}

/** What ends the lines that stand before every changed source. */
const HEADER_END = '  return isActive(id);\n}'

/**
 * Which change is on is one variable of the module: asking costs next to nothing. What no longer ends is told by its
 * steps, not by a clock, so that a busy machine counts the same. The names are none that a source has of its own.
 */
const SWITCH = `let mutant$ = -1, steps$ = 0, most$ = Infinity, seen$ = new Set();
const step$ = () => {
  if (++steps$ <= most$) return;
  if (mutant$ === -4) for (;;);
  throw new Error(mutant$ === -3 ? 'broken on purpose' : 'it does not end');
};
const on$ = () => { step$(); return true };
const cover$ = (...ids) => { steps$++; if (seen$) for (const id of ids) seen$.add(id) };
globalThis.mutation = { loading: seen$, set(id, limit) { mutant$ = id; steps$ = 0; most$ = id < -2 ? 0 : limit }, watch(into) { seen$ = into; steps$ = 0 }, get steps() { return steps$ } };
`
/** @param covers - tells which changes are reached, for the first run; the others do without */
export async function bundle({ contents, suites, covers, outfile }) {
  await build({
    stdin: { contents: ['test/mutation/setup.ts', ...suites.map((file) => `test/${file}`)].map((file) => `import '${root}/${file}'`).join('\n'), resolveDir: root, loader: 'ts' },
    outfile, bundle: true, ignoreAnnotations: true, format: 'esm', platform: 'node', target: 'es2022', logLevel: 'error', minifySyntax: true, banner: { js: SWITCH },
    alias: { '@open-wc/testing': join(here, 'testing.ts') },
    plugins: [{
      name: 'mutants',
      setup(on) {
        const few = join(here, 'fewer-cases.ts')
        on.onResolve({ filter: /^fast-check$/ }, ({ importer }) => (importer === few ? undefined : { path: few }))
        on.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
          const content = contents.get(path)
          if (content === undefined) return undefined
          // The header that asks a global each time gives way to the switch above; a file without changes has none.
          const body = content.slice(content.indexOf(HEADER_END) < 0 ? 0 : content.indexOf(HEADER_END) + HEADER_END.length)
          return {
            loader: 'ts',
            contents: body.replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, '(mutant$$ === $1 && on$$())').replaceAll(/stryCov_9fa48\(([^)]*)\)/g, (_, ids) => (covers ? `cover$(${ids.replaceAll('"', '')})` : 'step$()')),
          }
        })
      },
    }],
    tsconfig: join(root, 'tsconfig.json'), nodePaths: [join(here, 'node_modules'), join(root, 'node_modules')],
  })
}
