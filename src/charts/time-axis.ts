import type { Bucket, Grain } from '../model/index.ts'
import { textWidth } from './labels.ts'

/** How dates read, in the calendar, zone and language of the reader. */
export interface DateWords {
  /** Numbers of the local day at an instant. */
  parts(at: number): { readonly year: number; readonly month: number; readonly day: number }
  day(at: number): string
  dayMonth(at: number): string
  month(at: number): string
  quarter(at: number): string
  year(at: number): string
}

/** A label of a time axis. `at` counts buckets from the left edge of the first: 2.5 is the middle of the third. */
export interface TimeLabel {
  readonly at: number
  readonly text: string
  /** Names a whole bucket and stands under its middle; else it begins where a month or a year does. */
  readonly centred: boolean
}
export interface TimeAxis {
  /** Where months or years begin, in buckets. */
  readonly ticks: readonly number[]
  readonly labels: readonly TimeLabel[]
}

interface Mark { readonly at: number; readonly time: number; readonly year: number; readonly month: number; readonly day: number }

const DAY = 86_400_000
const GAP = 10
/** Ticks nearer than this say nothing. */
const TICK_GAP = 7
/** No calendar has a shorter month. */
const SHORTEST_MONTH = 28

/**
 * Labels that fit: the finest of days, months, quarters and years that leaves room between them. Nothing is rotated.
 *
 * @param step - pixels a bucket
 * @param room - pixels beyond the last bucket that a label may use
 */
export function timeAxis(buckets: readonly Bucket[], grain: Grain, step: number, room: number, words: DateWords): TimeAxis {
  if (buckets.length === 0 || !(step > 0)) return { ticks: [], labels: [] }
  const fine = grain === 'day' || grain === 'week'
  const marks = fine ? monthStarts(buckets, words) : buckets.map((bucket, i) => mark(i, (bucket.start + bucket.end) / 2, words))
  const width = step * buckets.length + room
  for (const level of levels(buckets, grain, marks, step, words)) {
    const labels = level().filter((l) => leftOf(l, step) + textWidth(l.text) <= width)
    if (labels.length > 0 && apart(labels, step)) return { ticks: ticksOf(marks, labels, fine, step), labels }
  }
  const first = mark(0, (buckets[0]!.start + buckets[0]!.end) / 2, words)
  return { ticks: [], labels: [label(first, words.dayMonth(first.time), false)] }
}

/** From the finest to the coarsest. */
function* levels(buckets: readonly Bucket[], grain: Grain, marks: readonly Mark[], step: number, words: DateWords): Generator<() => TimeLabel[]> {
  const fine = grain === 'day' || grain === 'week'
  if (fine && step >= 14) {
    const days = buckets.map((bucket, i) => mark(i, bucket.start, words))
    const named = (m: Mark): string => (grain === 'week' || m.at === 0 || m.day === 1 ? words.dayMonth(m.time) : words.day(m.time))
    for (const every of grain === 'week' ? [1] : [1, 5, 10]) {
      // The 30th is too near to the 1st to stand beside it.
      yield () => days.filter((m) => every === 1 || m.at === 0 || m.day === 1 || (m.day % every === 0 && m.day < 29))
        .map((m) => label(m, named(m), true))
    }
  }
  const centred = !fine
  const manyYears = marks.some((m) => m.year !== marks[0]!.year)
  if (fine || grain === 'month') {
    const named = (m: Mark): string => (manyYears && m.month === 1 ? words.year(m.time) : words.month(m.time))
    for (const every of [1, 2, 3, 6]) {
      yield () => marks.filter((m) => every === 1 || (m.month - 1) % every === 0).map((m) => label(m, named(m), centred))
    }
  }
  if (grain === 'quarter') yield () => marks.map((m) => label(m, words.quarter(m.time), true))
  const years = marks.filter((m, i) => m.month === 1 || grain === 'year' || (i > 0 && marks[i - 1]!.year !== m.year))
  for (const every of [1, 2, 5, 10, 20, 50, 100]) {
    yield () => years.filter((m) => every === 1 || m.year % every === 0).map((m) => label(m, words.year(m.time), centred))
  }
}

/** The months that begin inside the buckets. A month has 28 days or more, so most buckets need not be asked. */
function monthStarts(buckets: readonly Bucket[], words: DateWords): Mark[] {
  const marks: Mark[] = []
  for (let i = 0; i < buckets.length;) {
    const { end } = buckets[i]!
    const days = daysOf(buckets[i]!)
    const last = words.parts(end - 1)
    if (last.day <= days) marks.push({ at: i + 1 - last.day / days, time: end - 1, ...last, day: 1 })
    // By the length of the next one: the first may be clipped, and tells little of those after it.
    i += Math.max(1, Math.floor((SHORTEST_MONTH - last.day) / daysOf(buckets[i + 1] ?? buckets[i]!)))
  }
  return marks
}

const daysOf = ({ start, end }: Bucket): number => Math.max(1, Math.round((end - start) / DAY))

function ticksOf(marks: readonly Mark[], labels: readonly TimeLabel[], fine: boolean, step: number): readonly number[] {
  if (!fine) return []
  const dense = marks.some((m, i) => i > 0 && (m.at - marks[i - 1]!.at) * step < TICK_GAP)
  return dense ? labels.map((l) => l.at) : marks.map((m) => m.at)
}

function apart(labels: readonly TimeLabel[], step: number): boolean {
  return labels.every((l, i) => i === 0 || leftOf(l, step) >= leftOf(labels[i - 1]!, step) + textWidth(labels[i - 1]!.text) + GAP)
}

/** Where a label begins, in pixels; one under a tick stands a little after it. */
const leftOf = (l: TimeLabel, step: number): number => (l.centred ? l.at * step - textWidth(l.text) / 2 : l.at * step + 4)
const label = (m: Mark, text: string, centred: boolean): TimeLabel => ({ at: centred ? m.at + 0.5 : m.at, text, centred })
const mark = (at: number, time: number, words: DateWords): Mark => ({ at, time, ...words.parts(time) })
