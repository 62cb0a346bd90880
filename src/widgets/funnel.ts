import { html, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { isSnapshot, type FunnelMeasure, type FunnelStep } from '../charts/funnel.ts'
import { given } from '../model/index.ts'
import type { Clause, Dimension, FunnelMode, FunnelPopulation, FunnelResult, FunnelStage, Scope } from '../model/index.ts'
import { ShakhesWidget, type DataTable, type DefinitionEntry, type OwnQuery } from './base/index.ts'
import { funnelStyles } from './funnel.styles.ts'
import { errorTemplate } from './base/parts.ts'
import type { Told } from './base/tips.ts'
import { besideIn } from './beside.ts'
import type { FunnelHands, FunnelTarget } from './funnel.hands.ts'
import { funnelView, type FunnelView } from './funnel.view.ts'
import { funnelQuality, funnelSentence } from './funnel.words.ts'
import { known } from './known.ts'
import { segments } from './segments.ts'

/** What is shown of each stage: its step, how long deals stay, where and why they are lost, where they go. */
const FUNNEL_SHOWS = ['steps', 'time', 'losses', 'moves'] as const
export type FunnelShow = (typeof FUNNEL_SHOWS)[number]
/** How it is counted, in the words of one line. */
export type FunnelSays = readonly (readonly [name: 'pipeline' | 'population' | 'asOf' | 'compare' | 'mode' | 'step' | 'measure', text: string])[]
/** What choosing a stage may be about. */
const FIELDS = ['reached', 'reachedOrPassed', 'stage'] as const

/**
 * How far deals got, stage by stage: how many moved on, are still open, were lost; how long they stay, and why they
 * are lost.
 *
 * @element shakhes-funnel
 * @attr {'created'|'closed'|'entered'} population - Deals created in the period (the default), closed in it, or that entered `stage` in it.
 * @attr {string} stage - Id of the stage that was entered; for the population of that name.
 * @attr {'from-entry'|'assume-passed'} mode - Whether stages before the one a deal entered at count as reached.
 * @attr {'count'|'amount'} measure - What the bars are as long as.
 * @attr {'so-far'|'resolved'|'cumulative'} step - The next step of all who reached a stage, with bounds; of the resolved ones; or how many of all got this far.
 * @attr {'steps'|'time'|'losses'|'moves'} show - What is shown of each stage; default `steps`.
 * @attr {string} pipeline - Id of the pipeline; default the first. Readers may switch where there are several.
 * @attr {string} pooled - Ids of further pipelines whose stages map to those of `pipeline`, separated by spaces.
 * @attr compare-by - What groups are made by, such as `team` (the default) or `owner`.
 * @attr {string} group - One value of it: the funnel of this group alone; default, beside `against`, everyone else.
 * @attr {string} against - Another value: the group beside it, in the same bars.
 * @fires {CustomEvent<SelectDetail>} shakhes-select - The reader picked a stage: deals that reached it; in a snapshot, those in it now. Or a moment (`asOf`), by the slider.
 * @csspart stage - A stage's button.
 * @csspart beside - The choice of another group.
 * @csspart replay - The slider of the day up to which things count.
 */
export class ShakhesFunnel extends ShakhesWidget<'funnel'> {
  static override readonly tag = 'shakhes-funnel'
  static override readonly switches = ['population', 'mode', 'measure', 'step', 'show']
  static override styles = [ShakhesWidget.styles, funnelStyles]

  @property({ reflect: true }) population: FunnelPopulation = 'created'
  @property({ reflect: true }) mode: FunnelMode = 'from-entry'
  @property({ reflect: true }) measure: FunnelMeasure = 'count'
  @property({ reflect: true }) step: FunnelStep = 'so-far'

  @property({ reflect: true }) show: FunnelShow = 'steps'

  /** Of the data's pipelines; default the first. */
  @property({ reflect: true }) pipeline: string | undefined
  @property() pooled: string | undefined
  @property({ reflect: true }) stage: string | undefined
  @property({ attribute: 'compare-by', reflect: true }) compareBy: Dimension = 'team'
  @property({ reflect: true }) group: string | undefined
  @property({ reflect: true }) against: string | undefined

  #later = this.later(() => import('./funnel.later.ts'))
  /** Its hands are a part of it: what is protected is theirs too. */
  protected groupsLater = this.later(() => import('./beside.groups.ts'))
  #hands: FunnelHands | undefined
  /** What is on screen, until what is to come is there. */
  #drawn: FunnelShow = 'steps'

  protected override query(scope: Scope): OwnQuery<'funnel'> {
    known('show', this.show, FUNNEL_SHOWS)
    const { population, mode, show, measure, pipeline, pooled, stage } = this
    return {
      metric: 'funnel', population, mode,
      ...(show === 'moves' ? { transitions: true } : {}),
      ...(measure === 'amount' ? { weighted: true } : {}),
      ...given({ pipeline, pooled: pooled?.split(/\s+/).filter(Boolean), stage: population === 'entered' ? stage : undefined }),
      ...besideIn(scope, this),
      ...this.#hands?.asked,
    }
  }
  get #voice() { return { t: this.t, f: this.f } }
  /** What it is compared with: the name of a group, else of a period. */
  #past({ past }: FunnelResult): string | null {
    if (!past?.n) return null
    return past.group ? this.#hands?.other() ?? '' : this.t.funnel.past(this.situation.compare)
  }
  protected override titleText(): string { return this.t.funnel.title }
  // Before the first deal there is nothing yet, and the slider leads on.
  protected override isEmpty({ totals }: FunnelResult): boolean { return totals.n === 0 && !this.#hands?.replaying }
  protected override summary(result: FunnelResult): TemplateResult { return funnelSentence(result, this.#voice) }
  protected override qualityParts(result: FunnelResult): string[] { return funnelQuality(result, this.#voice) }
  protected override table(result: FunnelResult): DataTable {
    const { funnelTable, movesTable } = this.evidence
    return (result.transitions ? movesTable : funnelTable)(result, this.#voice)
  }
  protected override definitionEntries(result: FunnelResult): DefinitionEntry[] {
    return this.evidence.funnelDefinition(result, this.#voice, this.#past(result) ?? '')
  }

  protected override get telling() { return this.#later }
  protected override tip(mark: HTMLElement): Told {
    const { result, measure, step, t, f } = this
    return result && this.#later.module?.funnelTip(mark, { result, show: this.#drawn, measure, step, past: this.#past(result) ?? '', t, f })
  }

  protected override controls(result: FunnelResult): TemplateResult {
    const { t: { funnel: t, common, dashboard }, f } = this
    const drawn = this.#draw(result)
    const hands = this.#hands
    const snapshot = isSnapshot(result)
    const steps = drawn === 'steps'
    const past = steps ? this.#past(result) : null
    // The picture comes with the words; what switches them comes after it.
    const said: FunnelSays = [
      ...((this.situation.source?.info?.pipelines.length ?? 0) > 1 ? [['pipeline', f.label(result.pipeline.name)] as const] : []),
      ['population', t.says[this.population]], ['asOf', dashboard.asOf(f.date(hands?.day ?? result.asOf))],
      ...(snapshot ? [] : [
        ['compare', common.compares[this.against === undefined ? this.situation.compare ?? 'none' : 'group']], ['mode', t.says[this.mode]],
        ...(steps ? [['step', t.says[this.step]] as const] : []),
      ] as const),
      ...(steps && result.currency !== null ? [['measure', t.says[this.measure]] as const] : []),
    ]
    const keys = steps ? [['advanced', t.movedOn], ['open', t.stillOpen], ['lost', t.isLost]] as const : this.#later.module!.funnelKeys(drawn, this.#voice)
    return html`<div class="meta" role="group" aria-label=${t.views}>${snapshot ? nothing : segments({
      label: t.showSwitch, chosen: this.show, options: FUNNEL_SHOWS.map((value) => ({ value, text: t.shows[value] })), choose: (value) => { this.show = value },
    })}${hands?.switches(said) ?? said.map(([, text]) => html`<span class="pick">${text}</span>`)}
      <ul class="keys" aria-hidden="true">${[...keys, ...(past === null ? [] : [['then', past] as const])].map(([name, text]) => html`<li><i class=${name}></i>${text}</li>`)}</ul></div>
    ${hands?.panels() ?? nothing}`
  }
  protected override renderResult(result: FunnelResult): TemplateResult {
    const snapshot = isSnapshot(result)
    // Of those lost, a snapshot does not know who got here: it can only choose those that stand here now.
    const field = snapshot ? 'stage' : result.mode === 'from-entry' ? 'reached' : 'reachedOrPassed'
    const view: FunnelView = {
      t: this.t, f: this.f, measure: this.measure, step: snapshot ? 'so-far' : this.step, width: this.width,
      pressed: (stage) => this.#chosenStage()?.values?.includes(stage.id) ?? false,
      choose: (stage) => this.#choose(stage, field), ...this.#hands?.view(result),
    }
    const { module, fault, load } = this.#later
    if (fault && this.show !== 'steps') return errorTemplate(fault, load, this.t, this.f)
    return module && this.#drawn !== 'steps' ? module.funnelShown(this.#drawn, result, view) : funnelView(result, view)
  }

  /** Moves are asked for when the first reader wants to see them; what comes after the first picture is asked for with it. */
  #draw(result: FunnelResult): FunnelShow {
    const show = isSnapshot(result) ? 'steps' : this.show
    const { module } = this.#later
    if (!this.#later.loading) this.#later.load()
    this.#hands ??= module && new module.FunnelHands(this, this as unknown as FunnelTarget)
    if (show === 'steps' || (module && (show !== 'moves' || result.transitions))) this.#drawn = show
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
