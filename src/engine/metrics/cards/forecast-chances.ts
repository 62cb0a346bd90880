import type { StageInfo, StageProbability } from '../../../model/index.ts'
import type { Groups } from '../ask.ts'
import { LEARNT, TESTED, type Moments } from './forecast-moments.ts'

/** How many deals the rate of the pipeline weighs beside those of a stage. METRICS I. */
const WEIGHT = 10

/** How likely the deals of a stage are won, and Beta(a, b), what is known of that. */
export interface StageChance extends Pick<StageProbability, 'won' | 'decided' | 'probability' | 'from'> {
  readonly a: number
  readonly b: number
}

/** What was known at one moment. */
export interface Chances {
  /** Deals behind the pipeline's rate. */
  readonly n: number
  /** @param stage - null: not known, so that the pipeline's rate alone speaks */
  readonly of: (stage: string | null) => StageChance | null
}

interface Tally { won: number; n: number }

export interface PastAnswers {
  readonly decided: Groups | null
  readonly undated: Groups | null
  readonly pool: Groups | null
  readonly deep: Groups | null
  readonly tests: readonly Groups[]
}

/** @param place - of the moment in `moments.at`; −1 is T itself */
export function chancesAt(place: number, past: PastAnswers, moments: Moments, stages: readonly StageInfo[]): Chances {
  return moments.until === null ? everWon(place, past, moments, stages) : wonInTime(place, past, moments, stages)
}

/** Of deals decided by then that had reached the stage: METRICS WX-I. */
function everWon(place: number, { decided, undated }: PastAnswers, { at }: Moments, stages: readonly StageInfo[]): Chances {
  const pool: Tally = { won: 0, n: 0 }
  const byStage = new Map(stages.map(({ id }): [string, Tally] => [id, { won: 0, n: 0 }]))
  for (const { keys: [status, entry, greatest, bucket], count } of decided ?? []) {
    if (Number(bucket) > at.length - 1 - place) continue
    const n = count('n')
    add(pool, status === 'won' ? n : 0, n)
    // Where the path is not known, nor is what was reached.
    if (entry === null || greatest === null) continue
    for (const { id, rank } of stages) {
      if (rank >= Number(entry) && rank <= Number(greatest)) add(byStage.get(id)!, status === 'won' ? n : 0, n)
    }
  }
  // When these were decided nobody knows, but it was by T.
  if (place < 0) for (const { keys: [status], count } of undated ?? []) add(pool, status === 'won' ? count('n') : 0, count('n'))
  return shrunk(pool, byStage, stages)
}

/** Of deals that stood in the stage at earlier moments, those won within the time that is left. */
function wonInTime(place: number, { pool, deep, tests }: PastAnswers, { at }: Moments, stages: readonly StageInfo[]): Chances {
  const all: Tally = { won: 0, n: 0 }
  const byStage = new Map(stages.map(({ id }): [string, Tally] => [id, { won: 0, n: 0 }]))
  const learn = (groups: Groups | undefined | null, won: string, n: string): void => {
    for (const { keys: [stage], count } of groups ?? []) {
      const own = byStage.get(String(stage))
      if (own) add(own, count(won), count(n))
    }
  }
  for (let i = place + 1; i <= place + LEARNT && i < at.length; i++) {
    add(all, pool!.total(`won${i}`), pool!.total(`n${i}`))
    if (i < TESTED) learn(tests[i], 'won', 'n')
    else learn(deep, `won${i}`, `n${i}`)
  }
  return shrunk(all, byStage, stages)
}

function add(tally: Tally, won: number, n: number): void {
  tally.won += won
  tally.n += n
}

/** Each stage drawn toward the pipeline, the more the fewer deals it has. */
function shrunk(pool: Tally, byStage: ReadonlyMap<string, Tally>, stages: readonly StageInfo[]): Chances {
  const assumed = new Map(stages.map((stage) => [stage.id, stage.assumedProbability ?? null]))
  return {
    n: pool.n,
    of(stage) {
      const { won, n } = (stage === null ? null : byStage.get(stage)) ?? { won: 0, n: 0 }
      const typed = stage === null ? null : assumed.get(stage) ?? null
      const prior = pool.n > 0 ? pool.won / pool.n : typed
      if (prior === null) return null
      const a = won + WEIGHT * prior
      const b = n - won + WEIGHT * (1 - prior)
      return { won, decided: n, probability: a / (n + WEIGHT), a, b, from: pool.n > 0 ? 'history' : 'assumed' }
    },
  }
}
