import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'vite'
import MagicString from 'magic-string'
import { lean } from './lean.mjs'
import { ordered } from './ordered.mjs'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/**
 * The worker, and the parts that it loads by address when they are needed. Each is bundled into one ES module, emitted
 * beside the module that names it (src/worker/files.ts, src/worker/page-files.ts), so that a consumer's bundler (which
 * copies what `new URL(…, import.meta.url)` names, without following its imports) gets something that runs. A part has
 * no imports for that reason; what it shares with the file that loads it, that file lends it (see `linked`). Vite
 * itself must not see the literals: its library mode writes root-absolute worker URLs.
 */
const WORKER = 'engine.worker'
const PAGE = 'shakhes'
/** @type {Record<string, { file: string, of?: string }>} `of`: the file that loads it, and lends it what both need */
const PARTS = {
  temporal: { file: 'src/worker/temporal.ts' },
  answers: { file: 'src/engine/answering.ts', of: WORKER },
  columns: { file: 'src/engine/read/encoded.ts', of: WORKER },
  fetching: { file: 'src/adapters/fetching.ts', of: WORKER },
  module: { file: 'src/adapters/module.ts', of: WORKER },
  csv: { file: 'src/adapters/csv.ts', of: WORKER },
  json: { file: 'src/adapters/json.ts', of: WORKER },
  ndjson: { file: 'src/adapters/ndjson.ts', of: WORKER },
  arrow: { file: 'src/adapters/arrow.ts', of: WORKER },
  cards: { file: 'src/engine/metrics/cards/index.ts', of: 'answers' },
  live: { file: 'src/engine/live.ts', of: 'answers' },
}
/** What the page loads only when it is needed, in the files for a script tag: those have no bundler to split them. */
const PAGE_PARTS = {
  // These need next to nothing of it, and lending has its price.
  bridge: { file: 'src/worker/bridge.ts' },
  en: { file: 'src/i18n/en/index.ts' },
  fa: { file: 'src/i18n/fa/index.ts' },
  dashboard: { file: 'src/widgets/dashboard.hands.ts', of: PAGE },
  evidence: { file: 'src/widgets/evidence.ts', of: PAGE },
  picture: { file: 'src/widgets/base/saves.ts', of: PAGE },
  drill: { file: 'src/widgets/base/drill.ts', of: PAGE },
  keys: { file: 'src/widgets/base/keys.ts', of: PAGE },
  trend: { file: 'src/widgets/trend.hands.ts', of: PAGE },
  trendmore: { file: 'src/widgets/trend.more.ts', of: PAGE },
  funnel: { file: 'src/widgets/funnel.later.ts', of: PAGE },
  notes: { file: 'src/widgets/notes.first.ts', of: PAGE },
  notesmore: { file: 'src/widgets/notes.more.ts', of: 'notes' },
  rates: { file: 'src/widgets/win-rate.hands.ts', of: PAGE },
  beside: { file: 'src/widgets/beside.groups.ts', of: PAGE },
  leaderboard: { file: 'src/widgets/leaderboard.more.ts', of: PAGE },
}
/** What has a script of its own, beside the page's file. */
const SCRIPTS = {
  metric: { file: 'src/define/metric.ts', of: PAGE },
  filters: { file: 'src/define/filters.ts', of: PAGE },
  words: { file: 'src/i18n/add.ts', of: PAGE },
  styles: { file: 'src/widgets/add-styles.ts' },
}
const OF_PAGE = { ...PAGE_PARTS, ...SCRIPTS }
const FILES = { [WORKER]: { file: 'src/worker/engine.worker.ts' }, ...PARTS, [PAGE]: { file: 'src/cdn.ts' }, ...OF_PAGE }
const NAMES = Object.keys(FILES).filter((name) => name !== PAGE)
const WORKER_NAMES = NAMES.filter((name) => !(name in OF_PAGE))
const literal = (name) => `new URL('./${name}.js', import.meta.url)`
const marker = (name) => `__SHAKHES_FILE_${name.replace('.', '_')}__`
const namesFiles = (id) => /\/worker\/(page-)?files\.ts$/.test(id.split('?')[0])
/** What serves sources needs the worker's own source; the parts come by ordinary imports there. */
const servedSource = (code) => code.replace('./engine.worker.js', './engine.worker.ts')

/** Dynamic imports of `parts` become loads by address: `load(name)`, with what `prepend` brings in. */
function byAddress(root, parts, load, prepend) {
  const nameOf = new Map(Object.entries(parts).map(([name, { file }]) => [resolve(root, file), name]))
  return {
    name: 'shakhes-parts', enforce: 'pre',
    transform(code, id) {
      const text = new MagicString(code)
      for (const match of code.matchAll(/\bimport\('(\.[^']+)'\)/g)) {
        const part = nameOf.get(resolve(dirname(id.split('?')[0]), match[1]))
        if (part !== undefined) text.overwrite(match.index, match.index + match[0].length, load(part))
      }
      if (!text.hasChanged()) return
      text.prepend(`${prepend}\n`)
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
    },
  }
}

const lends = "import { lent as __lent } from 'virtual:lent'"
const inWorker = (root) => byAddress(root, PARTS, (name) => `__loadPart('${name}', __lent)`,
  `import { loadPart as __loadPart } from '${resolve(root, 'src/worker/parts.ts')}'\n${lends}`)
const onPage = (root) => byAddress(root, PAGE_PARTS,
  (name) => (PAGE_PARTS[name].of === undefined ? `import(/* @vite-ignore */ __pageFileUrls().${name})` : `__link(__pageFileUrls().${name}, __lent)`),
  `import { link as __link } from '${resolve(root, 'src/worker/link.ts')}'\nimport { pageFileUrls as __pageFileUrls } from '${resolve(root, 'src/worker/page-files.ts')}'\n${lends}`)
/** Whatever the page's own build does with its addresses: it is not about which module is in which file. */
const addressless = {
  name: 'shakhes-addressless', enforce: 'pre',
  resolveId: (id) => (id === 'virtual:worker-source' ? '\0worker-source.js' : undefined),
  load: (id) => (id === '\0worker-source.js' ? 'export const source = null' : undefined),
  transform: (code, id) => (namesFiles(id) ? { code: code.replaceAll('import.meta.url', 'location.href'), map: null } : undefined),
}

const SHARED = 'shared:'
const LENT = '\0lent.js'
const LENDER = '\0lender.js'
/**
 * What a file lends, by the module and the name under which a part imports it: `[module, name]`, in the order of their
 * places in the list that is handed over. The list is made by the last import of the file's entry: whoever hands it over
 * may be any module, and must not change the order in which modules run.
 *
 * @param {() => Promise<(readonly [string, string])[]>} namesOf
 */
function lender(root, name, namesOf) {
  const entry = join(root, FILES[name].file)
  const from = (module) => JSON.stringify(module.startsWith('/') ? module : join(root, module))
  return {
    name: 'shakhes-lent', enforce: 'pre',
    resolveId: (id) => (id === 'virtual:lent' ? LENT : id === 'virtual:lender' ? { id: LENDER, moduleSideEffects: true } : undefined),
    async load(id) {
      if (id !== LENT && id !== LENDER) return
      const names = await namesOf()
      if (id === LENT) return `export const lent = { of: ${JSON.stringify(signature(names))}, all: () => [] }`
      return `import { lent } from 'virtual:lent'
${names.map(([module, name], i) => `import { ${name} as _${i} } from ${from(module)}`).join('\n')}
lent.all = () => [${names.map((_, i) => `_${i}`).join()}]`
    },
    async transform(code, id) {
      if (id.split('?')[0] === entry && (await namesOf()).length > 0) return { code: `${code}\nimport 'virtual:lender'\n`, map: null }
    },
  }
}
/** Files of different releases must not be taken for each other's. */
const signature = (names) => createHash('sha256').update(JSON.stringify([version, names])).digest('base64url').slice(0, 8)

/** In the place of modules that whoever loads a part has already, their names alone. @param owned - by module, its exports */
function borrower(root, owned) {
  return {
    name: 'shakhes-borrowed', enforce: 'pre',
    resolveId: (id) => (id.startsWith(SHARED) ? { id, external: 'absolute' } : undefined),
    load: (id) => (owned.has(id) ? `export { ${owned.get(id).join()} } from ${JSON.stringify(`${SHARED}${relative(root, id)}`)}` : undefined),
  }
}

/** A module that is nothing but `export … from`. */
const PASSING = /^(\s*(import|export)\b[^;]*\bfrom\s*['"][^'"]+['"];?)+\s*$/

const inPlace = (root, name) => (name === PAGE || name in OF_PAGE ? [onPage(root), addressless] : [inWorker(root)])

/** One bundle: its text, the modules in it with their exports, and what it borrows as `[module, name]`. */
async function bundle(root, name, { owned = new Map(), names = [], whole = false, sourcemap = false } = {}) {
  const exports = new Map()
  const naming = {
    name: 'shakhes-names',
    // Not of those that only pass on the names of others.
    moduleParsed({ id, exports: own, code }) { if (!id.startsWith('\0') && !own.includes('*') && !PASSING.test(code)) exports.set(id, own) },
  }
  const [{ output: [{ code, map, modules }] }] = [await build({
    configFile: false, root, logLevel: 'warn', publicDir: false,
    plugins: [naming, ordered(root, name, FILES[name].file), lean(), ...(whole ? [] : [inPlace(root, name), lender(root, name, async () => names), borrower(root, owned)])],
    define: { __SHAKHES_CDN__: 'true' },
    build: {
      write: false, target: 'es2022', sourcemap,
      rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
      lib: { entry: FILES[name].file, formats: ['es'], fileName: 'file' },
    },
  })].flat()
  const borrowed = []
  const lent = []
  const text = code.replace(/import\s*(?:\{([^}]*)\}\s*from\s*)?"shared:([^"]+)";?\n?/g, (_, bindings = '', module) => {
    for (const binding of bindings.split(',').filter(Boolean)) {
      const [imported, local = imported] = binding.trim().split(/\s+as\s+/)
      borrowed.push([module, imported])
      lent.push(local)
    }
    return ''
  })
  if (text.includes(`"${SHARED}`)) throw new Error(`${name} borrows in a way that is not known: ${text.slice(Math.max(0, text.indexOf(`"${SHARED}`) - 200)).slice(0, 300)}`)
  return { code, map, text, exports: Object.keys(modules).filter((id) => exports.has(id)).map((id) => [id, exports.get(id)]), borrowed, lent }
}

/** A part as a module that asks for what it borrows: `link` takes the list, and gives what the part exports. */
function asked({ text, lent, borrowed }, names, script) {
  const places = new Map(names.map((pair, i) => [pair.join(), i]))
  const taken = `{${borrowed.map((pair, i) => `${places.get(pair.join())}:${lent[i]}`).join()}}`
  const of = JSON.stringify(signature(names))
  // A script asks the page's file itself, which may be here as a classic script.
  if (script) {
    return `const{lent:$lent}=globalThis.Shakhes??await import("./${PAGE}.js");if($lent.of!==${of})throw new Error("${PAGE}.js and the scripts beside it are of different releases: serve them from one folder");`
      + `const ${taken}=$lent.all();${text}`
  }
  const exports = /export\s*\{([^}]*)\};?\s*$/.exec(text)
  const given = exports[1].split(',').map((binding) => {
    const [local, exported = local] = binding.trim().split(/\s+as\s+/)
    return `${exported}:${local}`
  })
  return `export const of=${of},link=(${taken})=>{${text.slice(0, exports.index)};return{${given.join()}}};`
}

const linkings = new Map()
/**
 * A file (the worker's, or the page's) and its parts. First it is found which modules are in which, from the file down;
 * then, from the parts up, each says what it borrows, and who loads it lends that.
 */
function linked(root, file) {
  const key = `${root} ${file}`
  if (!linkings.has(key)) linkings.set(key, link(root, file, file === WORKER ? PARTS : OF_PAGE))
  return linkings.get(key)
}
async function link(root, file, parts) {
  const owned = new Map()
  for (const name of [file, ...Object.keys(parts)]) {
    const known = owned.get(parts[name]?.of) ?? new Map()
    const { exports } = Object.values(parts).some(({ of }) => of === name) ? await bundle(root, name, { owned: known }) : { exports: [] }
    owned.set(name, new Map([...exports, ...known]))
  }
  const made = new Map()
  const wanted = new Map([file, ...Object.keys(parts)].map((name) => [name, new Map()]))
  for (const name of [...Object.keys(parts).reverse(), file]) {
    const above = parts[name]?.of
    const names = [...wanted.get(name).values()].sort()
    const one = { names, ...await bundle(root, name, { owned: owned.get(above), names }) }
    made.set(name, one)
    if (above !== undefined) for (const pair of one.borrowed) wanted.get(above).set(pair.join(), pair)
  }
  const texts = [...made].map(([name, one]) => [name, parts[name]?.of === undefined ? one.text : asked(one, made.get(parts[name].of).names, name in SCRIPTS)])
  const inputs = new Map([...made].map(([name, { names }]) => [name, { owned: owned.get(parts[name]?.of), names }]))
  return { texts: new Map(texts), names: made.get(file).names, inputs }
}

/** One of FILES as the text of a minified module. */
export const bundled = async (root, name) => (await linked(root, name in OF_PAGE ? PAGE : WORKER)).texts.get(name)

/** As `bundled`, before it says what it borrows, with where each piece of it is from. */
export async function mapped(root, name) {
  const { inputs } = await linked(root, name in OF_PAGE ? PAGE : WORKER)
  const { code, map } = await bundle(root, name, { ...inputs.get(name), sourcemap: true })
  return { code, map: JSON.parse(String(map)) }
}

const whole = new Map()
/**
 * The worker with all of its parts in one text (Temporal aside), for pages whose bundler copied none of the files: it
 * comes as a chunk of the page's own code, and only there.
 */
async function inlined(root) {
  if (!whole.has(root)) whole.set(root, bundle(root, WORKER, { whole: true }))
  return `export const source = ${JSON.stringify((await whole.get(root)).text)};`
}

/** Vite: keeps the literals for consumers' bundlers, emits the files into `folder`, offers the worker's text as virtual:worker-source. */
export function viteWorker(folder, root, { cdn = false } = {}) {
  return [...(cdn ? [onPage(root), lender(root, PAGE, async () => (await linked(root, PAGE)).names)] : []), {
    name: 'shakhes-worker', enforce: 'pre',
    resolveId: (id) => (id === 'virtual:worker-source' ? '\0worker-source.js' : undefined),
    async load(id) {
      if (id !== '\0worker-source.js') return
      return cdn ? 'export const source = null;' : inlined(root)
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
      if (path === '/__worker-source.js') return { body: await inlined(root), type: 'js' }
      // What every worker loads by address, which the page tells by src/worker/files.ts.
      return path === '/src/worker/temporal.js' ? { body: await bundled(root, 'temporal'), type: 'js' } : undefined
    },
    transform: (context) => (namesFiles(context.path) ? { body: servedSource(context.body) } : undefined),
  }
}
