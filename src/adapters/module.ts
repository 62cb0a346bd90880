import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterSpec } from '../model/index.ts'

/** A host's own adapter: an ES module with an export `adapter`, or a function `createAdapter(options)`. */
export async function loadModule({ url, options }: Extract<AdapterSpec, { adapter: 'module' }>): Promise<Adapter> {
  let module: Readonly<Record<string, unknown>>
  try {
    module = await import(/* @vite-ignore */ url) as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw new ShakhesError('source',
      `the adapter module ${url} could not be loaded (${String(cause).slice(0, 200)}): check the address, and that the page's policy allows scripts from there`,
      { params: { url }, cause })
  }
  if (typeof module.createAdapter === 'function') {
    const create = module.createAdapter as (options: unknown) => unknown
    return assertAdapter(await create(options), `createAdapter() of ${url}`)
  }
  if (module.adapter !== undefined) return assertAdapter(module.adapter, `the export adapter of ${url}`)
  throw new ShakhesError('unsupported',
    `the module ${url} exports ${Object.keys(module).join(', ') || 'nothing'}: expected an export named adapter, or a function createAdapter(options)`)
}

/** Checks what a host calls an adapter. `what` names it in the message. */
export function assertAdapter(value: unknown, what: string): Adapter {
  const wrong = (found: string): never => { throw new ShakhesError('unsupported', `${what} is not an adapter: ${found}`) }
  if (typeof value !== 'object' || value === null) return wrong(`it is ${value === null ? 'null' : typeof value}; expected an object with a manifest and rows(), scan() or query()`)
  const adapter = value as Partial<Adapter>
  if (typeof adapter.manifest?.name !== 'string' || adapter.manifest.name === '') return wrong('it has no manifest.name; expected manifest: { name: "…" }')
  const methods = (['rows', 'scan', 'query', 'changes'] as const).filter((name) => adapter[name] !== undefined)
  for (const name of methods) if (typeof adapter[name] !== 'function') return wrong(`its ${name} is ${typeof adapter[name]}; expected a function`)
  if (!methods.some((name) => name !== 'changes')) return wrong('it has none of rows(), scan() and query(); expected at least one')
  return value as Adapter
}
