import { cpSync, createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { msw } from 'msw/vite'
import { lean } from './test/tools/lean.mjs'
import { ordered } from './test/tools/ordered.mjs'
import { viteWorker } from './test/tools/worker-source.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))
const external = [/^lit(\/|$)/, /^@lit\//, /^d3-/, 'comlink', 'udsv', /^temporal-polyfill/, '@uwdata/flechette']

/** The modules of a folder of src, as entries named by their path. */
const entriesIn = (folder: string): Record<string, string> => Object.fromEntries(
  readdirSync(join(root, 'src', folder))
    .filter((file) => file.endsWith('.ts') && !/\.(styles|d)\.ts$/.test(file))
    .map((file) => [`${folder}/${file.slice(0, -3)}`, `src/${folder}/${file}`]),
)

/** Sheets that adopt the tokens of host systems: plain files, which a page links or imports as they are. */
const withThemes = (): Plugin => ({
  name: 'shakhes-themes',
  writeBundle: ({ dir }) => { if (dir !== undefined) cpSync(join(root, 'src/themes'), join(dir, 'themes'), { recursive: true }) },
})

/** `npm run build`: the package, one module a source file, for bundlers. */
const library = (): UserConfig => ({
  plugins: [lean(), viteWorker('worker/', root), withThemes()],
  publicDir: false,
  define: { __SHAKHES_CDN__: 'false' },
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'es2022', minify: false, sourcemap: true,
    lib: {
      entry: {
        index: 'src/index.ts', define: 'src/define.ts', 'engine/index': 'src/engine/index.ts',
        'testing/index': 'src/testing/index.ts', 'worker/files': 'src/worker/files.ts',
        ...entriesIn('widgets'), ...entriesIn('define'), ...entriesIn('adapters'),
      },
      formats: ['es'],
    },
    rolldownOptions: { external, output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' } },
  },
})

const small = { codeSplitting: false, minify: true, comments: false } as const
/** `vite build --mode cdn`: one file for a script tag, as a module and as a classic script, and the worker's beside it. */
const cdn = (): UserConfig => ({
  plugins: [ordered(root, 'shakhes', 'src/cdn.ts'), lean(), viteWorker('', root, { cdn: true })],
  publicDir: false,
  define: { __SHAKHES_CDN__: 'true' },
  build: {
    outDir: 'dist/cdn', emptyOutDir: true, target: 'es2022', sourcemap: true,
    lib: { entry: 'src/cdn.ts' },
    rolldownOptions: {
      output: [
        { format: 'es', entryFileNames: 'shakhes.js', ...small },
        // A classic script knows its own address only while it runs.
        {
          format: 'iife', name: 'Shakhes', entryFileNames: 'shakhes.iife.js', ...small,
          intro: 'const __SHAKHES_BASE__=typeof document==="object"&&document.currentScript?.src||location.href;',
        },
      ],
    },
  },
})

/** The CDN files under `cdn/` of the gallery, as the embedding page uses them. */
const withCdnFiles = (): Plugin => ({
  name: 'shakhes-cdn-files',
  configureServer(server) {
    server.middlewares.use('/cdn', (request, response, next) => {
      const file = join(root, 'dist/cdn', new URL(request.url ?? '', 'http://x').pathname)
      if (!existsSync(file) || !file.endsWith('.js')) return next()
      response.setHeader('Content-Type', 'text/javascript')
      createReadStream(file).pipe(response)
    })
  },
  writeBundle({ dir }) {
    if (dir !== undefined && existsSync(join(root, 'dist/cdn'))) cpSync(join(root, 'dist/cdn'), join(dir, 'cdn'), { recursive: true })
  },
})

/** Every page of the gallery, and the module that its workers load by address. */
const pages = (): Record<string, string> => Object.fromEntries([
  ...readdirSync(join(root, 'demo'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && !file.startsWith('public'))
    .map((file) => [file.slice(0, -5), join(root, 'demo', file)]),
  ['demo-adapter', join(root, 'demo/data/adapter.ts')],
])

/** The header's two faces are fetched along with its script: text that is set in another one first moves when they come. */
const withFontsEarly = (): Plugin => ({
  name: 'shakhes-fonts-early',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, path }) => !html.includes('id="chrome"') ? [] : Object.keys(bundle ?? {})
      .filter((file) => /(Vazirmatn|inter-latin-wght).*\.woff2$/.test(file))
      .map((file) => ({ tag: 'link', injectTo: 'head-prepend', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `${'../'.repeat(path.split('/').length - 2)}${file}` } })),
  },
})

/** `npm start`, and `vite build --mode demo` for the static site. */
const gallery = (): UserConfig => ({
  root: 'demo',
  base: './',
  plugins: [msw({ mode: 'worker-only' }), viteWorker('assets/', root), withCdnFiles(), withFontsEarly()],
  define: { __SHAKHES_CDN__: 'false' },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  preview: { host: '127.0.0.1' },
  build: { outDir: '../site', emptyOutDir: true, target: 'es2022', rolldownOptions: {
      input: pages(),
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: (chunk) => (chunk.name === 'demo-adapter' ? 'assets/demo-adapter.js' : 'assets/[name]-[hash].js') },
    } },
})

export default defineConfig(({ mode, command }) => {
  if (command === 'build' && mode === 'cdn') return cdn()
  if (command === 'build' && mode !== 'demo') return library()
  return gallery()
})
