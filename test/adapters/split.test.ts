import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import { inferSchema, initParser } from 'udsv'
import { ByteSplitter } from '../../src/adapters/split-bytes.ts'
import { CsvSplitter, detectDelimiter } from '../../src/adapters/split.ts'
import '../helpers/same-cases.ts'

/** Rows of a text handed over in pieces of `size` characters. */
function split(text: string, { delimiter = ',', size = Infinity } = {}): { header: readonly string[] | null; rows: (string | null)[][]; malformed: number[] } {
  const splitter = new CsvSplitter(delimiter)
  const rows: (string | null)[][] = []
  const malformed: number[] = []
  for (let at = 0; at === 0 || at < text.length; at += size) {
    const batch = splitter.push(text.slice(at, at + size), at + size >= text.length)
    malformed.push(...batch.malformed.map((i) => i + rows.length))
    for (let r = 0; r < batch.length; r++) rows.push(batch.columns.map((column) => column[r]!))
    if (size === Infinity) break
  }
  return { header: splitter.header, rows, malformed }
}

describe('CSV splitter', () => {
  it('reads a header and rows, with LF or CRLF, with or without a line end at the end', () => {
    for (const text of ['a,b\n1,2\n3,4', 'a,b\r\n1,2\r\n3,4\r\n', 'a,b\r\n1,2\n3,4\n']) {
      expect(split(text)).to.deep.equal({ header: ['a', 'b'], rows: [['1', '2'], ['3', '4']], malformed: [] })
    }
  })

  it('reads quoted fields with delimiters, line ends and doubled quotes', () => {
    const { rows } = split('id,note\n1,"a, ""b""\r\nc"\n2,""\n3,"""')
    expect(rows.slice(0, 2)).to.deep.equal([['1', 'a, "b"\r\nc'], ['2', '']])
  })

  it('keeps quotes inside a field, and text after a closing quote, as they stand', () => {
    expect(split('a,b\n5" disk,"x" y').rows).to.deep.equal([['5" disk', 'x y']])
  })

  it('leaves blank rows out', () => {
    expect(split('a,b\n\n1,2\n , \n,\r\n3,4\n\n').rows).to.deep.equal([['1', '2'], ['3', '4']])
  })

  it('fills a row that lacks fields, as spreadsheets drop empty cells', () => {
    expect(split('a,b,c\n1,2\n3,4,5')).to.deep.include({ rows: [['1', '2', ''], ['3', '4', '5']], malformed: [] })
  })

  it('marks a row with more fields than the header, and a lone value under a wide header', () => {
    expect(split('a,b,c\n1,2,1,054\n3,4,5\n6,7,8,,\nTotal: 2')).to.deep.include({
      rows: [[null, null, null], ['3', '4', '5'], ['6', '7', '8'], [null, null, null]], malformed: [0, 3],
    })
  })

  it('marks a row whose quote never ends, and goes on with the next line', () => {
    expect(split('a,b\n1,"open\n2,x\n3,y\n')).to.deep.include({ rows: [[null, null], ['2', 'x'], ['3', 'y']], malformed: [0] })
  })

  it('marks a row whose stray quote ends in a later row, and reads the rows it had swallowed', () => {
    expect(split('a,b\n1,"open\n2,x"z,w\n3,y\n')).to.deep.include({ malformed: [0, 1], rows: [[null, null], [null, null], ['3', 'y']] })
  })

  it('does not wait for ever for a quote to end', () => {
    const splitter = new CsvSplitter(',')
    const filler = '1,2\n'.repeat(100_000)
    const batch = splitter.push(`a,b\n1,"open\n${filler}`, false)
    expect(batch.malformed).to.deep.equal([0])
    expect(batch.length).to.equal(100_001)
  })

  it('names nameless and repeated columns', () => {
    expect(split('id,, amount ,amount\n1,2,3,4').header).to.deep.equal(['id', '(2)', 'amount', 'amount (2)'])
  })

  it('has no header for an empty text, and no rows for a header alone', () => {
    expect(split('').header).to.equal(null)
    expect(split('\n \n').header).to.equal(null)
    expect(split('a,b')).to.deep.equal({ header: ['a', 'b'], rows: [], malformed: [] })
  })

  it('gives the same rows however the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ش', '1') })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (cells, size) => {
      const text = `x,y,z\n${cells.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')}`
      expect(split(text, { size })).to.deep.equal(split(text))
    }), { numRuns: 300 })
  })

  it('gives the same rows for any text, well formed or not, however it is cut', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n'), maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, size) => {
      expect(split(text, { size })).to.deep.equal(split(text))
    }), { numRuns: 500 })
  })

  it('gives the same rows for lines of any cells, whichever character parts them, as it does a byte at a time', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '7', '0', '07', '1042', '12345', '999999999', '9999999999', '2024-03-20T10:00:00Z', 'Rep 012', 'UK & Ireland', 'پیشنهاد', '"17"', '"a b"', '"a""b"', '"é""é"', '"x', '-5', '1.5'),
      fc.string({ unit: fc.constantFrom('a', '1', ' ', '!', '~', ',', ';', '|', '\t', '"', 'é', '\x7f'), maxLength: 9 }),
    )
    const line = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
    fc.assert(fc.property(fc.array(line, { maxLength: 9 }), fc.constantFrom(',', ';', '\t', '|'), (lines, delimiter) => {
      const text = `x${delimiter}y${delimiter}z\n${lines.map(([cells, end]) => cells.join(delimiter) + end).join('')}`
      expect(split(text, { delimiter })).to.deep.equal(split(text, { delimiter, size: 1 }))
    }), { numRuns: 1_000 })
  })

  it('knows the numbers that cells say, and takes nothing else for one', () => {
    const cell = fc.oneof(fc.nat({ max: 2 ** 31 - 1 }).map(String), fc.constantFrom('', '0', '01', '1a', '1 ', '"1"', '12.5', '999999999', '1000000000', '2024-01-01', '12345678901'))
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 9 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const text = `x,y${end}${lines.map((cells) => cells.join() + end).join('')}tail,tail`
      const { columns } = new ByteSplitter(',').push(new TextEncoder().encode(text), true)
      for (const { bytes, starts, ends, wholes } of columns) wholes?.forEach((value, row) => {
        const written = new TextDecoder().decode(bytes.subarray(starts[row], ends[row]))
        if (value !== 0) expect(String(value)).to.equal(written)
      })
    }), { numRuns: 500 })
    const [ids, names] = new ByteSplitter(',').push(new TextEncoder().encode('id,name\n7,a\n123456789,b\n0012,c\n1234567890,d\nend,'), true).columns
    expect([...ids!.wholes!]).to.deep.equal([7, 123_456_789, 0, 0, 0])
    expect([...names!.wholes!]).to.deep.equal([0, 0, 0, 0, 0])
  })

  it('gives back what was written, and what another parser reads', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', 'ش', '۱') }).map((value) => `v${value}`)
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (cells) => {
      const text = `x,y,z\n${cells.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`
      expect(split(text).rows).to.deep.equal(cells)
      expect(initParser(inferSchema(text, { col: ',', row: '\n' })).stringArrs(text)).to.deep.equal(cells)
    }), { numRuns: 200 })
  })
})

describe('detectDelimiter', () => {
  it('finds what parts the fields, also where the others stand inside them', () => {
    expect(detectDelimiter('a,b\n1,2')).to.equal(',')
    expect(detectDelimiter('a;b;c\n1,5;2,5;3,5\n')).to.equal(';')
    expect(detectDelimiter('a\tb\n1, one\t2\n')).to.equal('\t')
    expect(detectDelimiter('a|b\n1|2\n')).to.equal('|')
    expect(detectDelimiter('name;"note, long, text"\nx;"a, b, c"\n')).to.equal(';')
  })
  it('believes a spreadsheet’s own sep line', () => {
    expect(detectDelimiter('sep=;\na,b;c\n1,2;3')).to.equal(';')
  })
  it('takes the comma for a single column', () => {
    expect(detectDelimiter('id\n1\n2')).to.equal(',')
  })
})
