import { and, isIn, type Filter, type FunnelPopulation, type FunnelQuery, type Measure } from '../../model/index.ts'
import type { Metric } from '../metric.ts'
import { flag, oneOf, text, texts } from '../rules.ts'
import { aggregate, amounts, answersTo, asking, COUNT, DECIDED, LOST, requestsOf, type Groups } from './ask.ts'
import { cohortOf, enteredStage, pastCohort, poolFor, within } from './funnel-cohort.ts'
import type { Pool } from './funnel-pool.ts'
import { pathStages, snapshotStages, type Path } from './funnel-stages.ts'
import { staysOf } from './funnel-stays.ts'
import { rare } from './rare.ts'
import { lostReasonsOf, rateOf } from './rate.ts'

/**
 * How far deals got: METRICS A. The population is a cohort: created in the period (as of T), closed in it, or those
 * that entered a stage in it. Pipelines are never pooled unless their stages map to those of one.
 *
 * Where some deals have no stage events and others do, the former are in the stock, the totals and the overall rate;
 * the split and the steps rest on known paths alone, since lost snapshots cannot be placed and leaving out only those
 * would flatter every step. Where no deal has a path, the stages say "at least reached", and steps are bounds.
 */
export const funnel: Metric<'funnel'> = {
  name: 'funnel',

  rules: {
    mode: oneOf('from-entry', 'assume-passed'), population: oneOf('created', 'entered', 'closed'), stage: text,
    transitions: flag, weighted: flag, pooled: texts,
  },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { paths: groups, reasons, visits, entered, ...more } = answersTo(ask(query, context), answers)
    const mode = query.mode ?? 'from-entry'
    const pool = poolFor(query, context)
    const paths = pathsOf(groups, pool)
    const considered = sum(paths, () => true)
    const snapshots = sum(paths, (p) => p.snapshot)
    const open = context.stages.filter((s) => s.kind === 'open')
    const stays = staysOf(visits, entered, open, pool.stageOf)
    const input = { stages: open, paths, mode, stays, confidence: context.confidence }
    const won = sum(paths, (p) => p.status === 'won')
    const still = sum(paths, (p) => p.status === 'open')
    const stages = snapshots > 0 && snapshots === considered ? snapshotStages(input) : pathStages(input)
    const body = {
      mode,
      population: populationOf(query),
      pipeline: context.pipeline,
      stages: stages.map((stage) => ({
        ...stage, lostReasons: lostReasonsOf(reasons, 1, (at) => typeof at === 'string' && pool.stageOf(at) === stage.id),
      })),
      totals: {
        n: considered,
        won,
        lost: sum(paths, (p) => p.status === 'lost'),
        open: still,
        regressed: groups.totalSum('regressed'),
        joinedMid: sum(paths, (p) => (p.entryRank ?? 0) > 0),
        wonAmount: paths.reduce((total, p) => total + (p.status === 'won' ? p.amount : 0), 0),
      },
      overall: rateOf(won, considered, context.confidence, { open: still }),
      lostReasons: lostReasonsOf(reasons, 1),
      ...(more.entries && {
        entry: { stage: enteredStage(query, context), visits: more.entries.total('n'), deals: considered },
      }),
      ...(more.moves && more.returns && {
        transitions: rare().movesOf([more.moves, more.returns], context.stages, pool),
      }),
      ...(query.pooled && { pooled: query.pooled }),
      considered,
      snapshots,
      excluded: {
        void: context.voids,
        missingAmount: paths.reduce((total, p) => total + p.missing, 0),
        unconverted: groups.total('unconverted'),
        uncreated: more.uncreated?.total('n') ?? 0,
      },
    }
    const weighed = more.decided ? rare().weigh(body, paths, pathsOf(more.decided, pool), open) : body
    return more.before ? rare().besidePast(weighed, pathsOf(more.before, pool), query, context) : weighed
  },
}

/** What chances rest on: all decided by T, whatever the cohort. Lost deals without a path got who knows where. */
const DECIDED_PATHS = and(DECIDED, isIn('snapshot', 0))
const PATH = ['entryRank', 'maxRank', 'status', 'stage', 'snapshot'] as const

const ask = asking((query: FunnelQuery, context) => {
  const pool = poolFor(query, context)
  const key = query.pooled ? ['pipeline'] : []
  const { where, visited, scope } = cohortOf(query, context, pool)
  const population = populationOf(query)
  const past = pastCohort(query, context, pool)
  const visits = (by: readonly string[], measures: Readonly<Record<string, Measure>> = { n: COUNT }, also = where) =>
    within(visited, aggregate('visits', context, also, by, measures))
  const deals = (which: Filter, by: readonly string[], measures: Readonly<Record<string, Measure>>) =>
    within(visited, aggregate('opportunities', context, which, by, measures))
  const path = { n: COUNT, ...amounts(context) }
  return {
    paths: deals(where, [...PATH, ...key], { ...path, regressed: { op: 'sum', field: 'regressed' } }),
    reasons: deals(and(where, LOST), ['stage', 'lostReason'], { n: COUNT }),
    visits: visits(['visitStage', 'hours', 'completed']),
    entered: visits(['visitStage', 'atRisk'], { n: COUNT }, and(where, isIn('first', 1))),
    entries: visited ? aggregate('visits', context, and(where, visited), [], { n: COUNT }) : null,
    moves: query.transitions ? visits(['visitStage', 'nextStage']) : null,
    returns: query.transitions
      ? visits(['previousStage', 'visitStage'], { n: COUNT }, and(where, rare().reopened(context, pool))) : null,
    decided: query.weighted
      ? aggregate('opportunities', context, and(scope, DECIDED_PATHS), [...PATH, ...key], path) : null,
    before: past && within(past.visited, aggregate('opportunities', past.context, past.where, [...PATH, ...key], path)),
    uncreated: population === 'created' && !context.everything
      ? aggregate('opportunities', context, and(scope, isIn('createdAt', null)), [], { n: COUNT })
      : null,
  }
})

function populationOf(query: FunnelQuery): FunnelPopulation {
  return query.population ?? 'created'
}

function pathsOf(groups: Groups, pool: Pool): readonly Path[] {
  const [entries, furthest, statuses, stages, snapshots] = PATH.map((_, place) => groups.keys(place))
  const pipelines = groups.width > PATH.length ? groups.keys(PATH.length) : null
  const [counts, amounts, missing] = [groups.counts('n'), groups.sums('amount'), groups.counts('missing')]
  return counts.map((n, i): Path => ({
    entryRank: pool.rankOf(pipelines?.[i], entries![i]!),
    maxRank: pool.rankOf(pipelines?.[i], furthest![i]!),
    status: statuses![i] as Path['status'],
    stage: stages![i] === null ? null : pool.stageOf(String(stages![i])),
    snapshot: snapshots![i] === 1,
    n,
    amount: amounts[i] ?? 0,
    missing: missing[i]!,
  }))
}

function sum(paths: readonly Path[], which: (path: Path) => boolean): number {
  return paths.reduce((total, p) => total + (which(p) ? p.n : 0), 0)
}
