import { macrotask, stopIfAborted, stopped } from '../adapters/stopping.ts'

/**
 * Work in slices that leave the thread free between them. A message channel, because timers are clamped to 4 ms, and
 * `scheduler.yield` may come back before the messages that wait (a `cancel` above all).
 */
export class Pace {
  readonly sliceMs: number
  #until: number

  constructor(sliceMs: number) {
    this.sliceMs = sliceMs
    this.#until = performance.now() + sliceMs
  }

  /** Rest if the slice is used up. Throws `aborted` when nobody waits any more. */
  async breathe(signal: AbortSignal): Promise<void> {
    if (performance.now() >= this.#until) await this.rest()
    stopIfAborted(signal)
  }

  /** Let everything else have a turn, and start a new slice. */
  async rest(): Promise<void> {
    await macrotask()
    this.#until = performance.now() + this.sliceMs
  }

  /** Run a generator to its end, in slices. */
  async drain<T>(steps: Generator<unknown, T>, signal: AbortSignal): Promise<T> {
    await this.breathe(signal)
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
      if (performance.now() < this.#until && !signal.aborted) continue
      try {
        await this.breathe(signal)
      } catch (error) {
        steps.return(undefined as T)
        throw error
      }
    }
  }
}

export { stopped as aborted }
