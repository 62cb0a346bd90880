import { ShakhesError } from '../model/index.ts'
import type { Adapter, AdapterSpec } from '../model/index.ts'
import { createAdapter } from './rows.ts'

/** One line an adapter; those that read other forms than rows are loaded when a source names them. */
const ADAPTERS = {
  rows: async (spec: SpecOf<'rows'>) => createAdapter(spec),
  csv: async (spec: SpecOf<'csv'>) => (await import('./csv.ts')).createAdapter(spec),
  json: async (spec: SpecOf<'json'>) => (await import('./json.ts')).createAdapter(spec),
  ndjson: async (spec: SpecOf<'ndjson'>) => (await import('./ndjson.ts')).createAdapter(spec),
  arrow: async (spec: SpecOf<'arrow'>) => (await import('./arrow.ts')).createAdapter(spec),
  module: async (spec: SpecOf<'module'>) => (await import('./module.ts')).loadModule(spec),
} as const satisfies { readonly [N in AdapterSpec['adapter']]: (spec: SpecOf<N>) => Promise<Adapter> }

type SpecOf<N extends AdapterSpec['adapter']> = Extract<AdapterSpec, { adapter: N }>

/** What a specification may name. */
export const ADAPTER_NAMES = Object.keys(ADAPTERS) as readonly AdapterSpec['adapter'][]

/**
 * The adapter that a specification describes.
 *
 * @throws ShakhesError `unsupported` for a name that does not exist; `bad-query` for settings that make no sense;
 *   `source` for a module that cannot be loaded
 */
export async function loadAdapter(spec: AdapterSpec): Promise<Adapter> {
  if (!Object.hasOwn(ADAPTERS, spec.adapter)) {
    throw new ShakhesError('unsupported',
      `there is no adapter “${String(spec.adapter).slice(0, 80)}”: expected one of ${ADAPTER_NAMES.join(', ')}`)
  }
  return await (ADAPTERS[spec.adapter] as (spec: AdapterSpec) => Promise<Adapter>)(spec)
}

export { createAdapterContext } from './context.ts'
export type { AdapterContextOptions } from './context.ts'
export { guessMapping, mappingOf } from './guess.ts'
export type { FieldGuess, GuessedField, MappingGuess } from './guess.ts'
export { assertAdapter } from './module.ts'
export { previewCsv } from './preview.ts'
export type { CsvPreview } from './preview.ts'
export { absoluteSpec, requestOptionsOf } from './spec.ts'
