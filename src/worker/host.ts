import type { Dataset } from '../engine/dataset.ts'
import { prepareMetrics } from '../engine/metrics/index.ts'
import { runningAll } from '../engine/run.ts'
import type { RunSettings } from '../engine/run.ts'
import { ShakhesError, toFault } from '../model/index.ts'
import type { Fault, MetricQuery, Outcome, TimeFrame } from '../model/index.ts'
import { frameOf } from '../time/index.ts'
import { load } from './loading.ts'
import { aborted, Pace } from './pace.ts'
import { PROTOCOL } from './protocol.ts'
import type { Answer, Asked, Bridge, EngineApi, Loaded, LoadOrder, LoadProgress, Pong, Question, Realm } from './protocol.ts'

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
      const { locale, ...said } = order.frame
      const frame = frameOf(said, locale)
      const { dataset, loaded } = await load({ ...order, frame }, { bridge, signal, report, pace: new Pace(this.#settings.sliceMs) })
      this.#held = { dataset, version: order.version, at: loaded.at, complete: loaded.incomplete === null, frame }
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
    const held = this.#held
    if (held === null) return questions.map(() => failed(toFault(new ShakhesError('internal', 'a question came before any data'))))
    const outcomes: Outcome<Answer>[] = questions.map(() => failed(toFault(aborted())))
    const metrics: { readonly place: number, readonly query: MetricQuery, readonly signal: AbortSignal }[] = []
    for (const [place, { question }] of questions.entries()) {
      const signal = signals[place]!
      if (signal.aborted) continue
      if (question.kind === 'metric') metrics.push({ place, query: question.query, signal })
      else outcomes[place] = await outcomeOf(held, async () => valuesOf(held, question))
    }
    if (metrics.length === 0) return outcomes
    const run = async (queries: readonly MetricQuery[], signal: AbortSignal): Promise<readonly Answer['value'][]> => {
      await prepareMetrics(queries)
      return pace.drain(runningAll(held.dataset, queries, this.#runSettings(held)), signal)
    }
    try {
      const results = await run(metrics.map(({ query }) => query), allAborted(metrics.map(({ signal }) => signal)))
      metrics.forEach(({ place }, i) => { outcomes[place] = { ok: true, value: { version: held.version, value: results[i]! } } })
    } catch (error) {
      if (metrics.length === 1) outcomes[metrics[0]!.place] = failed(toFault(error))
      // One of them cannot be answered: the others should not suffer for it.
      else for (const { place, query, signal } of metrics) outcomes[place] = await outcomeOf(held, async () => (await run([query], signal))[0]!)
    }
    return outcomes
  }

  #runSettings({ frame, at, version, complete }: Held): RunSettings {
    return { frame, now: at, version, complete, ran: this.#settings.realm, clock: () => performance.now() }
  }
}

const failed = (fault: Fault): Outcome<never> => ({ ok: false, fault })

async function outcomeOf({ version }: Held, work: () => Promise<Answer['value']>): Promise<Outcome<Answer>> {
  try {
    return { ok: true, value: { version, value: await work() } }
  } catch (error) {
    return failed(toFault(error))
  }
}

function valuesOf({ dataset }: Held, { dimension, filter, limit }: Extract<Question, { kind: 'values' }>): Answer['value'] {
  return dataset.values(dimension, { ...(filter === null ? {} : { filter }), ...(limit === null ? {} : { limit }) })
}

/** Aborted once all of them are. */
function allAborted(signals: readonly AbortSignal[]): AbortSignal {
  const all = new AbortController()
  let open = 0
  for (const signal of signals) {
    if (signal.aborted) continue
    open++
    signal.addEventListener('abort', () => { if (--open === 0) all.abort() }, { once: true })
  }
  if (open === 0) all.abort()
  return all.signal
}
