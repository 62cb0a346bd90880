import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Clause } from '../model/index.ts'
import { ancestorsOf } from './base/lang.ts'
import { Selection } from './base/selection.ts'
import { tell } from './base/tell.ts'
import type { SelectDetail, WidgetScope } from './scope.ts'
import { Steps } from './steps.ts'

const NONE: readonly Clause[] = []

/**
 * What was chosen, by this element and around it. Inside a dashboard the dashboard keeps it, with all that is chosen in
 * its widgets; alone, the element does.
 */
export class Choices implements ReactiveController {
  /** Kept here, while no dashboard does. */
  own: readonly Clause[] = []
  inDashboard = false
  #host: ReactiveControllerHost & HTMLElement
  #scope: () => WidgetScope | undefined
  #selection: Selection
  #steps = new Steps()

  constructor(host: ReactiveControllerHost & HTMLElement, scope: () => WidgetScope | undefined) {
    this.#host = host
    this.#scope = scope
    this.#selection = new Selection(host)
    host.addController(this)
  }
  hostConnected(): void { this.inDashboard = [...ancestorsOf(this.#host)].some(({ localName }) => localName === 'shakhes-dashboard') }

  get by(): string { return this.#selection.by }
  get all(): readonly Clause[] { return this.inDashboard ? this.#scope()?.clauses ?? NONE : this.own }
  get canUndo(): boolean { return this.#steps.canUndo }
  get canRedo(): boolean { return this.#steps.canRedo }
  /** Of comparisons and moments there is one, whoever chose it. */
  mine(field: string): Clause | undefined { return this.all.find((clause) => clause.field === field && (clause.by === this.by || field === 'compare' || field === 'asOf')) }

  /** Chooses, or clears. */
  choose(field: string, chosen: Omit<Clause, 'by' | 'field'> | null): void {
    const clause = chosen && { ...chosen, by: this.by, field }
    if (!this.inDashboard) this.#keep([...this.own.filter((other) => other.field !== field), ...(clause ? [clause] : [])], true)
    this.#tell(field, clause)
  }
  clear(): void { this.#change(NONE, true) }
  undo(): void { this.#change(this.#steps.back(this.own) ?? this.own, false) }
  /** Does again what was taken back last. */
  redo(): void { this.#change(this.#steps.forth(this.own) ?? this.own, false) }

  /** Tells of every field that is another now. */
  #change(clauses: readonly Clause[], remember: boolean): void {
    const before = this.own
    this.#keep(clauses, remember)
    for (const { field } of before) if (!clauses.some((clause) => clause.field === field)) this.#tell(field, null)
    for (const clause of clauses) if (!before.includes(clause)) this.#tell(clause.field, clause)
  }
  #keep(clauses: readonly Clause[], remember: boolean): void {
    if (remember) this.#steps.keep(this.own)
    this.own = clauses
    this.#host.requestUpdate()
  }
  #tell(field: string, clause: Clause | null): void {
    const detail: SelectDetail = { by: this.by, field, clause }
    tell(this.#host, 'select', detail)
  }
}
