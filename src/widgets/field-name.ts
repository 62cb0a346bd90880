import type { Messages } from '../i18n/index.ts'
import { DIMENSIONS, type Dimension } from '../model/index.ts'

/** How readers know what a clause is about. */
export function fieldName(field: string, { common: t }: Messages): string {
  if (isDimension(field)) return t.dimensions[field]
  return { ...t.reached, period: t.periodField, id: t.dealField, compare: t.terms.compared, asOf: t.terms.asOf }[field] ?? field
}
function isDimension(field: string): field is Dimension {
  return DIMENSIONS.some((dimension) => dimension === field)
}
