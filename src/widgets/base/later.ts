import type { CSSResult, ReactiveControllerHost } from 'lit'
import { toFault, type Fault } from '../../model/index.ts'

/** Such a module brings the looks of what it makes. */
export interface Part { readonly styles: CSSResult | readonly CSSResult[] }

/** What a widget loads only when it is needed: a module whose arrival asks for an update. */
export class Later<T extends Part> {
  module: T | undefined
  /** Why it cannot be had. */
  fault: Fault | undefined
  /** Settles, never by throwing, when it is there or cannot be had. */
  loading: Promise<void> | undefined
  #ready: T | undefined
  #host: ReactiveControllerHost
  #import: () => Promise<T>

  /** @param load - the dynamic import itself, so that every bundler sees it */
  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host
    this.#import = load
  }

  /** Asks for an update in the end. Tries again what failed. */
  readonly load = (): void => {
    if (this.module) return
    if (this.#ready) this.#take(this.#ready)
    else this.loading = this.#load()
  }
  /** Brings it near, for when it has to be there at once. What fails now is tried again then. */
  readonly prepare = (): void => { if (!this.module) void this.#import().then((module) => { this.#ready = module }, () => undefined) }

  /** The first time alone: what failed waits for the reader. */
  begin(): void { if (!this.loading) this.load() }

  async #load(): Promise<void> {
    try {
      this.#take(await this.#import())
    } catch (error) {
      this.fault = { ...toFault(error), code: 'network' }
      this.#host.requestUpdate()
    }
  }
  #take(module: T): void {
    this.module = module
    this.fault = undefined
    this.#host.requestUpdate()
  }
}
