import { formatterFor, type Formatter, type Messages } from '../i18n/index.ts'
import type { Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import { DAY, parseIso } from '../time/civil.ts'

/** A period as readers know it. Dates are in no zone. */
function specText(spec: PeriodSpec, { common }: Messages, f: Formatter): string {
  if (typeof spec === 'string') return f.digits(common.periods[spec])
  if ('start' in spec) return f.periodLabel(spec)
  const [from, to] = [parseIso(spec.from), parseIso(spec.to)]
  if (from === null || to === null) return f.isolate(`${spec.from}/${spec.to}`)
  return formatterFor({ locale: f.locale, calendar: f.calendar, zone: 'UTC' }).periodLabel({ start: from * DAY, end: (to + 1) * DAY })
}

/** What was chosen, in the reader's language where it is no name: a kept choice may come from a reader of another. */
export function clauseText({ period, spec, compare, asOf, label }: Clause, t: Messages, compares: Readonly<Record<CompareSpec, string>>, f: Formatter): string {
  if (spec !== undefined) return specText(spec, t, f)
  if (compare !== undefined) return compares[compare]
  if (asOf !== undefined) return f.date(asOf)
  return period ? f.periodLabel(period) : label
}
