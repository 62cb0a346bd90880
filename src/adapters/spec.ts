import type { AdapterSpec, JsonAtHand, JsonEndpoint, RequestOptions } from '../model/index.ts'

/** The part of a specification that says how requests are made. */
export function requestOptionsOf(spec: AdapterSpec): RequestOptions | undefined {
  return spec.adapter === 'rows' || spec.adapter === 'module' ? undefined : spec
}

/**
 * The same specification with every address made absolute, for a worker that may have no address of its own.
 *
 * @param base - the page's address
 */
export function absoluteSpec(spec: AdapterSpec, base: string): AdapterSpec {
  const full = (url: string): string => new URL(url, base).href
  switch (spec.adapter) {
    case 'csv': case 'ndjson': case 'arrow': {
      const one = <D>(data: D): D => {
        const named = typeof data === 'object' && data !== null && 'url' in data && typeof data.url === 'string'
        return named ? { ...data, url: full(data.url as string) } : data
      }
      const data: unknown = Array.isArray(spec.data)
        ? spec.data.map((part: { data: unknown }) => ({ ...part, data: one(part.data) }))
        : one(spec.data)
      return { ...spec, data } as AdapterSpec
    }
    case 'json': return {
      ...spec,
      tables: Object.fromEntries(Object.entries(spec.tables)
        .map(([table, from]: [string, JsonEndpoint | JsonAtHand]) => [table, 'url' in from ? { ...from, url: full(from.url) } : from])),
    }
    case 'module': return { ...spec, url: full(spec.url) }
    default: return spec
  }
}
