import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { formatterFor, loadMessages } from '../../src/i18n/index.ts'
import { csvOf, fileName, wholeAmounts } from '../../src/widgets/base/export.ts'
import { defineElements, type ExportDetail } from '../../src/widgets/base/index.ts'
import { ShakhesWinRate } from '../../src/widgets/win-rate.ts'
import { fakeSource } from '../helpers/fake-source.ts'
import { winRateResult } from '../helpers/results.ts'
import { eventually } from '../helpers/page.ts'

defineElements(ShakhesWinRate)

const table = (cells: readonly string[], foot?: readonly string[]) => ({
  caption: 'Deals', columns: [{ key: 'a', label: 'Name' }, { key: 'b', label: 'Value', align: 'end' as const }], rows: [cells], ...(foot && { foot }),
})
const cellOf = (shown: string): string => csvOf(table(['x', shown]), []).split('\r\n')[1]!.slice(2)

describe('a table as a file', () => {
  it('begins with a byte-order mark and the names of columns, and ends with what it is', () => {
    expect(csvOf(table(['Bahar', '12'], ['All', '40']), [{ term: 'As of', text: '1 March 2026, 10:00' }, { term: 'Formula', text: html`<b>no text</b>` }])).to.equal(
      '\ufeffName,Value\r\nBahar,12\r\nAll,40\r\n\r\nDeals\r\nAs of,"1 March 2026, 10:00"\r\n')
  })

  it('writes numbers so that every spreadsheet reads them', () => {
    for (const [shown, written] of [
      ['4,238', '4238'], ['۴٬۲۳۸', '4238'], ['٤٬٢٣٨', '4238'], ['63.2%', '63.2%'], ['۶۳٫۲٪', '63.2%'], ['\u2068\u2212۱۲٫۵\u2069', '-12.5'], ['1234', '1234'],
    ]) expect(cellOf(shown!), shown).to.equal(written)
  })

  it('leaves alone what is no number: names, dates, ranges, amounts with their unit', () => {
    for (const shown of ['Deal 12', '1405/3', '+3.5 to +6.4', '12 of 40', '۱۲ هزار تومان']) expect(cellOf(shown).replace(/^'/, '')).to.equal(shown)
    expect(cellOf('1,2')).to.equal('"1,2"')
  })

  it('has amounts whole, in the unit that their column says, so that they can be summed', async () => {
    await Promise.all([loadMessages('en'), loadMessages('fa')])
    const sums = { caption: 'Sales', columns: [{ key: 'a', label: 'Rep' }, { key: 'b', label: 'مبلغ', minor: [4_170_000_000, null, 5_000_000_010] }], rows: [['x', '۴۱۷ میلیون'], ['y', '–']], foot: ['z', '۵۰۰ میلیون'] }
    expect(csvOf(wholeAmounts(sums, 'IRR', formatterFor({ locale: 'fa', toman: true })), []).split('\r\n').slice(0, 4))
      .to.deep.equal(['\ufeffRep,مبلغ (تومان)', 'x,417000000', 'y,', 'z,500000001'])
    const dollars = { ...sums, columns: [sums.columns[0]!, { key: 'b', label: 'Won ($)', minor: [-123_456, null, 0] }] }
    expect(csvOf(wholeAmounts(dollars, 'USD', formatterFor({ locale: 'en' })), []).split('\r\n').slice(0, 4)).to.deep.equal(['\ufeffRep,Won ($)', 'x,-1234.56', 'y,', 'z,0'])
  })

  it('quotes what needs it, and lets no text become a formula', () => {
    for (const [shown, written] of [
      ['a, "b"', '"a, ""b"""'], ['two\nlines', '"two\nlines"'], ['=1+1', "'=1+1"], ['+98 21', "'+98 21"], ['@SUM(A1)', "'@SUM(A1)"], ['-', "'-"], ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ]) expect(cellOf(shown!), shown).to.equal(written)
  })

  it('is named after its title, in any script', () => {
    expect(fileName('Win rate: 2026 / Q1')).to.equal('Win-rate-2026-Q1.csv')
    expect(fileName('نرخ موفقیت')).to.equal('نرخ-موفقیت.csv')
    expect(fileName('…')).to.equal('table.csv')
  })

  it('is offered beneath the table, and may be taken by the host', async () => {
    const widget = await fixture<ShakhesWinRate>(html`<shakhes-win-rate .source=${fakeSource({ winRate: winRateResult() })}></shakhes-win-rate>`)
    await eventually(() => widget.renderRoot.querySelector('.tool') !== null)
    widget.renderRoot.querySelectorAll<HTMLButtonElement>('.tool')[1]!.click()
    await eventually(() => widget.renderRoot.querySelector('[part=save]') !== null)
    widget.addEventListener('shakhes-export', (event) => event.preventDefault(), { once: true })
    const told = oneEvent(widget, 'shakhes-export')
    widget.renderRoot.querySelector<HTMLButtonElement>('[part=save]')!.click()
    const { detail } = await told as CustomEvent<ExportDetail>
    if (detail.type !== 'text/csv') throw new TypeError(detail.type)
    const { name, text } = detail
    expect(name).to.equal('Win-rate.csv')
    expect(text).to.contain(widget.renderRoot.querySelector('.data caption')!.textContent!.trim())
    expect(text.split('\r\n').filter((line) => line.startsWith('As of,'))).to.have.length(1)
  })
})
