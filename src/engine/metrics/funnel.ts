import { and, isIn, type FunnelPopulation, type FunnelQuery } from '../../model/index.ts'
import type { Metric, MetricContext } from '../metric.ts'
import { oneOf } from '../rules.ts'
import {
  aggregate, amounts, answersTo, COUNT, createdIn, decidedIn, LOST, requestsOf, scopeOf, type Groups,
} from './ask.ts'
import { pathStages, snapshotStages, type Path } from './funnel-stages.ts'
import { staysOf } from './funnel-stays.ts'
import { lostReasonsOf, rateOf } from './rate.ts'

/**
 * How far deals got: METRICS A. The population is a cohort: created in the period (as of T), or closed in it. Pipelines
 * are never pooled.
 *
 * Where some deals have no stage events and others do, the former are in the stock, the totals and the overall rate;
 * the split and the steps rest on known paths alone, since lost snapshots cannot be placed and leaving out only those
 * would flatter every step. Where no deal has a path, the stages say "at least reached", and steps are bounds.
 */
export const funnel: Metric<'funnel'> = {
  name: 'funnel',

  rules: { mode: oneOf('from-entry', 'assume-passed'), population: oneOf('created', 'closed') },

  plan: (query, context) => requestsOf(ask(query, context)),

  finish(query, answers, context) {
    const { paths: groups, reasons, visits, uncreated } = answersTo(ask(query, context), answers)
    const mode = query.mode ?? 'from-entry'
    const paths = pathsOf(groups)
    const considered = sum(paths, () => true)
    const snapshots = sum(paths, (p) => p.snapshot)
    const stages = context.stages.filter((s) => s.kind === 'open')
    const input = { stages, paths, mode, stays: staysOf(visits, stages), confidence: context.confidence }
    const won = sum(paths, (p) => p.status === 'won')
    const open = sum(paths, (p) => p.status === 'open')
    return {
      mode,
      population: populationOf(query),
      pipeline: context.pipeline,
      stages: snapshots > 0 && snapshots === considered ? snapshotStages(input) : pathStages(input),
      totals: {
        n: considered,
        won,
        lost: sum(paths, (p) => p.status === 'lost'),
        open,
        regressed: groups.totalSum('regressed'),
        joinedMid: sum(paths, (p) => (p.entryRank ?? 0) > 0),
        wonAmount: paths.reduce((total, p) => total + (p.status === 'won' ? p.amount : 0), 0),
      },
      overall: rateOf(won, considered, context.confidence, { open }),
      lostReasons: lostReasonsOf(reasons, 0),
      considered,
      snapshots,
      excluded: {
        void: context.voids,
        missingAmount: paths.reduce((total, p) => total + p.missing, 0),
        unconverted: groups.total('unconverted'),
        uncreated: uncreated?.total('n') ?? 0,
      },
    }
  },
}

function ask(query: FunnelQuery, context: MetricContext) {
  const scope = and(scopeOf(query), isIn('pipeline', context.pipeline.id))
  const created = populationOf(query) === 'created'
  const { period, everything } = context
  const cohort = and(scope, created ? createdIn(period, everything) : decidedIn(period, everything))
  return {
    paths: aggregate('opportunities', context, cohort, ['entryRank', 'maxRank', 'status', 'stage', 'snapshot'], {
      n: COUNT, regressed: { op: 'sum', field: 'regressed' }, ...amounts(context),
    }),
    reasons: aggregate('opportunities', context, and(cohort, LOST), ['lostReason'], { n: COUNT }),
    visits: aggregate('visits', context, cohort, ['visitStage', 'hours', 'completed'], {
      n: COUNT,
      first: { op: 'count', where: isIn('first', 1) },
      firstAtRisk: { op: 'count', where: and(isIn('first', 1), isIn('atRisk', 1)) },
    }),
    uncreated: created && !everything
      ? aggregate('opportunities', context, and(scope, isIn('createdAt', null)), [], { n: COUNT })
      : null,
  }
}

function populationOf(query: FunnelQuery): FunnelPopulation {
  return query.population ?? 'created'
}

function pathsOf(groups: Groups): readonly Path[] {
  return [...groups].map(({ keys: [entryRank, maxRank, status, stage, snapshot], count, sum: summed }) => ({
    entryRank: entryRank as number | null,
    maxRank: maxRank as number | null,
    status: status as Path['status'],
    stage: stage as string | null,
    snapshot: snapshot === 1,
    n: count('n'),
    amount: summed('amount'),
    missing: count('missing'),
  }))
}

function sum(paths: readonly Path[], which: (path: Path) => boolean): number {
  return paths.reduce((total, p) => total + (which(p) ? p.n : 0), 0)
}
