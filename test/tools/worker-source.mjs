import { build } from 'vite';
import MagicString from 'magic-string';
import { lean } from './lean.mjs';

/**
 * The files that a worker loads by address. Each is bundled into one self-contained ES module, emitted beside the
 * module that names it, so that a consumer's bundler (which copies what `new URL(…, import.meta.url)` names, without
 * following its imports) gets something that runs. Vite itself must not see the literals: its library mode writes
 * root-absolute worker URLs.
 */
const FILES = { 'engine.worker': 'src/worker/engine.worker.ts', temporal: 'src/worker/temporal.ts' };
const NAMES = Object.keys(FILES);
const literal = (name, ext) => `new URL('./${name}.${ext}', import.meta.url)`;
const marker = (name) => `__SHAKHES_FILE_${name.replace('.', '_')}__`;
const namesFiles = (id) => id.split('?')[0].endsWith('/worker/files.ts');

const texts = new Map();
/** One of FILES as the text of a minified module. */
export function bundled(root, name) {
  if (!texts.has(name)) {
    texts.set(name, build({
      configFile: false, root, logLevel: 'warn', publicDir: false, plugins: [lean()],
      build: {
        write: false, target: 'es2022',
        rolldownOptions: { output: { minify: true, codeSplitting: false } },
        lib: { entry: FILES[name], formats: ['es'], fileName: 'file' },
      },
    }).then((output) => [output].flat()[0].output[0].code));
  }
  return texts.get(name);
}

/** Vite: keeps the literals for consumers' bundlers, emits the files into `folder`, offers the worker's text as virtual:worker-source. */
export function viteWorker(folder, root, { inline = true } = {}) {
  return {
    name: 'shakhes-worker', enforce: 'pre',
    resolveId: (id) => (id === 'virtual:worker-source' ? '\0worker-source.js' : undefined),
    async load(id) {
      if (id !== '\0worker-source.js') return;
      return `export const source = ${inline ? JSON.stringify(await bundled(root, 'engine.worker')) : 'null'};`;
    },
    transform(code, id) {
      if (!namesFiles(id)) return;
      const text = new MagicString(code);
      for (const name of NAMES) text.replace(literal(name, 'js'), this.environment.mode === 'build' ? marker(name) : literal(name, 'ts'));
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
    renderChunk(code, _chunk, { format }) {
      if (!code.includes('__SHAKHES_FILE_')) return;
      const text = new MagicString(code);
      for (const name of NAMES) {
        text.replaceAll(marker(name), format === 'es' ? literal(name, 'js') : literal(name, 'js').replace('import.meta.url', '__SHAKHES_BASE__'));
      }
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
    async generateBundle() {
      for (const name of NAMES) this.emitFile({ type: 'asset', fileName: `${folder}${name}.js`, source: await bundled(root, name) });
    },
  };
}

/** Web Test Runner: the same, served from source. */
export function wtrWorker(root) {
  return {
    name: 'shakhes-worker',
    resolveImport: ({ source }) => (source === 'virtual:worker-source' ? '/__worker-source.js' : undefined),
    serve: async (context) => (context.path === '/__worker-source.js'
      ? { body: `export const source = ${JSON.stringify(await bundled(root, 'engine.worker'))};`, type: 'js' }
      : undefined),
    transform: (context) => (namesFiles(context.path)
      ? { body: NAMES.reduce((body, name) => body.replace(`./${name}.js`, `./${name}.ts`), context.body) }
      : undefined),
  };
}
