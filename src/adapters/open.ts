import { ShakhesError } from '../model/index.ts'
import type { AdapterContext } from '../model/index.ts'

/** Where a file's text or bytes are. */
export type FileData = string | Blob | ArrayBuffer | Uint8Array | { readonly url: string }

export interface OpenFile { readonly bytes: ReadableStream<Uint8Array>; readonly charset: string | undefined }

/**
 * A file's bytes as they come, and the character set that its server tells.
 *
 * @param expected - what it should be, for the message when it is a web page
 */
export async function openFile(data: FileData, context: AdapterContext, expected: string): Promise<OpenFile> {
  if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) {
    return { bytes: new Blob([data as BlobPart]).stream(), charset: undefined }
  }
  if (data instanceof Blob) return { bytes: data.stream(), charset: undefined }
  const response = await context.fetch(data.url)
  const type = response.headers.get('content-type') ?? ''
  if (/\bhtml\b/i.test(type)) {
    await response.body?.cancel()
    throw new ShakhesError('source',
      `${response.url} answered with a web page where ${expected} was expected: a sign-in page perhaps; check the address`,
      { reason: 'html-not-json', params: { url: response.url, type } })
  }
  return { bytes: response.body ?? new Blob([]).stream(), charset: /charset=["']?([\w-]+)/i.exec(type)?.[1] }
}

/** What to call a file in a message. */
export function nameOf(data: FileData): string {
  if (typeof data === 'object' && 'url' in data) return data.url
  return typeof File === 'function' && data instanceof File ? data.name : 'the data'
}
