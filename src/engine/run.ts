import type {
  DataAnswer, DataRequest, DatasetInfo, Envelope, MetricName, MetricQuery, MetricResult, QueryOf, ResultOf, TimeFrame,
} from '../model/index.ts'
import { checkQuery } from './check-query.ts'
import { contextOf, type Described } from './context.ts'
import type { MetricBody, MetricContext } from './metric.ts'
import { metricOf } from './metrics/index.ts'
import { withRanks } from './reached.ts'

/** What answers are made from: the data set in memory, or whatever answers aggregates like it. */
export interface Answerer extends Described {
  info(version: number, complete: boolean): DatasetInfo
  /** Yields between pieces of work, so that whoever runs it can let others have the thread. */
  answering(requests: readonly DataRequest[]): Generator<void, readonly DataAnswer[]>
}

export interface RunSettings {
  readonly frame: TimeFrame
  /** The time of the last load, epoch ms: T unless the query says another. */
  readonly now: number
  readonly version: number
  readonly ran: Envelope['ran']
  /** Whether everything has been read. */
  readonly complete: boolean
  /** Rising ms, for how long it took; without it 0 is told. The engine itself knows no clock. */
  readonly clock?: () => number
}

/**
 * The answer to one question. Its metric has to be prepared (`prepareMetrics`) unless it is one of the widgets'.
 *
 * @throws ShakhesError `bad-query` for a question that cannot be answered, `too-large` above 5,000 buckets
 */
export function run<M extends MetricName>(data: Answerer, query: QueryOf<M>, settings: RunSettings): ResultOf<M> {
  return drained(running(data, query, settings))
}

/** The same, yielding between pieces of work. */
export function* running<M extends MetricName>(
  data: Answerer, query: QueryOf<M>, settings: RunSettings,
): Generator<void, ResultOf<M>> {
  const [result] = yield* runningAll(data, [query as MetricQuery], settings)
  return result as ResultOf<M>
}

/** The answers to all questions of one refresh, from one pass over the data, in their order. */
export function runAll(
  data: Answerer, queries: readonly MetricQuery[], settings: RunSettings,
): readonly MetricResult[] {
  return drained(runningAll(data, queries, settings))
}

/** The same, yielding between pieces of work. Each result tells how long all of them took together. */
export function* runningAll(
  data: Answerer, queries: readonly MetricQuery[], settings: RunSettings,
): Generator<void, readonly MetricResult[]> {
  const begun = settings.clock?.() ?? 0
  const info = data.info(settings.version, settings.complete)
  const contexts = new Map<string, MetricContext>()
  const plans = queries.map((query) => planned(data, info, query, settings, contexts))
  yield
  const first = yield* answersOf(data, plans.map((plan) => plan.requests))
  yield
  const second = yield* answersOf(data, plans.map((plan, i) => plan.follow(first[i]!)))
  const bodies: MetricResult[] = []
  for (const [i, plan] of plans.entries()) {
    bodies.push(plan.finish([...first[i]!, ...second[i]!]))
    yield
  }
  const ms = (settings.clock?.() ?? 0) - begun
  return bodies.map((body) => ({ ...body, ms }))
}

/** All requests together, so that they share a pass; their answers by who asked. */
function* answersOf(
  data: Answerer, asked: readonly (readonly DataRequest[])[],
): Generator<void, readonly (readonly DataAnswer[])[]> {
  const requests = asked.flat()
  if (requests.length === 0) return asked.map(() => [])
  const answers = yield* data.answering(requests)
  let next = 0
  return asked.map(({ length }) => answers.slice(next, next += length))
}

interface Plan {
  readonly requests: readonly DataRequest[]
  readonly follow: (answers: readonly DataAnswer[]) => readonly DataRequest[]
  readonly finish: (answers: readonly DataAnswer[]) => MetricResult
}

function planned<M extends MetricName>(
  data: Answerer, info: DatasetInfo, query: MetricQuery, settings: RunSettings, contexts: Map<string, MetricContext>,
): Plan {
  const metric = metricOf<M>(query.metric as M)
  checkQuery(query, metric.rules ?? {}, info)
  const own = withRanks(query, info.stages) as QueryOf<M>
  const scope = JSON.stringify(SCOPE.map((field) => query[field]))
  const context = contexts.get(scope) ?? contextOf(data, info, query, settings)
  contexts.set(scope, context)
  return {
    requests: metric.plan(own, context),
    follow: (answers) => metric.follow?.(own, answers, context) ?? [],
    finish: (answers) => enveloped(query.metric, metric.finish(own, answers, context), context, info, settings),
  }
}

/**
 * What a context is made of. The questions of a refresh mostly say the same, each widget in objects of its own: period,
 * comparison and buckets are resolved once for all of them.
 */
const SCOPE = ['frame', 'asOf', 'today', 'period', 'compare', 'pipeline', 'currency', 'confidence'] as const

/** What every result says about itself, around what the metric alone can tell. METRICS G12. */
function enveloped<M extends MetricName>(
  metric: MetricName, body: MetricBody<M>, context: MetricContext, info: DatasetInfo,
  { version, ran, complete }: RunSettings,
): MetricResult {
  const { asOf, period, partial, frame, currency, confidence } = context
  const issues = info.quality.counts
  const envelope = { metric, asOf, period, partial, frame, currency, confidence, issues, ran, ms: 0, version, complete }
  // TypeScript cannot see that a generic Omit and its rest make the whole.
  return { ...body, ...envelope } as unknown as MetricResult
}

function drained<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
