import { html, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { isSnapshot, type FunnelMeasure, type FunnelStep } from '../charts/funnel.ts'
import { rateTrackStyles } from '../charts/interval.ts'
import type { Clause, FunnelMode, FunnelPopulation, FunnelResult, FunnelStage } from '../model/index.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { funnelStyles } from './funnel.styles.ts'
import { errorTemplate } from './base/parts.ts'
import { funnelView, moveFocus, type FunnelView } from './funnel.view.ts'
import { funnelQuality, funnelSentence } from './funnel.words.ts'
import { known } from './known.ts'
import { segments } from './segments.ts'

/** What is shown of each stage: its step, how long deals stay, where and why they are lost, where they go. */
export const FUNNEL_SHOWS = ['steps', 'time', 'losses', 'moves'] as const
export type FunnelShow = (typeof FUNNEL_SHOWS)[number]
/** What choosing a stage may be about. */
const FIELDS = ['reached', 'reachedOrPassed', 'stage'] as const

/**
 * How far deals got, stage by stage: how many moved on, are still open, were lost; how long they stay, and why they
 * are lost.
 *
 * @element shakhes-funnel
 * @attr {'created'|'closed'} population - Deals created in the period (the default), or closed in it.
 * @attr {'from-entry'|'assume-passed'} mode - Whether stages before the one a deal entered at count as reached.
 * @attr {'count'|'amount'} measure - What the bars are as long as.
 * @attr {'so-far'|'resolved'} step - The next step of all who reached a stage, with bounds; or of the resolved ones.
 * @attr {'steps'|'time'|'losses'|'moves'} show - What is shown of each stage; default `steps`.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader picked a stage: deals that reached it; in a snapshot, those in it now.
 * @csspart stage - A stage's button.
 */
export class ShakhesFunnel extends ShakhesWidget<'funnel'> {
  static override readonly tag = 'shakhes-funnel'
  static override styles = [ShakhesWidget.styles, rateTrackStyles, funnelStyles]

  @property({ reflect: true }) population: FunnelPopulation = 'created'
  @property({ reflect: true }) mode: FunnelMode = 'from-entry'
  @property({ reflect: true }) measure: FunnelMeasure = 'count'
  @property({ reflect: true }) step: FunnelStep = 'so-far'

  @property({ reflect: true }) show: FunnelShow = 'steps'

  #later = this.later(() => import('./funnel.shows.ts'))
  /** What is on screen, until what is to come is there. */
  #drawn: FunnelShow = 'steps'

  protected override query(): OwnQuery<'funnel'> {
    known('show', this.show, FUNNEL_SHOWS)
    return { metric: 'funnel', population: this.population, mode: this.mode, ...(this.show === 'moves' ? { transitions: true } : {}) }
  }
  get #voice() { return { t: this.t, f: this.f } }
  protected override titleText(): string { return this.t.funnel.title }
  protected override isEmpty({ totals }: FunnelResult): boolean { return totals.n === 0 }
  protected override summary(result: FunnelResult): TemplateResult { return funnelSentence(result, this.#voice) }
  protected override qualityParts(result: FunnelResult): string[] { return funnelQuality(result, this.#voice) }
  protected override table(result: FunnelResult): DataTable {
    const { funnelTable, movesTable } = this.evidence
    return (result.transitions ? movesTable : funnelTable)(result, this.#voice)
  }
  protected override definitionEntries(result: FunnelResult): DefinitionEntry[] { return this.evidence.funnelDefinition(result, this.#voice) }

  protected override controls(result: FunnelResult): TemplateResult {
    const { funnel: t } = this.t
    const snapshot = isSnapshot(result)
    const drawn = this.#draw(result)
    const views = [
      this.#pick(this.population === 'closed', t.created, t.closed, (on) => { this.population = on ? 'closed' : 'created' }),
      ...(snapshot ? [] : [
        this.#pick(this.mode === 'assume-passed', t.fromEntry, t.assumePassed, (on) => { this.mode = on ? 'assume-passed' : 'from-entry' }),
        ...(drawn === 'steps' ? [this.#pick(this.step === 'resolved', t.stepSoFar, t.stepResolved, (on) => { this.step = on ? 'resolved' : 'so-far' })] : []),
      ]),
      ...(result.currency === null || drawn !== 'steps' ? [] : [
        this.#pick(this.measure === 'amount', t.byCount, t.byAmount, (on) => { this.measure = on ? 'amount' : 'count' }),
      ]),
    ]
    const keys = drawn === 'steps' ? [['advanced', t.movedOn], ['open', t.stillOpen], ['lost', t.isLost]] as const : this.#later.module!.funnelKeys(drawn, this.#voice)
    return html`<div class="meta" role="group" aria-label=${t.views}>${snapshot ? nothing : segments({
      label: t.showSwitch, chosen: this.show, options: FUNNEL_SHOWS.map((value) => ({ value, text: t.shows[value] })), choose: (value) => { this.show = value },
    })}${views}
      <ul class="keys" aria-hidden="true">${keys.map(([name, text]) => html`<li><i class=${name}></i>${text}</li>`)}${
        result.past?.n && drawn === 'steps' ? html`<li><i class="then"></i>${t.past(this.situation.compare)}</li>` : nothing}</ul></div>`
  }

  /** A word of the sentence that can be switched: it shows what holds, and says what it would become. */
  #pick(on: boolean, off: string, other: string, set: (on: boolean) => void): TemplateResult {
    const [now, next] = on ? [other, off] : [off, other]
    return html`<button class="pick" type="button" @click=${() => set(!on)}>${now}<span class="sr">${this.t.funnel.change(next)}</span></button>`
  }

  protected override renderResult(result: FunnelResult): TemplateResult {
    const snapshot = isSnapshot(result)
    // Of those lost, a snapshot does not know who got here: it can only choose those that stand here now.
    const field = snapshot ? 'stage' : result.mode === 'from-entry' ? 'reached' : 'reachedOrPassed'
    const view: FunnelView = {
      t: this.t, f: this.f, measure: this.measure, step: snapshot ? 'so-far' : this.step, width: this.width,
      pressed: (stage) => this.#chosenStage()?.values?.includes(stage.id) ?? false,
      choose: (stage) => this.#choose(stage, field), moveFocus,
    }
    const { module, fault, load } = this.#later
    if (fault && this.show !== 'steps') return errorTemplate(fault, load, this.t, this.f)
    return module && this.#drawn !== 'steps' ? module.funnelShown(this.#drawn, result, view) : funnelView(result, view)
  }

  /** Moves are asked for, and all but the steps is drawn with what is loaded, when the first reader wants to see it. */
  #draw(result: FunnelResult): FunnelShow {
    const show = isSnapshot(result) ? 'steps' : this.show
    if (show !== 'steps' && !this.#later.loading) this.#later.load()
    if (show === 'steps' || (this.#later.module && (show !== 'moves' || result.transitions))) this.#drawn = show
    return this.#drawn
  }

  #chosenStage(): Clause | undefined { return FIELDS.map((field) => this.chosen(field)).find((clause) => clause) }
  /** One stage at a time, also where it was chosen before the mode was switched. */
  #choose({ id, name }: FunnelStage, field: (typeof FIELDS)[number]): void {
    const before = this.#chosenStage()
    if (before && before.field !== field) this.select(before.field, null, '')
    if (!before || before.field === field || !before.values?.includes(id)) this.select(field, [id], this.f.label(name))
  }
}
declare global { interface HTMLElementTagNameMap { 'shakhes-funnel': ShakhesFunnel } }
