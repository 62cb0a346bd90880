import { html, type TemplateResult } from 'lit'
import { isSnapshot } from '../charts/funnel.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { FunnelResult, FunnelStage } from '../model/index.ts'

interface Voice { readonly t: Messages; readonly f: Formatter }

/** Below this many deals, a sentence counts them rather than compares stages. METRICS G5. */
const FEW = 30

/** Where most are lost and where time goes; for few deals, only how they stand. */
export function funnelSentence(result: FunnelResult, { t: { funnel: t }, f }: Voice): TemplateResult {
  const { n, won, lost, open } = result.totals
  if (isSnapshot(result)) return html`${t.snapshot(html`<strong>${t.snapshotTitle}</strong>`, f.integer(open), f.integer(won), f.integer(lost))}`
  const worst = single(result.stages, (stage) => stage.lostAt)
  if (n < FEW || lost < 5 || !worst) {
    return html`${t.small(n, f.integer(n), html`<strong>${t.wonOf(f.kOfN(won, n))}</strong>`, open > 0 ? f.integer(open) : null)}`
  }
  const slowest = slowestOf(result.stages)
  return html`${t.mostLost(html`<strong>${f.named(worst.name)}</strong>`, f.kOfN(worst.lostAt, lost), slowest && f.named(slowest.name))}`
}

/** The one with the most, if it is one and has any. */
function single(stages: readonly FunnelStage[], count: (stage: FunnelStage) => number): FunnelStage | null {
  const most = Math.max(0, ...stages.map(count))
  const first = stages.filter((stage) => count(stage) === most)
  return most > 0 && first.length === 1 ? first[0]! : null
}

/** The longest median stay; one that half have not left yet is longer than any. Stays of fewer than five do not count. */
function slowestOf(stages: readonly FunnelStage[]): FunnelStage | null {
  return single(stages.filter(({ stay }) => stay.median.n >= 5), ({ stay: { median } }) => (median.reason === 'not-reached' ? Number.MAX_VALUE : median.value ?? 0))
}

export function funnelQuality(result: FunnelResult, { t: { funnel: t }, f }: Voice): string[] {
  const { n, joinedMid, regressed } = result.totals
  return [
    (result.population === 'closed' ? t.countClosed : t.countCreated)(f.integer(n)),
    ...(joinedMid > 0 ? [t.joined(f.integer(joinedMid))] : []),
    ...(regressed > 0 ? [t.movedBack(f.integer(regressed))] : []),
  ]
}
