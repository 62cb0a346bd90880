import { ContextEvent } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { scopeContext, type WidgetScope } from '../scope.ts'
import { ancestorsOf } from './lang.ts'

/**
 * The scope of the dashboard or source around an element. Asked for anew at every connection, so that a widget moved
 * out of a dashboard forgets it; and once more when an element around it that could answer is defined later.
 */
export class ScopeConsumer implements ReactiveController {
  value: WidgetScope | undefined
  #host: ReactiveControllerHost & HTMLElement
  #leave: (() => void) | undefined
  #heard: () => void

  /** @param heard - instead of an update, when there is another scope */
  constructor(host: ReactiveControllerHost & HTMLElement, heard = (): void => host.requestUpdate()) {
    this.#host = host
    this.#heard = heard
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#ask()) return
    this.value = undefined
    const late = undefinedAround(this.#host)
    if (late !== null) void customElements.whenDefined(late).then(() => { if (this.#host.isConnected && !this.#leave) this.#ask() })
  }
  hostDisconnected(): void {
    this.#leave?.()
    this.#leave = undefined
  }

  #ask(): boolean {
    let heard = false
    this.#host.dispatchEvent(new ContextEvent(scopeContext, this.#host, (value, leave) => {
      heard = true
      if (leave !== this.#leave) this.#leave?.()
      this.#leave = leave
      this.value = value
      this.#heard()
    }, true))
    return heard
  }
}

/** The nearest element of ours around that is not defined yet. */
export function undefinedAround(element: Element): string | null {
  for (const node of ancestorsOf(element)) {
    if (node !== element && node.localName.startsWith('shakhes-') && !node.matches(':defined')) return node.localName
  }
  return null
}
