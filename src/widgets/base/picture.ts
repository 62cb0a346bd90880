import type { ReactiveElement } from 'lit'
import { seenText } from './heard.ts'
import { zoomOf } from './reader-size.ts'
import type { DefinitionEntry } from './types.ts'
import { paint } from './picture.canvas.ts'
import type { Mark } from './picture.marks.ts'
import { svgText } from './picture.svg.ts'
import { marksOf } from './picture.walk.ts'

/** What a reader sees, drawn anew: to be written down as SVG, or painted as PNG. */
export interface Picture {
  /** In px of the page. */
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  readonly title: string
  /** What it says to who does not see it. */
  readonly text: string
  /** BCP 47. */
  readonly language: string
}

export interface PictureOptions {
  readonly title: string
  /** Stands beneath what is drawn: how it is counted, filters, n, as-of. */
  readonly about?: readonly DefinitionEntry[]
}

/** Pixels of a PNG to one of the page. */
const SCALE = 2

/** What leads elsewhere or can be pressed has no place in a picture; `no-picture`: neither has this. */
const ADJUSTMENTS = `
  .tools, .sr, .search, .filters, .toggle, .more, .save, .rejected, .banner .link, .blank .button, .surface, .tooltip, .guide, .handle, progress, .drill, .choices, .offer, .link, select:not(.pick), input, .no-picture,
  .segments [aria-checked='false'], [popover] { display: none !important; }
  .segments, .segments button { background: none !important; box-shadow: none !important; padding: 0 !important; min-height: 0 !important; }
  .pick { border-color: transparent !important; background: none !important; }
  .root, .title, .bar { zoom: 1 !important; }
  .root { container-type: inline-size; height: auto !important; min-height: 0 !important; }
  .widget { height: auto !important; min-height: 0 !important; }
  .widget > .summary, .head > .summary { position: static !important; width: auto !important; height: auto !important; overflow: visible !important; clip-path: none !important; white-space: normal !important; }
  .foot { display: block !important; }
  .all, .scroll { max-block-size: none !important; max-height: none !important; }
  .list { flex: none !important; contain: none !important; }
  .row::before { outline: none !important; }
  .beneath { columns: 300px; column-gap: 28px; margin: 10px 0 0; padding: 8px 0 0; border-top: 1px solid var(--_grid); font-size: 12px; line-height: 1.5; color: var(--_text-muted); }
  .beneath div { break-inside: avoid; }
  .beneath b { font-weight: 500; }
`

/**
 * Draws what stands in an element as it stands there, in the colours that are shown. Nothing of the page changes: what
 * is laid out otherwise for it is laid out as before when this returns.
 *
 * @param root - the `.root` of a widget or a dashboard, in the page and laid out
 */
export function pictureOf(root: HTMLElement, { title, about = [] }: PictureOptions): Picture {
  const undo = adjust(root)
  const below = aboutElement(about)
  const inside = root.querySelector(':scope > .widget') ?? root
  inside.append(below)
  try {
    const { left: x, top: y, width, height } = root.getBoundingClientRect()
    const marks = marksOf(root, { x, y })
    const summary = seenText(root.querySelector('.summary'))
    return {
      width: Math.ceil(width), height: Math.ceil(height), marks, title, language: root.lang || 'en',
      text: [summary, ...about.flatMap(({ term, text }) => (typeof text === 'string' ? [`${term}: ${text}`] : []))].join('\n'),
    }
  } finally {
    below.remove()
    undo()
  }
}

/**
 * A picture of widgets, for which lists that are drawn a screenful at a time are drawn whole, as far as they say: they
 * hear `beforepicture` and `afterpicture` in their widget's shadow root. All of it is over before anything is painted.
 */
export async function whole(widgets: readonly ReactiveElement[], make: () => Picture): Promise<Picture> {
  const tell = async (type: string): Promise<unknown> => {
    for (const widget of widgets) widget.renderRoot.dispatchEvent(new Event(type))
    return Promise.all(widgets.map(async ({ updateComplete }) => updateComplete))
  }
  try {
    await tell('beforepicture')
    return make()
  } finally {
    await tell('afterpicture')
  }
}

/** As a document that stands alone: no fonts, images or style sheets from elsewhere, no foreign elements. */
export const svgOf = (picture: Picture): string => svgText(picture.marks, picture)

/** As PNG, with two pixels for each of the page. Rejects where the browser gives no canvas of that size. */
export async function pngOf({ width, height, marks }: Picture, scale = SCALE): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale })
  const context = canvas.getContext('2d')
  if (!context) throw new RangeError(`no picture of ${width * scale} by ${height * scale} pixels can be made here`)
  context.scale(scale, scale)
  paint(context, marks)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => {
    if (blob) resolve(blob)
    else reject(new RangeError(`no picture of ${canvas.width} by ${canvas.height} pixels can be made here`))
  }, 'image/png'))
}

function aboutElement(entries: readonly DefinitionEntry[]): HTMLElement {
  const element = (name: string, ...inside: (Node | string)[]): HTMLElement => {
    const made = document.createElement(name)
    made.append(...inside)
    return made
  }
  const lines = entries.flatMap(({ term, text, formula }) => (typeof text === 'string' ? [formula ? element('div', text) : element('div', element('b', `${term}: `), text)] : []))
  const about = element('div', ...lines)
  about.className = 'beneath'
  about.hidden = lines.length === 0
  return about
}

/** Lays a tree of elements out for its picture, and gives what undoes that. Both happen before anything is painted. */
function adjust(root: HTMLElement): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(ADJUSTMENTS)
  const roots = [...new Set(shadowsIn(root.getRootNode() as Document | ShadowRoot))]
  const scrolled = roots.flatMap((one) => [...one.querySelectorAll('*')].filter(({ scrollTop }) => scrollTop > 0).map((element) => [element, element.scrollTop] as const))
  // Drawn as large as for everyone, in the room that each has of its own.
  const larger = roots.flatMap((one) => [...one.querySelectorAll<HTMLElement>('.root')]).filter((one) => zoomOf(one) !== 1)
  for (const one of larger) one.style.width = `${one.clientWidth}px`
  for (const one of roots) one.adoptedStyleSheets = [...one.adoptedStyleSheets, sheet]
  return () => {
    for (const one of larger) one.style.width = ''
    for (const one of roots) one.adoptedStyleSheets = one.adoptedStyleSheets.filter((other) => other !== sheet)
    for (const [element, top] of scrolled) element.scrollTop = top
  }
}

/** Those in a tree, and in what is slotted into it. */
function* shadowsIn(root: Document | ShadowRoot): Generator<ShadowRoot> {
  const slotted = root instanceof ShadowRoot ? root.host.querySelectorAll('*') : []
  if (root instanceof ShadowRoot) yield root
  for (const { shadowRoot } of [...root.querySelectorAll('*'), ...slotted]) if (shadowRoot) yield* shadowsIn(shadowRoot)
}
