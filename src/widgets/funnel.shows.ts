import { css, html, type TemplateResult } from 'lit'
import { reasonParts } from '../charts/funnel.ts'
import { vars } from '../charts/vars.ts'
import { funnelLaterWords } from '../i18n/funnel-later.ts'
import type { FunnelResult, FunnelStage, StageMove } from '../model/index.ts'
import type { FunnelShow } from './funnel.ts'
import type { FunnelView } from './funnel.view.ts'

/** A piece of a bar, in the unit of its view. */
interface Part { readonly kind: 'advanced' | 'open' | 'lost'; readonly size: number }
/** What stands beside a stage's name. */
interface Line { readonly parts: readonly Part[]; readonly words: readonly string[]; readonly figure: string; readonly small?: TemplateResult | string }
interface Drawn {
  readonly head: string
  readonly line: (stage: FunnelStage) => Line
  readonly foot?: Line & { readonly name: string }
}
type Shown = Exclude<FunnelShow, 'steps'>

/** A stage a row, as the steps are, with another question about it: how long, why lost, where to. */
export function funnelShown(show: Shown, result: FunnelResult, view: FunnelView): TemplateResult {
  const { t: { funnel: t }, f, pressed, choose } = view
  const { head, line, foot } = DRAWN[show](result, view)
  const lines = result.stages.map(line)
  const whole = Math.max(0, ...lines.map(lengthOf))
  const cells = ({ parts, words, figure, small = '' }: Line): TemplateResult => html`<span class="split">${bar(parts, whole)}
    <span class="parts">${words.join(' · ')}</span></span><span class="count"><span class="sr">${head} </span><b>${figure}</b><small>${small}</small></span>`
  return html`<div class="funnel plain">
    <div class="cols" aria-hidden="true"><span>${t.stage}</span><span></span><span class="count">${head}</span></div>
    <ol class="stages" data-keys="rows" aria-label=${t.stages}>${result.stages.map((stage, i) => html`<li>
      <button class="row stage" part="stage" aria-pressed=${pressed(stage)} @click=${() => choose(stage)}><span class="name">${f.label(stage.name)}</span>${cells(lines[i]!)}</button></li>`)}
      ${foot ? html`<li><div class="closing won"><span class="name">${foot.name}</span>${cells(foot)}</div></li>` : ''}
    </ol>
  </div>`
}

/** What the pieces of bars stand for. */
export function funnelKeys(show: Shown, { t: { funnel: t }, f }: Pick<FunnelView, 't' | 'f'>): readonly (readonly [Part['kind'], string])[] {
  const w = funnelLaterWords[f.language]
  return show === 'time' ? [['advanced', w.half], ['open', w.nine]] : show === 'moves' ? [['advanced', w.forward], ['open', w.backward], ['lost', t.isLost]] : []
}

const DRAWN: Readonly<Record<Shown, (result: FunnelResult, view: FunnelView) => Drawn>> = { time, losses, moves }

const lengthOf = ({ parts }: Line): number => parts.reduce((sum, { size }) => sum + size, 0)

function bar(parts: readonly Part[], whole: number): TemplateResult {
  const own = parts.reduce((sum, { size }) => sum + size, 0)
  return html`<span class="bar" aria-hidden="true" ${vars({ '--_share': whole > 0 ? (own / whole).toFixed(5) : '0' })}>${parts.filter(({ size }) => size > 0).map(({ kind, size }) =>
    html`<i class=${kind} data-of=${kind} ${vars({ '--_share': (size / own).toFixed(6) })}></i>`)}</span>`
}

/** Until half have left, and until nine in ten have, those that are still there counted too (Kaplan–Meier). METRICS A2. */
function time(_result: FunnelResult, { t: { funnel: t, common }, f }: FunnelView): Drawn {
  const w = funnelLaterWords[f.language]
  return {
    head: t.medianStay,
    line: ({ stay: { median, p90, mean, open }, stuck }) => {
      const half = median.value
      const unreached = (reason = median.reason): string => (reason === 'not-reached' ? t.notReached : common.reasons[reason ?? 'unknown'])
      return {
        parts: half === null ? [] : [{ kind: 'advanced', size: half }, { kind: 'open', size: Math.max(0, (p90.value ?? half) - half) }],
        words: [
          ...(half === null || median.n === 0 ? [] : [w.nineWithin(p90.value === null ? unreached(p90.reason) : f.days(p90.value))]),
          ...(mean.value === null ? [] : [w.meanOf(f.days(mean.value))]),
        ],
        figure: half === null ? unreached() : f.days(half),
        small: stuck ? html`<span class="stuck">${w.stuckOf(f.integer(stuck), f.integer(open))}</span>` : '',
      }
    },
  }
}

/** Where deals stood when they were lost, and why. */
function losses(result: FunnelResult, { t: { funnel: t, common }, f }: FunnelView): Drawn {
  const total = result.stages.reduce((sum, { lostAt }) => sum + lostAt, 0)
  const share = (n: number): string => (total < 5 ? '' : f.percent(n / total, total))
  return {
    head: funnelLaterWords[f.language].lostHere,
    line: ({ lostAt, lostReasons = [] }) => {
      const parts = reasonParts(lostReasons, 3)
      const shares = f.shares(parts.map(({ count }) => count))
      const name = (i: number): string => {
        const { kind, reason, rest } = parts[i]!
        return kind === 'reason' ? f.label(reason!) : kind === 'rest' ? t.others(f.integer(rest), rest) : t.unrecorded
      }
      return {
        parts: [{ kind: 'lost', size: lostAt }],
        words: parts.map(({ count }, i) => `${name(i)} ${lostAt < 5 ? f.integer(count) : shares[i]!}`),
        figure: f.integer(lostAt), small: lostAt > 0 ? share(lostAt) : '',
      }
    },
    foot: { name: common.all, parts: [], words: [], figure: f.integer(total) },
  }
}

/** Where deals went from each stage, moves back included: moves, not deals. */
function moves({ transitions = [] }: FunnelResult, { t: { funnel: t }, f }: FunnelView): Drawn {
  const w = funnelLaterWords[f.language]
  const sum = (which: readonly StageMove[]): number => which.reduce((total, { moves: n }) => total + n, 0)
  const again = sum(transitions.filter(({ kind }) => kind === 'reopened'))
  return {
    head: t.movesOut,
    line: ({ id }) => {
      const out = transitions.filter(({ from }) => from.id === id)
      const of = (...kinds: readonly StageMove['kind'][]): number => sum(out.filter(({ kind }) => kinds.includes(kind)))
      return {
        parts: [{ kind: 'advanced', size: of('next', 'skip', 'won') }, { kind: 'open', size: of('back') }, { kind: 'lost', size: of('lost') }],
        words: (['next', 'skip', 'won', 'back', 'lost'] as const).flatMap((kind) => (of(kind) > 0 ? [w.moved[kind](f.integer(of(kind)))] : [])),
        figure: f.integer(sum(out)),
      }
    },
    ...(again > 0 && { foot: { name: w.reopened, parts: [], words: [], figure: f.integer(again) } }),
  }
}

export const shownStyles = css`
  .funnel.plain { grid-template-columns: fit-content(24%) minmax(0, 1fr) auto; }
  @container shakhes-widget (max-width: 600px) {
    .funnel.plain { grid-template-columns: minmax(0, 1fr) auto auto; }
    .plain .stage .count { display: flex; flex-direction: row-reverse; gap: 10px; align-items: baseline; }
    .plain .stage .count small { display: block; }
  }
  @media (forced-colors: active) { .stage[aria-pressed='true']::before { outline: 2px solid Highlight; } }
  @media print { .stage { break-inside: avoid; min-block-size: 44px; padding-block: 3px; } }
`
