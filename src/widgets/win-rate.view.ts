import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit'
import { rateMark, rateTrack } from '../charts/interval.ts'
import { rateSeries, type SeriesLayout } from '../charts/rate-series.ts'
import { rateSeriesSvg } from '../charts/rate-series-svg.ts'
import { along, shareScale, type ShareScale } from '../charts/scale.ts'
import { vars } from '../charts/vars.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Attribution, Comparison, Rate, WinRateDefinition, WinRateGroup, WinRatePoint, WinRateResult } from '../model/index.ts'
import { heard } from './base/heard.ts'
import { icon } from './base/icons.ts'
import { answer, countBehind, DEFINITIONS, fewOf, made, rateOf, type WinRateVoice } from './win-rate.rates.ts'

/** @param compare - what it is compared with, in words or as their switch */
export function hero(result: WinRateResult, definition: WinRateDefinition, voice: WinRateVoice, compare: TemplateResult): TemplateResult {
  const { t: { winRate: t }, f } = voice
  const rate = rateOf(result, definition)
  const few = fewOf(rate)
  const shown = answer(result, definition, voice)
  const share = made(result, definition, voice)
  const level = f.percent(result.confidence, 1)
  const n = countBehind(result, definition)
  const evidence = [
    few ? null : t.made[definition](share, f.days(result.staleAfterDays)),
    definition === 'value' && !rate.interval ? t.noInterval : few || !rate.interval || definition === 'all' ? null : t.interval(level, f.interval(rate.interval, n)),
    definition === 'all' && !few && rate.bounds && rate.bounds.high > rate.bounds.low ? t.atMost(f.percent(rate.bounds.high, n)) : null,
  ].filter((part) => part !== null).join('\xa0· ')
  const figure = `display ${rate.quality === 'solid' ? '' : 'grey'} ${rate.n === 0 ? 'none' : ''}`
  return html`<div class="hero">
    ${few ? html`<p class=${figure} part="value">${rate.n === 0 ? t.noneDecided : heard(shown, voice.t)}</p>`
      : html`<p class=${figure} part="value" .role=${'meter'} aria-label=${t.names[definition]} aria-valuemin="0" aria-valuemax="100"
          aria-valuenow=${(100 * rate.value!).toFixed(1)} aria-valuetext=${voice.t.units.said(t.point('', shown, share, null).replace(/^: /, ''))}>${shown}</p>`}
    <div class="evidence">${definition === 'decided' ? verdict(result.against ?? result.comparison, voice, compare, few) : nothing}<p>${heard(evidence, voice.t)}</p></div>
  </div>`
}

/** One place with and without a comparison: who switches it keeps the focus on its switch. */
const verdict = (comparison: Comparison | null, voice: WinRateVoice, compare: TemplateResult, few: boolean): TemplateResult =>
  html`<p class="against">${comparison && verdictText(comparison, voice, few)}${compare}</p>`
function verdictText(comparison: Comparison, { t: { winRate: t }, f, beside }: WinRateVoice, few: boolean): TemplateResult {
  const { verdict: kind, difference, interval, rate } = comparison
  const past = f.rate(rate)
  const text = kind === 'no-past' ? t.noPast : beside ? beside.whole(comparison) : kind === 'up' ? t.up(f.points(difference), past) : kind === 'down' ? t.down(f.points(difference), past) : t.same(past)
  return html`<span class="verdict ${kind}">${kind === 'no-past' ? nothing : icon(kind === 'no-clear-change' ? 'same' : kind, { size: 13 })}<span>${text}</span></span>${
    interval && !few && !fewOf(rate) ? html`<span>${(beside?.range ?? t.change)(f.pointsInterval(interval))}</span>` : nothing}`
}

/** Four definitions, each with its answer. */
export function definitionSwitch(result: WinRateResult, chosen: WinRateDefinition, choose: (definition: WinRateDefinition) => void, voice: WinRateVoice): TemplateResult {
  const { t: { winRate: t }, f } = voice
  const short = (definition: WinRateDefinition) => {
    const { value, bounds, n } = result.all
    return definition === 'all' && !fewOf(result.all) && bounds && bounds.high > bounds.low
      ? t.bounds(f.percent(value, n), f.percent(bounds.high, n)) : definition === 'value' && fewOf(result.byValue) ? f.rate(result.decided) : answer(result, definition, voice)
  }
  return html`<div class="switch" role="radiogroup" aria-label=${t.choose}>${DEFINITIONS.map((definition) => html`<label>
    <input type="radio" name="definition" value=${definition} .checked=${definition === chosen} @change=${() => choose(definition)}>
    <span>${t.definitions[definition]}</span><b>${short(definition)}</b></label>`)}</div>`
}

export interface SeriesView extends WinRateVoice {
  readonly definition: WinRateDefinition
  readonly course: Attribution
}

export function seriesLayout(result: WinRateResult, { points, total }: { readonly points: readonly WinRatePoint[]; readonly total: Rate }, f: Formatter, width: number): SeriesLayout {
  const names = points.map((bucket) => f.bucketLabel(bucket, result.grain, { short: true }))
  return rateSeries(points, { width, height: 132 }, { total: fewOf(total) ? null : total.value, names })
}
export const picture = (layout: SeriesLayout, f: Formatter, marks?: SVGTemplateResult): TemplateResult | typeof nothing =>
  (layout.width > 0 ? html`${rateSeriesSvg(layout, { direction: f.writing, share: (v) => f.percent(v, 0), ...(marks && { marks }) })}` : nothing)

/** The course as it is seen first: its words are switched, and its periods told, by what comes after it. */
export function series(result: WinRateResult, layout: SeriesLayout, { t: { winRate: t, units }, f, course }: SeriesView): TemplateResult {
  return html`<div class="over"><h4><span class="pick">${t.by(units.grains[result.grain])}</span> <span class="pick">${t.courses[course]}</span></h4></div>
    <div class="periods">${picture(layout, f)}</div>`
}
/** What groups are made by; the rates of groups are of decided deals whatever the definition. */
export const titleOf = (what: string, definition: WinRateDefinition, { winRate: t }: Messages): string => (definition === 'decided' ? t.by : t.decidedBy)(what)

/** Those whose rate can be told first, by rate; then those below five; those without a value last. */
function sortGroups(groups: readonly WinRateGroup[]): WinRateGroup[] {
  const place = (g: WinRateGroup) => (g.missing ? 2 : fewOf(g.rate) ? 1 : 0)
  return [...groups].sort((a, b) => place(a) - place(b) || (place(a) === 0 ? b.rate.value! - a.rate.value! : 0) || b.rate.n - a.rate.n)
}

export function groupScale(result: WinRateResult): ShareScale {
  const told = result.groups.filter((g) => !fewOf(g.rate))
  const ends = told.flatMap(({ rate }) => [rate.value!, rate.interval?.low ?? rate.value!, rate.interval?.high ?? rate.value!])
  return shareScale(ends.length > 0 && !fewOf(result.decided) ? [...ends, result.decided.value!] : ends, { steps: 8 })
}

export interface GroupsView extends WinRateVoice {
  readonly definition: WinRateDefinition
  readonly pressed: (group: WinRateGroup) => boolean
  readonly choose: (group: WinRateGroup) => void
  readonly all: boolean
  /** What switches the dimension, where that has come; else its name. */
  readonly by: TemplateResult | undefined
  /** Nobody asked for this dimension. */
  readonly unasked: boolean
  readonly toggle: () => void
}

const SHOWN = 8
/** Groups that one sentence names. */
const NAMED = 3

/** Groups that are clearly better or worse than all others together. METRICS G6. */
function standouts(all: readonly WinRateGroup[], { t: { winRate: t }, f }: WinRateVoice): TemplateResult[] {
  return (['up', 'down'] as const).flatMap((verdict) => {
    const found = all.filter(({ standout, missing }) => standout?.verdict === verdict && !missing)
    if (found.length === 0) return []
    const names = (verdict === 'up' ? found : found.toReversed()).slice(0, NAMED).map(({ name }) => f.label(name))
    const more = found.length - names.length
    return [html`<p class="standout"><span class="verdict ${verdict}">${icon(verdict, { size: 13 })}${t.standout[verdict]}</span> <span>${f.list(more > 0 ? [...names, t.more(f.integer(more), more)] : names)}</span></p>`]
  })
}

export function groups(result: WinRateResult, view: GroupsView): TemplateResult | typeof nothing {
  const { t, f } = view
  if (!result.groupBy || (view.unasked && result.groups.every((g) => g.missing))) return nothing
  const scale = groupScale(result)
  const sorted = sortGroups(result.groups)
  const over = sorted.length - SHOWN > 1
  const shown = view.all || !over ? sorted : sorted.slice(0, SHOWN)
  const total = fewOf(result.decided) ? null : result.decided.value
  const title = titleOf(t.common.dimensions[result.groupBy], view.definition, t)
  return html`<div class="grouping"><div class="groups-head"><h4>${view.by ?? html`<span class="pick">${title}</span>`}</h4><span class="at" aria-hidden="true">${total === null ? nothing
    : html`<span ${vars({ '--_at': along(scale, total).toFixed(4) })}>${t.winRate.all}</span>`}</span></div>
    <ol class="groups" data-keys="rows" aria-label=${title}>${shown.map((group) => {
      const { rate } = group
      const name = group.missing ? t.winRate.missing : f.label(group.name)
      return html`<li><button class="row group ${rate.quality === 'solid' ? '' : 'grey'}" part="group" aria-pressed=${view.pressed(group)} title=${fewOf(rate) || !rate.interval ? nothing : `${f.percent(rate.value, rate.n)} [${f.interval(rate.interval, rate.n)}]`} @click=${() => view.choose(group)}>
        <span class="name" title=${name}>${name}</span>
        ${rateTrack(rateMark(rate, scale, { total }))}
        <b>${fewOf(rate) ? nothing : f.percent(rate.value, rate.n)}</b>
        <small>${rate.n === 0 ? t.winRate.noneDecided : f.kOfN(rate.k, rate.n)}</small></button></li>`
    })}</ol></div>
    ${standouts(sorted, view)}
    ${over ? html`<button class="link rest" aria-expanded=${view.all} @click=${view.toggle}>${view.all ? t.winRate.fewer : t.winRate.more(f.integer(sorted.length - SHOWN), sorted.length - SHOWN)}</button>` : nothing}`
}
