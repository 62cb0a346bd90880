import type { Dictionary, Run } from '../dictionary.ts'

/** Codes of integers of at least 0, or another, from a place up to the first that is none. Returns the place of that. */
export function codesOfIntegers(dictionary: Dictionary, values: ArrayLike<number>, out: Int32Array, from = 0, least = 0): number {
  let i = from
  while (i < values.length) {
    const { run } = dictionary
    if (run && run.prefix === 0) i = values instanceof Int32Array ? followIntegers(run, values, out, i) : followRun(run, values, out, i)
    const next = dictionary.goOn?.(values, out, i) ?? i
    if (next > i) i = next
    else if (i < values.length) {
      const value = values[i]!
      if (!(value >= least && Number.isSafeInteger(value))) break
      out[i++] = dictionary.codeOfInteger(value)
    }
  }
  return i
}

/** Codes of numbers as far as they are in a run. Returns the place of the first that is not. */
function followRun({ first, code, count }: Run, values: ArrayLike<number>, out: Int32Array, from: number): number {
  let i = from
  for (; i < values.length; i++) {
    const at = values[i]! - first
    // Fractions and null are in no run.
    if (!(at >= 0 && at < count) || (at | 0) !== at) break
    out[i] = code + at
  }
  return i
}

/** The same where there are no fractions. */
function followIntegers({ first, code, count }: Run, values: Int32Array, out: Int32Array, from: number): number {
  let i = from
  for (; i < values.length; i++) {
    const at = values[i]! - first
    if (!(at >= 0 && at < count)) break
    out[i] = code + at
  }
  return i
}
