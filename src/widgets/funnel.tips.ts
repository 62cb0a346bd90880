import { isSnapshot, stepOf, type FunnelMeasure, type FunnelStep } from '../charts/funnel.ts'
import { funnelLaterWords } from '../i18n/funnel-later.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { FunnelResult, FunnelStage, StageMove } from '../model/index.ts'
import type { FunnelShow } from './funnel.ts'
import { headOfStep } from './funnel.view.ts'

/** As it is drawn. */
interface Drawn {
  readonly result: FunnelResult
  readonly show: FunnelShow
  readonly measure: FunnelMeasure
  readonly step: FunnelStep
  /** What it is compared with, by its name. */
  readonly past: string
  readonly t: Messages
  readonly f: Formatter
}
type Kind = 'advanced' | 'open' | 'lost'

/** What a tip says of a part of a bar (its kind), of the bar that it is compared with (`was`), or of a step's mark. */
export function funnelTip(mark: HTMLElement, drawn: Drawn): string | null {
  const row = mark.closest('li')
  const stage = drawn.result.stages[[...row?.parentElement?.children ?? []].indexOf(row!)]
  const of = mark.dataset['of']
  if (of === 'was') return was(stage, drawn)
  if (of === 'step') return stage ? step(stage, drawn) : null
  return stage ? PARTS[drawn.show](of as Kind, stage, drawn) : end(of as Kind, drawn)
}

const PARTS: Readonly<Record<FunnelShow, (kind: Kind, stage: FunnelStage, drawn: Drawn) => string | null>> = {
  steps(kind, stage, { result, measure, t: { funnel: t, common }, f }) {
    const w = funnelLaterWords[f.language]
    const amounts = measure === 'amount'
    const parts = amounts ? stage.amount : stage
    const whole = parts.advanced + parts.open + parts.lost
    const name = (isSnapshot(result) ? { advanced: w.further, open: w.here, lost: t.isLost } : { advanced: t.movedOn, open: t.stillOpen, lost: t.isLost })[kind]
    const figure = amounts ? common.of(f.money(parts[kind], result.currency, { unit: false }), f.money(whole, result.currency)) : f.kOfN(parts[kind], whole)
    return w.told(f.named(stage.name), name, figure, share(parts[kind], whole, stage.reached, f))
  },
  time(kind, { name, stay }, { f }) {
    const w = funnelLaterWords[f.language]
    return w.told(f.named(name), kind === 'advanced' ? w.half : w.nine, f.days((kind === 'advanced' ? stay.median : stay.p90).value), '')
  },
  losses(_kind, { name, lostAt }, { result, t: { funnel: t }, f }) {
    const all = result.stages.reduce((sum, stage) => sum + stage.lostAt, 0)
    return funnelLaterWords[f.language].told(f.named(name), t.isLost, f.kOfN(lostAt, all), share(lostAt, all, all, f))
  },
  moves(kind, { id, name }, { result: { transitions = [] }, t: { funnel: t }, f }) {
    const w = funnelLaterWords[f.language]
    const out = transitions.filter(({ from }) => from.id === id)
    const sum = (moves: readonly StageMove[]): number => moves.reduce((all, { moves: n }) => all + n, 0)
    const [k, n] = [sum(out.filter((move) => kindOf(move) === kind)), sum(out)]
    return w.told(f.named(name), kind === 'lost' ? t.isLost : kind === 'open' ? w.backward : w.forward, f.kOfN(k, n), share(k, n, n, f))
  },
}
const kindOf = ({ kind }: StageMove): Kind | null => (kind === 'lost' ? 'lost' : kind === 'back' ? 'open' : kind === 'reopened' ? null : 'advanced')

/** Of fewer than five, no percentage. METRICS G5. */
const share = (k: number, n: number, deals: number, f: Formatter): string => (deals < 5 || n <= 0 ? '' : f.percent(k / n, deals))

/** The whole, where it ended: what was won, or lost at a stage that nobody knows. */
function end(kind: Kind, { result: { totals, currency }, measure, t: { funnel: t }, f }: Drawn): string {
  const w = funnelLaterWords[f.language]
  if (kind === 'lost') return w.told(t.isLost, t.lostSomewhere, f.integer(totals.lost), '')
  const figure = measure === 'amount' ? f.money(totals.wonAmount, currency) : f.kOfN(totals.won, totals.n)
  return w.told(t.won, '', figure, measure === 'amount' ? '' : share(totals.won, totals.n, totals.n, f))
}

function was(stage: FunnelStage | undefined, { result: { past }, past: name, t: { funnel: t }, f }: Drawn): string | null {
  const then = stage ? stage.past?.reached : past?.overall.rate.k
  return then === undefined ? null : funnelLaterWords[f.language].was(name, stage ? t.reached : t.won, f.integer(then), past?.group ?? false)
}

/** How many of how many, how far that may still go or how sure it is, and what it is compared with. */
function step(stage: FunnelStage, { result, step: by, past: name, t, f }: Drawn): string | null {
  const w = funnelLaterWords[f.language]
  const snapshot = isSnapshot(result)
  const { value, k, n, bounds, interval, quality } = stepOf(stage, snapshot ? 'so-far' : by)
  const head = headOfStep({ t, step: by }, snapshot)
  if (n === 0) return null
  if (quality === 'insufficient') return w.told(head, '', f.kOfN(k, n), w.tooFew)
  if (value === null) return bounds ? w.told(head, '', f.interval(bounds, n), '') : null
  const before = by === 'so-far' ? stage.past?.step.rate : undefined
  return [
    w.told(head, '', f.kOfN(k, n), f.percent(value, n)),
    ...(by === 'resolved' ? interval ? [t.winRate.interval(f.percent(result.confidence, 1), f.interval(interval, n))] : [] : bounds && bounds.high > value ? [w.atMost(f.percent(bounds.high, n))] : []),
    ...(before && before.n > 0 ? [w.told(name, '', f.rate(before), '')] : []),
  ].join('\n')
}
