import { waitUntil } from '@open-wc/testing'
import { withoutMarks } from '../../src/i18n/index.ts'

/** An element as tests reach into it. */
export type Rendered = Element & { readonly renderRoot: ParentNode; readonly updateComplete: Promise<boolean> }

/** What there is of a selector inside an element. */
export const all = (el: Rendered, selector: string): HTMLElement[] => [...el.renderRoot.querySelectorAll<HTMLElement>(selector)]
/** The first of it. @throws Error where there is none */
export function one<T extends HTMLElement = HTMLElement>(el: Rendered, selector: string): T {
  const found = el.renderRoot.querySelector<T>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}
/** Presses the tool of a widget that bears this name. */
export async function press(el: Rendered, label: string): Promise<void> {
  all(el, '.tool').find((tool) => tool.getAttribute('aria-label') === label)!.click()
  await el.updateComplete
}

/** How long a test waits for what it expects, in ms: machines that build this project are slow at times, and stall. */
const timeout = 50_000

/** Waits until something is true of an element's shadow tree. */
export async function until(el: Rendered, selector: string): Promise<HTMLElement> {
  await waitUntil(() => el.renderRoot.querySelector(selector) !== null, `${el.localName}: waited for ${selector}`, { timeout })
  return el.renderRoot.querySelector<HTMLElement>(selector)!
}

/** Waits until something is true, as long as a test may: a machine may be busy with much else. */
export const eventually = (condition: () => unknown, message?: string): Promise<void> => waitUntil(condition as () => boolean, message, { timeout })

/** What a person reads in an element or a selector's first match, on one line, without marks of direction. */
export function textOf(node: Element | null | undefined): string {
  return withoutMarks(node ? seenOf(node).textContent ?? '' : '').replace(/\s+/g, ' ').trim()
}

/** What a person reads in an element, of a choice what is chosen. @param unseen - what matches this is not read */
export function readIn(element: Element, unseen?: string): string {
  const copy = element.cloneNode(true) as Element
  const chosen = [...element.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.text ?? '')
  copy.querySelectorAll('select').forEach((select, i) => select.replaceWith(`${chosen[i]} `))
  if (unseen) copy.querySelectorAll(unseen).forEach((part) => part.remove())
  return withoutMarks(copy.textContent!).replace(/\s+/g, ' ').trim()
}

/** A copy without the whole amounts that are heard instead of short ones. */
function seenOf(node: Node): Node {
  const copy = document.createElement('div')
  copy.append(...[...node.childNodes].map((child) => child.cloneNode(true)))
  for (const heard of copy.querySelectorAll('[aria-hidden="true"] + .sr')) if (/thousand|million|billion|trillion/.test(heard.textContent!)) heard.remove()
  return copy
}

/** The same with a space between what stands in different elements, which the eye sees apart. */
export function wordsOf(node: Element): string {
  const words: string[] = []
  const walker = document.createTreeWalker(seenOf(node), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? '')
  return withoutMarks(words.join(' ')).replace(/\s+/g, ' ').trim()
}

/** The innermost focused element, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

/** Waits until an element shows the answer to its newest question, and nothing in it moves or fades any more. */
export async function drawn(el: Rendered): Promise<void> {
  await waitUntil(() => el.renderRoot.querySelector('[aria-busy="true"], .asking') === null, `${el.localName}: waited for its answer`, { timeout })
  await el.updateComplete
  await Promise.allSettled((el.renderRoot as ShadowRoot).getAnimations().map(({ finished }) => finished))
}

/** Waits until nothing in a widget fades any more: its colours are then what they will stay. */
export const still = (el: Rendered): Promise<void> => eventually(() => (el.renderRoot as ShadowRoot).getAnimations().every(({ playState }) => playState === 'finished'), 'nothing moves')
