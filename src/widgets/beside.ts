import { and, isIn, type Dimension, type Filter, type Scope } from '../model/index.ts'

/** Two groups beside each other, as a widget's attributes say it: values of one dimension. */
export interface Beside {
  readonly compareBy: Dimension
  /** Undefined: those that the filter chose, else everyone but `against`. */
  readonly group: string | undefined
  readonly against: string | undefined
}

/** What is asked where two groups stand beside each other: neither holds a deal of the other. */
export function besideIn({ filter }: Scope, { compareBy, group, against }: Beside): { readonly filter?: Filter; readonly against?: Filter } {
  if (against === undefined) return {}
  const all = filter === undefined ? [] : filter.op === 'and' ? filter.of : [filter]
  const others = all.filter((one) => one.op !== 'in' || one.field !== compareBy)
  const one = (value: string): Filter => isIn(compareBy, value)
  const mine = group === undefined ? (others.length < all.length ? all : [...others, { op: 'not', of: one(against) } as const]) : [...others, one(group)]
  return { filter: and(...mine), against: and(...others, one(against)) }
}

/** Which other group an answer tells of: while a newer question is asked, not the one that is chosen. */
export function besideOf(answered: { readonly against?: Filter } | null): string | undefined {
  const against = answered?.against
  const last = against?.op === 'and' ? against.of.at(-1) : against
  return last?.op === 'in' ? String(last.values[0]) : undefined
}
