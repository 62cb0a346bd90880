import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import { partsOfAnswer } from '../../src/adapters/json-answer.ts'
import { toFault } from '../../src/model/index.ts'
import { filled, rowsOf } from './harness.ts'
import '../helpers/same-cases.ts'

const from = { url: '/deals', table: 'opportunities', type: 'application/json' } as const
const { signal } = new AbortController()

interface Read { rows: object[]; body?: unknown; fault?: { code: string; reason?: string; row?: number } }
/** As it comes over a wire; in memory the same must come out. */
async function read(text: string, items: string | undefined, piece: number): Promise<Read> {
  const streamed = await readFrom(new Blob([text]).stream(), items, piece)
  expect(await readFrom(new TextEncoder().encode(text), items, piece)).to.deep.equal(streamed)
  return streamed
}
async function readFrom(source: ReadableStream<Uint8Array> | Uint8Array, items: string | undefined, piece: number): Promise<Read> {
  const rows: object[] = []
  try {
    const parts = partsOfAnswer(source, items, from, signal, piece)
    let part = await parts.next()
    for (; part.done !== true; part = await parts.next()) rows.push(...rowsOf({ table: 't', ...part.value }).map(filled))
    return { rows, body: part.value }
  } catch (error) {
    const { code, reason, row } = toFault(error)
    return { rows, fault: { code, ...(reason && { reason }), ...(row && { row }) } }
  }
}

const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer(), { maxLength: 2 }))
const list = fc.array(fc.dictionary(fc.constantFrom('id', 'a', 'نام', 'rows'), value), { maxLength: 8 })
const answers = fc.oneof(
  fc.tuple(list, fc.constant(undefined)).map(([rows, items]) => ({ text: JSON.stringify(rows), rows, items })),
  fc.tuple(list, fc.dictionary(fc.constantFrom('total', 'next', 'x'), value)).map(([rows, rest]) => ({
    text: JSON.stringify({ before: rest, data: { n: 1, rows }, after: rest }), rows, items: 'data.rows',
  })),
)

describe('a JSON answer as it comes', () => {
  it('has the rows of the whole, however it is cut, and leaves the rest', async () => {
    await fc.assert(fc.asyncProperty(answers, fc.integer({ min: 1, max: 40 }), async ({ text, rows, items }, piece) => {
      const { rows: found, body, fault } = await read(text, items, piece)
      expect(fault).to.equal(undefined)
      expect(found).to.deep.equal(rows.map((row) => filled(JSON.parse(JSON.stringify(row)) as object)))
      const rest: unknown = JSON.parse(text)
      if (items === undefined) (rest as unknown[]).length = 0
      else (rest as { data: { rows: unknown[] } }).data.rows = []
      expect(body).to.deep.equal(rest)
    }), { numRuns: 200 })
  })

  it('says of a broken one the same, however it is cut', async () => {
    await fc.assert(fc.asyncProperty(answers, fc.nat(), fc.constantFrom('', '"', '}', ']', ',', '5', 'x', '{', '[1]'), fc.integer({ min: 1, max: 40 }), async ({ text, items }, place, piece, size) => {
      const at = place % (text.length + 1)
      const broken = piece === '' ? text.slice(0, at) : text.slice(0, at) + piece + text.slice(at)
      const [whole, cut] = [await read(broken, items, 1_000_000), await read(broken, items, size)]
      expect(cut).to.deep.equal(whole)
    }), { numRuns: 200 })
  })

  it('names the row that is no object by its number in the answer', async () => {
    const rows = Array.from({ length: 50 }, (_, id) => ({ id }))
    for (const bad of [0, 1, 30, 49]) {
      const text = JSON.stringify(rows.map((row, i) => (i === bad ? 'text' : row)))
      for (const piece of [7, 1_000_000]) expect((await read(text, undefined, piece)).fault).to.deep.equal({ code: 'schema', row: bad + 1 })
    }
  })

  it('does not take two lists for one', async () => {
    for (const text of ['[{"id":1}{"id":2}]', '[{"id":1},]', '[,{"id":1}]', '[{"id":1}] [{"id":2}]', '[{"id":1}]]']) {
      for (const piece of [3, 1_000]) expect((await read(text, undefined, piece)).fault, text).to.include({ code: 'source', reason: 'not-json' })
    }
  })
})
