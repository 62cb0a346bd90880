import { dirname, resolve } from 'node:path'
import { build } from 'vite'
import MagicString from 'magic-string'
import { lean } from './lean.mjs'

/**
 * The worker, and the parts that it loads by address when they are needed. Each is bundled into one self-contained ES
 * module, emitted beside the module that names it (src/worker/files.ts, src/worker/page-files.ts), so that a consumer's bundler (which copies what
 * `new URL(…, import.meta.url)` names, without following its imports) gets something that runs. Vite itself must not
 * see the literals: its library mode writes root-absolute worker URLs.
 */
const PARTS = {
  temporal: 'src/worker/temporal.ts',
  csv: 'src/adapters/csv.ts',
  json: 'src/adapters/json.ts',
  ndjson: 'src/adapters/ndjson.ts',
  arrow: 'src/adapters/arrow.ts',
  cards: 'src/engine/metrics/cards/index.ts',
}
/** What the page loads only when it is needed, in the files for a script tag: those have no bundler to split them. */
const PAGE_PARTS = {
  bridge: 'src/worker/bridge.ts',
  en: 'src/i18n/en/index.ts',
  fa: 'src/i18n/fa/index.ts',
  evidence: 'src/widgets/evidence.ts',
}
const FILES = { 'engine.worker': 'src/worker/engine.worker.ts', ...PARTS, ...PAGE_PARTS }
const NAMES = Object.keys(FILES)
const WORKER_NAMES = NAMES.filter((name) => !(name in PAGE_PARTS))
const literal = (name) => `new URL('./${name}.js', import.meta.url)`
const marker = (name) => `__SHAKHES_FILE_${name.replace('.', '_')}__`
const namesFiles = (id) => /\/worker\/(page-)?files\.ts$/.test(id.split('?')[0])
/** What serves sources needs the worker's own source; the parts come by ordinary imports there. */
const servedSource = (code) => code.replace('./engine.worker.js', './engine.worker.ts')

/** Dynamic imports of `parts` become loads by address: `load(name)`, with what `prepend` brings in. */
function byAddress(root, parts, load, prepend) {
  const nameOf = new Map(Object.entries(parts).map(([name, file]) => [resolve(root, file), name]))
  return {
    name: 'shakhes-parts', enforce: 'pre',
    transform(code, id) {
      const text = new MagicString(code)
      for (const match of code.matchAll(/\bimport\('(\.[^']+)'\)/g)) {
        const part = nameOf.get(resolve(dirname(id.split('?')[0]), match[1]))
        if (part !== undefined) text.overwrite(match.index, match.index + match[0].length, load(part))
      }
      if (!text.hasChanged()) return
      text.prepend(prepend)
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
    },
  }
}

const inWorker = (root) => byAddress(root, PARTS, (name) => `__loadPart('${name}')`,
  `import { loadPart as __loadPart } from '${resolve(root, 'src/worker/parts.ts')}'\n`)
const onPage = (root) => byAddress(root, PAGE_PARTS, (name) => `import(/* @vite-ignore */ __pageFileUrls().${name})`,
  `import { pageFileUrls as __pageFileUrls } from '${resolve(root, 'src/worker/page-files.ts')}'\n`)

const texts = new Map()
/** One of FILES as the text of a minified module. */
export function bundled(root, name) {
  if (!texts.has(name)) {
    texts.set(name, build({
      configFile: false, root, logLevel: 'warn', publicDir: false, plugins: [lean(), inWorker(root)],
      build: {
        write: false, target: 'es2022',
        rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
        lib: { entry: FILES[name], formats: ['es'], fileName: 'file' },
      },
    }).then((output) => [output].flat()[0].output[0].code))
  }
  return texts.get(name)
}

/** Vite: keeps the literals for consumers' bundlers, emits the files into `folder`, offers the worker's text as virtual:worker-source. */
export function viteWorker(folder, root, { cdn = false } = {}) {
  return [...(cdn ? [onPage(root)] : []), {
    name: 'shakhes-worker', enforce: 'pre',
    resolveId: (id) => (id === 'virtual:worker-source' ? '\0worker-source.js' : undefined),
    async load(id) {
      if (id !== '\0worker-source.js') return
      return `export const source = ${!cdn ? JSON.stringify(await bundled(root, 'engine.worker')) : 'null'};`
    },
    transform(code, id) {
      if (!namesFiles(id)) return
      if (this.environment.mode !== 'build') return { code: servedSource(code), map: null }
      const text = new MagicString(code)
      for (const name of NAMES) text.replace(literal(name), marker(name))
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
    },
    renderChunk(code, _chunk, { format }) {
      if (!code.includes('__SHAKHES_FILE_')) return
      const text = new MagicString(code)
      for (const name of NAMES) {
        text.replaceAll(marker(name), format === 'es' ? literal(name) : literal(name).replace('import.meta.url', '__SHAKHES_BASE__'))
      }
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
    },
    async generateBundle() {
      for (const name of cdn ? NAMES : WORKER_NAMES) this.emitFile({ type: 'asset', fileName: `${folder}${name}.js`, source: await bundled(root, name) })
    },
  }]
}

/** Web Test Runner: the same, served from source. */
export function wtrWorker(root) {
  return {
    name: 'shakhes-worker',
    resolveImport: ({ source }) => (source === 'virtual:worker-source' ? '/__worker-source.js' : undefined),
    async serve({ path }) {
      if (path === '/__worker-source.js') return { body: `export const source = ${JSON.stringify(await bundled(root, 'engine.worker'))};`, type: 'js' }
      // What the inline worker loads by address, which the page tells by src/worker/files.ts.
      const part = /^\/src\/worker\/([a-z-]+)\.js$/.exec(path)?.[1]
      return part !== undefined && part in PARTS ? { body: await bundled(root, part), type: 'js' } : undefined
    },
    transform: (context) => (namesFiles(context.path) ? { body: servedSource(context.body) } : undefined),
  }
}
