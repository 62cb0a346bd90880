import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { TextDictionary } from '../../src/engine/dictionary.ts'
import { IdDictionary } from '../../src/engine/id-dictionary.ts'
import '../helpers/same-cases.ts'

const HOSTILE = [
  '__proto__', 'constructor', 'toString', '0', '00', '1', '01', '001', '-1', '1.5', '9007199254740993', '123456789012345', '1234567890123456', 'D-1', 'D-01', 'D-10', '10',
  '۱۲', 'سرنخ ۱', 'سرنخ 12', '😀', '\ud800', '\ud800\udc00', ' ', ' 1', '1 ', 'a\u0000', 'é', 'e\u0301', '1e5', '1C1I7A6R', 'Z063OYW0',
]
const ids = fc.oneof(
  fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.integer().map(String), fc.nat(99).map((n) => `D-${n}`), fc.nat(99).map((n) => `E${String(n).padStart(4, '0')}`),
  fc.tuple(fc.string({ maxLength: 3 }), fc.maxSafeNat()).map(([a, b]) => a + b), fc.uuid(),
).filter((text) => text !== '')

for (const Kind of [TextDictionary, IdDictionary]) {
  describe(Kind.name, () => {
    it('numbers texts in the order they were met and gives each back', () => {
      fc.assert(fc.property(fc.array(ids, { maxLength: 500, size: 'max' }), (texts) => {
        const dictionary = new Kind()
        const codes = new Map<string, number>()
        for (const text of texts) {
          const expected = codes.get(text) ?? codes.size + 1
          if (dictionary.find(text) !== (codes.get(text) ?? 0) || dictionary.code(text) !== expected) throw new Error(`code of ${JSON.stringify(text)}`)
          codes.set(text, expected)
        }
        dictionary.trim()
        expect(dictionary.size).to.equal(codes.size + 1)
        for (const [text, code] of codes) {
          if (dictionary.text(code) !== text || dictionary.find(text) !== code) throw new Error(`text of ${JSON.stringify(text)}`)
        }
      }), { numRuns: 100 })
    })
    it('knows numbers that follow each other, with others between them', () => {
      const run = fc.tuple(fc.constantFrom('', 'D-', 'D-0'), fc.integer({ min: 1, max: 400 }), fc.constantFrom(1, 2, 70, 130))
        .map(([beginning, first, count]) => Array.from({ length: count }, (_, i) => `${beginning}${first + i}`))
      const some = fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: fc.constantFrom(['x'], ['y'], ['0']) })
      fc.assert(fc.property(fc.array(some, { maxLength: 60, size: 'max' }), (runs) => {
        const dictionary = new Kind()
        const codes = new Map<string, number>()
        for (const text of runs.flat()) {
          const expected = codes.get(text) ?? codes.size + 1
          codes.set(text, expected)
          if (dictionary.code(text) !== expected) throw new Error(`code of ${text}`)
        }
        for (const [text, code] of codes) {
          if (dictionary.text(code) !== text || dictionary.find(text) !== code) throw new Error(`text of ${text}`)
        }
        expect(dictionary.find('D-4000')).to.equal(0)
        dictionary.trim()
        expect(dictionary.code('D-4000')).to.equal(codes.size + 1)
        expect([...codes].every(([text, code]) => dictionary.code(text) === code)).to.equal(true)
      }), { numRuns: 100 })
    })
    it('knows a number by its text', () => {
      const dictionary = new Kind()
      for (const value of [0, 1, 17, 2 ** 31, 2 ** 40 + 3, Number.MAX_SAFE_INTEGER]) {
        expect(dictionary.codeOfInteger(value)).to.equal(dictionary.code(String(value)))
        expect(dictionary.text(dictionary.find(String(value)))).to.equal(String(value))
      }
    })
    it('holds many that share their low bits', () => {
      const dictionary = new Kind()
      const texts = Array.from({ length: 20_000 }, (_, i) => `x${(i + 1) * 4096}`)
      for (const pass of [1, 2]) expect(texts.every((text, i) => dictionary.code(text) === i + 1), `pass ${pass}`).to.equal(true)
    })
    it('has 0 for nothing', () => {
      const dictionary = new Kind()
      expect([dictionary.text(0), dictionary.text(5), dictionary.find('x')]).to.deep.equal([null, null, 0])
    })
  })
}
