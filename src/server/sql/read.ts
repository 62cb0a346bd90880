import { ShakhesError } from '../../model/index.ts'

/**
 * An integer as a client hands it over: a number, a bigint or a text, by its width.
 *
 * @throws ShakhesError `schema` beyond 2^53 − 1
 */
export function integerOf(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const number = typeof value === 'number' ? value : typeof value === 'bigint' || typeof value === 'string'
    ? Number(value) : NaN
  if (!Number.isSafeInteger(number)) {
    throw new ShakhesError('schema',
      `the database answered ${String(value)} where an integer of at most 2^53 − 1 was expected; `
        + `store instants as epoch ms and amounts as minor units`)
  }
  return number + 0
}

export function textOf(value: unknown): string | null { return value === null || value === undefined ? null
  : String(value) }
