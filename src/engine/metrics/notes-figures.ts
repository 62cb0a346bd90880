import { and, isIn, type Filter, type NotesQuery, type NotesResult } from '../../model/index.ts'
import type { MetricContext } from '../metric.ts'
import { aggregate, COUNT, scopeOf, type Groups } from './ask.ts'
import { askReach, reachOf } from './cards/last-reach.ts'
import { askDensity, densityOf } from './cards/note-density.ts'
import { countsOf } from './mood-counts.ts'
import { askOutcome, outcomeOf } from './mood-outcome.ts'
import { isOfNotes } from './notes-timeline.ts'
import { seriesBuckets, seriesBy } from './series.ts'

type Answers = Readonly<Record<keyof ReturnType<typeof askFigures>, Groups | null>>

/** METRICS K, beside the list: only what is asked for. */
export function askFigures(query: NotesQuery, context: MetricContext, where: Filter) {
  const wants = (extra: NonNullable<NotesQuery['include']>[number]): boolean => query.include?.includes(extra) === true
  const deals = dealsOf(query)
  const reach = wants('customers') ? askReach(deals, context) : { customers: null, contacts: null }
  const density = wants('density') ? askDensity(deals, context)
    : { noted: null, opened: null, closed: null, earlier: null }
  const readable = and(where, isIn('hidden', 0))
  return {
    overTime: wants('overTime')
      ? aggregate('notes', context, readable, ['mood', seriesBy('at', context)], { n: COUNT }) : null,
    outcome: wants('outcome') ? askOutcome(scopeOf(query), context) : null,
    ...reach, ...density,
  }
}

export function figuresOf(
  { overTime, outcome, customers, contacts, ...density }: Answers, { include = [] }: NotesQuery, context: MetricContext,
): Pick<NotesResult, 'overTime' | 'outcome' | 'density' | 'customers'> {
  return {
    ...(overTime && {
      overTime: seriesBuckets(context)
        .map((bucket, i) => ({ ...bucket, ...countsOf(overTime, ({ keys }) => keys[1] === i) })),
    }),
    ...(outcome && { outcome: outcomeOf(outcome, context.confidence) }),
    ...(customers && { customers: reachOf({ customers, contacts: contacts! }, context).waiting }),
    ...(include.includes('density') && { density: densityOf(density, context) }),
  }
}

/** What the filter says of deals; what it says of notes is no condition on them. */
function dealsOf({ about, ...query }: NotesQuery): Filter {
  const asked = scopeOf(query)
  const parts = asked.op === 'and' ? asked.of : [asked]
  return and(
    ...parts.filter((part) => !isOfNotes(part)),
    about && ('customer' in about ? isIn('customer', about.customer) : isIn('id', about.opportunity)),
  )
}
