import type { Adapter, Batch } from '../../src/model/index.ts'
import { brokenRows, notesOf } from './notes.ts'
import { generate, type Plan } from './opportunities.ts'
import { referenceTables } from './company.ts'

/**
 * The demonstration's company as an adapter of level 1, for sizes that nobody would send as JSON: column batches, made
 * in the worker from a seed.
 */
export function createAdapter(options: unknown): Adapter {
  const plan = options as Plan
  return {
    manifest: { name: 'demonstration' },
    async *scan({ progress, signal }): AsyncGenerator<Batch> {
      const tables = referenceTables(plan.language, plan.seed, plan.now, plan.opportunities)
      for (const [table, rows] of Object.entries(tables)) yield { table, rows }
      let done = 0
      for (const chunk of generate(plan)) {
        signal.throwIfAborted()
        yield { table: 'opportunities', ...chunk.opportunities }
        yield { table: 'stageEvents', ...chunk.stageEvents }
        progress(done += chunk.opportunities.length, plan.opportunities)
      }
      for (const [table, rows] of Object.entries(brokenRows(plan))) yield { table, rows }
      yield { table: 'notes', rows: notesOf(plan) }
    },
  }
}
