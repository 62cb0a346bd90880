import { ShakhesError, TABLE_NAMES } from '../model/index.ts'
import type { SourceOptions } from './types.ts'

/**
 * Settings as a host gave them, or a `ShakhesError` `schema` that names the field, what was found and what was
 * expected. What only an adapter or the engine can judge, they judge when the source loads.
 */
export function validOptions(options: SourceOptions): SourceOptions {
  object('options', options, 'such as { from: { adapter: \'csv\', data: file } }')
  checkFrom(options.from)
  checkMapping(options.mapping)
  checkTables('options.tables', options.tables)
  if (options.from !== null && 'adapter' in options.from && options.from.adapter === 'rows') checkTables('options.from.tables', options.from.tables)
  const { currency, frame, worker } = options
  if (currency !== undefined && !/^[A-Z]{3}(\.[a-z]+)?$/.test(String(currency))) wrong('options.currency', currency, 'a currency key such as EUR or IRR')
  if (frame !== undefined) object('options.frame', frame, 'such as { calendar: \'persian\', zone: \'Asia/Tehran\' }')
  if (worker !== undefined) checkWorker(object('options.worker', worker, 'such as { workerUrl: \'/engine.worker.js\' }'))
  return options
}

function checkFrom(from: unknown): void {
  const what = object('options.from', from, 'a specification such as { adapter: \'rows\', tables }, or an adapter object')
  if ('manifest' in what) {
    const { name } = object('options.from.manifest', what.manifest, 'such as { name: \'my-crm\' }')
    if (typeof name !== 'string' || name === '') wrong('options.from.manifest.name', name, 'the name of the adapter')
    for (const method of ['rows', 'scan', 'query', 'changes']) {
      if (what[method] !== undefined) callable(`options.from.${method}`, what[method])
    }
    if (what.rows === undefined && what.scan === undefined) wrong('options.from', 'an adapter without rows() and scan()', 'one that has rows() or scan()')
  } else if (typeof what.adapter !== 'string') {
    wrong('options.from.adapter', what.adapter, 'the name of an adapter, such as \'rows\', \'csv\' or \'json\'')
  }
}

function checkMapping(mapping: unknown): void {
  if (mapping === undefined) return
  for (const [table, part] of Object.entries(object('options.mapping', mapping, 'such as { opportunities: { fields: { id: \'Id\' } } }'))) {
    knownTable('options.mapping', table)
    const { fields, source } = object(`options.mapping.${table}`, part, 'such as { fields: { id: \'Id\' } }')
    object(`options.mapping.${table}.fields`, fields, 'their fields by the names of ours')
    if (source !== undefined && typeof source !== 'string') wrong(`options.mapping.${table}.source`, source, 'their name of the table')
  }
}

function checkTables(field: string, tables: unknown): void {
  if (tables === undefined && field === 'options.tables') return
  for (const [table, rows] of Object.entries(object(field, tables, 'such as { stages: [ … ] }'))) {
    knownTable(field, table)
    if (rows !== undefined && !Array.isArray(rows)) wrong(`${field}.${table}`, rows, 'an array of rows')
  }
}

function checkWorker({ workerFactory, workerUrl, handshakeMs, deadlineMs }: Record<string, unknown>): void {
  if (workerFactory !== undefined) callable('options.worker.workerFactory', workerFactory)
  if (workerUrl !== undefined && typeof workerUrl !== 'string' && !(workerUrl instanceof URL)) wrong('options.worker.workerUrl', workerUrl, 'an address')
  for (const [name, ms] of Object.entries({ handshakeMs, deadlineMs })) {
    if (ms !== undefined && !(typeof ms === 'number' && ms > 0)) wrong(`options.worker.${name}`, ms, 'milliseconds, above 0')
  }
}

function object(field: string, value: unknown, expected: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(field, value, expected)
  return value as Record<string, unknown>
}

function callable(field: string, value: unknown): void {
  if (typeof value !== 'function') wrong(field, value, 'a function')
}

function knownTable(field: string, table: string): void {
  if (!(TABLE_NAMES as readonly string[]).includes(table)) wrong(field, `a table '${table}'`, `one of ${TABLE_NAMES.join(', ')}`)
}

function wrong(field: string, found: unknown, expected: string): never {
  const shown = typeof found === 'string' ? found : typeof found === 'function' ? 'a function' : JSON.stringify(found) ?? 'undefined'
  throw new ShakhesError('schema', `${field} is ${shown.slice(0, 200)}: expected ${expected}`, { params: { field } })
}
