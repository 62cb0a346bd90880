import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The order of modules in the largest files: the one for a script tag, and the half of the worker that answers. gzip
 * looks back 32 KB: a style sheet tells it more about the next one than a worker does, and like beside like takes more
 * than 2 KB off the file. `order.NAME.txt` says one that was found by trying; files that it does not name come where
 * they are imported. After larger changes, over a fresh build:
 *
 *     npm run build:cdn && node test/tools/order.mjs [seconds] [shakhes | answers]
 */
export const listOf = (name) => new URL(`order.${name}.txt`, import.meta.url)

/** @param {string} root @param {string} name - of the file @param {string} entry */
export function ordered(root, name, entry) {
  return {
    name: 'shakhes-order', enforce: 'pre',
    transform(code, id) {
      if (id.split('?')[0] !== join(root, entry) || !existsSync(listOf(name))) return
      const files = readFileSync(listOf(name), 'utf8').split('\n').filter((file) => file && existsSync(join(root, file)))
      // On the first line, which is a comment: every line stays where it was.
      return { code: `${files.map((file) => `import '${join(root, file)}';`).join('')}${code}`, map: null }
    },
  }
}
