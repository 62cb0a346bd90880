import type { Dataset } from '../engine/dataset.ts'
import { running } from '../engine/run.ts'
import { ShakhesError, toFault } from '../model/index.ts'
import type { Outcome, TimeFrame } from '../model/index.ts'
import { load } from './loading.ts'
import { aborted, Pace } from './pace.ts'
import { PROTOCOL } from './protocol.ts'
import type { Answer, Asked, Bridge, EngineApi, Loaded, LoadOrder, LoadProgress, Pong, Realm } from './protocol.ts'

export interface EngineSettings {
  readonly realm: Realm
  /** How long it may work before it lets its thread do something else. */
  readonly sliceMs: number
}

/** An engine: the data of one source, and the answers from it. The same in a worker and on the page. */
export function createEngineApi(settings: EngineSettings): EngineApi {
  return new Engine(settings)
}

/** The data that answers come from. */
interface Held { readonly dataset: Dataset, readonly version: number, readonly at: number, readonly complete: boolean, readonly frame: TimeFrame }

class Engine implements EngineApi {
  readonly #settings: EngineSettings
  /** What is under way, by the id that cancels it. */
  readonly #open = new Map<number, AbortController>()
  #held: Held | null = null
  #lastTurn: Promise<unknown> = Promise.resolve()

  constructor(settings: EngineSettings) { this.#settings = settings }

  async ping(): Promise<Pong> {
    return { protocol: PROTOCOL, realm: this.#settings.realm }
  }

  async load(id: number, order: LoadOrder, report: (progress: LoadProgress) => void, bridge: Bridge | null): Promise<Outcome<Loaded>> {
    const { signal } = this.#begin(id)
    try {
      const { dataset, loaded } = await load(order, { bridge, signal, report, pace: new Pace(this.#settings.sliceMs) })
      const { version, frame } = order
      this.#held = { dataset, version, at: loaded.at, complete: loaded.incomplete === null, frame }
      return { ok: true, value: loaded }
    } catch (error) {
      return { ok: false, fault: toFault(signal.aborted ? aborted() : error) }
    } finally {
      this.#open.delete(id)
    }
  }

  async ask(questions: readonly Asked[]): Promise<readonly Outcome<Answer>[]> {
    const signals = questions.map(({ id }) => this.#begin(id).signal)
    // One batch after the other: they share the thread anyway, and the first asked is the first answered.
    const turn = this.#lastTurn.then(() => this.#answer(questions, signals))
    this.#lastTurn = turn
    const outcomes = await turn
    for (const { id } of questions) this.#open.delete(id)
    return outcomes
  }

  async cancel(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.#open.get(id)?.abort()
  }

  async close(): Promise<void> {
    await this.cancel([...this.#open.keys()])
    this.#held = null
  }

  #begin(id: number): AbortController {
    const control = new AbortController()
    this.#open.set(id, control)
    return control
  }

  async #answer(questions: readonly Asked[], signals: readonly AbortSignal[]): Promise<readonly Outcome<Answer>[]> {
    const pace = new Pace(this.#settings.sliceMs)
    // So that whatever was cancelled meanwhile is known to be.
    await pace.rest()
    const outcomes: Outcome<Answer>[] = []
    for (const [i, { question }] of questions.entries()) {
      try {
        outcomes.push({ ok: true, value: await this.#one(question, pace, signals[i]!) })
      } catch (error) {
        outcomes.push({ ok: false, fault: toFault(error) })
      }
    }
    return outcomes
  }
}
