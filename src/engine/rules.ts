/** Whether a value may stand in a field of a query, and how the asker is told when not. */
export interface Rule { readonly allows: (value: unknown) => boolean; readonly wanted: string }
/** The fields that a metric's query has besides the scope's; a field left out is always allowed. */
export type Rules = Readonly<Record<string, Rule>>

export const oneOf = (...values: readonly (string | null)[]): Rule => ({
  allows: (v) => values.includes(v as string), wanted: `is not known; give one of ${values.join(', ')}`,
})
export const number = (allows: (n: number) => boolean, wanted: string): Rule => ({
  allows: (v) => typeof v === 'number' && Number.isFinite(v) && allows(v), wanted,
})
export const integer = (least: number, most = Number.MAX_SAFE_INTEGER): Rule => number(
  (n) => Number.isSafeInteger(n) && n >= least && n <= most,
  'is not allowed; give a whole number '
    + (most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`),
)
export const listOf = (...values: readonly (string | null)[]): Rule => ({
  allows: (v) => Array.isArray(v) && v.every((x) => values.includes(x)),
  wanted: `is not allowed; give a list of ${values.join(', ')}`,
})
export const text: Rule = { allows: (v) => typeof v === 'string', wanted: 'is no text' }
export const texts: Rule = {
  allows: (v) => Array.isArray(v) && v.every((x) => typeof x === 'string'), wanted: 'is no list of texts',
}
export const flag: Rule = { allows: (v) => typeof v === 'boolean', wanted: 'is neither true nor false' }
export const grain = oneOf('day', 'week', 'month', 'quarter', 'year')
