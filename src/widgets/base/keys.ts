import { css, type CSSResult, type LitElement, type ReactiveController } from 'lit'
import { Aging } from './aging.ts'
import { contrastStyles } from './contrast.ts'
import { feedKey } from './feed.ts'
import { Hint, hintStyles } from './hint.ts'
import type { Later, Part } from './later.ts'
import { Pace, paceStyles } from './pace.ts'
import { readerSizeStyles, sizeForReader } from './reader-size.ts'
import { Tips, tipsStyles, type Told } from './tips.ts'

/** For what has marks and no lists. */
export { Tips } from './tips.ts'
export const styles: CSSResult = css`${contrastStyles}${readerSizeStyles}${hintStyles}${tipsStyles}${paceStyles}`

type Host = LitElement & { readonly headingLevel: number }

/** Cards are made for less room than widgets, in px. */
const LEAST_OF_CARDS = 130
/** Rows that Page Up and Page Down pass. */
const PAGE = 10

const buttonsIn = (element: Element): HTMLElement[] => [...element.querySelectorAll('button')]
const rowOf = (element: Element): Element | null => element.closest('li, tr')

/**
 * Makes one stop of Tab of each list and of each head of a table, however long: arrows, Home, End and the page keys go
 * about inside. A list says so by `data-keys`: `rows`, or `heads` in one row. Before
 * this comes, or where it cannot be had, each button is a stop. What tells of keys and of marks comes with it.
 */
export class Keys implements ReactiveController {
  #host: Host
  #root: ShadowRoot
  #aging: Aging
  #pace: Pace
  #hint: Hint
  #tips: Tips | undefined
  #telling: () => Later<Part> | undefined
  #tell: (mark: HTMLElement) => Told
  /** Somebody has pointed at the widget, or is in it. */
  #near = false
  /** Where Tab comes back to. */
  #stops = new WeakMap<Element, HTMLElement>()

  /**
   * @param telling - what is needed to tell of marks, where that comes later
   * @param tell - what is said of a mark with `data-of`
   */
  constructor(host: Host, root: ShadowRoot, telling: () => Later<Part> | undefined = () => undefined, tell: (mark: HTMLElement) => Told = () => null) {
    this.#telling = telling
    this.#tell = tell
    this.#host = host
    this.#root = root
    this.#hint = new Hint(host, root)
    this.#aging = new Aging(host)
    this.#pace = new Pace(host, () => root.querySelector('.widget'))
    sizeForReader(host, host.localName === 'shakhes-metric' ? LEAST_OF_CARDS : undefined)()
    root.addEventListener('focusin', ({ target }) => {
      const list = target instanceof Element ? listOf(target) : null
      if (!list) return
      this.#stops.set(list, target as HTMLElement)
      this.#settle(list)
    })
    root.addEventListener('keydown', (event) => {
      feedKey(event as KeyboardEvent)
      this.#key(event as KeyboardEvent)
    })
    for (const type of ['pointerover', 'focusin']) root.addEventListener(type, () => this.#reached(), { once: true })
    this.#near = host.matches(':hover') || root.activeElement !== null
    if (this.#near) telling()?.begin()
    host.addController(this)
  }
  /** After each update, once the widget says that it is not busy: what is measured here would begin its fading. */
  settle(busy: boolean, stale: boolean): void {
    this.#pace.busy = busy
    this.#aging.stale = stale
    const root = this.#root.querySelector<HTMLElement>('.root')!
    for (const list of this.#root.querySelectorAll(LISTS)) this.#settle(list)
    // What a widget holds is one step beneath its title, wherever that stands in the page.
    const level = String(this.#host.headingLevel + 1)
    for (const heading of this.#root.querySelectorAll(`h4:not([aria-level='${level}'])`)) heading.setAttribute('aria-level', level)
    const telling = this.#telling()
    if (this.#near && (!telling || telling.module || telling.fault)) (this.#tips ??= new Tips(root, this.#tell)).renew()
  }
  /** Tips are made for who is there. */
  #reached(): void {
    if (this.#near) return
    this.#near = true
    this.#telling()?.begin()
    this.#host.requestUpdate()
  }
  hostDisconnected(): void { this.#hint.hide() }

  /** One of its buttons is a stop: the one the reader was at last, else the chosen one, else the first. */
  #settle(list: Element): void {
    const buttons = buttonsIn(list)
    const last = this.#stops.get(list)
    // A column may be hidden where there is no room for it.
    const stop = last && buttons.includes(last) && (last.offsetParent || last === this.#root.activeElement) ? last
      : buttons.find((button) => button.getAttribute('aria-pressed') === 'true') ?? buttons.find((button) => button.hasAttribute('aria-pressed')) ?? buttons[0]
    for (const button of buttons) {
      // What unfolds a row stands beside what chooses it; left and right go through its marks.
      const to = button === stop || (stop && !list.matches(HEADS) && rowOf(button) === rowOf(stop)) ? 0 : -1
      if (button.tabIndex !== to) button.tabIndex = to
    }
  }

  #key(event: KeyboardEvent): void {
    const { key, target, defaultPrevented, ctrlKey, altKey, metaKey, shiftKey } = event
    if (defaultPrevented || ctrlKey || altKey || metaKey || shiftKey || !(target instanceof HTMLElement)) return
    const list = listOf(target)
    const row = rowOf(target)
    if (!list || !row) return
    if (!list.matches(HEADS)) return this.#walk(event, list, row, target)
    const heads = buttonsIn(list).filter((button) => button.offsetParent)
    const beside = { ArrowLeft: -1, ArrowRight: 1 }[key]
    if (beside) go(event, heads[heads.indexOf(target) + (getComputedStyle(row).direction === 'rtl' ? -beside : beside)])
    else if (key === 'Home' || key === 'End') go(event, heads.at(key === 'Home' ? 0 : -1))
    else if (key === 'ArrowDown') go(event, stopIn(list.nextElementSibling))
  }

  /** From row to row, staying in the column as far as there is one. */
  #walk(event: KeyboardEvent, list: Element, row: Element, target: HTMLElement): void {
    const rows = [...new Set(buttonsIn(list).map(rowOf))]
    const column = buttonsIn(row).indexOf(target)
    // Of very many, those that are seen are there, and each says its place.
    const index = row.getAttribute('aria-rowindex')
    const at = index === null ? rows.indexOf(row) : Number(index) - 2
    const count = index === null ? rows.length : Number(list.closest('[aria-rowcount]')?.getAttribute('aria-rowcount')) - 1
    const wanted = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - PAGE, PageDown: at + PAGE, Home: 0, End: count - 1 }[event.key]
    if (wanted === undefined) return
    if (wanted < 0 && event.key === 'ArrowUp') return go(event, stopIn(list.previousElementSibling))
    const to = Math.max(0, Math.min(count - 1, wanted))
    const there = (): HTMLElement | undefined => {
      const found = index === null ? rows[to] : list.querySelector(`[aria-rowindex="${to + 2}"]`)
      return found ? buttonsIn(found).at(Math.min(column, buttonsIn(found).length - 1)) : undefined
    }
    const known = there()
    if (known) return go(event, known)
    event.preventDefault()
    list.dispatchEvent(new CustomEvent('reveal', { detail: to, bubbles: true }))
    void this.#host.updateComplete.then(() => there()?.focus())
  }
}

const HEADS = '[data-keys="heads"]'
const LISTS = `[data-keys="rows"], ${HEADS}`
const listOf = (element: Element): Element | null => (element instanceof HTMLButtonElement ? element.closest(LISTS) : null)
/** Between the head of a table and its rows. */
const stopIn = (list: Element | null): HTMLElement | undefined => (list?.matches(LISTS) ? buttonsIn(list).find(({ tabIndex }) => tabIndex === 0) : undefined)

function go(event: KeyboardEvent, to: HTMLElement | undefined): void {
  if (!to) return
  event.preventDefault()
  to.focus()
}
