import type { Adapter, AdapterContext, AmountUnit, Batch, TableName } from '../model/index.ts'

export type ColumnBatch = Extract<Batch, { columns: unknown }>
/** One file, of opportunities; or several, each with its table. */
export type FileOrTables<D> = D | readonly { readonly table: TableName; readonly data: D }[]

/** An adapter that reads files, a table each, one after the other. */
export function tablesAdapter<D>(
  name: string, data: FileOrTables<D>, amounts: AmountUnit, scanTable: (table: TableName, data: D, context: AdapterContext) => AsyncIterable<ColumnBatch>,
): Adapter {
  const tables = Array.isArray(data) ? data as readonly { table: TableName; data: D }[] : [{ table: 'opportunities' as const, data: data as D }]
  return {
    manifest: { name, history: tables.some(({ table }) => table === 'stageEvents') ? 'events' : 'current-only' },
    async *scan(context) {
      let before = 0
      for (const { table, data: one } of tables) {
        for await (const batch of scanTable(table, one, context)) {
          before += batch.length
          context.progress(before)
          yield { ...batch, reading: { amounts } }
        }
      }
    },
  }
}
