import { readdirSync, readFileSync } from 'node:fs'

const src = new URL('../../src/', import.meta.url)
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(new URL(file, src), 'utf8'))
const literals = (text) => [...text.matchAll(/'[^']*'/g)].map(([one]) => one).join(' | ')
const lists = new Map(files.flatMap((text) => [...text.matchAll(/\bconst (\w+) = \[((?:\s*'[^']*',?)+)\s*\] as const/g)].map(([, name, values]) => [name, literals(values)])))
/** Types that are a choice of texts, by their names. */
const choices = new Map(files.flatMap((text) => [
  ...[...text.matchAll(/\btype (\w+) =((?:\s*\|?\s*'[^']*')+)\s*$/gm)].map(([, name, values]) => [name, literals(values)]),
  ...[...text.matchAll(/\bconst (\w+) = [^=]*\] as const satisfies readonly (\w+)\[\]/g)].flatMap(([, list, name]) => (lists.has(list) ? [[name, lists.get(list)]] : [])),
  ...[...text.matchAll(/\btype (\w+) = \(typeof (\w+)\)\[number\]/g)].flatMap(([, name, list]) => (lists.has(list) ? [[name, lists.get(list)]] : [])),
]))
/** Names of other names and texts, such as `CardName | 'winRate'`. */
for (const text of files) for (const [, name, values] of text.matchAll(/\btype (\w+) = ([\w']+(?: \| [\w']+)+)$/gm)) {
  const parts = values.split(' | ').map((one) => (one.startsWith("'") ? one : choices.get(one)))
  if (!choices.has(name) && !parts.includes(undefined)) choices.set(name, parts.join(' | '))
}

/** An editor offers the values of an attribute only where its type says them. */
const spelledOut = {
  name: 'spelled-out',
  packageLinkPhase({ customElementsManifest }) {
    for (const { path, declarations = [] } of customElementsManifest.modules) {
      const own = new Map([...readFileSync(new URL(path.replace(/^\/?src\//, ''), src), 'utf8').matchAll(/\b(\w+) as (\w+)\b/g)].map(([, name, here]) => [here, name]))
      for (const { attributes = [] } of declarations) for (const one of attributes) {
        if (one.type) one.type = { ...one.type, text: one.type.text.replace(/\b[A-Z]\w+\b/g, (name) => choices.get(own.get(name) ?? name) ?? name) }
      }
    }
  },
}

/** The manifest speaks of what the package ships, not of the sources that it is made from. */
const shipped = {
  name: 'shipped-paths',
  packageLinkPhase({ customElementsManifest }) {
    const walk = (node) => {
      if (node === null || typeof node !== 'object') return
      for (const [key, value] of Object.entries(node)) {
        if ((key === 'path' || key === 'module') && typeof value === 'string') node[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js')
        else walk(value)
      }
    }
    const isPublic = ({ name, privacy, static: isStatic }) => !name.startsWith('#') && !name.startsWith('_') && privacy === undefined && !isStatic
    // What all elements are is no element that a page could have; the analyzer takes it for the end of their ancestors.
    for (const d of customElementsManifest.modules.flatMap(({ declarations = [] }) => declarations)) d.customElement = (d.customElement || d.superclass?.name === 'ShakhesElement') && d.name !== 'ShakhesElement'
    customElementsManifest.modules = customElementsManifest.modules
      .filter((m) => m.declarations?.some((d) => d.customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((m) => ({
        ...m,
        declarations: m.declarations.filter((d) => d.customElement).map((d) => ({ ...d, members: d.members?.filter(isPublic), ...(d.events && { events: d.events.filter(({ name }) => name !== undefined) }) })),
        exports: m.exports?.filter((e) => m.declarations.some((d) => d.customElement && d.name === e.name)),
      }))
    walk(customElementsManifest)
  },
}
export default { globs: ['src/widgets/**/*.ts'], exclude: ['**/*.styles.ts', '**/*.d.ts'], outdir: '.', litelement: true, plugins: [spelledOut, shipped] }
