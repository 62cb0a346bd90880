import { createContext } from '@lit/context'
import type { CalendarId, Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import type { Switched } from './base/switches.ts'

/** What a dashboard tells the widgets inside it. A widget's own attributes go before it. */
export interface WidgetScope {
  readonly source: Source | undefined
  /** BCP 47; undefined: the nearest `lang` around. */
  readonly locale: string | undefined
  readonly calendar: CalendarId | undefined
  readonly zone: string | undefined
  readonly currency: string | undefined
  /** Show rial amounts in toman (10 rial). */
  readonly toman: boolean
  readonly period: PeriodSpec | undefined
  readonly compare: CompareSpec | undefined
  readonly asOf: number | undefined
  /** By when periods that have names are found, where that is not `asOf`. */
  readonly today?: number | undefined
  /** What readers chose so far, over all widgets. */
  readonly clauses: readonly Clause[]
  /** By widget, what readers switched before, where it was kept; undefined: everything is as it was set up. */
  readonly switched?: Readonly<Record<string, Switched>> | undefined
}
export const scopeContext = createContext<WidgetScope>(Symbol('shakhes-scope'))

/** What an element says for those inside it; what it leaves unsaid, those around it say. */
type Said = { readonly [K in Exclude<keyof WidgetScope, 'source' | 'clauses' | 'switched'>]?: WidgetScope[K] | undefined }
const MEMBERS = ['locale', 'calendar', 'zone', 'currency', 'period', 'compare', 'asOf', 'today'] as const satisfies readonly (keyof Said)[]
/** Where no dashboard around keeps what readers choose: each element keeps its own. */
export const UNKEPT: WidgetScope['clauses'] = []

/** Whether a clause stands in place of what was said: there is one of its field, whoever made it. */
export const isSetting = ({ spec, compare, asOf }: Clause): boolean => spec !== undefined || compare !== undefined || asOf !== undefined

/** What readers chose in place of what was said. */
function chosenIn(clauses: readonly Clause[]): Said {
  const last = (field: string): Clause | undefined => clauses.findLast((clause) => clause.field === field && clause.period === undefined)
  return { period: last('period')?.spec, compare: last('compare')?.compare, asOf: last('asOf')?.asOf, today: last('asOf')?.today }
}

/** The scope inside an element. */
export function scopeInside(said: Said, outer: WidgetScope | undefined, source: Source | undefined, clauses = outer?.clauses ?? UNKEPT, switched = outer?.switched): WidgetScope {
  const chosen = chosenIn(clauses)
  return {
    ...Object.fromEntries(MEMBERS.map((name) => [name, chosen[name] ?? said[name] ?? outer?.[name]])) as Pick<WidgetScope, (typeof MEMBERS)[number]>,
    toman: said.toman || (outer?.toman ?? false), source: source ?? outer?.source, clauses, switched,
  }
}

export function sameScope(a: WidgetScope, b: WidgetScope): boolean {
  return (Object.keys(a) as (keyof WidgetScope)[]).every((key) => a[key] === b[key])
}

/** Detail of `shakhes-select`: the reader chose or cleared something. Bubbles, composed. */
export interface SelectDetail {
  readonly by: string
  readonly field: string
  /** Null: cleared. */
  readonly clause: Clause | null
}
