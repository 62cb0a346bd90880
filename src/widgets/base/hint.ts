import { css, type LitElement } from 'lit'
import { keysWords, type KeysWords } from '../../i18n/keys.ts'
import type { Language } from '../../i18n/locale.ts'
import { EDGE, putAt } from './float.ts'

type Kind = Exclude<keyof KeysWords, 'drill' | 'marks'>
/** What has keys of its own: by `data-keys`, or a line of many values. */
const KEYED = '[data-keys], [data-tips]'
/** No more of it stands within the widget than the room around its text. */
const INSIDE = 9

/**
 * A quiet line that tells those who see which keys do what (a list of points says it in its name too), for as long as
 * the focus is where they are heard, and is shown. It stands on the edge of the widget, the lower one where that is in
 * sight, so that it takes no room and hides nothing; Escape and a pointer send it away.
 */
export class Hint {
  #host: LitElement & { readonly drill?: boolean }
  #root: ShadowRoot
  #line = document.createElement('p')
  /** What it tells of, or told of before it was sent away. */
  #about: Element | null = null

  constructor(host: LitElement, root: ShadowRoot) {
    this.#host = host
    this.#root = root
    Object.assign(this.#line, { className: 'hint', popover: 'manual' })
    root.addEventListener('focusin', ({ target }) => this.#reached(target))
    root.addEventListener('focusout', (event) => {
      const to = (event as FocusEvent).relatedTarget
      if (!(to instanceof Node && this.#about?.contains(to))) this.hide()
    })
    root.addEventListener('pointerdown', () => this.#dismiss())
    // What is focused already, when this comes.
    this.#reached(root.activeElement)
  }

  hide(): void {
    this.#dismiss()
    this.#about = null
  }

  #reached(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    const about = target.closest<HTMLElement>(KEYED)
    if (!about || about === this.#about) return
    const kind = (about.dataset['keys'] ?? 'values') as Kind
    // In a note its own buttons are gone through by Tab.
    if (kind === 'feed' && !target.matches('article, [role="feed"]')) return
    this.#about = about
    this.#tell(kind, target)
  }

  #tell(kind: Kind, target: HTMLElement): void {
    const root = this.#root.querySelector<HTMLElement>('.root')
    if (!root) return
    const words = keysWords[root.lang as Language]
    const told = [
      ...words[kind], ...(kind === 'rows' && target.closest('li, tr')?.querySelector('[data-of]') ? [words.marks] : []),
      ...(this.#host.drill && (kind === 'rows' || kind === 'span' || kind === 'period') ? [words.drill] : []),
    ]
    this.#line.replaceChildren(...told.map(([keys, spoken, does]) => {
      const part = document.createElement('span')
      part.append(bit('kbd', keys), bit('span', `${spoken}: `), does)
      return part
    }))
    root.append(this.#line)
    this.#line.showPopover()
    this.#place()
    addEventListener('scroll', this.#place, { capture: true, passive: true })
    addEventListener('resize', this.#place)
    document.addEventListener('keydown', this.#escape, true)
  }
  #dismiss(): void {
    if (!this.#line.isConnected) return
    this.#line.remove()
    removeEventListener('scroll', this.#place, { capture: true })
    removeEventListener('resize', this.#place)
    document.removeEventListener('keydown', this.#escape, true)
  }
  /** Escape means what it always does there, too. */
  #escape = (event: KeyboardEvent): void => { if (event.key === 'Escape') this.#dismiss() }

  #place = (): void => {
    const widget = this.#root.querySelector('.widget')?.getBoundingClientRect()
    const focus = this.#root.activeElement?.getBoundingClientRect()
    if (!widget || !focus) return
    const { width, height } = this.#line.getBoundingClientRect()
    const high = innerHeight
    const rtl = getComputedStyle(this.#line).direction === 'rtl'
    const left = rtl ? widget.right - width - 2 * EDGE : widget.left + 2 * EDGE
    // On its lower edge, else on its upper one, else at the end of the window that is farther from the focus.
    const top = widget.bottom - INSIDE + height <= high ? widget.bottom - INSIDE
      : widget.top + INSIDE >= height ? widget.top + INSIDE - height
      : focus.top + focus.bottom > high ? EDGE : high - height - EDGE
    putAt(this.#line, left, top)
  }
}

/** A key as it is drawn, or as it is said. */
function bit(name: 'kbd' | 'span', text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  if (name === 'kbd') {
    element.dir = 'ltr'
    element.ariaHidden = 'true'
  } else element.className = 'sr'
  return element
}

export const hintStyles = css`
  .hint {
    position: fixed; inset: auto; left: var(--_x, 0); top: var(--_y, 0); margin: 0; padding: 2px 10px; max-width: calc(100vw / var(--_zoom, 1) - 16px); overflow: visible;
    border: 1px solid var(--_axis); border-radius: 7px; background: var(--_surface-raised); color: var(--_text-muted); font-size: 12px; line-height: 1.6; pointer-events: none;
  }
  .hint:popover-open { display: flex; flex-wrap: wrap; gap: 0 14px; }
  .hint kbd { font: inherit; font-weight: 600; color: var(--_text); }
  .hint > span { display: inline-flex; gap: 5px; }
  @media print { .hint { display: none; } }
`
