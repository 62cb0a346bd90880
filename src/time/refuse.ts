import { ShakhesError } from '../model/index.ts'

/**
 * Refuses a value of the asker's, by name.
 *
 * @param field - how the asker calls it
 * @param why - what is wrong with it and what to give instead
 * @throws ShakhesError `bad-query`, always
 */
export function refuse(field: string, value: unknown, why: string): never {
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value)
  throw new ShakhesError('bad-query', `${field}: ${shown} ${why}`)
}
