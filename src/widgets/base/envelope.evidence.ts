import type { Formatter, Messages } from '../../i18n/index.ts'
import type { Clause, Envelope } from '../../model/index.ts'
import { fieldName } from '../field-name.ts'
import { leftOut } from './envelope.ts'
import type { DefinitionEntry } from './types.ts'

/** What every result says of itself, for the definition card. */
export function envelopeEntries(result: Envelope, t: Messages, f: Formatter): DefinitionEntry[] {
  const { terms } = t.common
  const period = t.common.inZone(f.periodLabel(result.period), f.isolate(result.frame.zone))
  const out = leftOut(result, t, f)
  return [
    { term: terms.period, text: result.partial ? t.common.lastUnfinished(period) : period },
    { term: terms.leftOut, text: out.length > 0 ? f.list(out) : t.common.nothingLeftOut },
    ...(result.currency === null ? [] : [{ term: terms.currency, text: t.units.currencies[result.currency] ?? f.isolate(result.currency) }]),
    {
      term: terms.asOf, brief: f.date(result.asOf, 'datetime'),
      text: `${f.date(result.asOf, 'datetime')} · ${t.common.considered(f.integer(result.considered), result.considered)} · ${t.common.computed(f.integer(result.ms), t.common.ran[result.ran])}`,
    },
  ]
}

/** What readers chose elsewhere, for what leaves the page. */
export function filterEntries(clauses: readonly Clause[], t: Messages, f: Formatter): DefinitionEntry[] {
  const chosen = clauses.map(({ field, label }) => `${fieldName(field, t)}: ${f.isolate(label)}`)
  return [{ term: t.dashboard.filters, text: chosen.length === 0 ? t.dashboard.unfiltered : f.list(chosen) }]
}
