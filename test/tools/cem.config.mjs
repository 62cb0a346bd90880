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
    customElementsManifest.modules = customElementsManifest.modules
      .filter((m) => m.declarations?.some((d) => d.customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((m) => ({
        ...m,
        declarations: m.declarations.filter((d) => d.customElement).map((d) => ({ ...d, members: d.members?.filter(isPublic) })),
        exports: m.exports?.filter((e) => m.declarations.some((d) => d.customElement && d.name === e.name)),
      }))
    walk(customElementsManifest)
  },
}
export default { globs: ['src/widgets/**/*.ts'], exclude: ['**/*.styles.ts', '**/*.d.ts'], outdir: '.', litelement: true, plugins: [shipped] }
