import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { ExportDetail } from '../../src/widgets/base/index.ts'
import { defineElements } from '../../src/widgets/base/index.ts'
import { paint } from '../../src/widgets/base/picture.canvas.ts'
import { pictureOf, pngOf, svgOf } from '../../src/widgets/base/picture.ts'
import { withoutMarks } from '../../src/i18n/index.ts'
import { widgets } from '../../src/widgets/index.ts'
import type { ShakhesWidget } from '../../src/widgets/index.ts'
import type { ShakhesFunnel } from '../../src/widgets/funnel.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { eventually, focused, textOf, until } from '../helpers/page.ts'
import { allResults } from '../helpers/results.ts'
import { wonCountResult } from '../helpers/cards.ts'

defineElements(...widgets)

type Shown = ShakhesWidget<'funnel'> & { readonly renderRoot: ShadowRoot }
async function shown(tag: string, lang = 'en'): Promise<Shown> {
  const wrap = await fixture<HTMLElement>(html`<div lang=${lang} dir=${lang === 'fa' ? 'rtl' : 'ltr'} style="width:760px"></div>`)
  const widget = document.createElement(tag) as Shown
  Object.assign(widget, { source: fakeSource({ ...allResults(), wonCount: wonCountResult() }), theme: 'light' })
  wrap.append(widget)
  await until(widget, '.body.ready > *')
  await widget.updateComplete
  return widget
}
const plain = (text: string): string => withoutMarks(text).replace(/\s+/g, ' ').trim()

/** An SVG as an image draws it. */
async function drawn(svg: string, width: number, height: number): Promise<ImageData> {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  await image.decode()
  return pixelsOf(image, width, height)
}
function pixelsOf(image: CanvasImageSource, width: number, height: number): ImageData {
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
  context.drawImage(image, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
/** The mean difference of two pictures of one size, of 255. */
function difference(a: ImageData, b: ImageData): number {
  let sum = 0
  for (let i = 0; i < a.data.length; i++) sum += Math.abs(a.data[i]! - b.data[i]!)
  return sum / a.data.length
}

describe('a widget as a picture', () => {
  for (const { tag } of widgets) for (const lang of ['en', 'fa']) {
    it(`says in ${lang} all that ${tag} says, and what it rests on, and points nowhere else`, async () => {
      const widget = await shown(tag, lang)
      const picture = (await widget.picture())!
      const svg = svgOf(picture)
      const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
      expect(document.querySelector('parsererror')).to.equal(null)
      const text = plain([...document.querySelectorAll('text')].map((node) => node.textContent).join(' '))
      expect(text).to.contain(textOf(widget.renderRoot.querySelector('.title')))
      expect(text.replaceAll(' ', '')).to.contain(textOf(widget.renderRoot.querySelector('.summary')).replaceAll(' ', ''))
      // n, as-of and filters: METRICS G12.
      expect(text).to.match(lang === 'en' ? /As of: .*\d{4}.* rows? considered/ : /تا: .* ردیف بررسی شد/)
      expect(text).to.match(lang === 'en' ? /Chosen filters: No filter chosen/ : /فیلترهای برگزیده: بدون فیلتر/)
      expect([...document.querySelectorAll('*')].flatMap((node) => [...node.attributes]).filter(({ name, value }) => /^(href|xlink:href|src|style)$/.test(name) || /url\((?!#)/.test(value) || /https?:/.test(value) && name !== 'xmlns')).to.deep.equal([])
      expect(document.querySelectorAll('foreignObject, image, script, style').length).to.equal(0)
      expect(new Set([...document.querySelectorAll('text')].map((node) => node.getAttribute('direction')))).to.include(lang === 'fa' ? 'rtl' : 'ltr')
      expect(document.documentElement.querySelector('title')!.textContent).to.equal(picture.title)
    })
  }

  it('looks in an image as it does on a canvas, in a PNG of twice its size', async () => {
    for (const { tag } of widgets) {
      const picture = (await (await shown(tag)).picture())!
      const { width, height } = picture
      const bitmap = await createImageBitmap(await pngOf(picture))
      expect([bitmap.width, bitmap.height]).to.deep.equal([2 * width, 2 * height])
      const [vector, pixels] = [await drawn(svgOf(picture), width, height), pixelsOf(bitmap, width, height)]
      const blank = new ImageData(new Uint8ClampedArray(4 * width * height).fill(255), width, height)
      // Letters are smoothed otherwise at twice the size, in Firefox most; another picture differs more than a blank one.
      expect(difference(vector, pixels), tag).to.be.below(difference(vector, blank) / 2)
    }
  })

  it('is as wide in a PNG as on the page where it has Persian figures in columns, on whichever side they begin', () => {
    const font = { italic: false, weight: '400', size: 20, family: 'sans-serif' }
    for (const [direction, anchor, from] of [['rtl', 'start', 20], ['rtl', 'end', 220], ['ltr', 'start', 220], ['rtl', 'middle', 120]] as const) {
      const context = Object.assign(document.createElement('canvas'), { width: 440, height: 60 }).getContext('2d')!
      paint(context, [{ kind: 'text', text: '\u2068۸۸٬۸۸۸\u2069', x: 220, y: 40, length: 200, direction, anchor, font, fill: { hex: '#000000', alpha: 1 }, pen: null, matrix: null }])
      const { data } = context.getImageData(0, 0, 440, 60)
      const inked = Array.from({ length: 440 }, (_, x) => x).filter((x) => Array.from({ length: 60 }, (_, y) => data[4 * (440 * y + x) + 3]!).some((alpha) => alpha > 0))
      // Half of what a cell has beside its digit is blank at either end.
      expect(inked[0], `${direction} ${anchor}`).to.be.within(from, from + 20)
      expect(inked.at(-1), `${direction} ${anchor}`).to.be.within(from + 180, from + 200)
    }
  })

  it('leaves the page as it was', async () => {
    const widget = await shown('shakhes-notes')
    const list = widget.renderRoot.querySelector('.list')!
    const sheets = widget.renderRoot.adoptedStyleSheets.length
    list.scrollTop = 20
    const before = [widget.renderRoot.querySelector('.root')!.innerHTML, list.scrollTop, widget.offsetHeight]
    pictureOf(widget.renderRoot.querySelector<HTMLElement>('.root')!, { title: 'Notes', about: [{ term: 'As of', text: 'now' }] })
    expect([widget.renderRoot.querySelector('.root')!.innerHTML, list.scrollTop, widget.offsetHeight]).to.deep.equal(before)
    expect(widget.renderRoot.adoptedStyleSheets.length).to.equal(sheets)
  })

  it('keeps what others wrote text, whatever is in it', async () => {
    const root = await fixture<HTMLElement>(html`<div style="width:300px">${'<script>alert(1)</script> & "x" \u0001'}</div>`)
    const parsed = new DOMParser().parseFromString(svgOf(pictureOf(root, { title: '<b>&' })), 'image/svg+xml')
    expect(parsed.querySelector('parsererror, script')).to.equal(null)
    expect(textOf(parsed.querySelector('text'))).to.equal('<script>alert(1)</script> & "x"')
    expect(parsed.querySelector('title')!.textContent).to.equal('<b>&')
  })

  it('has the labels that a style sheet writes at the beginning of a line, where a reader sees them', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const root = await fixture<HTMLElement>(html`<div dir=${dir} style="width:300px">
        <style>.line { display: flex; align-items: center; justify-content: space-between; height: 40px; } .line::before { content: attr(data-label); font-size: 12px; }</style>
        <div class="line" data-label="Quota"><span>98%</span></div></div>`)
      const parsed = new DOMParser().parseFromString(svgOf(pictureOf(root, { title: 'x' })), 'image/svg+xml')
      const [label, figure] = ['Quota', '98%'].map((said) => [...parsed.querySelectorAll('text')].find((node) => plain(node.textContent) === said)!)
      expect(label, dir).to.not.equal(undefined)
      const [x, y, other] = [Number(label!.getAttribute('x')), Number(label!.getAttribute('y')), Number(figure!.getAttribute('y'))]
      expect(Math.abs(y - other), 'on the same line').to.be.below(4)
      expect(dir === 'rtl' ? x > Number(figure!.getAttribute('x')) : x < Number(figure!.getAttribute('x'))).to.equal(true)
    }
  })

  it('has what a list of the browser’s own shows as chosen, on its line', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const root = await fixture<HTMLElement>(html`<div dir=${dir} style="width:300px; font: 14px sans-serif"><span>By</span> <select class="pick" style="appearance: none; font: inherit; padding: 0; border: 0">
        <option>month</option><option selected>week</option></select></div>`)
      const texts = [...new DOMParser().parseFromString(svgOf(pictureOf(root, { title: 'x' })), 'image/svg+xml').querySelectorAll('text')]
      expect(texts.map((node) => plain(node.textContent))).to.deep.equal(['By', 'week'])
      const [by, week] = texts.map((node) => [Number(node.getAttribute('x')), Number(node.getAttribute('y'))] as const)
      expect(Math.abs(by![1] - week![1]), 'on the same line').to.be.below(1.5)
      expect(dir === 'rtl' ? week![0] < by![0] : week![0] > by![0]).to.equal(true)
    }
  })

  it('hatches as wide as the page does, and not at all where the page does not', async () => {
    const stripes = async (hatch: string): Promise<number> => {
      const root = await fixture<HTMLElement>(html`<div style=${`width:100px; --hatch: ${hatch}`}><style>.bar { width: calc(5px - 3.4px * var(--hatch)); fill: #2443ae; }</style>
        <svg width="100" height="40"><defs><pattern id=${`stripes-${hatch}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="bar" width="1.6" height="5"/></pattern></defs>
        <path d="M0 0H100V40H0Z" fill=${`url(#stripes-${hatch})`} /></svg></div>`)
      return new DOMParser().parseFromString(svgOf(pictureOf(root, { title: 'x' })), 'image/svg+xml').querySelectorAll('linearGradient').length
    }
    expect(await stripes('1')).to.equal(1)
    expect(await stripes('0')).to.equal(0)
  })

  it('is null while there is nothing to show', async () => {
    const widget = await fixture<ShakhesFunnel>(html`<shakhes-funnel .source=${fakeSource({}, { hold: true })}></shakhes-funnel>`)
    expect(await widget.picture()).to.equal(null)
  })
})

describe('the list of formats', () => {
  async function opened(): Promise<{ widget: Shown; opener: HTMLElement; items: HTMLElement[] }> {
    const widget = await shown('shakhes-funnel')
    const opener = widget.renderRoot.querySelector<HTMLElement>('.tool[aria-haspopup]')!
    opener.focus()
    opener.click()
    await until(widget, '.saves:popover-open')
    return { widget, opener, items: [...widget.renderRoot.querySelectorAll<HTMLElement>('.saves button')] }
  }
  const press = (key: string): void => { focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })) }

  it('is walked by arrows, and gives the focus back when it closes', async () => {
    const { widget, opener, items } = await opened()
    expect(items.map(textOf)).to.deep.equal(['Table (CSV)', 'Picture (SVG)', 'Picture (PNG)'])
    expect(focused()).to.equal(items[0])
    press('ArrowUp')
    expect(focused()).to.equal(items[2])
    press('Home')
    expect(focused()).to.equal(items[0])
    press('Tab')
    await eventually(() => widget.renderRoot.querySelector('.saves') === null)
    expect(focused()).to.equal(opener)
    expect(opener.getAttribute('aria-expanded')).to.equal('false')
  })

  for (const [i, type, ending] of [[0, 'text/csv', 'csv'], [1, 'image/svg+xml', 'svg'], [2, 'image/png', 'png']] as const) {
    it(`gives the host ${type} when it takes the event`, async () => {
      const { widget, items } = await opened()
      widget.addEventListener('shakhes-export', (event) => event.preventDefault(), { once: true })
      const told = oneEvent(widget, 'shakhes-export')
      items[i]!.click()
      const { detail } = await told as CustomEvent<ExportDetail>
      expect([detail.type, detail.name]).to.deep.equal([type, `Sales-funnel.${ending}`])
      expect(detail.type === 'image/png' ? detail.blob.type : detail.text.slice(0, 5)).to.equal({ csv: '\ufeffStag', svg: '<?xml', png: 'image/png' }[ending])
    })
  }

  it('is accessible', async () => {
    const { widget } = await opened()
    await expect(widget).to.be.accessible()
  })
})
