import { and, range, type AggregateRequest, type Filter, type Period } from '../../../model/index.ts'
import { dayOf, dayStart } from '../../../time/zone.ts'
import type { MetricContext } from '../../metric.ts'
import { aggregate, DAY, type Groups } from '../ask.ts'

/** What an instant is among dates of no zone: the first date that begins at it or later, as its midnight in UTC. */
function dateFrom(instant: number, zone: string): number {
  const day = dayOf(instant, zone)
  return (dayStart(day, zone) >= instant ? day : day + 1) * DAY
}

/** Dates that begin within a period, in the zone of the question. */
function datesOf({ start, end }: Period, { frame }: MetricContext): Period {
  return { start: dateFrom(start, frame.zone), end: dateFrom(end, frame.zone) }
}

/** Dates that have begun by T. */
function begun({ frame, asOf }: MetricContext): Filter {
  return { op: 'lt', field: 'date', value: dateFrom(asOf + 1, frame.zone) }
}

/** Hours by channel and date over these periods, or over everything by T. */
export function askHours(context: MetricContext, periods: readonly Period[]): AggregateRequest {
  const spans = periods.map((period) => datesOf(period, context))
  const wanted: Filter = { op: 'or', of: spans.map(({ start, end }) => range('date', start, end)) }
  return aggregate('efforts', context, context.everything ? begun(context) : and(begun(context), wanted), ['channel', 'date'], {
    hours: { op: 'sum', field: 'hours' },
  })
}

/** Hours spent, in whole hundredths until the last moment, so that they add up alike everywhere. */
export class Hours {
  readonly #byChannel = new Map<string, { date: number; hundredths: number }[]>()
  readonly #context: MetricContext

  /** @param groups - of `askHours` */
  constructor(groups: Groups, context: MetricContext) {
    this.#context = context
    for (const { keys: [channel, date], sum } of groups) {
      const own = this.#byChannel.get(String(channel)) ?? []
      this.#byChannel.set(String(channel), own)
      own.push({ date: Number(date), hundredths: sum('hours') })
    }
  }

  get channels(): Iterable<string> { return this.#byChannel.keys() }

  /**
   * @param channel - null: all of them
   * @param period - null: all that were asked for
   */
  in(channel: string | null, period: Period | null): number {
    const dates = period && datesOf(period, this.#context)
    let sum = 0
    for (const own of channel === null ? this.#byChannel.values() : [this.#byChannel.get(channel) ?? []]) {
      for (const { date, hundredths } of own) {
        if (!dates || (date >= dates.start && date < dates.end)) sum += hundredths
      }
    }
    return sum / 100
  }
}

/** The envelope's part of metrics that are not about opportunities. */
export function apart(considered: number) {
  const excluded = { void: 0, missingAmount: 0, unconverted: 0, uncreated: 0 }
  return { considered, snapshots: 0, excluded }
}
