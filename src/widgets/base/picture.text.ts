import { colourOf, type Font, type Mark } from './picture.marks.ts'

/** A piece of a text that stands on one line. */
interface Run { text: string; left: number; right: number; readonly top: number; readonly height: number; filled: number }

export function fontOf(style: CSSStyleDeclaration): Font {
  return { family: style.fontFamily, size: Number.parseFloat(style.fontSize), weight: style.fontWeight, italic: style.fontStyle === 'italic' }
}

let probe: CanvasRenderingContext2D | null = null
/** How far a line of this font reaches above its base line and beneath it. */
function reachOf({ italic, weight, size, family }: Font): readonly [up: number, down: number] {
  probe ??= document.createElement('canvas').getContext('2d')
  if (!probe) return [0.8 * size, 0.2 * size]
  probe.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${family}`
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = probe.measureText('')
  return [up, down]
}
/** How much of such a line is above its base line. */
function above(font: Font): number {
  const [up, down] = reachOf(font)
  return up / (up + down)
}

/** A text as it is laid out, line by line. */
export function textMarks(node: Text, origin: { readonly x: number; readonly y: number }): Mark[] {
  const parent = node.parentElement
  if (!parent || node.data.trim() === '') return []
  const style = getComputedStyle(parent)
  const fill = colourOf(style.color)
  if (!fill || style.visibility === 'hidden') return []
  const font = fontOf(style)
  const share = above(font)
  const rtl = style.unicodeBidi === 'plaintext' ? beginsFromRight(parent) : style.direction === 'rtl'
  return runsOf(node).map(({ text, left, right, top, height }) => ({
    kind: 'text', text: style.textTransform === 'uppercase' ? text.toUpperCase() : text, x: (rtl ? right : left) - origin.x, y: top + height * share - origin.y,
    direction: rtl ? 'rtl' : 'ltr', anchor: 'start', font, fill, pen: null, matrix: null, length: right - left,
  }))
}

/** What a style sheet writes before all else into a line: what an attribute says, at the line's beginning, halfway down. */
export function labelMark(element: HTMLElement, style: CSSStyleDeclaration, origin: { readonly x: number; readonly y: number }): Mark[] {
  const named = /^attr\(([\w-]+)\)$/.exec(style.content)
  const text = named ? element.getAttribute(named[1]!) : /^"(.*)"$/.exec(style.content)?.[1]
  const fill = colourOf(style.color)
  if (!text?.trim() || !fill) return []
  const font = fontOf(style)
  const around = getComputedStyle(element)
  const px = (length: string): number => Number.parseFloat(length) || 0
  const { left, right, top, height } = element.getBoundingClientRect()
  const rtl = style.direction === 'rtl'
  const line = px(style.height)
  return [{
    kind: 'text', text, x: (rtl ? right - px(around.paddingRight) - px(around.borderRightWidth) : left + px(around.paddingLeft) + px(around.borderLeftWidth)) - origin.x,
    y: top + (height - line) / 2 + line * above(font) - origin.y,
    direction: rtl ? 'rtl' : 'ltr', anchor: 'start', font, fill, pen: null, matrix: null, length: px(style.width) || null,
  }]
}

/** What a list of the browser's own shows, which is in no text of the page: its chosen option, halfway down. */
export function chosenMark(list: HTMLSelectElement, style: CSSStyleDeclaration, origin: { readonly x: number; readonly y: number }): Mark[] {
  const text = list.selectedOptions[0]?.text.trim()
  const fill = colourOf(style.color)
  if (!text || !fill) return []
  const font = fontOf(style)
  const [up, down] = reachOf(font)
  const px = (length: string): number => Number.parseFloat(length) || 0
  const { left, right, top, height } = list.getBoundingClientRect()
  const rtl = style.direction === 'rtl'
  return [{
    kind: 'text', text, x: (rtl ? right - px(style.paddingRight) - px(style.borderRightWidth) : left + px(style.paddingLeft) + px(style.borderLeftWidth)) - origin.x,
    y: top + (height - px(style.borderBottomWidth) + up - down) / 2 - origin.y, direction: rtl ? 'rtl' : 'ltr', anchor: 'start', font, fill, pen: null, matrix: null, length: null,
  }]
}

const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** Whether an element that runs as its text does begins at the right: by its first letter, not counting what is isolated. */
function beginsFromRight({ childNodes }: Element): boolean {
  let text = [...childNodes].map((node) => (node instanceof Text ? node.data : '')).join('')
  for (let before = ''; text !== before;) [before, text] = [text, text.replace(ISOLATED, '')]
  return FROM_RIGHT.test(/\p{L}/u.exec(text)?.[0] ?? '')
}

/** The words of a text by the lines that they stand on; what other directions have torn apart stays apart, and what they have nested is one. */
function runsOf(node: Text): Run[] {
  const range = document.createRange()
  const runs: Run[] = []
  const add = (from: number, to: number): void => {
    range.setStart(node, from)
    range.setEnd(node, to)
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
    const [rect] = rects
    if (!rect) return
    if (rects.some(({ top }) => Math.abs(top - rect.top) > 1) && to - from > 1) {
      // A word that is broken.
      for (let i = from; i < to; i++) add(i, i + 1)
      return
    }
    const [left, right] = [Math.min(...rects.map((one) => one.left)), Math.max(...rects.map((one) => one.right))]
    const run = runs.at(-1)
    const text = node.data.slice(from, to)
    const near = run && Math.abs(run.top - rect.top) <= 1 && Math.max(left - run.right, run.left - right) < rect.height
    if (!run || !near) {
      runs.push({ text, left, right, top: rect.top, height: rect.height, filled: from })
      return
    }
    const gap = node.data.slice(run.filled, from)
    run.text += (gap === '' ? '' : ' ') + text
    run.left = Math.min(run.left, left)
    run.right = Math.max(run.right, right)
    run.filled = to
  }
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    add(index, index + word.length)
    const run = runs.at(-1)
    if (run) run.filled = index + word.length
  }
  return runs
}
