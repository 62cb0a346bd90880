import { ShakhesError } from '../model/index.ts'
import type {
  DataAnswer, DataRequest, MetricName, MetricQuery, MetricResult, QueryOf, ResultOf,
} from '../model/index.ts'
import { prepareMetrics } from '../engine/metrics/index.ts'
import { runningAll } from '../engine/run.ts'
import type { Answerer, RunSettings } from '../engine/run.ts'
import type { SqlSource } from './sql/source.ts'

/** A database behind the runner's interface: the runner rests once while it answers. */
class Waiting implements Answerer {
  readonly #source: SqlSource
  #answered: Promise<void> = Promise.resolve()
  constructor(source: SqlSource) { this.#source = source }

  info(version: number, complete: boolean): ReturnType<Answerer['info']> { return this.#source.info(version, complete) }
  get reps(): Answerer['reps'] { return this.#source.reps }
  get teams(): Answerer['teams'] { return this.#source.teams }
  get goals(): Answerer['goals'] { return this.#source.goals }
  get interventions(): Answerer['interventions'] { return this.#source.interventions }
  get holidays(): NonNullable<Answerer['holidays']> { return this.#source.holidays }
  get rates(): NonNullable<Answerer['rates']> { return this.#source.rates }
  get voids(): number { return this.#source.voids }
  has(table: string): boolean { return this.#source.has(table) }
  nameOf(dimension: string, value: string): ReturnType<Answerer['nameOf']> {
    return this.#source.nameOf(dimension, value)
  }

  /** Resolves when what was asked has been answered. */
  get answered(): Promise<void> { return this.#answered }

  *answering(requests: readonly DataRequest[]): Generator<void, readonly DataAnswer[]> {
    let answers: readonly DataAnswer[] | null = null
    this.#answered = this.#source.answer(requests).then((found) => { answers = found })
    yield
    // Whoever drives this awaits `answered` before going on; the compiler cannot see that it assigns.
    const found = answers as readonly DataAnswer[] | null
    if (found === null) throw new ShakhesError('internal', 'a database answers later: ask it by runOn, not by run')
    return found
  }
}

/**
 * The answer to one question, from a database.
 *
 * @throws ShakhesError as `run`; whatever the database rejects with
 */
export async function runOn<M extends MetricName>(
  source: SqlSource, query: QueryOf<M>, settings: RunSettings,
): Promise<ResultOf<M>> {
  const [result] = await runAllOn(source, [query as MetricQuery], settings)
  return result as ResultOf<M>
}

/** The answers to several questions, in their order. */
export async function runAllOn(
  source: SqlSource, queries: readonly MetricQuery[], settings: RunSettings,
): Promise<readonly MetricResult[]> {
  await prepareMetrics(queries)
  const waiting = new Waiting(source)
  const work = runningAll(waiting, queries, settings)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await waiting.answered
  }
}
