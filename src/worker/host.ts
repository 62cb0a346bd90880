import type * as answering from '../engine/answering.ts'
import type { RunSettings } from '../engine/run.ts'
import { fromFault, ShakhesError, toFault } from '../model/index.ts'
import type { Change, Fault, MetricQuery, Outcome, TimeFrame } from '../model/index.ts'
import { sourceFault } from './feed.ts'
import { load } from './loading.ts'
import { aborted, Pace } from './pace.ts'
import { PROTOCOL } from './protocol.ts'
import type { Answer, Asked, Bridge, EngineApi, Loaded, LoadOrder, LoadProgress, Pong, Question, Realm } from './protocol.ts'
import type { Watch } from './watch.ts'

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
interface Held {
  readonly engine: typeof answering
  readonly dataset: answering.Dataset
  readonly version: number
  readonly at: number
  readonly incomplete: Fault | null
  readonly frame: TimeFrame
  readonly watch: Watch | null
}

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
      const { engine, dataset, frame, loaded, watch } = await load(order, { bridge, signal, report, pace: new Pace(this.#settings.sliceMs) })
      this.#held?.watch?.stop()
      // Changes may have made versions that whoever ordered has not heard of yet.
      const version = Math.max(order.version, (this.#held?.version ?? 0) + 1)
      this.#held = { engine, dataset, version, at: loaded.at, incomplete: loaded.incomplete, frame, watch }
      return { ok: true, value: loadedOf(this.#held) }
    } catch (error) {
      return { ok: false, fault: toFault(signal.aborted ? aborted() : error) }
    } finally {
      this.#open.delete(id)
    }
  }

  async apply(id: number, changes: readonly Change[]): Promise<Outcome<Loaded>> {
    return this.#outcome(id, () => this.#change(this.#held, changes))
  }

  async follow(id: number): Promise<Outcome<Loaded | null>> {
    return this.#outcome(id, async (signal) => {
      const held = this.#held
      const changes = await held?.watch?.next(signal).catch((error: unknown) => { throw fromFault(sourceFault(error)) })
      return changes == null ? null : this.#change(held, changes)
    })
  }

  async #outcome<T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    const { signal } = this.#begin(id)
    try {
      return { ok: true, value: await work(signal) }
    } catch (error) {
      return failed(toFault(error))
    } finally {
      this.#open.delete(id)
    }
  }

  /** In its turn between questions, and to its end: half of a change is none. */
  async #change(held: Held | null, changes: readonly Change[]): Promise<Loaded> {
    if (held === null) throw new ShakhesError('internal', 'changes came before any data')
    const turn = this.#lastTurn.then(async () => {
      const at = Date.now()
      await new Pace(this.#settings.sliceMs).drain(held.dataset.applying(changes, at), new AbortController().signal)
      const changed = { ...held, version: (this.#held ?? held).version + 1, at }
      // Unless all was read again meanwhile.
      if (this.#held?.dataset === held.dataset) this.#held = changed
      return loadedOf(changed)
    })
    this.#lastTurn = turn.catch(() => undefined)
    return turn
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
    this.#held?.watch?.stop()
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
      const { prepareMetrics, runningAll } = held.engine
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

  #runSettings({ frame, at, version, incomplete }: Held): RunSettings {
    return { frame, now: at, version, complete: incomplete === null, ran: this.#settings.realm, clock: () => performance.now() }
  }
}

function loadedOf({ dataset, version, at, incomplete, watch }: Held): Loaded {
  return { info: dataset.info(version, incomplete === null), at, incomplete, follows: watch !== null }
}

const failed = (fault: Fault): Outcome<never> => ({ ok: false, fault })

async function outcomeOf({ version }: Held, work: () => Promise<Answer['value']>): Promise<Outcome<Answer>> {
  try {
    return { ok: true, value: { version, value: await work() } }
  } catch (error) {
    return failed(toFault(error))
  }
}

function valuesOf({ dataset }: Held, { dimension, filter, limit, asOf }: Extract<Question, { kind: 'values' }>): Answer['value'] {
  return dataset.values(dimension, { ...(filter === null ? {} : { filter }), ...(limit === null ? {} : { limit }), ...(asOf === undefined ? {} : { asOf }) })
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
