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
    customElementsManifest.modules = customElementsManifest.modules.filter((m) => m.declarations?.some((d) => d.customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
    walk(customElementsManifest)
  },
}
export default { globs: ['src/widgets/**/*.ts'], exclude: ['**/*.styles.ts', '**/*.d.ts'], outdir: '.', litelement: true, plugins: [shipped] }
