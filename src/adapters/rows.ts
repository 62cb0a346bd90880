import { ShakhesError } from '../model/index.ts'
import type { Adapter, Tables } from '../model/index.ts'
import { macrotask, stopIfAborted } from './stopping.ts'

/** Rows that one batch holds: some milliseconds of reading. */
const BATCH_ROWS = 8_192

/** Arrays in memory, as `Tables` has them. */
export function createAdapter({ tables }: { readonly tables: Tables }): Adapter {
  return {
    manifest: { name: 'rows', history: (tables.stageEvents?.length ?? 0) > 0 ? 'events' : 'current-only' },
    async *scan({ signal, progress }) {
      const given = Object.entries(tables).map(([table, rows]) => ({ table, rows: checked(table, rows) }))
      const total = given.reduce((sum, { rows }) => sum + rows.length, 0)
      let done = 0
      for (const { table, rows } of given) {
        for (let at = 0; at < rows.length; at += BATCH_ROWS) {
          stopIfAborted(signal)
          const batch = rows.slice(at, at + BATCH_ROWS)
          done += batch.length
          progress(done, total)
          yield { table, rows: batch, total: rows.length }
          await macrotask()
        }
      }
    },
  }
}

function checked(table: string, rows: unknown): readonly object[] {
  if (rows === undefined || rows === null) return []
  if (!Array.isArray(rows)) throw new ShakhesError('schema',
    `the table “${table}” is ${typeof rows}: expected an array of rows`,
    { table })
  const bad = rows.findIndex((row) => typeof row !== 'object' || row === null)
  if (bad >= 0) throw new ShakhesError('schema',
    `row ${bad + 1} of “${table}” is ${String(rows[bad]).slice(0, 60)}: expected an object`,
    { table, row: bad + 1 })
  return rows as object[]
}
