import { expect } from '@open-wc/testing'
import { http, HttpResponse } from 'msw/http'
import { createAdapter } from '../../src/adapters/csv.ts'
import type { CsvOptions } from '../../src/model/index.ts'
import { faultOf, read } from './harness.ts'
import { useServer } from './server.ts'

const csv = (data: CsvOptions['data'], options: Partial<CsvOptions> = {}) => read(createAdapter({ data, ...options }))
const deals = 'id,stage,created,amount\nD1,Won,2017-03-01,1054\nD2,Lost,2017-03-11,0\n'

describe('csv adapter', () => {
  it('tells that amounts are in toman where it was told so', async () => {
    const { batches } = await csv('id,amount\n1,5\n', { amounts: 'toman' })
    expect(batches[0]!.reading).to.deep.equal({ amounts: 'toman' })
  })
  it('gives columns under the names of the file, as opportunities in major units', async () => {
    const { batches, rows } = await csv(deals)
    expect(batches).to.have.length(1)
    expect(batches[0]).to.deep.include({ table: 'opportunities', length: 2, reading: { amounts: 'major' } })
    expect(rows).to.deep.equal([
      { id: 'D1', stage: 'Won', created: '2017-03-01', amount: '1054' },
      { id: 'D2', stage: 'Lost', created: '2017-03-11', amount: '0' },
    ])
  })

  it('tells beforehand about how many rows there are, where it knows how long the data are', async () => {
    const bytes = new TextEncoder().encode(`id,amount\n${Array.from({ length: 100_000 }, (_, i) => `${i + 100_000},12.50\n`).join('')}`)
    for (const data of [bytes, new Blob([bytes])]) {
      const { batches } = await csv(data)
      expect(batches[0]!.total).to.be.within(100_000, 110_000)
    }
    // All of it is in the first piece.
    expect((await csv(deals)).batches[0]).not.to.have.property('total')
  })

  it('takes letters beyond ASCII beside doubled quotes for the UTF-8 that they are', async () => {
    const { rows } = await csv('id,name\n1,"é""é"\n2,"فروش ""ویژه"""\n')
    expect(rows).to.deep.equal([{ id: '1', name: 'é"é' }, { id: '2', name: 'فروش "ویژه"' }])
  })

  it('reads a text, a Blob and a File alike', async () => {
    const { rows } = await csv(deals)
    expect((await csv(new Blob([deals]))).rows).to.deep.equal(rows)
    expect((await csv(new File([deals], 'deals.csv'))).rows).to.deep.equal(rows)
  })

  it('reads bytes where they lie, as it reads a Blob of them, and leaves them as they are', async () => {
    const cell = (i: number): string => ['plain', '"a ""quoted"" one"', '"two\nlines"', 'فروش', '', ' spaced '][i % 6]!
    // Longer than a window, with rows of every kind at its end: short ones, long ones, blank ones.
    const row = (i: number): string => (i % 997 === 0 ? '\r\n' : i % 311 === 0 ? `D${i},x,y,z,too many` : i % 127 === 0 ? `D${i},x` : `D${i},${cell(i)},${cell(i >> 2)},${i}`)
    const text = `id,stage,name,amount\n${Array.from({ length: 70_000 }, (_, i) => row(i + 1)).join('\r\n')}`
    const bytes = new TextEncoder().encode(text)
    const before = bytes.slice()
    const [ours, theirs] = [await csv(bytes), await csv(new Blob([bytes]))]
    expect(ours.rows).to.have.length(theirs.rows.length).above(60_000)
    expect(ours.rows.findIndex((found, i) => JSON.stringify(found) !== JSON.stringify(theirs.rows[i]))).to.equal(-1)
    const malformed = (batches: typeof ours.batches): number => batches.reduce((sum, batch) => sum + (batch.malformed?.length ?? 0), 0)
    expect(malformed(ours.batches)).to.equal(malformed(theirs.batches))
    expect(malformed(ours.batches)).to.be.above(200)
    expect(bytes.every((byte, i) => byte === before[i])).to.equal(true)
    expect((await csv(new TextEncoder().encode(`\ufeff${deals}`).buffer)).rows).to.deep.equal((await csv(deals)).rows)
    expect(await faultOf(csv(Uint8Array.of(0x69, 0x64, 0x0a, 0xd3)))).to.deep.include({ reason: 'encoding' })
  })

  it('reads several tables, in the order given', async () => {
    const { batches } = await csv([{ table: 'stages', data: 'id,order,kind\nWon,1,won' }, { table: 'opportunities', data: deals }])
    expect(batches.map(({ table }) => table)).to.deep.equal(['stages', 'opportunities'])
  })

  it('passes over a byte order mark, as text and as bytes', async () => {
    expect(Object.keys((await csv(`\ufeff${deals}`)).rows[0]!)).to.include('id')
    expect(Object.keys((await csv(new Blob(['\ufeff', deals]))).rows[0]!)).to.include('id')
  })

  it('reads UTF-16 by its mark or by its zeros, and windows-1256 when told', async () => {
    const utf16 = (text: string) => new Blob([new Uint16Array([...text].map((c) => c.charCodeAt(0)))])
    expect((await csv(utf16(`\ufeffid,نام\n1,شاخص`))).rows).to.deep.equal([{ id: '1', نام: 'شاخص' }])
    expect((await csv(utf16('id,name\n1,شاخص'))).rows).to.deep.equal([{ id: '1', name: 'شاخص' }])
    // «سلام» in windows-1256: D3 E1 C7 E3.
    const old = new Blob(['id,name\n1,', new Uint8Array([0xd3, 0xe1, 0xc7, 0xe3])])
    expect((await csv(old, { encoding: 'windows-1256' })).rows).to.deep.equal([{ id: '1', name: 'سلام' }])
  })

  it('asks for the encoding when the bytes are not UTF-8, and refuses one that does not exist', async () => {
    const old = new Blob(['id,name\n1,', new Uint8Array([0xd3, 0xe1, 0xc7, 0xe3])])
    expect(await faultOf(csv(old))).to.deep.include({ code: 'schema', reason: 'encoding', params: { encoding: 'utf-8' } })
    expect((await faultOf(csv(old, { encoding: 'klingon' }))).message).to.contain('“klingon” is no encoding')
  })

  it('reads large files in batches, telling rows, and lets the page breathe between them', async () => {
    const row = (i: number): string => `D${i},Won,2017-03-01,${i}`
    const text = `id,stage,created,amount\n${Array.from({ length: 100_000 }, (_, i) => row(i)).join('\n')}`
    let breaths = 0
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { breaths++; channel.port2.postMessage(0) }
    channel.port2.postMessage(0)
    const { batches, rows, progress } = await csv(text)
    channel.port1.close()
    expect(batches.length).to.be.greaterThan(3)
    expect(breaths).to.be.at.least(batches.length - 1)
    expect(rows).to.have.length(100_000)
    expect(rows[99_999]).to.deep.equal({ id: 'D99999', stage: 'Won', created: '2017-03-01', amount: '99999' })
    expect(progress.at(-1)![0]).to.equal(100_000)
    expect((await csv(new Blob([text]))).rows).to.deep.equal(rows)
  })

  it('stops at an abort', async () => {
    const controller = new AbortController()
    const text = `id,v\n${'1,2\n'.repeat(500_000)}`
    const fault = await faultOf(read(createAdapter({ data: text }), { signal: controller.signal, progress: () => controller.abort() }))
    expect(fault.code).to.equal('aborted')
  })

  describe('from an address', () => {
    const serve = useServer()
    const url = `${location.origin}/export/deals.csv`
    const answer = (body: BodyInit, type = 'text/csv'): void => serve(http.get(url, () => new HttpResponse(body, { headers: { 'content-type': type } })))

    it('reads what is there, with the host’s headers', async () => {
      serve(http.get(url, ({ request }) => new HttpResponse(deals.replace('Won', request.headers.get('x-key') ?? ''))))
      const { rows } = await read(createAdapter({ data: { url: '/export/deals.csv' } }), { request: { headers: { 'x-key': 'Sold' } } })
      expect(rows[0]).to.include({ id: 'D1', stage: 'Sold' })
    })
    it('believes the charset that the server tells, and the setting before it', async () => {
      answer(new Blob(['id,name\n1,', new Uint8Array([0xd3, 0xe1, 0xc7, 0xe3])]), 'text/csv; charset=windows-1256')
      expect((await csv({ url })).rows).to.deep.equal([{ id: '1', name: 'سلام' }])
      answer('id,name\n1,سلام', 'text/csv; charset=windows-1256')
      expect((await csv({ url }, { encoding: 'utf-8' })).rows).to.deep.equal([{ id: '1', name: 'سلام' }])
    })
    it('says that a web page came instead', async () => {
      answer('<!doctype html>', 'text/html; charset=utf-8')
      expect(await faultOf(csv({ url }))).to.deep.include({ code: 'source', reason: 'html-not-json', params: { url, type: 'text/html; charset=utf-8' } })
    })
    it('says that the file was cut short', async () => {
      let pulled = 0
      answer(new ReadableStream({ pull: (c) => { if (pulled++ === 0) c.enqueue(new TextEncoder().encode(deals)); else c.error(new Error('gone')) } }))
      expect(await faultOf(csv({ url }))).to.deep.include({ code: 'source', reason: 'cut-short', params: { url }, retryable: true })
    })
    it('says that nothing is there', async () => {
      serve(http.get(url, () => new HttpResponse(null, { status: 404 })))
      expect(await faultOf(csv({ url }))).to.deep.include({ reason: 'not-found', status: 404 })
    })
  })

  describe('dates', () => {
    const dated = (...values: string[]) => `id,created\n${values.map((value, i) => `${i},${value}`).join('\n')}`
    const orderOf = async (text: string, options: Partial<CsvOptions> = {}) => (await csv(text, options)).batches[0]!.reading?.dateOrder

    it('tells month first and day first from the days beyond twelve', async () => {
      expect(await orderOf(dated('3/1/2017', '10/20/2016'))).to.equal('mdy')
      expect(await orderOf(dated('1/3/2017', '20/10/2016'))).to.equal('dmy')
      expect(await orderOf(dated('۱/۳/۲۰۱۷', '۲۰/۱۰/۲۰۱۶'))).to.equal('dmy')
    })

    it('needs no order for ISO dates, and takes a year in front for what it is', async () => {
      expect(await orderOf(dated('2017-03-01', '2016-10-20'))).to.equal(undefined)
      expect(await orderOf(dated('2017/3/1', '2016/10/2'))).to.equal('ymd')
    })

    it('tells two-digit years by their being few', async () => {
      const days = Array.from({ length: 28 }, (_, i) => `${String(i + 1).padStart(2, '0')}-0${1 + i % 9}-17`)
      expect(await orderOf(dated(...days))).to.equal('dmy')
      expect(await orderOf(dated(...days.map((day) => day.split('-').reverse().join('-'))))).to.equal('ymd')
    })

    it('lets a clear column speak for one that is not', async () => {
      expect(await orderOf('id,created,closed\n1,1/2/2017,20/2/2017\n2,3/4/2017,5/6/2017')).to.equal('dmy')
    })

    it('holds rows back until a late date tells', async () => {
      const text = `id,created\n${'1,1/2/2017\n'.repeat(120_000)}2,25/2/2017`
      const { batches, rows } = await csv(text)
      expect(rows).to.have.length(120_001)
      for (const { reading } of batches) expect(reading?.dateOrder).to.equal('dmy')
    })

    it('asks when every date can be read two ways, naming one', async () => {
      const fault = await faultOf(csv(dated('1/2/2017', '3/4/2017')))
      expect(fault).to.deep.include({ code: 'schema', reason: 'date-order', params: { column: 'created', value: '1/2/2017' } })
      expect(fault.message).to.contain('dateOrder')
    })

    it('asks when two columns are in different orders, and takes a slip for a slip', async () => {
      expect(await faultOf(csv('id,a,b\n1,13/2/2017,2/13/2017\n2,14/2/2017,2/14/2017'))).to.deep.include({ code: 'schema', reason: 'date-order' })
      const days = Array.from({ length: 60 }, (_, i) => `${13 + i % 15}/2/2017`)
      expect(await orderOf(dated(...days, '2/20/2017'))).to.equal('dmy')
    })

    it('takes the order that it is told', async () => {
      expect(await orderOf(dated('1/2/2017'), { dateOrder: 'mdy' })).to.equal('mdy')
    })

    it('takes unclear Jalali dates for year first, once they are declared', async () => {
      const { batches } = await csv(dated('03/05/07'), { dateCalendar: 'persian' })
      expect(batches[0]!.reading).to.deep.equal({ amounts: 'major', dateCalendar: 'persian', dateOrder: 'ymd' })
    })

    it('does not take versions, phone numbers and amounts for dates', async () => {
      expect(await orderOf('id,v,phone,amount\n1,1.2.3,021-88-77,1.054.000\n2,1.2.3-beta,x,12\n3,y,z,5')).to.equal(undefined)
    })
  })

  describe('what is wrong with a file', () => {
    it('says that it is empty', async () => {
      for (const data of ['', '\n\n', '\ufeff', new Blob([])]) {
        expect(await faultOf(csv(data))).to.deep.include({ code: 'schema', reason: 'empty-file', table: 'opportunities' })
      }
    })
    it('says that it has a header only', async () => {
      for (const data of ['id,stage', 'id,stage\r\n\r\n']) expect(await faultOf(csv(data))).to.deep.include({ code: 'schema', reason: 'header-only' })
    })
    it('lets another table have no rows', async () => {
      const { rows } = await csv([{ table: 'notes', data: 'id,at\n' }, { table: 'opportunities', data: deals }])
      expect(rows).to.have.length(2)
    })
    it('keeps the good rows and marks those that do not fit the header', async () => {
      const { batches, rows } = await csv('id,amount\nD1,1\nD2,1,054\nD3,3')
      expect(batches[0]!.malformed).to.deep.equal([1])
      expect(rows).to.deep.equal([{ id: 'D1', amount: '1' }, { id: null, amount: null }, { id: 'D3', amount: '3' }])
    })
    it('says that no row fits, when the delimiter is wrong', async () => {
      const fault = await faultOf(csv('id,a,b\n1;2;3\n4;5;6\n'))
      expect(fault).to.deep.include({ code: 'schema', reason: 'no-good-rows', params: { rejected: 2 } })
    })
  })
})
