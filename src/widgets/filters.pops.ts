import { html, nothing, type TemplateResult } from 'lit'
import { withoutMarks } from '../i18n/index.ts'
import type { Clause, CompareSpec, PeriodName } from '../model/index.ts'
import { DAY, dayNumber, FIRST_YEAR, isoOf, LAST_YEAR } from '../time/civil.ts'
import type { Week } from '../time/week.ts'
import { COMPARES } from './compares.ts'
import { monthGrid, type MonthView } from './filters.calendar.ts'
import { dayBegin, localDay } from './filters.days.ts'
import { optionList } from './filters.list.ts'
import { daysOf, specOf, type Days } from './filters.period.ts'
import type { PeriodText } from './base/index.ts'
import type { FiltersVoice } from './filters.view.ts'

const [FIRST, LAST] = [dayNumber(FIRST_YEAR, 1, 1), dayNumber(LAST_YEAR, 12, 31)]

/** What is open beneath the sentence, and what the reader does there. */
export interface PopView extends FiltersVoice {
  readonly active: number
  readonly move: (to: number) => void
  /** Chooses, or clears, and closes. */
  readonly settle: (chosen: Omit<Clause, 'by' | 'field'> | null) => void
  /** Whether there is something to clear. */
  readonly chosen: boolean
}
export interface DaysView extends PopView {
  readonly days: Days
  readonly week: Week
  /** The day that the keys are at. */
  readonly cursor: number
  readonly go: MonthView['move']
}

/** Beneath a list or a calendar: the way back. */
export function clearing({ w, chosen, settle }: PopView): TemplateResult | typeof nothing {
  return chosen ? html`<div class="foot"><button class="link" type="button" @click=${() => settle(null)}>${w.clear}</button></div>` : nothing
}

export function comparePop(view: PopView, now: CompareSpec): TemplateResult {
  const { w, settle } = view
  return html`${optionList({
    id: 'compares', label: w.compare, active: view.active, move: view.move, options: COMPARES.map((compare) => ({ text: w.compareOptions[compare], chosen: compare === now })),
    choose: (at) => settle({ compare: COMPARES[at]!, label: w.compareOptions[COMPARES[at]!] }),
  })}${clearing(view)}`
}

export interface PeriodView extends DaysView {
  readonly period: PeriodText | undefined
  readonly presets: readonly PeriodName[]
  /** The first day of a period whose last is still to be chosen, and the day that is pointed at meanwhile. */
  readonly begun: number | null
  readonly pointed: number | null
  readonly begin: (day: number) => void
  readonly point: (day: number | null) => void
}
export function periodPop(view: PeriodView): TemplateResult {
  const { w, t, days, begun, presets, settle } = view
  const spec = specOf(view.period)
  const end = view.pointed ?? view.cursor
  const chosen = begun === null ? daysOf(spec, days) : [Math.min(begun, end), Math.max(begun, end)] as const
  const pick = (day: number): void => {
    if (begun === null) return view.begin(day)
    const [from, to] = [Math.min(begun, day), Math.max(begun, day)]
    settle({ spec: { from: isoOf(from), to: isoOf(to) }, label: withoutMarks(days.days.periodLabel({ start: from * DAY, end: (to + 1) * DAY })) })
  }
  return html`<div class="sides"><section class="presets">${optionList({
    id: 'presets', label: w.presets, active: view.active, move: view.move, options: presets.map((name) => ({ text: view.f.digits(t.common.periods[name]), chosen: name === spec })),
    choose: (at) => settle({ spec: presets[at]!, label: t.common.periods[presets[at]!] }),
  })}</section><section>${month(view, { chosen, last: LAST, choose: pick, point: (day) => { if (begun !== null) view.point(day) } })}
    <p class="hint" role="status">${begun === null ? w.pickFirst : w.pickLast(days.days.date(begun * DAY))}</p></section></div>${clearing(view)}`
}

export function momentPop(view: DaysView, now: number | undefined): TemplateResult {
  const { w, f, settle, days: { zone, today } } = view
  const day = now === undefined ? null : localDay(now, zone)
  const choose = (picked: number): void => {
    // The whole day is known at its end; of today, what has happened so far.
    const asOf = dayBegin(picked + 1, zone) - 1
    settle(picked >= today ? null : { asOf, label: withoutMarks(f.date(asOf)) })
  }
  return html`${month(view, { chosen: day === null ? null : [day, day], last: today, choose, point: () => undefined })}<p class="hint">${w.pickMoment}</p>${clearing(view)}`
}

function month({ w, days: { days, today }, week, cursor, go }: DaysView, own: Pick<MonthView, 'chosen' | 'last' | 'choose' | 'point'>): TemplateResult {
  return monthGrid({ w, f: days, ...week, cursor, today, first: FIRST, move: go, ...own })
}
