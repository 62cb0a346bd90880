import { ShakhesError } from '../model/index.ts'
import type { Fault, RequestOptions } from '../model/index.ts'
import { cutShort, stopIfAborted, stopped } from './stopping.ts'

export interface AdapterContextOptions {
  readonly signal: AbortSignal
  readonly request?: RequestOptions | undefined
  readonly progress: (done: number, total?: number) => void
  readonly incomplete: (fault: Fault) => void
  /** IANA zone of dates in the source. */
  readonly zone: string
  /** What relative addresses are relative to: the page's address, as a worker may have none of its own. */
  readonly base?: string | undefined
  /** New headers after a 401, asked for once a request. Only where functions can be: on the page. */
  readonly renew?: (() => Promise<Readonly<Record<string, string>>>) | undefined
  /** Tests hand in their own. */
  readonly delay?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined
  /** In [0, 1): spreads retries of many pages. Tests hand in their own. */
  readonly random?: (() => number) | undefined
}

const TIMEOUT_MS = 15_000
const RETRIES = 3
const FIRST_DELAY_MS = 500
/** Longer than this nobody waits: the fault says when to come back. */
const LONGEST_DELAY_MS = 30_000
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** An answer of 2xx, asked for again where that can help. @throws ShakhesError for every other end */
export async function fetchPatiently(input: string, init: RequestInit, options: AdapterContextOptions): Promise<Response> {
  const { request = {}, delay = pause, random = fraction, renew } = options
  const signal = init.signal ? AbortSignal.any([init.signal, options.signal]) : options.signal
  const url = absolute(input, options.base)
  const safe = SAFE.has((init.method ?? 'GET').toUpperCase())
  let headers: Readonly<Record<string, string>> = request.headers ?? {}
  let renewed = false
  for (let attempt = 0; ; attempt++) {
    let error: ShakhesError
    try {
      return await fetchOnce(url, withHeaders(init, headers, request.credentials), request.timeoutMs ?? TIMEOUT_MS, signal)
    } catch (thrown) {
      if (!(thrown instanceof ShakhesError)) throw thrown
      error = thrown
    }
    if (error.code === 'auth' && renew && !renewed) {
      renewed = true
      headers = await renew()
      continue
    }
    // A refusal (429, 503) was not acted upon; anything else may have been, so only harmless requests are repeated.
    const { retryable, status, retryAfterMs, code } = error.fault
    const again = retryable && code !== 'timeout' && (safe || status === 429 || status === 503)
    const wait = retryAfterMs ?? FIRST_DELAY_MS * 2 ** attempt * (0.5 + random() / 2)
    if (!again || attempt >= (request.retries ?? RETRIES) || wait > LONGEST_DELAY_MS) throw error
    await delay(wait, signal)
  }
}

async function fetchOnce(url: string, init: RequestInit, timeoutMs: number, signal: AbortSignal): Promise<Response> {
  stopIfAborted(signal)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeoutMs)
  let response: Response
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.any([signal, deadline.signal]) })
  } catch (cause) {
    stopIfAborted(signal)
    if (deadline.signal.aborted) throw noAnswer(url, timeoutMs)
    throw new ShakhesError('network',
      `${url} cannot be reached: check the address, the connection, and that the server lets this page read it (CORS)`,
      { params: { url }, cause })
  } finally {
    clearTimeout(timer)
  }
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined)
    throw statusError(response, url)
  }
  return guardBody(response, url, timeoutMs, signal)
}

/**
 * The same answer with a body that cannot stall: each piece has the deadline for itself, and a connection that ends
 * early is a fault rather than a bare "network error".
 */
function guardBody(response: Response, url: string, timeoutMs: number, signal: AbortSignal): Response {
  if (response.body === null) return response
  const reader = response.body.getReader()
  let failure: ShakhesError | undefined
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      let timer: ReturnType<typeof setTimeout> | undefined
      try {
        const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(noAnswer(url, timeoutMs)), timeoutMs) })
        const { done, value } = await Promise.race([reader.read(), late])
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (cause) {
        failure = signal.aborted ? stopped() : cause instanceof ShakhesError ? cause : cutShort(url, cause)
        controller.error(failure)
        await reader.cancel().catch(() => undefined)
      } finally {
        clearTimeout(timer)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 })
  const guarded = new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers })
  // Browsers put an error of their own in the place of the stream's.
  const readers = READERS.filter((name) => name in guarded).map((name) => [name, {
    value: async () => {
      try {
        return await Response.prototype[name].call(guarded) as unknown
      } catch (error) {
        throw failure ?? error
      }
    },
  }] as const)
  Object.defineProperties(guarded, { ...Object.fromEntries(readers), url: { value: response.url }, redirected: { value: response.redirected } })
  return guarded
}
const READERS = ['text', 'json', 'arrayBuffer', 'blob', 'formData', 'bytes'] as const

function withHeaders(init: RequestInit, ours: Readonly<Record<string, string>>, credentials: RequestCredentials | undefined): RequestInit {
  const headers = new Headers(ours)
  new Headers(init.headers).forEach((value, name) => headers.set(name, value))
  return { ...init, headers, ...(credentials && !init.credentials ? { credentials } : {}) }
}

function statusError(response: Response, url: string): ShakhesError {
  const { status } = response
  const params = { status, url }
  const retryAfterMs = retryAfter(response.headers.get('retry-after'))
  const told = { status, params, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  if (status === 401) return new ShakhesError('auth', `${url} answered 401: it wants a sign-in, or the credentials have expired; sign in again, or check the headers`, told)
  if (status === 403) return new ShakhesError('forbidden', `${url} answered 403: these credentials may not read it`, told)
  if (status === 404 || status === 410) return new ShakhesError('source',
    `${url} answered ${status}: nothing is there; check the address`,
    { ...told, reason: 'not-found' })
  if (status === 429) return new ShakhesError('throttled',
    `${url} answered 429: too many requests; wait, then try again`,
    { ...told, reason: 'http-status' })
  if (status === 413) return new ShakhesError('too-large',
    `${url} answered 413: the request is too large`,
    { ...told, reason: 'http-status' })
  const code = status === 400 || status === 422 ? 'bad-query' : 'source'
  return new ShakhesError(code, `${url} answered ${status} where 200 was expected; see the server's log`, { ...told, reason: 'http-status', retryable: status >= 500 || status === 408 })
}

const noAnswer = (url: string, timeoutMs: number): ShakhesError => new ShakhesError('timeout',
  `${url} did not answer within ${timeoutMs / 1000} s: try again, or raise timeoutMs`,
  { reason: 'no-answer', params: { seconds: Math.round(timeoutMs / 100) / 10, url } })

/** A `Retry-After`, seconds or an HTTP date, as ms from now; undefined when it says neither. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

function absolute(input: string, base: string | undefined): string {
  try {
    return new URL(input, base ?? globalThis.document?.baseURI ?? globalThis.location?.href).href
  } catch (cause) {
    throw new ShakhesError('source',
      `“${input.slice(0, 200)}” is not an address: expected https://… or a path of this site`,
      { cause })
  }
}

/** In [0, 1). */
const fraction = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32

/** Waits; ends at once when aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => { clearTimeout(timer); reject(stopped()) }
    const timer = setTimeout(() => { signal.removeEventListener('abort', stop); resolve() }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
