import { ShakhesError } from '../model/index.ts'

/**
 * JSON with sorted keys and without what is undefined: equal for equal questions, however they were put together.
 *
 * @throws ShakhesError `bad-query` naming the place of a value that JSON has no form for
 */
export function canonicalJson(value: unknown, path = 'query'): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return JSON.stringify(value)
    throw new ShakhesError('bad-query', `${path} is ${value}: expected a finite number`)
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => canonicalJson(item, `${path}[${i}]`)).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, `${path}.${key}`)}`).join(',')}}`
  }
  throw new ShakhesError('bad-query', `${path} is a ${typeof value}: expected plain data`)
}
