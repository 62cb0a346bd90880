import { ShakhesError } from '../model/index.ts'

/**
 * Refuses an attribute that says none of what it may.
 * @throws ShakhesError `bad-query`
 */
export function known<T extends string>(attribute: string, value: T, values: readonly T[]): void {
  if (!values.includes(value)) throw new ShakhesError('bad-query', `${attribute}: ${JSON.stringify(value)} is not known; give one of ${values.join(', ')}`)
}
