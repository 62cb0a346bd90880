import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import { loadAdapter } from '../../src/adapters/index.ts'
import { Dataset } from '../../src/engine/whole.ts'
import type { AdapterSpec, Batch, BatchColumn, Mapping, Reading } from '../../src/model/index.ts'
import { read } from './harness.ts'
import '../helpers/same-cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const FIELDS = ['id', 'owner', 'source', 'product', 'region', 'currency', 'createdAt', 'decidedAt', 'amount', 'status', 'stage'] as const

/** Everything that a data set shows of its opportunities, and what it said about them. */
function shownBy(batches: readonly Batch[], mapping?: Mapping): unknown {
  const data = new Dataset({ zone: 'Asia/Tehran', currency: 'EUR', now: NOW })
  for (const batch of batches) data.ingest(batch, mapping)
  data.commit()
  const [list] = data.answer([{ kind: 'list', from: 'opportunities', asOf: NOW, fields: FIELDS, order: [], limit: 1_000 }])
  return { list, quality: data.info(1, true).quality, span: data.span }
}

const encoder = new TextEncoder()
/** One column in bytes that lie beside others. */
function inBytes(values: readonly (string | null)[]): BatchColumn {
  const starts = new Int32Array(values.length)
  const ends = new Int32Array(values.length)
  const parts: Uint8Array[] = [encoder.encode('"x",')]
  let at = 4
  values.forEach((value, i) => {
    const bytes = encoder.encode(value ?? '')
    starts[i] = value === null ? -1 : at
    ends[i] = at + bytes.length
    parts.push(bytes, encoder.encode(';'))
    at += bytes.length + 1
  })
  const bytes = new Uint8Array(at)
  let to = 0
  for (const part of parts) { bytes.set(part, to); to += part.length }
  return { bytes, starts, ends, length: values.length }
}
function inCodes(values: readonly (string | null)[]): BatchColumn {
  const texts = [...new Set(values.filter((value) => value !== null)), 'never used']
  return { codes: Int32Array.from(values, (value) => (value === null ? -1 : texts.indexOf(value))), values: texts, length: values.length }
}

const mixed = (...usual: string[]) => fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom('', ' ', '\u00a0', 'x'.repeat(10_001), 'null', '0', '-1', '1e3', '‏۱۲۳‏', '😀'), fc.string({ maxLength: 8 }), fc.constant(null),
)
const columns = {
  id: mixed('1', '2', '3', '07', 'D-1', 'D-2', 'D-02', 'a-b-c', '999999999999999', '9999999999999999', 'معامله ۱'),
  ownerId: mixed('Rep 1', 'Rep 2', 'نیما', ' Rep 1'),
  source: mixed('Web', 'Fair', 'نمایشگاه'),
  product: mixed('A', 'B'),
  createdAt: mixed('2024-03-20', '2024-03-20T10:30:00Z', '2024-03-20 10:30:00', '2024-03-20T10:30:00.5Z', '2024-03-20T10:30:00.123456Z', '2024-03-20T10:30:00+03:30',
    '2024-02-30', '1899-12-31', '2200-12-31', '2201-01-01', '2024-03-20T24:00:00', '2024-03-20T23:59:60Z', '1403/01/01', '20.03.2024', '20240320', '1711000000000', '۲۰۲۴-۰۳-۲۰'),
  closedAt: mixed('2024-05-01', '2024-03-19', '2024-05-01T00:00:00Z'),
  amount: mixed('10', '1054.10', '0', '-5', '-0', '007', '12.', '.5', '1,234.5', '1.005', '9007199254740993', '90071992547409.91', '0.000000000000001', '1e2', '12,5'),
  currency: mixed('EUR', 'IRR', 'KWD'),
  expectedClose: mixed('2024-05-01', '2024-05-01T10:00:00Z', '2024-5-1'),
  void: mixed('true', 'false', 'yes', '0'),
  stage: mixed('Open', 'Won', 'Lost'),
}
const names = Object.keys(columns) as (keyof typeof columns)[]
const rowsOf = fc.array(fc.record(columns), { minLength: 1, maxLength: 12 })
const readings = fc.constantFrom<Reading>({}, { amounts: 'major' }, { dateOrder: 'dmy' }, { dateCalendar: 'persian', amounts: 'major' }, { decimal: ',', amounts: 'major' })
const stages: Batch = { table: 'stages', rows: [{ id: 'Open', order: 0, kind: 'open' }, { id: 'Won', order: 1, kind: 'won' }, { id: 'Lost', order: 2, kind: 'lost' }] }

describe('the forms of a column', () => {
  it('are read alike: texts, bytes and codes, by every rule and with every complaint', () => {
    fc.assert(fc.property(rowsOf, readings, (rows, reading) => {
      const batchOf = (form: (values: (string | null)[]) => BatchColumn): Batch => ({
        table: 'opportunities', reading, length: rows.length, columns: Object.fromEntries(names.map((name) => [name, form(rows.map((row) => row[name]))])),
      })
      const texts = shownBy([stages, batchOf((values) => values)])
      expect(shownBy([stages, batchOf(inBytes)])).to.deep.equal(texts)
      expect(shownBy([stages, batchOf(inCodes)])).to.deep.equal(texts)
    }), { numRuns: 150 })
  })

  it('are read alike through a mapping that translates values', () => {
    const mapping: Mapping = { opportunities: { source: 'deals', fields: {
      id: 'key', stage: { path: 'phase', map: { 'Closed Won': 'Won', n: 'Lost' }, fallback: 'Open' }, createdAt: { path: 'when', as: 'dmy' }, amount: { path: 'sum', as: 'major' },
    } } }
    const values = { key: ['1', '2', '3', '4'], phase: ['Closed Won', 'n', '', null], when: ['20/03/2024', '2024-03-21', '1/2/24', null], sum: ['1.5', '2', null, '3,000'] }
    const shown = (form: (column: (string | null)[]) => BatchColumn): unknown => shownBy([stages, {
      table: 'deals', length: 4, columns: Object.fromEntries(Object.entries(values).map(([name, column]) => [name, form(column)])),
    }], mapping)
    expect(shown(inBytes)).to.deep.equal(shown((column) => column))
    expect(shown(inCodes)).to.deep.equal(shown((column) => column))
  })

  it('have the same numbers as doubles, as 32-bit integers and as values', () => {
    const number = fc.oneof(fc.constantFrom(0, -0, 1, 1054.1, -1, 0.005, 1.005, 2 ** 53, 1e21, 1.7e12, NaN), fc.double(), fc.integer())
    fc.assert(fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), fc.constantFrom<Reading>({}, { amounts: 'major' }), (list, reading) => {
      const batchOf = (values: ArrayLike<number>): Batch => ({
        table: 'opportunities', reading, length: list.length, columns: { id: values, amount: values, createdAt: values, stage: Array.from(list, () => 'Open') },
      })
      expect(shownBy([stages, batchOf(Float64Array.from(list))])).to.deep.equal(shownBy([stages, batchOf(list)]))
      const whole = Int32Array.from(list, (value) => value | 0)
      expect(shownBy([stages, batchOf(whole)])).to.deep.equal(shownBy([stages, batchOf([...whole])]))
    }), { numRuns: 200 })
  })
})

describe('the formats', () => {
  it('give one data set, whichever of them it comes in', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({
      id: `D-${i}`, ownerId: i % 7 === 0 ? null : `نماینده ${i % 5}`, source: ['Web', 'Fair, big', 'say "hi"'][i % 3]!, createdAt: `2024-0${i % 9 + 1}-1${i % 10}T0${i % 10}:00:00Z`,
      closedAt: i % 3 === 0 ? `2025-01-${10 + i % 19}` : null, amount: i % 11 === 0 ? null : i * 137, stage: ['Open', 'Won', 'Lost'][i % 3 === 0 ? 1 + i % 2 : 0]!,
    }))
    const cell = (value: unknown): string => (value === null ? '' : /[",]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value))
    const json = URL.createObjectURL(new Blob([JSON.stringify(rows)], { type: 'application/json' }))
    const specs: Record<string, AdapterSpec> = {
      rows: { adapter: 'rows', tables: { opportunities: rows } },
      json: { adapter: 'json', tables: { opportunities: { url: json } } },
      ndjson: { adapter: 'ndjson', data: rows.map((row) => JSON.stringify(row)).join('\n') },
      csv: { adapter: 'csv', amounts: 'minor', data: [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((line) => line.map(cell).join(',')).join('\r\n') },
    }
    const shown = Object.fromEntries(await Promise.all(Object.entries(specs).map(async ([name, spec]) => [name, shownBy([stages, ...(await read(await loadAdapter(spec))).batches])] as const)))
    for (const name of Object.keys(specs)) expect(shown[name], name).to.deep.equal(shown.rows)
    expect((shown.rows as { list: { total: number } }).list.total).to.equal(500)
  })
})
