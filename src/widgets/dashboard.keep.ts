import type { LitElement } from 'lit'
import { ShakhesError, toFault, type Clause, type Fault } from '../model/index.ts'
import type { Switched } from './base/index.ts'
import { readState } from './dashboard.state.ts'
import { storeIn } from './dashboard.store.ts'
import type { DashboardState, StateStore } from './dashboard.types.ts'

/** What keeping needs of the dashboard. */
export interface Kept {
  /** Puts in place what was kept. */
  take(clauses: readonly Clause[], switched: Readonly<Record<string, Switched>>): void
  fail(fault: Fault): void
  /** What was kept could not be taken back whole. */
  lost(): void
}

/** A moment in which several changes are kept as one: what a hand drags changes with every move. */
const PAUSE = 250

/** Keeps what readers chose in a dashboard, and takes it back. */
export class Keeper {
  /** Settles when what was kept has been taken back. */
  restored: Promise<void> | undefined
  #host: LitElement
  #board: Kept
  #store: StateStore | undefined
  #stop: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #unkept: DashboardState | undefined
  /** What is being taken back need not be kept again. */
  #taking = false

  constructor(host: LitElement, board: Kept) {
    this.#host = host
    this.#board = board
    host.addController(this)
  }
  hostConnected(): void {
    addEventListener('pagehide', this.#flush)
    this.#watch()
  }
  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flush)
    this.#flush()
    this.#stop?.()
    this.#stop = undefined
  }

  /** Keeps the state there from now on, and takes back what stands there. Never rejects. */
  keepIn(where: StateStore | string | undefined): Promise<void> {
    this.#stop?.()
    this.#store = undefined
    try {
      this.#store = typeof where === 'string' ? storeIn(where, this.#host.id || 'shakhes') : where
    } catch (error) {
      this.#board.fail(toFault(error))
    }
    this.#watch()
    return this.#store ? this.#takeBack() : Promise.resolve()
  }
  #watch(): void {
    this.#stop?.()
    this.#stop = this.#store?.watch?.(() => {
      // Nothing of before this step is to be kept over it.
      clearTimeout(this.#timer)
      this.#unkept = undefined
      void this.#takeBack(true)
    })
  }
  /** @param moved - nothing kept means that nothing is chosen, rather than that the host's own holds */
  #takeBack(moved = false): Promise<void> {
    const store = this.#store
    return this.restored = (async () => {
      try {
        const kept = await store?.read()
        if (kept != null) await this.restore(kept)
        else if (moved) await this.restore({ version: 1, clauses: [] })
      } catch (error) {
        this.#fail(error)
      }
    })()
  }

  /** Puts a state in place as far as it makes sense, and tells what does not. */
  async restore(value: unknown): Promise<void> {
    const filters = this.#host.querySelector('shakhes-filters')
    const { clauses, switched, wrong } = readState(value, filters?.id || 'shakhes-filters')
    if (wrong.length > 0) this.#fail(new ShakhesError('bad-query', `state: ${wrong.join('; ')}`))
    // What is no state at all changes nothing.
    if ((value as Partial<DashboardState> | null)?.version !== 1) return
    this.#taking = true
    this.#board.take(clauses, switched)
    this.#taking = false
  }
  /** Keeps a state a moment after its last change. */
  keep(state: DashboardState): void {
    if (!this.#store || this.#taking) return
    this.#unkept = { ...state, clauses: state.clauses.map(inOrder) }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#flush, PAUSE)
  }
  #flush = (): void => {
    clearTimeout(this.#timer)
    const state = this.#unkept
    if (!state) return
    this.#unkept = undefined
    void (async () => {
      try {
        await this.#store?.write(state)
      } catch (error) {
        this.#board.fail(toFault(error))
      }
    })()
  }
  #fail(error: unknown): void {
    this.#board.fail(toFault(error))
    this.#board.lost()
  }
}

/** Always the same text for the same choice; what a period is called, its reader's language says. */
function inOrder({ by, field, values, period, label }: Clause): Clause {
  return { by, field, ...(period ? { period, label: '' } : { ...(values && { values }), label }) }
}
