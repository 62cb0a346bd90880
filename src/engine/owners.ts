import type { FactSource } from './facts.ts'
import type { RelationSource } from './relations.ts'

/** Codes of the reps that own or owned a deal, rising. Yields. @param size - codes of reps are below it */
export function* ownersMet(source: FactSource & RelationSource, size: number): Generator<void, Iterable<number>> {
  const { opportunities, events, gone } = source
  const stands = (row: number): boolean => opportunities.rowOf(opportunities.idCode(row)) === row
  const seen = new Uint8Array(size)
  const left = meet(seen, opportunities.code('ownerId').data, opportunities.length, stands, seen.length - 1)
  yield
  meet(seen, events.table.code('ownerAt').data, events.length, (e) => !gone.has(e), left)
  yield
  return [...seen.keys()].filter((code) => seen[code] === 1)
}

/** Mostly all are met in the first thousands of rows. @param most - that are not met yet. Returns how many are left */
function meet(seen: Uint8Array, codes: ArrayLike<number>, length: number, stands: (row: number) => boolean, most: number): number {
  const end = Math.min(length, codes.length)
  let left = most
  for (let row = 0; row < end && left > 0; row++) {
    const code = codes[row]!
    if (seen[code] !== 0 || !stands(row)) continue
    seen[code] = 1
    if (code !== 0) left--
  }
  return left
}
