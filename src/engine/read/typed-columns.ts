import type { Column } from '../../model/index.ts'
import type { Dictionary } from '../dictionary.ts'
import type { Staged } from '../table.ts'
import type { ColumnStyle } from './byte-columns.ts'
import { plausible } from './dates.ts'
import { codesOfIntegers } from './number-codes.ts'

/**
 * Reads numbers of a typed array, NaN being null. What is not plain is put into `left`.
 *
 * @returns whether every instant was a date; null when nothing was read, as such columns are read value by value
 */
export function readTyped(
  values: Float64Array | Int32Array, column: Column, { dictionary, seconds, places }: ColumnStyle, out: Staged,
  left: number[],
): boolean | null {
  if (out instanceof Int32Array && dictionary !== null && (column.type === 'id' || column.type === 'ref')) {
    codesOfNumbers(values, column, dictionary, out, left)
    return true
  }
  if (!(out instanceof Float64Array)) return null
  if (column.type === 'instant') return instantsOfNumbers(values, column, seconds ? 1000 : 1, out, left)
  if (column.type !== 'money') return null
  moneyOfNumbers(values, column, places, out, left)
  return true
}

function codesOfNumbers(
  column: ArrayLike<number>, { nullable }: Column, dictionary: Dictionary, out: Int32Array, left: number[],
): void {
  for (let i = codesOfIntegers(dictionary, column, out); i < column.length; i++) {
    const value = column[i]!
    if (value >= 0 && Number.isSafeInteger(value)) out[i] = dictionary.codeOfInteger(value)
    else if (value === value || nullable !== true) left.push(i)
  }
}
function instantsOfNumbers(
  column: ArrayLike<number>, { nullable }: Column, scale: number, out: Float64Array, left: number[],
): boolean {
  let pure = true
  for (let i = 0; i < column.length; i++) {
    // Adding 0 turns −0 into 0.
    const instant = Math.floor(column[i]! * scale) + 0
    out[i] = instant
    if (plausible(instant)) pure = false
    else if (instant === instant || nullable !== true) left.push(i)
  }
  return pure
}
/** Amounts of at most this size have one shortest decimal of fifteen digits, whose digits are the double's. */
const MOST_EXACT = 1e15
function moneyOfNumbers(
  column: ArrayLike<number>, { nullable, min }: Column, places: ColumnStyle['places'], out: Float64Array, left: number[],
): void {
  const least = min ?? -Infinity
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    out[i] = NaN
    if (value !== value) {
      if (nullable !== true) left.push(i)
      continue
    }
    const scale = places === null ? 1 : 10 ** places(i)
    const minor = Math.round(value * scale)
    if (minor >= least && minor < MOST_EXACT && minor / scale === value) out[i] = minor + 0
    else left.push(i)
  }
}
