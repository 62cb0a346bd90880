import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { ShakhesFunnel } from '../../src/index.ts'
import { hosts, type Values } from '../../demo/themes/hosts.ts'

const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, import.meta.url))).text()

const TEXT = ['text', 'text-muted', 'accent', 'positive', 'negative', 'warning'] as const
const MARKS = ['axis', 'neutral', 'focus', 'series-2'] as const
const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'selection'] as const

type Rgb = readonly [number, number, number]
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
/** A colour as it is seen on another. */
function seen(colour: string, on: Rgb): Rgb {
  canvas.fillStyle = `rgb(${on.join(' ')})`
  canvas.fillRect(0, 0, 1, 1)
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data
  return [r!, g!, b!]
}
/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

/** The tokens that a widget draws with on a page of this host. */
async function tokensOn(values: Values, scheme: 'light' | 'dark', sheet: string): Promise<(name: string) => string> {
  const page = document.createElement('div')
  page.style.colorScheme = scheme
  for (const [name, value] of Object.entries(values)) page.style.setProperty(name, value)
  const style = document.createElement('style')
  style.textContent = sheet
  const widget = new ShakhesFunnel()
  page.append(style, widget)
  document.body.append(page)
  await widget.updateComplete
  const probe = document.createElement('i')
  widget.renderRoot.querySelector('.root')!.append(probe)
  return (name) => {
    probe.style.color = `var(--_${name})`
    return getComputedStyle(probe).color
  }
}

describe('token sheets of host systems', () => {
  afterEach(() => { document.body.replaceChildren() })

  for (const [name, host] of Object.entries(hosts)) for (const scheme of ['light', 'dark'] as const) {
    it(`${name}, ${scheme}: text has 4.5:1 and marks 3:1 on every surface (${host.source})`, async () => {
      const colour = await tokensOn(host[scheme], scheme, await textOf(`../../src/themes/${name}.css`))
      const paper: Rgb = scheme === 'light' ? [255, 255, 255] : [0, 0, 0]
      const faint: string[] = []
      for (const surface of SURFACES) {
        const ground = seen(colour(surface), paper)
        for (const [list, least] of [[TEXT, 4.5], [MARKS, 3]] as const) for (const token of list) {
          // Marks stand on widgets; only texts stand on what is chosen or sunken too.
          if (list === MARKS && surface !== 'surface') continue
          if (surface === 'selection' && token !== 'text' && token !== 'text-muted') continue
          const ratio = contrast(seen(colour(token), ground), ground)
          if (ratio < least) faint.push(`${token} on ${surface}: ${ratio.toFixed(2)}`)
        }
      }
      const accent = seen(colour('accent'), paper)
      const label = contrast(seen(colour('surface'), paper), accent)
      if (label < 4.5) faint.push(`surface on accent: ${label.toFixed(2)}`)
      expect(faint).to.deep.equal([])
    })

    it(`${name}, ${scheme}: the colours are the host’s, not the widgets’ own`, async () => {
      const own = await tokensOn({}, scheme, '')
      const adopted = await tokensOn(host[scheme], scheme, await textOf(`../../src/themes/${name}.css`))
      expect(['text', 'text-muted', 'accent', 'border', 'selection'].filter((token) => own(token) === adopted(token))).to.deep.equal([])
    })
  }

  it('a sheet names only tokens that there are, and properties that the host sets', async () => {
    const known = (await textOf('../../src/widgets/base/tokens.ts')) + (await textOf('../../src/widgets/metric.styles.ts'))
    for (const [name, host] of Object.entries(hosts)) {
      const sheet = await textOf(`../../src/themes/${name}.css`)
      const set = [...sheet.matchAll(/^ {2}(--shakhes-[a-z0-9-]+):/gm)].map(([, token]) => token!)
      expect(set.length, name).to.be.greaterThan(14)
      expect(set.filter((token) => !known.includes(token)), name).to.deep.equal([])
      const used = [...sheet.matchAll(/var\((--(?!shakhes)[a-z0-9-]+)/g)].map(([, token]) => token!)
      // Material leaves faces and corners to the host.
      const optional = used.filter((token) => /typescale|typeface|shape/.test(token))
      expect(used.filter((token) => !(token in host.light) && !optional.includes(token)), name).to.deep.equal([])
      expect(Object.keys(host.light)).to.deep.equal(Object.keys(host.dark))
    }
  })
})
