import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Clause } from '../../model/index.ts'
import { UNKEPT, type WidgetScope } from '../scope.ts'

/**
 * What the reader of one widget chose. Inside a dashboard the dashboard keeps it, among everyone's; alone, the widget
 * does, so that a mark stays marked.
 */
export class Selection implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement
  #own: readonly Clause[] = []
  #by = ''

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  /** Who chooses: the element's id, else its tag, counted where several without an id stand in one tree. */
  get by(): string { return this.#by }

  hostConnected(): void {
    const { id, localName } = this.#host
    const root = this.#host.getRootNode()
    const alike = root instanceof Document || root instanceof ShadowRoot ? [...root.querySelectorAll(`${localName}:not([id])`)] : []
    const place = alike.indexOf(this.#host)
    this.#by = id || (place > 0 ? `${localName}-${place + 1}` : localName)
  }

  /** All that is chosen here. */
  all(scope: WidgetScope | undefined): readonly Clause[] {
    const kept = scope === undefined || scope.clauses === UNKEPT ? this.#own : scope.clauses
    return kept.filter(({ by }) => by === this.#by)
  }

  of(field: string, scope: WidgetScope | undefined): Clause | undefined {
    return this.all(scope).find((clause) => clause.field === field)
  }

  /** The clause that holds from now on; null when `chosen` is what was chosen already. */
  toggle(field: string, chosen: Omit<Clause, 'by'> | null, scope: WidgetScope | undefined): Clause | null {
    const before = this.of(field, scope)
    const clause = chosen && !(before && same(before, chosen)) ? { ...chosen, by: this.#by } : null
    this.#own = [...this.#own.filter((other) => other.field !== field), ...(clause ? [clause] : [])]
    return clause
  }
}

const same = (a: Omit<Clause, 'by'>, b: Omit<Clause, 'by'>): boolean => told(a) === told(b)
const told = ({ values, period, asOf }: Omit<Clause, 'by'>): string => JSON.stringify([values, period?.start, period?.end, asOf])
