import { guessMapping, previewCsv } from '../../src/adapters/index.ts'
import { faultText, formatterFor } from '../../src/i18n/index.ts'
import { toFault } from '../../src/model/index.ts'
import type { Opened } from './draft.ts'
import type { OpenWords } from './words.ts'

/** What is told instead of an opened file. */
export interface Trouble { readonly title: string; readonly text: string }

/** Reads a file once and looks at what it holds; or says what is wrong with it. */
export async function openFile(file: File, words: OpenWords, locale: string): Promise<Opened | Trouble> {
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  if (isWorkbook(start)) return words.errors.workbook
  if (isBinary(start)) return words.errors.notText
  try {
    const preview = await previewCsv(file)
    if (preview.header.length < 2) return words.errors.oneColumn
    if (preview.count === 0) return words.errors.headerOnly
    return { name: file.name, data: file, preview, guess: guessMapping(preview.header, preview.rows, preview.values) }
  } catch (error) {
    return faultText(toFault(error), formatterFor({ locale }))
  }
}

export const isTrouble = (result: Opened | Trouble): result is Trouble => 'title' in result

/** A zip (xlsx, ods) or the old compound format (xls). */
function isWorkbook(start: Uint8Array): boolean {
  return startsWith(start, [0x50, 0x4b, 0x03, 0x04]) || startsWith(start, [0xd0, 0xcf, 0x11, 0xe0])
}
/** Zero bytes stand in no text but UTF-16, which begins with its mark. */
function isBinary(start: Uint8Array): boolean {
  const utf16 = startsWith(start, [0xff, 0xfe]) || startsWith(start, [0xfe, 0xff])
  return !utf16 && (start.includes(0) || startsWith(start, [0x25, 0x50, 0x44, 0x46]))
}
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, i) => bytes[i] === byte)
