import { createContext } from '@lit/context'
import type { CalendarId, Clause, CompareSpec, PeriodSpec } from '../model/index.ts'
import type { Source } from '../source/types.ts'

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
  /** What readers chose so far, over all widgets. */
  readonly clauses: readonly Clause[]
}
export const scopeContext = createContext<WidgetScope>(Symbol('shakhes-scope'))

/** Detail of `shakhes-select`: the reader chose or cleared something. Bubbles, composed. */
export interface SelectDetail {
  readonly by: string
  readonly field: string
  /** Null: cleared. */
  readonly clause: Clause | null
}
