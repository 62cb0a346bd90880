import { expect } from '@open-wc/testing'
import { guessMapping, mappingOf, previewCsv } from '../../src/adapters/index.ts'
import type { MappingGuess } from '../../src/adapters/index.ts'
import { faultOf } from './harness.ts'

async function guess(text: string): Promise<MappingGuess> {
  const { header, rows, values } = await previewCsv(text)
  return guessMapping(header, rows, values)
}
const paths = ({ fields }: MappingGuess): Record<string, string> => Object.fromEntries(Object.entries(fields).map(([field, { path }]) => [field, path]))

describe('guessMapping', () => {
  it('knows the columns of a pipeline export with close and engage dates', async () => {
    const found = await guess([
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      'A1,Ann,Disk,Acme,Won,2016-10-20,2017-03-01,1054', 'A2,Bob,Disk,Beta,Lost,2016-10-25,2017-03-11,0',
      'A3,Ann,Tape,,Engaging,2016-11-25,,', 'A4,Bob,Tape,,Prospecting,,,',
    ].join('\n'))
    expect(paths(found)).to.deep.equal({
      id: 'opportunity_id', ownerId: 'sales_agent', product: 'product', customerId: 'account', stage: 'deal_stage',
      createdAt: 'engage_date', closedAt: 'close_date', amount: 'close_value',
    })
    expect(found.stages).to.deep.equal([
      { id: 'Prospecting', kind: 'open', order: 1 }, { id: 'Engaging', kind: 'open', order: 2 }, { id: 'Won', kind: 'won', order: 3 }, { id: 'Lost', kind: 'lost', order: 4 },
    ])
    expect(found.dateOrder).to.deep.equal({ kind: 'none' })
    expect(mappingOf(found).opportunities?.fields.amount).to.equal('close_value')
  })

  it('knows Persian headers, whichever yeh and digits they are written with, and suspects Jalali dates', async () => {
    const found = await guess([
      'شناسه;كارشناس فروش;مشتري;مرحله;تاریخ ایجاد;تاریخ بستن;مبلغ (ریال);منبع;دلیل شکست;محصول',
      '۱;مریم;آلفا;موفق;۱۴۰۲/۰۵/۱۳;۱۴۰۲/۰۶/۲۰;۱۲٬۰۰۰٬۰۰۰;تلفن;;الف', '۲;رضا;بتا;ناموفق;۱۴۰۲/۰۵/۲۱;۱۴۰۲/۰۷/۰۱;۵۰۰۰۰۰۰;سایت;قیمت;ب',
      '۳;رضا;گاما;مذاکره;۱۴۰۲/۰۵/۲۱;;۷۰۰۰۰۰۰;سایت;;ب', '۴;مریم;دلتا;سرنخ جدید;۱۴۰۲/۰۵/۲۹;;;سایت;;الف',
    ].join('\n'))
    expect(paths(found)).to.deep.equal({
      id: 'شناسه', ownerId: 'كارشناس فروش', customerId: 'مشتري', stage: 'مرحله', createdAt: 'تاریخ ایجاد', closedAt: 'تاریخ بستن',
      amount: 'مبلغ (ریال)', source: 'منبع', lostReason: 'دلیل شکست', product: 'محصول',
    })
    expect(found.stages.map(({ id, kind }) => [id, kind])).to.deep.equal([['سرنخ جدید', 'open'], ['مذاکره', 'open'], ['موفق', 'won'], ['ناموفق', 'lost']])
    expect(found.persianDates).to.equal(true)
    expect(found.dateOrder).to.deep.equal({ kind: 'found', order: 'ymd' })
  })

  it('reads camel case and tells an expected close from a close', async () => {
    const found = await guess('dealId,ownerName,stageName,createdDate,expectedCloseDate,closeDate,amount,currencyCode,leadSource,lostReason\n1,Ann,Closed Won,1/2/2024,3/4/2024,25/4/2024,10.5,EUR,Web,')
    expect(paths(found)).to.deep.equal({
      id: 'dealId', ownerId: 'ownerName', stage: 'stageName', createdAt: 'createdDate', expectedClose: 'expectedCloseDate', closedAt: 'closeDate',
      amount: 'amount', currency: 'currencyCode', source: 'leadSource', lostReason: 'lostReason',
    })
    expect(found.stages).to.deep.equal([{ id: 'Closed Won', kind: 'won', order: 1 }])
    expect(found.dateOrder).to.deep.equal({ kind: 'found', order: 'dmy' })
  })

  it('knows when deals were qualified, in either language', async () => {
    expect(paths(await guess('id,stage,created,Date qualified,amount\n1,Won,2024-01-02,2024-02-03,5'))).to.include({ createdAt: 'created', qualifiedAt: 'Date qualified' })
    expect(paths(await guess('شناسه,مرحله,تاریخ ایجاد,تاریخ واجد شرایط شدن\n۱,موفق,۱۴۰۳/۰۱/۰۲,۱۴۰۳/۰۲/۰۳'))).to.include({ qualifiedAt: 'تاریخ واجد شرایط شدن' })
  })

  it('orders numbered stages by their numbers', async () => {
    const { stages } = await guess('id,stage\n1,3 Offer\n2,1 Talk\n3,10 Paper\n4,2 Lead\n5,Won')
    expect(stages.map(({ id }) => id)).to.deep.equal(['1 Talk', '2 Lead', '3 Offer', '10 Paper', 'Won'])
  })

  it('lets what a column holds go before what it is called', async () => {
    const found = await guess('id,amount,value,created\n1,high,100,2024-01-01\n2,low,200,2024-01-02')
    expect(paths(found)).to.deep.include({ amount: 'value', createdAt: 'created' })
  })

  it('guesses nothing where nothing fits', async () => {
    const found = await guess('x,y\n1,2\n3,4')
    expect(found.fields).to.deep.equal({})
    expect(found.stages).to.deep.equal([])
  })
})

describe('previewCsv', () => {
  it('gives the header, the delimiter, first rows, the count, and what columns hold', async () => {
    const text = `id;stage;created\n${Array.from({ length: 500 }, (_, i) => `${i};${i % 2 ? 'Won' : 'Lost'};${i % 28 + 1}/1/2024`).join('\n')}\nbad`
    for (const data of [text, new Blob([text])]) {
      const preview = await previewCsv(data)
      expect(preview.header).to.deep.equal(['id', 'stage', 'created'])
      expect(preview.delimiter).to.equal(';')
      expect(preview.rows).to.have.length(200)
      expect(preview.rows[1]).to.deep.equal(['1', 'Won', '2/1/2024'])
      expect([preview.count, preview.malformed]).to.deep.equal([501, 1])
      expect(preview.values[0]).to.equal(null)
      expect(preview.values[1]).to.deep.equal(['Lost', 'Won'])
      expect(preview.dateOrder).to.deep.equal({ kind: 'found', order: 'dmy' })
    }
  })
  it('says that a file is empty', async () => {
    expect(await faultOf(previewCsv(''))).to.deep.include({ code: 'schema', reason: 'empty-file' })
  })
})
