import { css, html, nothing, type TemplateResult } from 'lit'
import type { Messages } from '../../i18n/index.ts'
import { and, isIn, range, ShakhesError, type Clause, type Filter, type MetricName, type MetricQuery, type MetricResult, type Period, type Scalar, type TrendMeasure } from '../../model/index.ts'
import type { Source } from '../../source/types.ts'
import { tell } from './tell.ts'
import type { ShakhesWidget } from './widget.ts'

/** Ids that one event carries at most; `total` tells how many there are. */
const MOST = 1000

/** The deals behind what a reader pointed at, for the host to open. */
export interface DrillDetail {
  readonly metric: MetricName
  /** What was pointed at: a dimension of the opportunity, `id`, or `period`. */
  readonly field: string
  readonly values: readonly Scalar[] | null
  /** Half-open, epoch ms; null: everything there is. */
  readonly period: Period | null
  /** How a reader would name it. */
  readonly label: string
  /** Of opportunities, at most a thousand. */
  readonly ids: readonly string[]
  readonly total: number
  /** Epoch ms. */
  readonly asOf: number
}

/** What deals have to be and to have done in the period to be behind a number; null: no deals are. */
type Population = { readonly time: 'createdAt' | 'decidedAt' | null; readonly status: readonly string[] } | null

const DECIDED: Population = { time: 'decidedAt', status: ['won', 'lost'] }
const WON: Population = { time: 'decidedAt', status: ['won'] }
const CREATED: Population = { time: 'createdAt', status: [] }
const OPEN: Population = { time: null, status: ['open'] }
const ALL: Population = { time: null, status: [] }

const MEASURED: Readonly<Record<TrendMeasure, Population>> = {
  wonAmount: WON, wonCount: WON, dealSize: WON, lostCount: { time: 'decidedAt', status: ['lost'] }, createdCount: CREATED, winRate: DECIDED,
  noteCount: null, leadCount: null, touchCount: null,
}

/** METRICS A to F and I: which deals each counts. What is made of several counts, or counts visits, leads or customers, has none of its own. */
function populationOf(query: MetricQuery): Population {
  switch (query.metric) {
    case 'funnel': return query.population === 'closed' ? DECIDED : query.population === 'entered' ? null : CREATED
    case 'trend': return MEASURED[query.measure ?? 'wonAmount']
    case 'winRate': case 'leaderboard': return DECIDED
    case 'wonCount': case 'dealSize': case 'attainment': return WON
    case 'cycle': return query.from?.startsWith('stage:') ? null : query.to === 'closed' ? DECIDED : WON
    case 'openCount': case 'workload': case 'forecast': return OPEN
    case 'velocity': case 'rrroi': case 'lgr': case 'retention': case 'mood': return null
    default: return ALL
  }
}

/** Whether deals are behind the whole of what a query asks. */
const hasDeals = (query: MetricQuery): boolean => populationOf(query) !== null

/** Whose goal it is. */
function whose(query: MetricQuery): Filter | undefined {
  const [, kind, id] = /^(rep|team):(.+)$/.exec(query.metric === 'attainment' ? query.goalScope ?? '' : '') ?? []
  return id === undefined ? undefined : isIn(kind === 'team' ? 'team' : 'owner', id)
}

/**
 * The ids behind what was pointed at.
 *
 * @param chosen - as choosing it would say it
 * @returns null where no deals are behind it
 */
async function drilled(
  source: Source, query: MetricQuery, { period, asOf, ...result }: MetricResult, chosen: Omit<Clause, 'by'>,
): Promise<DrillDetail | null> {
  const population = populationOf(query)
  if (!population) return null
  const { time, status } = population
  const within = time === null ? null : chosen.period ?? (query.period === undefined || query.period === 'all' ? null : period)
  // A forecast is of one pipeline, also where nobody said which.
  const pipeline = result.metric === 'forecast' ? result.pipeline.id : query.pipeline
  const filter: Filter = and(
    query.filter, pipeline === undefined ? undefined : isIn('pipeline', pipeline), whose(query), status.length === 0 ? undefined : isIn('status', ...status),
    within && time !== null ? range(time, within.start, within.end) : undefined, chosen.values && isIn(chosen.field, ...chosen.values),
  )
  const [deals, counted] = await Promise.all([source.values('id', { filter, limit: MOST, asOf }), source.values('status', { filter, asOf })])
  const ids = deals.map(({ value }) => {
    if (value === null) throw new ShakhesError('internal', 'an opportunity without an id was counted')
    return value
  })
  return {
    metric: query.metric, field: chosen.field, values: chosen.values ?? null, period: within, label: chosen.label, ids, asOf,
    total: counted.reduce((sum, { count }) => sum + count, 0),
  }
}

type Widget = ShakhesWidget<MetricName>
/** The widget whose deals are dug up; typed by it, since the hand-over is a cast. */
export interface DrillTarget extends EventTarget {
  readonly drill: Widget['drill']
  readonly answered: Widget['answered']
  readonly result: Widget['result']
  readonly situation: Pick<Widget['situation'], 'source'>
}

/**
 * The ways to the deals behind a mark: a double click, and Ctrl or ⌘ with Enter. Either does what choosing the mark
 * does, but what is chosen then is dug into instead.
 */
export class DrillHands {
  /** Whether what is chosen now is dug into. */
  digging = false
  #target: DrillTarget
  #failed: (error: unknown) => void

  /** @param failed - is told why deals could not be had */
  constructor(root: ShadowRoot, target: DrillTarget, failed: (error: unknown) => void) {
    this.#target = target
    this.#failed = failed
    root.addEventListener('dblclick', (event) => this.#point(event))
    // Before the mark hears of it.
    root.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#point(event)
    }, true)
  }
  #point(event: Event): void {
    if (!this.#target.drill) return
    const [target] = event.composedPath()
    const mark = target instanceof Element ? target.closest<HTMLElement>('.body :is(button:not([part="drill"]), [role="listbox"])') : null
    if (!mark) return
    event.preventDefault()
    event.stopPropagation()
    this.digging = true
    if (mark instanceof HTMLButtonElement) mark.click()
    else mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    this.digging = false
  }

  /** Tells the host of the deals behind what was chosen. */
  dig(chosen: Omit<Clause, 'by'>): void {
    const { answered, result, situation: { source } } = this.#target
    if (!source || !answered || !result) return
    drilled(source, answered, result, chosen).then((detail) => { if (detail) tell(this.#target, 'drill', detail) }).catch(this.#failed)
  }
  /** Opens the deals behind the whole of what is shown; undefined: there are none. */
  whole(label: string): (() => void) | undefined {
    const { answered, result } = this.#target
    return answered && result && hasDeals(answered) ? () => this.dig({ field: 'period', period: result.period, label }) : undefined
  }

  /** Beneath what is chosen: the way that needs neither a second click nor a key. */
  template(chosen: readonly Clause[], { common: t }: Messages): TemplateResult | typeof nothing {
    // A moment has no deals of its own.
    const marks = chosen.filter(({ asOf }) => asOf === undefined)
    if (marks.length === 0) return nothing
    return html`<p class="drill">${marks.map((clause) => html`<button class="link" type="button" part="drill" @click=${() => this.dig(clause)}>${t.drill(clause.label)}</button>`)}</p>`
  }
}

export const styles = css`
  .drill { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 8px 0 0; font-size: 12px; }
  @media print { .drill { display: none; } }
`
