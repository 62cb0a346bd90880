import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../i18n/index.ts'
import type { FiltersWords } from '../i18n/filters.ts'
import { DAY, weekdayOf } from '../time/civil.ts'
import { drawIcon } from './base/icons.ts'
import { dayByKey, monthBefore, monthStart, nextMonth, weeksOf, type Calendar } from './filters.days.ts'
import { CHEVRON } from './filters.list.ts'

/** A month of days to choose from. Days are integers, 0 is 1970-01-01. */
export interface MonthView {
  readonly w: FiltersWords
  /** In the reader's calendar, and in UTC: days are in no zone. */
  readonly f: Formatter
  readonly weekStart: number
  readonly weekend: readonly number[]
  /** Where the keys are; its month is shown. */
  readonly cursor: number
  readonly today: number | null
  /** Later days cannot be chosen. */
  readonly last: number
  readonly first: number
  /** The chosen days, both inclusive. */
  readonly chosen: readonly [from: number, to: number] | null
  /** By the keys, with the focus; else by the buttons. */
  readonly move: (to: number, focus: boolean) => void
  readonly choose: (day: number) => void
  readonly point: (day: number | null) => void
}

export function calendarOf(f: Formatter): Calendar {
  return { dayOfMonth: (day) => f.dayNumbers(day * DAY).day, monthName: (day) => f.bucketLabel({ start: day * DAY, end: day * DAY }, 'month', { short: true }) }
}

const DOUBLE = 'M4 3.5L8.5 8L4 12.5M8.5 3.5L13 8L8.5 12.5'

/** The date grid of the ARIA Authoring Practices, in any calendar. */
export function monthGrid(view: MonthView): TemplateResult {
  const { w, f, cursor, first, last, chosen, weekStart, weekend, today } = view
  const calendar = calendarOf(f)
  const weeks = weeksOf(cursor, calendar, weekStart)
  const [start, end] = [monthStart(cursor, calendar), nextMonth(cursor, calendar)]
  const within = (day: number): number => Math.min(last, Math.max(first, day))
  const years = (key: 'PageUp' | 'PageDown'): number => dayByKey({ key, shiftKey: true }, cursor, { calendar, weekStart, rtl: false })!
  const key = (event: KeyboardEvent): void => {
    const to = dayByKey(event, cursor, { calendar, weekStart, rtl: f.dir === 'rtl' })
    if (to !== null) view.move(within(to), true)
    else if (event.key === 'Enter' || event.key === ' ') view.choose(cursor)
    else return
    event.preventDefault()
  }
  const turn = (label: string, to: number, shape: string, back: boolean): TemplateResult => html`<button class=${back ? 'tool back' : 'tool'} type="button" aria-label=${label} title=${label}
    ?disabled=${back ? start <= first : end > last} @click=${() => view.move(within(to), false)}>${drawIcon(shape, { size: 14, flip: true })}</button>`
  const names = weekdayNames(f, weeks[0]!)
  return html`<div class="month" @pointerleave=${() => view.point(null)}>
    <div class="turn">${turn(w.previousYear, years('PageUp'), DOUBLE, true)}${turn(w.previousMonth, monthBefore(cursor, calendar), CHEVRON, true)}
      <b id="month" aria-live="polite">${f.bucketLabel({ start: start * DAY, end: end * DAY }, 'month')}</b>
      ${turn(w.nextMonth, end, CHEVRON, false)}${turn(w.nextYear, years('PageDown'), DOUBLE, false)}</div>
    <table role="grid" aria-labelledby="month" aria-describedby="keys" class="days" @keydown=${key}>
      <thead><tr>${names.map(({ short, long }) => html`<th scope="col"><abbr title=${long}>${short}</abbr></th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((day) => (day < start || day >= end ? html`<td class="other"></td>` : cell(day)))}</tr>`)}</tbody>
    </table>
    <p class="sr" id="keys">${w.keys}</p>
  </div>`

  function cell(day: number): TemplateResult {
    const place = chosen === null || day < chosen[0] || day > chosen[1] ? '' : day === chosen[0] ? 'first' : day === chosen[1] ? 'last' : 'within'
    const open = day >= first && day <= last
    const name = f.date(day * DAY, 'weekday')
    const said = [day === today ? w.today(name) : name, ...(place === '' || chosen![0] === chosen![1] ? [] : [w.range[place]])].join(w.comma)
    const looks = ['day', place, chosen && chosen[0] === chosen[1] && place ? 'last' : '', day === today ? 'today' : '', weekend.includes(weekdayOf(day)) ? 'off' : ''].filter(Boolean).join(' ')
    return html`<td role="gridcell" class=${looks} tabindex=${day === cursor ? 0 : -1} aria-selected=${place === '' ? 'false' : 'true'} aria-disabled=${open ? nothing : 'true'}
      aria-current=${day === today ? 'date' : nothing} aria-label=${said} @click=${() => { if (open) view.choose(day) }} @pointerenter=${() => view.point(day)}><span>${f.integer(calendar.dayOfMonth(day))}</span></td>`
  }
}

function weekdayNames(f: Formatter, week: readonly number[]): readonly { readonly short: string; readonly long: string }[] {
  const [short, long] = (['short', 'long'] as const).map((weekday) => new Intl.DateTimeFormat(f.names, { weekday, timeZone: 'UTC' }))
  // Persian has no short names, but each weekday begins with a letter of its own, which is how its calendars print them.
  const brief = (day: number): string => (f.language === 'fa' ? Array.from(long!.format(day * DAY))[0]! : short!.format(day * DAY))
  return week.map((day) => ({ short: brief(day), long: long!.format(day * DAY) }))
}
