import MagicString from 'magic-string'
import { minifyHTMLLiterals } from 'minify-literals'

/**
 * Leaves out of the built files what only people read: the docs of the schema, and the white space and comments of css
 * and html literals. Minifiers leave template literals alone.
 */
export function lean() {
  return {
    name: 'shakhes-lean', enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0]
      if (!/\/src\/.*\.ts$/.test(file)) return
      if (file.endsWith('/model/schema.ts')) {
        const text = new MagicString(code).replace(/, doc: '(?:[^'\\]|\\.)*' \}/g, ' }')
        return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
      }
      if (!/\b(css|html|svg)`/.test(code)) return
      // Shapes end with a slash: without it, HTML's parser takes the next one for their child.
      const { code: lean, map } = await minifyHTMLLiterals(code, { fileName: file, minifyOptions: { keepClosingSlash: true, removeAttributeQuotes: true } }) ?? {}
      return lean === undefined ? undefined : { code: lean, map }
    },
  }
}
