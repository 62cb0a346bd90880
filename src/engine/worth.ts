import type { Conversion } from '../model/index.ts'
import { BLOCK } from './bits.ts'
import { computedField } from './fields.ts'
import type { CodeField, NumberField } from './fields.ts'
import type { Relation } from './relations.ts'
import { places } from './stats/rank.ts'

/** The rates of one currency, rising by when they begin to hold. */
interface Steps { readonly since: Float64Array; readonly factor: Float64Array }

const CURRENCIES = new Int32Array(BLOCK)
const STATUSES = new Int32Array(BLOCK)
const DECIDED = new Float64Array(BLOCK)

/** No question named a currency, so no amount may be added to another. */
export const NO_WORTH: NumberField = computedField('integer', (_rows, count, out) => { out.fill(NaN, 0, count) })

/** Opportunities with their `worth`: all else is shared with the relation given. */
export function withWorth(opportunities: Relation, conversion: Conversion, key: string): Relation {
  const { fields, asOf } = opportunities
  const worth = worthField(fields, conversion, asOf)
  return { ...opportunities, fields: new Map(fields).set('worth', worth), conversion: key }
}

function worthField(fields: Relation['fields'], { to, rates }: Conversion, asOf: number): NumberField {
  const amount = fields.get('amount') as NumberField
  const currency = fields.get('currency') as CodeField
  // Where there is but one currency, amounts stand as they are: code 0, no currency, has no amount.
  if (to === null || (currency.size === 2 && currency.text(1) === to)) return amount
  const home = currency.find(to)
  const steps: readonly (Steps | null)[] = Array.from({ length: currency.size }, (_, code) => {
    const own = rates.filter((rate) => rate.currency === currency.text(code))
    if (own.length === 0) return null
    return { since: Float64Array.from(own, (r) => r.since), factor: Float64Array.from(own, (r) => r.factor) }
  })
  const status = fields.get('status') as CodeField
  const decided = fields.get('decidedAt') as NumberField
  const open = status.find('open')
  const isConverted = steps.some((own) => own !== null)
  return computedField('integer', (rows, count, out, scattered) => {
    amount.read(rows, count, out, scattered)
    currency.read(rows, count, CURRENCIES, scattered)
    if (!isConverted) return onlyHome(CURRENCIES, home, count, out)
    status.read(rows, count, STATUSES, scattered)
    decided.read(rows, count, DECIDED, scattered)
    for (let i = 0; i < count; i++) {
      const code = CURRENCIES[i]!
      if (code === home || Number.isNaN(out[i]!)) continue
      const own = steps[code]
      const factor = own ? factorAt(own, STATUSES[i] === open ? asOf : DECIDED[i]!) : NaN
      out[i] = Math.floor(out[i]! * factor + 0.5)
    }
  })
}

function onlyHome(codes: Int32Array, home: number, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) if (codes[i] !== home) out[i] = NaN
}

/** NaN before the first rate, and where it is not known when. */
function factorAt({ since, factor }: Steps, at: number): number {
  const begun = places(since, at, true)
  return begun === 0 || Number.isNaN(at) ? NaN : factor[begun - 1]!
}
