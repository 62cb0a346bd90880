import { Dataset } from '../../src/engine/whole.ts'
import type { DatasetSettings } from '../../src/engine/intake.ts'
import type { Batch, DataRequest, Filter, Mapping, QualityReport, RelationName, RowList, Scalar } from '../../src/model/index.ts'

export const DAY = 86_400_000
export const ZERO = Date.UTC(2026, 2, 1)
export const day = (n: number): number => ZERO + n * DAY

/** Far after everything in the examples. */
export const NOW = day(1000)

export type LooseTables = Readonly<Record<string, readonly object[]>>

export function load(tables: LooseTables, settings: Partial<DatasetSettings> = {}): Dataset {
  return loadBatches(Object.entries(tables).map(([table, rows]) => ({ table, rows })), undefined, settings)
}
export function loadBatches(batches: readonly Batch[], mapping?: Mapping, settings: Partial<DatasetSettings> = {}): Dataset {
  const data = new Dataset({ zone: 'UTC', currency: 'EUR', now: NOW, ...settings })
  for (const batch of batches) data.ingest(batch, mapping)
  data.commit()
  return data
}

/** Rows of a relation as of T, in the order of their ids. */
export function factsOf(data: Dataset, fields: readonly string[], { asOf = NOW, from = 'opportunities' as RelationName, where }: { asOf?: number; from?: RelationName; where?: Filter } = {}): readonly Readonly<Record<string, Scalar>>[] {
  const request: DataRequest = { kind: 'list', from, asOf, fields, order: [], limit: 100_000, ...(where && { where }) }
  return (data.answer([request])[0] as RowList).rows
}
export function column(data: Dataset, field: string, options: Parameters<typeof factsOf>[2] = {}): Record<string, Scalar> {
  return Object.fromEntries(factsOf(data, ['id', field], options).map((row) => [String(row['id']), row[field] ?? null]))
}

export const quality = (data: Dataset): QualityReport => data.info(1, true).quality
/** The code, row and column of each listed error. */
export function errors(data: Dataset): string[] {
  return quality(data).first.filter(({ code }) => code.startsWith('E_')).map(({ code, table, row, column: field }) => `${code} ${table} ${row} ${field ?? ''}`.trim())
}
