import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import { ListReader } from '../../src/adapters/json-list.ts'
import { listAt } from '../../src/adapters/json-scan.ts'
import { filled, rowsOf } from './harness.ts'
import '../helpers/same-cases.ts'

const encoder = new TextEncoder()

/** The rows as objects without the keys that have nothing, and whether the list was read to its end. */
function read(text: string | Uint8Array): { rows: object[]; whole: boolean; end: number } {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text
  const rows: object[] = []
  const start = listAt(bytes, [])
  if (start < 0) return { rows, whole: false, end: -1 }
  const list = new ListReader()
  const parts = list.read(bytes, start + 1)
  let part = parts.next()
  for (; part.done !== true; part = parts.next()) rows.push(...rowsOf({ table: 't', ...part.value }).map(filled))
  return { rows, whole: list.done, end: part.value }
}
const expected = (text: string): object[] => (JSON.parse(text) as object[]).map(filled)

const scalar = fc.oneof(
  fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', 'Won', 'پیشنهاد', 'a"b', 'tab\t', 'x\u2028', '😀', '2024-03-20T10:00:00Z'),
  fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null),
)
const value = fc.oneof({ weight: 8, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.string(), scalar, { maxKeys: 3 }))
const key = fc.oneof(fc.constantFrom('id', 'amount', 'stage', 'at', '__proto__', 'constructor', 'نام'), fc.string())
const rows = fc.array(fc.dictionary(key, value, { maxKeys: 6 }), { maxLength: 12 })

describe('JSON as columns', () => {
  it('has the values that JSON.parse has, whatever they are and however they are spaced', () => {
    fc.assert(fc.property(rows, fc.constantFrom(0, 1, '\t', ' \r\n'), (list, space) => {
      const text = JSON.stringify(list, null, space)
      const { rows: found, whole } = read(text)
      expect(whole).to.equal(true)
      expect(found).to.deep.equal(expected(text))
    }), { numRuns: 500 })
  })

  it('looks at every byte of texts that are as long as the one before', () => {
    const letter = fc.constantFrom('a', 'Z', '7', ' ', '!', '#', '[', ']', '~', '\x7f', '"', '\\', '\n', '\x1f', '\x00', 'é', 'ی', '😀')
    const texts = fc.nat(11).chain((length) => fc.array(fc.array(letter, { minLength: length, maxLength: length }), { minLength: 2, maxLength: 6 }))
    fc.assert(fc.property(texts, fc.boolean(), (list, isRaw) => {
      // Raw, quotes and control characters break the text; escaped, the text is no longer as long.
      const written = (letters: readonly string[]): string => (isRaw ? `"${letters.join('')}"` : JSON.stringify(letters.join('')))
      const text = `[${list.map((letters) => `{"k":${written(letters)}}`).join()}]`
      let parsed: object[] | null
      try { parsed = expected(text) } catch { parsed = null }
      const { rows: found, whole } = read(text)
      expect(whole, text).to.equal(parsed !== null)
      if (parsed !== null) expect(found).to.deep.equal(parsed)
    }), { numRuns: 2_000 })
  })

  it('reads objects that are written alike as it reads others, up to one that is broken', () => {
    const of = fc.record({
      id: fc.oneof(fc.nat(), fc.constantFrom(0, 7, 999_999_999, 9_999_999_999, -1, 1.5, 1e21)),
      name: fc.oneof(fc.constantFrom('', 'Won', 'a!b #c', 'Rep 012', 'پیشنهاد', 'é', 'a"b'), fc.constant(null)),
      at: fc.constantFrom('2024-03-20T10:00:00Z', '2024-03-20'),
    })
    const breaks = fc.constantFrom('', ',', '{', '}', '"', '0', '1', '-', 'e5', '.', ' ', '\n', 'null')
    fc.assert(fc.property(fc.array(of, { maxLength: 9 }), fc.constantFrom(0, 1), breaks, fc.nat(), (list, space, piece, place) => {
      const good = JSON.stringify(list, null, space)
      // What stands behind the list is for others to see.
      const at = 1 + place % (good.length - 1)
      const text = good.slice(0, at) + piece + good.slice(at)
      let parsed: unknown[]
      try { parsed = JSON.parse(text) as unknown[] } catch { parsed = [null] }
      const objects = parsed.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
      const { rows: found, whole } = read(text)
      expect(whole, text).to.equal(objects)
      if (objects) expect(found, text).to.deep.equal(expected(text))
    }), { numRuns: 1_000 })
  })

  it('takes as JSON what JSON.parse takes, and nothing else', () => {
    const noise = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', ':', ',', '\\', 'u', '0', '1', '-', '.', 'e', '+', ' ', 'n', 'null', 'true', 'a', '\n'), maxLength: 12 })
    fc.assert(fc.property(rows, noise, fc.nat(), fc.nat({ max: 3 }), (list, piece, place, cut) => {
      const good = JSON.stringify(list)
      const at = place % (good.length + 1)
      const text = good.slice(0, at) + piece + good.slice(at + cut)
      // Half a surrogate pair is not UTF-8, and so cannot be in the bytes.
      if (text !== new TextDecoder().decode(encoder.encode(text))) return
      let parsed: unknown
      try { parsed = JSON.parse(text) } catch { parsed = undefined }
      const found = read(text)
      const objects = Array.isArray(parsed) && parsed.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
      const whole = found.whole && new TextDecoder().decode(encoder.encode(text).subarray(found.end)).trim() === ''
      expect(whole, text).to.equal(objects)
      if (whole) expect(found.rows, text).to.deep.equal(expected(text))
    }), { numRuns: 1_000 })
  })

  it('reads numbers to the last bit', () => {
    const texts = ['0', '-0', '1e3', '1E-7', '0.1', '123456789.01', '1054.10', '9007199254740993', '123456789012345.6', '1e400', '5e-324', '-1.5e+10', '0.30000000000000004']
    const { rows: found } = read(`[${texts.map((text) => `{"x":${text}}`).join(',')}]`)
    expect(found.map((row) => (row as { x: number }).x)).to.deep.equal(texts.map((text) => JSON.parse(text)))
  })

  it('refuses numbers, words and texts that are none', () => {
    for (const text of ['01', '1.', '.5', '+1', '-', '1e', 'NaN', 'nul', 'truex', '"a', '"a\nb"', '"\\x"', 'undefined', '[1', '{"a"}', "'a'"]) {
      expect(read(`[{"x":${text}}]`).whole, text).to.equal(false)
    }
  })

  it('keeps the last of two equal keys, and rows apart whose keys change', () => {
    const text = '[{"a":1,"b":"x","a":"y"},{"b":2},{},{"a":null,"c":[1]},{"b":"z","a":"w"}]'
    expect(read(text).rows).to.deep.equal(expected(text))
  })

  it('reads objects with thousands of different keys as rows', () => {
    const list = Array.from({ length: 40 }, (_, i) => Object.fromEntries(Array.from({ length: 30 }, (__, k) => [`k${i}-${k}`, i])))
    const { rows: found, whole } = read(JSON.stringify(list))
    expect(whole).to.equal(true)
    expect(found.length).to.equal(list.length)
    expect(found.every((row, i) => JSON.stringify(row) === JSON.stringify(list[i]))).to.equal(true)
  })

  it('puts the sign of replacement where bytes are no UTF-8, as decoding the whole would', () => {
    const bytes = encoder.encode('[{"a":"x?y","b":"ü"},{"a":"ok","b":"."}]')
    bytes[bytes.indexOf(0x3f)] = 0xff
    expect(read(bytes).rows).to.deep.equal(JSON.parse(new TextDecoder().decode(bytes)))
  })

  it('finds the list at a path, whatever stands before it', () => {
    const find = (text: string, path: string): string => {
      const bytes = encoder.encode(text)
      const at = listAt(bytes, path.split('.'))
      return at < 0 ? 'none' : new TextDecoder().decode(bytes.subarray(at))
    }
    expect(find('{"n":{"items":[0]}, "s":"{[\\"", "data":{"x":[[]],"items":[1]}}', 'data.items')).to.equal('[1]}}')
    expect(find('{"data":{"items":{}}}', 'data.items')).to.equal('none')
    expect(find('{"data":[1]}', 'data.items')).to.equal('none')
    expect(find('{"data"', 'data')).to.equal('none')
    expect(find('', 'data')).to.equal('none')
  })
})
