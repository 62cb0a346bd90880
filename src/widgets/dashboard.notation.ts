import { ShakhesError } from '../model/index.ts'

// JSON as it reads well in an address: the notation called Rison. `(period:last-90-days,values:!(a,'b c'),on:!t)` is
// {"period":"last-90-days","values":["a","b c"],"on":true}.

/** What needs no quotes: it begins with no digit or sign, and has no mark of the notation in it. */
const BARE = /^[\p{L}_./~][\p{L}\p{M}\p{N}_./~-]*$/u
const MARKED: Readonly<Record<string, unknown>> = { t: true, f: false, n: null }

/** Plain JSON in the notation. */
export function written(value: unknown): string {
  if (value === null) return '!n'
  if (typeof value === 'boolean') return value ? '!t' : '!f'
  if (typeof value === 'number') return String(value).replace('+', '')
  if (typeof value === 'string') return BARE.test(value) ? value : `'${value.replace(/[!']/g, '!$&')}'`
  if (Array.isArray(value)) return `!(${value.map(written).join()})`
  return `(${Object.entries(value as object).filter(([, inner]) => inner !== undefined).map(([key, inner]) => `${written(key)}:${written(inner)}`).join()})`
}

/**
 * What stands in the notation, or as JSON.
 * @throws ShakhesError `bad-query` that names the place where it ends to make sense
 */
export function readNotation(text: string): unknown {
  try {
    if (text.startsWith('{')) return JSON.parse(text)
  } catch {
    throw wrong(text, 0)
  }
  let at = 0
  const value = next()
  if (at < text.length) throw wrong(text, at)
  return value

  function next(): unknown {
    const [whole = '', mark, quoted, bare] = /^(?:!([tfn(])|'((?:[^'!]|![!'])*)'|([^'!:(),]+)|\()/u.exec(text.slice(at)) ?? []
    if (whole === '') throw wrong(text, at)
    at += whole.length
    if (mark === '(') return list()
    if (mark !== undefined) return MARKED[mark]
    if (quoted !== undefined) return quoted.replace(/!(.)/g, '$1')
    if (bare !== undefined) return /^-?\d/.test(bare) && Number.isFinite(Number(bare)) ? Number(bare) : bare
    return object()
  }
  function list(): unknown[] {
    const values: unknown[] = []
    while (!took(')')) {
      if (values.length > 0) take(',')
      values.push(next())
    }
    return values
  }
  function object(): Record<string, unknown> {
    const entries: [string, unknown][] = []
    while (!took(')')) {
      if (entries.length > 0) take(',')
      const key = next()
      take(':')
      entries.push([String(key), next()])
    }
    return Object.fromEntries(entries)
  }
  function took(mark: string): boolean {
    if (text[at] !== mark) return false
    at++
    return true
  }
  function take(mark: string): void { if (!took(mark)) throw wrong(text, at) }
}

const wrong = (text: string, at: number): ShakhesError =>
  new ShakhesError('bad-query', `state: ${JSON.stringify(text.slice(at, at + 40) || text.slice(-40))} at ${at} is no state that a dashboard wrote; was the address shortened?`)
