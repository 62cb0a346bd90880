import MagicString from 'magic-string'
import { minifyHTMLLiterals } from 'minify-literals'

/**
 * Leaves out of the built files what only people read: the docs of the schema, and the white space and comments of css
 * and html literals. Minifiers leave template literals alone.
 */
export function lean() {
  return [properties, commas, literals]
}

const DECORATED = /@(?:property\((.*?)\)|(state)\(\)) (?=(?:(?:override|protected|private|get|set) )*(\w+))/g

/** Says all properties of an element in one `static properties`: a decorator calls two functions for each. */
const properties = {
  name: 'shakhes-properties', enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/widgets\/.*\.ts$/.test(id.split('?')[0])) return
    const text = new MagicString(code)
    const said = [...code.matchAll(DECORATED)].map(({ 0: { length }, 1: options, 2: state, 3: name, index }) => {
      text.remove(index, index + length)
      return `${name}: ${state ? '{ state: true }' : options || '{}'}`
    })
    if (said.length === 0) return
    // The class whose properties these are is the last one that begins before the first of them.
    const [first] = code.matchAll(DECORATED)
    const body = code.indexOf('{\n', code.lastIndexOf('export ', first.index)) + 1
    text.appendLeft(body, ` static properties = { ${said.join(', ')} }\n`)
    return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
  },
}

/** What is minified keeps the spaces after the commas of lists: selectors', and those of custom properties. No text of a sheet has any. */
const commas = {
  name: 'shakhes-commas', enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id.split('?')[0])) return
    const text = new MagicString(code)
    for (const { 0: sheet, index } of code.matchAll(/\bcss`[^`]*`/g)) {
      for (const comma of sheet.matchAll(/,[ \n]+/g)) text.overwrite(index + comma.index, index + comma.index + comma[0].length, ',')
    }
    return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) } : undefined
  },
}

const literals = {
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
