import type { Clause } from '../model/index.ts'

type Chosen = readonly Clause[]
/** Changes that can be undone. */
const MOST = 50

/** What was chosen before each change, and what was taken back since. */
export class Steps {
  #past: Chosen[] = []
  /** The next one last. */
  #future: Chosen[] = []

  get canUndo(): boolean { return this.#past.length > 0 }
  get canRedo(): boolean { return this.#future.length > 0 }

  /** A change was made; what had been taken back is gone. */
  keep(before: Chosen): void {
    this.#past = [...this.#past, before].slice(-MOST)
    this.#future = []
  }
  /** What was chosen before; `now` can be done again. Undefined: there is no earlier one. */
  back(now: Chosen): Chosen | undefined { return step(this.#past, this.#future, now) }
  /** What was taken back last; `now` can be undone. Undefined: there is none. */
  forth(now: Chosen): Chosen | undefined { return step(this.#future, this.#past, now) }
}

function step(from: Chosen[], to: Chosen[], now: Chosen): Chosen | undefined {
  const chosen = from.pop()
  if (chosen) to.push(now)
  return chosen
}
