// What is drawn for readers whose system asks for more contrast: WCAG 1.4.6's 7:1 for text, and marks, edges and lines
// that stand out more than 1.4.11 asks. In our own colours; and greys in the colours of a host too.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, openGallery } from './gallery.mjs'
import { openStates, still, TAGS } from './states.mjs'

const SCHEMES = ['light', 'dark']
const TEXT = ['text', 'text-muted', 'accent', 'positive', 'negative', 'warning']
/** Contrast that each has at least with `surface`. A line of a grid is behind the marks, and stays so. */
const LEAST = { ...Object.fromEntries(TEXT.map((name) => [name, 7])), axis: 7, neutral: 4.5, border: 4.5, 'series-2': 4.5, focus: 4.5, grid: 2 }
/** A page's own colours, which do not reach what we ask of ours. */
const HOST = 'shakhes-funnel { --shakhes-text-muted: light-dark(#767676, #949494); --shakhes-border: light-dark(#eee, #333); --shakhes-grid: light-dark(#f5f5f5, #222) }'

let gallery
before(async () => { gallery = await openGallery() })
after(() => gallery?.close())

/** Contrast of tokens of the funnel with its surfaces, as they are painted. */
const contrasts = (page, names, surface = 'surface') => page.evaluate(([tokens, ground]) => {
  const root = document.querySelector('shakhes-funnel').shadowRoot.querySelector('.root')
  const probe = root.appendChild(document.createElement('i'))
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const luminance = (name) => {
    probe.style.color = `var(--_${name})`
    canvas.fillStyle = getComputedStyle(probe).color
    canvas.fillRect(0, 0, 1, 1)
    // WCAG 2.2, relative luminance.
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const other = luminance(ground)
  const found = Object.fromEntries(tokens.map((name) => {
    const [low, high] = [luminance(name), other].sort((a, b) => a - b)
    return [name, (high + 0.05) / (low + 0.05)]
  }))
  probe.remove()
  return found
}, [names, surface])

for (const colorScheme of SCHEMES) {
  test(`more contrast: text has 7:1, edges, marks and lines stand out (${colorScheme})`, async () => {
    const { page, errors, close } = await openStates(gallery, 'ready', 'en', { colorScheme })
    const usual = await contrasts(page, ['text-muted', 'border', 'grid', 'axis', 'neutral'])
    await page.emulateMedia({ contrast: 'more', colorScheme })
    const now = await contrasts(page, Object.keys(LEAST))
    const faint = Object.entries(LEAST).filter(([name, least]) => now[name] < least).map(([name, least]) => `${name}: ${now[name].toFixed(2)} of ${least}`)
    for (const ground of ['surface-sunken', 'surface-raised', 'selection']) {
      for (const [name, ratio] of Object.entries(await contrasts(page, TEXT, ground))) if (ratio < 4.5) faint.push(`${name} on ${ground}: ${ratio.toFixed(2)} of 4.5`)
    }
    for (const [name, ratio] of Object.entries(usual)) if (now[name] <= ratio) faint.push(`${name}: no more than usual`)
    // A pale bar has an edge that carries it.
    const edge = await page.evaluate(() => getComputedStyle(document.querySelector('shakhes-trend').shadowRoot.querySelector('.raw')).stroke)
    await close()
    assert.deepEqual([...faint, ...errors], [])
    assert.notEqual(edge, 'none')
  })

  test(`more contrast: greys come from a host's own text and surface (${colorScheme})`, async () => {
    const { page, errors, close } = await openStates(gallery, 'ready', 'en', { colorScheme })
    await page.addStyleTag({ content: HOST })
    await page.emulateMedia({ contrast: 'more', colorScheme })
    const now = await contrasts(page, ['text-muted', 'border', 'grid'])
    await close()
    for (const [name, ratio] of Object.entries(now)) assert.ok(ratio >= LEAST[name], `${name}: ${ratio.toFixed(2)} of ${LEAST[name]}`)
    assert.deepEqual(errors, [])
  })
}

test('more contrast: axe finds no text of the widgets below 7:1', async () => {
  const { page, errors, close } = await openStates(gallery, 'ready', 'fa')
  const found = []
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ contrast: 'more', colorScheme })
    await still(page)
    found.push(...await axe(page, { include: TAGS.map((tag) => [tag]) }, { runOnly: ['color-contrast-enhanced'] }))
  }
  await close()
  assert.deepEqual([...found, ...errors], [])
})
