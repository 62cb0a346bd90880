import type { ReactiveControllerHost } from 'lit'
import { toFault, type Fault } from '../../model/index.ts'
import type * as evidenceModule from '../evidence.ts'

/** What tables and definitions are made with: loaded when the first of them is asked for. */
export class Evidence {
  module: typeof evidenceModule | undefined
  /** Why it cannot be had. */
  fault: Fault | undefined
  /** Settles, never by throwing, when it is there or cannot be had. */
  loading: Promise<void> | undefined
  #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) { this.#host = host }

  /** Asks for an update in the end. */
  readonly load = (): void => { if (!this.module) this.loading = this.#load() }

  async #load(): Promise<void> {
    try {
      this.module = await import('../evidence.ts')
      this.fault = undefined
    } catch (error) {
      this.fault = { ...toFault(error), code: 'network' }
    }
    this.#host.requestUpdate()
  }
}
