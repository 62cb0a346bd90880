import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ShakhesError } from '../../model/index.ts'
import { tell } from './tell.ts'

/** What a reader switched of a widget, by the names of its properties; null: undefined. Plain JSON. */
export type Switched = Readonly<Record<string, string | number | boolean | null>>

/** Detail of `shakhes-switch`: what differs from how the widget was set up. Bubbles, composed. */
export interface SwitchDetail {
  readonly by: string
  readonly switched: Switched
}

type Host = ReactiveControllerHost & HTMLElement & Record<string, unknown>

/** Tells what its reader switched a widget to, and takes it back, for those who keep it. */
export class Switches implements ReactiveController {
  #host: Host
  #names: readonly string[]
  #by: () => string
  #given: Switched | undefined
  #told = '{}'
  #taken: unknown

  /** @param names - the properties that a reader may switch */
  constructor(host: ReactiveControllerHost & HTMLElement, names: readonly string[], by: () => string) {
    this.#host = host as Host
    this.#names = names
    this.#by = by
    if (names.length > 0) host.addController(this)
  }

  /**
   * Takes what was kept, once, before it is asked by it; what is not in it is as it was set up.
   * @param check - throws where the widget cannot be as it was told
   * @throws ShakhesError `bad-query`, and all is as it was set up
   */
  take(kept: Readonly<Record<string, Switched>> | undefined, check: () => unknown): void {
    const given = this.#given ??= this.#now()
    if (kept === undefined || kept === this.#taken) return
    this.#taken = kept
    const mine = kept[this.#by()] ?? {}
    this.#told = JSON.stringify(mine)
    const set = (from: Switched): void => { for (const name of this.#names) this.#host[name] = (name in from ? from : given)[name] ?? undefined }
    try {
      for (const [name, value] of Object.entries(mine)) {
        const usual = given[name]
        if (!this.#names.includes(name) || (usual != null && typeof value !== typeof usual)) throw new ShakhesError('bad-query', `${this.#by()}: ${name} cannot be ${JSON.stringify(value)}; it can be told ${this.#names.join(', ') || 'nothing'}`)
      }
      set(mine)
      check()
    } catch (error) {
      set({})
      throw error
    }
  }

  hostUpdated(): void {
    const now = this.#now()
    const switched = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== this.#given?.[name]))
    const told = JSON.stringify(switched)
    if (told === this.#told) return
    this.#told = told
    const detail: SwitchDetail = { by: this.#by(), switched }
    tell(this.#host, 'switch', detail)
  }

  #now(): Switched { return Object.fromEntries(this.#names.map((name) => [name, (this.#host[name] ?? null) as Switched[string]])) }
}
