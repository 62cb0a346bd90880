import type { FunnelResult, FunnelStage, LostReason, Rate } from '../model/index.ts'
import { shareScale, type ShareScale } from './scale.ts'

export type FunnelMeasure = 'count' | 'amount'
/** A step of a stage: moved on of all who reached it, with bounds; of those that are resolved; or got this far of all. */
export type FunnelStep = 'so-far' | 'resolved' | 'cumulative'
export type FunnelPartKind = 'advanced' | 'open' | 'lost'

/** A piece of a bar: how many deals or minor units it stands for, and its share of the bar. */
export interface FunnelPart { readonly kind: FunnelPartKind; readonly amount: number; readonly share: number }

/**
 * A bar: its share of the longest one, and its parts, which add up to 1. Nothing reached: no parts. `past`: the length
 * of what it is compared with, where that is known in the same unit.
 */
export interface FunnelBar { readonly share: number; readonly parts: readonly FunnelPart[]; readonly past?: number }

export interface FunnelLayout {
  /** One a stage, in order. */
  readonly stages: readonly FunnelBar[]
  readonly won: FunnelBar
  /** Deals that were lost nobody knows where, in a snapshot; otherwise empty. */
  readonly lost: FunnelBar
  /** What the steps are drawn on; always ends at 1. */
  readonly scale: ShareScale
}

/** Whether none of the deals has a known path: the funnel shows where they stand, not how they came there. */
export const isSnapshot = (result: FunnelResult): boolean => result.considered > 0 && result.snapshots >= result.considered

/** @param whole - the last of the pictures that this one is among: all have its scale, so that bars grow in a film */
export function funnelLayout(result: FunnelResult, measure: FunnelMeasure = 'count', step: FunnelStep = 'so-far', whole?: FunnelResult): FunnelLayout {
  const snapshot = isSnapshot(result)
  const sizes = result.stages.map((stage) => sizesOf(stage, measure))
  const won = measure === 'count' ? result.totals.won : result.totals.wonAmount
  // A snapshot's losses have no amount of their own: they are drawn by count alone.
  const lost = snapshot && measure === 'count' ? result.totals.lost - sizes.reduce((sum, s) => sum + s[2]!, 0) : 0
  const compared = measure === 'count' && !snapshot && (result.past?.n ?? 0) > 0
  const before = (n: number | undefined): number | undefined => (compared ? n : undefined)
  const pasts = result.stages.map(({ past }) => before(past?.reached))
  const largest = Math.max(0, won, lost, ...sizes.map((s) => s[0]! + s[1]! + s[2]!), ...pasts.map((n) => n ?? 0),
    ...(whole ? whole.stages.map((stage) => sizesOf(stage, measure).reduce((a, b) => a + b, 0)) : []))
  return {
    stages: sizes.map((s, i) => bar(s, largest, pasts[i])),
    won: bar([won, 0, 0], largest, before(result.past?.overall.rate.k)),
    lost: bar([0, 0, Math.max(0, lost)], largest),
    scale: shareScale(whole ? [] : result.stages.flatMap((stage) => ends(stepOf(stage, step))), { end: 1 }),
  }
}

function sizesOf(stage: FunnelStage, measure: FunnelMeasure): readonly number[] {
  const of = measure === 'count' ? stage : stage.amount
  return [of.advanced, of.open, of.lost]
}

const KINDS = ['advanced', 'open', 'lost'] as const

function bar(sizes: readonly number[], largest: number, past?: number): FunnelBar {
  const total = sizes.reduce((a, b) => a + b, 0)
  const then = past === undefined || !(largest > 0) ? {} : { past: past / largest }
  if (!(total > 0) || !(largest > 0)) return { share: 0, parts: [], ...then }
  return {
    ...then, share: total / largest,
    parts: KINDS.flatMap((kind, i) => (sizes[i]! > 0 ? [{ kind, amount: sizes[i]!, share: sizes[i]! / total }] : [])),
  }
}

export const stepOf = (stage: FunnelStage, step: FunnelStep): Rate =>
  (step === 'resolved' ? stage.resolved : step === 'cumulative' ? stage.cumulative ?? stage.step : stage.step)

/** What a step's mark needs to show. Fewer than five: nothing is drawn. */
function ends(rate: Rate): number[] {
  if (rate.quality === 'insufficient') return []
  const span = rate.bounds ?? rate.interval
  return [rate.value, span?.low, span?.high].filter((v): v is number => typeof v === 'number')
}

/** A piece of the strip of lost reasons. */
export interface ReasonPart {
  /** `rest` stands for `rest` rarer reasons together. */
  readonly kind: 'reason' | 'rest' | 'unrecorded'
  readonly reason: string | null
  readonly rest: number
  readonly count: number
}

/** The most frequent reasons, the rarer ones together, and those not recorded, in this order. */
export function reasonParts(reasons: readonly LostReason[], shown = 5): ReasonPart[] {
  const named = reasons.filter((r) => r.reason !== null && r.count > 0).sort((a, b) => b.count - a.count)
  const rare = named.length > shown ? named.splice(shown - 1) : []
  const none = reasons.filter((r) => r.reason === null).reduce((sum, r) => sum + r.count, 0)
  const parts: ReasonPart[] = named.map(({ reason, count }) => ({ kind: 'reason', reason, rest: 0, count }))
  if (rare.length > 0) parts.push({ kind: 'rest', reason: null, rest: rare.length, count: rare.reduce((sum, r) => sum + r.count, 0) })
  if (none > 0) parts.push({ kind: 'unrecorded', reason: null, rest: 0, count: none })
  return parts
}
