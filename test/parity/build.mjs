// The kit's sources are TypeScript, so they are bundled for Node before they are asked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Bundles an entry and imports it. @param {string | URL} entry */
export async function load(entry) {
  const out = mkdtempSync(join(tmpdir(), 'shakhes-'))
  process.on('exit', () => rmSync(out, { recursive: true, force: true }))
  await build({
    configFile: false, logLevel: 'error', root: fileURLToPath(new URL('../..', import.meta.url)), publicDir: false,
      define: { __SHAKHES_CDN__: 'false' },
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir: out, target: 'node20', minify: false,
      rolldownOptions: { input: fileURLToPath(entry), output: { entryFileNames: 'entry.mjs',
        chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  return import(pathToFileURL(join(out, 'entry.mjs')).href)
}

export const kit = await load(new URL('entry.ts', import.meta.url))
await kit.ready()
