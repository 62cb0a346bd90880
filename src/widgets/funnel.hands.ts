import { html, nothing, type TemplateResult } from 'lit'
import { funnelLaterWords } from '../i18n/funnel-later.ts'
import type { FunnelResult, Scope } from '../model/index.ts'
import { besideOf } from './beside.ts'
import { BesideSwitch, type BesideTarget } from './beside.switch.ts'
import { choice } from './choice.ts'
import { Replay } from './funnel.replay.ts'
import type { FunnelSays, ShakhesFunnel } from './funnel.ts'
import type { FunnelView } from './funnel.view.ts'

/** What each setting may be, in the order in which a reader goes round. */
const OPTIONS = {
  population: ['created', 'closed', 'entered'], mode: ['from-entry', 'assume-passed'], step: ['so-far', 'resolved', 'cumulative'], measure: ['count', 'amount'],
} as const

/** What the hands of a funnel may touch: protected, so that nobody else does, and typed by it, since the hand-over is a cast. */
export interface FunnelTarget extends BesideTarget {
  readonly result: ShakhesFunnel['result']
  readonly answered: ShakhesFunnel['answered']
  readonly chosen: ShakhesFunnel['chosen']
  readonly selectMoment: ShakhesFunnel['selectMoment']
}

/** What a reader switches a funnel with; it comes after the funnel's first picture. */
export class FunnelHands {
  #host: ShakhesFunnel
  #target: FunnelTarget
  readonly #beside: BesideSwitch
  #replay: Replay
  #last: FunnelResult | undefined
  #replaying = false
  /** A named period moves with the day it is asked on; what is replayed stays the same deals, here and around. */
  #today: number | undefined

  constructor(host: ShakhesFunnel, target: FunnelTarget) {
    this.#host = host
    this.#target = target
    this.#beside = new BesideSwitch(host, target, ['none', 'previous', 'last-year'])
    this.#replay = new Replay(host, {
      f: () => target.f,
      range: () => {
        const { result, situation: { source } } = target
        const status = source?.status
        const end = status?.state === 'ready' ? status.at : status?.state === 'error' ? status.since : undefined
        return { start: result?.period.start ?? 0, end: end ?? result?.asOf ?? 0 }
      },
      settled: () => target.situation.asOf ?? target.chosen('asOf')?.asOf,
      shown: () => target.result?.asOf ?? null,
      settle: this.#settle,
    })
  }

  /** The name of the group beside. */
  other(): string { return this.#beside.groups?.name(besideOf(this.#target.answered), this.#target.f) ?? '' }
  /** What is drawn otherwise for it. */
  view(result: FunnelResult): Pick<FunnelView, 'last' | 'other' | 'worth'> {
    const { f, t: { funnel: t } } = this.#target
    const { measure } = this.#host
    const against = besideOf(this.#target.answered)
    const groups = result.past?.group ? this.#beside.groups : undefined
    const worth = (amount: number): string => f.money(amount, result.currency)
    return {
      last: this.#latest(result),
      ...(groups && { other: { whole: (comparison) => groups.whole(comparison, against, f), one: (verdict, points) => groups.one(verdict, points, f) } }),
      ...(measure === 'amount' && result.weighted !== undefined && { worth: (stage) => {
        if (stage) return stage.weighted?.amount ? ` · ${t.weighted(f.money(stage.weighted.amount, result.currency, { unit: false }))}` : ''
        return result.weighted == null ? '' : ` · ${t.weightedSum(worth(result.stages.reduce((sum, { weighted }) => sum + (weighted?.open ?? 0), 0)), worth(result.weighted))}`
      } }),
    }
  }
  get replaying(): boolean { return this.#replaying }
  /** The latest answer of a replay, which sets the scale of all. */
  #latest(result: FunnelResult): FunnelResult | undefined {
    if (!this.#replaying) return this.#last = undefined
    return this.#last = this.#last && this.#last.asOf > result.asOf && this.#last.pipeline.id === result.pipeline.id ? this.#last : result
  }
  /** As of when, while it is not what the answer says. */
  get day(): number | undefined { return this.#replay.day }
  /** What of the question is theirs to say. */
  get asked(): Partial<Scope> {
    const target = this.#target
    const mine = target.chosen('asOf')
    const asOf = this.#replay.moment ?? (target.situation.asOf === undefined ? mine?.asOf : undefined)
    const today = mine?.today ?? this.#today
    return { ...(asOf !== undefined && { asOf }), ...(today !== undefined && (asOf !== undefined || mine) && { today }) }
  }

  #settle = (asOf: number | null): void => {
    const target = this.#target
    const { situation: { source }, f } = target
    // What others chose is not this widget's to take back: it says another moment, which is now.
    const to = asOf ?? (target.chosen('asOf') || source?.status.state !== 'ready' ? null : source.status.at)
    target.selectMoment(to, to === null ? '' : f.date(to), asOf === null ? undefined : target.chosen('asOf')?.today ?? this.#today)
  }
  #toggleReplay = (): void => {
    const target = this.#target
    const { result } = target
    this.#replaying = !this.#replaying
    if (!this.#replaying) this.#replay.rest()
    else if (result && !target.chosen('asOf')) this.#today = target.situation.today ?? result.asOf
    this.#host.requestUpdate()
  }

  /** The words of the line, each as what it is switched with. */
  switches(said: FunnelSays): readonly TemplateResult[] {
    const { t: { funnel: t }, f, result, situation: { source } } = this.#target
    const host = this.#host
    const w = funnelLaterWords[f.language]
    return said.map(([name, text]) => {
      if (name === 'pipeline') return choice({
        label: w.pipeline, chosen: result?.pipeline.id, options: (source?.info?.pipelines ?? []).map(({ id, name: called }) => ({ value: id, text: f.label(called) })),
        choose: (id) => { host.pipeline = id },
      })
      if (name === 'compare') return this.#beside.template()
      if (name === 'asOf') return html`<button class="pick" type="button" aria-expanded=${this.#replaying} @click=${this.#toggleReplay}>${text}</button>`
      const options: readonly (keyof typeof t.says)[] = OPTIONS[name].filter((one) => one !== 'entered' || host.stage !== undefined)
      const next = options[(options.indexOf(host[name]) + 1) % options.length]!
      const words = (value: keyof typeof t.says): string => (value === 'entered' && result?.entry ? w.entered(f.named(result.entry.stage.name)) : t.says[value])
      // It shows what holds, and says what it would become.
      return html`<button class="pick" type="button" @click=${() => { Object.assign(host, { [name]: next }) }}>${words(host[name])}<span class="sr">${w.change(words(next))}</span></button>`
    })
  }
  /** What opens beneath them. */
  panels(): TemplateResult {
    return html`${this.#beside.panel() ?? nothing}${this.#replaying ? this.#replay.template() : nothing}`
  }
}
