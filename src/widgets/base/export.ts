import { withoutMarks, type Formatter } from '../../i18n/index.ts'
import type { DataTable, DefinitionEntry, ExportDetail } from './types.ts'

const ZEROS = ['\u0660', '\u06f0']
/** A whole cell that is a number, in digits, grouping and sign of any of our languages, maybe with a percent sign. */
const NUMBER = /^[-\u2212+]?\d{1,3}(?:[,\u066c\u202f\u00a0]?\d{3})*(?:[.\u066b]\d+)?[%\u066a]?$/
/** What spreadsheets would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as a file for spreadsheets: UTF-8 with a byte-order mark, RFC 4180. Cells stand as they are shown, but for
 * numbers, which are written so that every spreadsheet reads them, and text that would be taken for a formula.
 *
 * @param about - what the table is and what it rests on: terms with their texts, beneath it
 */
export function csvOf({ caption, columns, rows, foot }: DataTable, about: readonly DefinitionEntry[]): string {
  const lines = [
    columns.map(({ label }) => label), ...rows, ...(foot === undefined ? [] : [foot]),
    [], [caption], ...about.flatMap(({ term, text }) => (typeof text === 'string' ? [[term, text]] : [])),
  ]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** The same with amounts whole, in the unit that their column says: of those with scale words no spreadsheet makes a sum. */
export function wholeAmounts(table: DataTable, currency: string | null, f: Formatter): DataTable {
  const { columns, rows, foot } = table
  const { unit } = f.moneyScale(0, currency)
  const whole = (line: readonly string[], y: number): readonly string[] => line.map((shown, x) => {
    const minor = columns[x]?.minor?.[y]
    return minor === undefined ? shown : minor === null ? '' : f.money(minor, currency, { compact: false, unit: false })
  })
  return {
    ...table, columns: columns.map((column) => (column.minor && unit !== '' && !column.label.includes(unit) ? { ...column, label: `${column.label} (${unit})` } : column)),
    rows: rows.map(whole), ...(foot && { foot: whole(foot, rows.length) }),
  }
}

/** A formatter whose amounts are whole. */
export const wholeMoney = (f: Formatter): Formatter => ({
  ...f, money: (minor, currency, options) => f.money(minor, currency, { ...options, compact: false }), moneyScale: (_max, currency) => f.moneyScale(0, currency),
})

function cell(shown: string): string {
  const text = withoutMarks(shown).trim()
  const digits = latin(text)
  if (NUMBER.test(digits)) return digits.replace(/[,\u066c\u202f\u00a0]/g, '').replace('\u066b', '.').replace('\u2212', '-').replace('\u066a', '%')
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Persian and Arabic digits as 0 to 9. */
function latin(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const zero = ZEROS.find((first) => digit >= first && digit.charCodeAt(0) < first.charCodeAt(0) + 10)!
    return String(digit.charCodeAt(0) - zero.charCodeAt(0))
  })
}

/** Gives a file to the reader. */
export function save(detail: ExportDetail): void {
  const address = URL.createObjectURL(detail.type === 'image/png' ? detail.blob : new Blob([detail.text], { type: `${detail.type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = detail.name
  link.click()
  // Not before the browser has begun to take it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A file's name from a title: letters and digits of any script. */
export const fileName = (title: string, ending = 'csv'): string => `${withoutMarks(title).replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'table'}.${ending}`
