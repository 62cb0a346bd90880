import { expect } from '@open-wc/testing'
import { delay } from 'msw/utils/delay'
import { http, HttpResponse } from 'msw/http'
import { createAdapterContext } from '../../src/adapters/index.ts'
import type { AdapterContextOptions } from '../../src/adapters/index.ts'
import { pause, retryAfter } from '../../src/adapters/fetching.ts'
import { faultOf } from './harness.ts'
import { useServer } from './server.ts'

const url = `${location.origin}/api/deals`

function context(options: Partial<AdapterContextOptions> = {}) {
  const waits: number[] = []
  const made = createAdapterContext({
    signal: new AbortController().signal, zone: 'UTC', progress: () => undefined, incomplete: () => undefined,
    delay: (ms) => { waits.push(ms); return Promise.resolve() }, random: () => 0, ...options,
  })
  return { ...made, waits }
}

describe('adapter context', () => {
  const serve = useServer()

  it('sends the host’s headers, under those of the adapter itself', async () => {
    serve(http.get(url, ({ request }) => HttpResponse.json([request.headers.get('x-key'), request.headers.get('accept')])))
    const { fetch } = context({ request: { headers: { 'X-Key': 'k1', Accept: 'text/csv' } } })
    expect(await (await fetch('/api/deals', { headers: { accept: 'application/json' } })).json()).to.deep.equal(['k1', 'application/json'])
  })

  it('resolves addresses against the page that it is given', async () => {
    serve(http.get(`${location.origin}/crm/api/deals`, () => HttpResponse.json([])))
    const response = await context({ base: `${location.origin}/crm/page.html` }).fetch('api/deals')
    expect(response.url).to.equal(`${location.origin}/crm/api/deals`)
    expect((await faultOf(context({ base: 'not a page' }).fetch('api'))).message).to.contain('“api” is not an address')
  })

  it('tries again after 429 and 503, as long as Retry-After says', async () => {
    const statuses = [429, 503, 200]
    serve(http.get(url, () => {
      const status = statuses.shift()!
      return new HttpResponse('[]', { status, headers: status === 429 ? { 'retry-after': '2' } : {} })
    }))
    const { fetch, waits } = context()
    expect((await fetch(url)).status).to.equal(200)
    // Two seconds as asked; then half of the second step, 1,000 ms, jitter being 0.
    expect(waits).to.deep.equal([2000, 500])
  })

  it('gives up after the retries that it has, with what the server said', async () => {
    let asked = 0
    serve(http.get(url, () => { asked++; return new HttpResponse(null, { status: 500 }) }))
    const { fetch, waits } = context({ request: { retries: 2 } })
    expect(await faultOf(fetch(url))).to.deep.include({ code: 'source', reason: 'http-status', status: 500, retryable: true, params: { status: 500, url } })
    expect(asked).to.equal(3)
    expect(waits).to.deep.equal([250, 500])
  })

  it('does not wait longer than half a minute, but says how long', async () => {
    serve(http.get(url, () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '120' } })))
    const { fetch, waits } = context()
    expect(await faultOf(fetch(url))).to.deep.include({ code: 'throttled', status: 429, retryAfterMs: 120_000, retryable: true })
    expect(waits).to.deep.equal([])
  })

  it('does not repeat a request that may have been acted upon', async () => {
    let asked = 0
    serve(http.post(url, () => { asked++; return new HttpResponse(null, { status: 500 }) }))
    expect((await faultOf(context().fetch(url, { method: 'POST', body: '{}' }))).status).to.equal(500)
    expect(asked).to.equal(1)
  })

  it('tells 401, 403, 404, 413 and 422 apart, and does not repeat them', async () => {
    const codes = { 401: 'auth', 403: 'forbidden', 404: 'source', 410: 'source', 413: 'too-large', 422: 'bad-query' } as const
    for (const [status, code] of Object.entries(codes)) {
      let asked = 0
      serve(http.get(url, () => { asked++; return new HttpResponse('no', { status: Number(status) }) }))
      expect(await faultOf(context().fetch(url))).to.deep.include({ code, status: Number(status), retryable: false })
      expect(asked).to.equal(1)
    }
    serve(http.get(url, () => new HttpResponse(null, { status: 404 })))
    expect(await faultOf(context().fetch(url))).to.deep.include({ reason: 'not-found', params: { status: 404, url } })
  })

  it('renews its headers once after a 401', async () => {
    const keys: (string | null)[] = []
    serve(http.get(url, ({ request }) => {
      keys.push(request.headers.get('authorization'))
      return keys.at(-1) === 'Bearer new' ? HttpResponse.json([]) : new HttpResponse(null, { status: 401 })
    }))
    const request = { headers: { authorization: 'Bearer old' } }
    expect((await context({ request, renew: () => Promise.resolve({ authorization: 'Bearer new' }) }).fetch(url)).status).to.equal(200)
    expect(keys).to.deep.equal(['Bearer old', 'Bearer new'])
    keys.length = 0
    expect((await faultOf(context({ request, renew: () => Promise.resolve({ authorization: 'Bearer bad' }) }).fetch(url))).code).to.equal('auth')
    expect(keys).to.deep.equal(['Bearer old', 'Bearer bad'])
  })

  it('says that a server which never answers does not answer', async () => {
    serve(http.get(url, async () => { await delay('infinite'); return HttpResponse.json([]) }))
    expect(await faultOf(context({ request: { timeoutMs: 100 } }).fetch(url))).to.deep.include({
      code: 'timeout', reason: 'no-answer', retryable: true, params: { seconds: 0.1, url },
    })
  })

  it('says so too when the answer begins and then stalls', async () => {
    serve(http.get(url, () => new HttpResponse(new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('[1,')) }))))
    // On a machine so slow that not even the beginning has come by then, the fault is the same.
    const text = context({ request: { timeoutMs: 500 } }).fetch(url).then((response) => response.text())
    expect(await faultOf(text)).to.deep.include({ code: 'timeout', reason: 'no-answer' })
  })

  it('says that an answer was cut short when the connection breaks', async () => {
    serve(http.get(url, () => {
      let pulled = 0
      return new HttpResponse(new ReadableStream({ pull: (c) => { if (pulled++ === 0) c.enqueue(new TextEncoder().encode('[1,')); else c.error(new Error('gone')) } }))
    }))
    const response = await context().fetch(url)
    expect(await faultOf(response.text())).to.deep.include({ code: 'source', reason: 'cut-short', params: { url }, retryable: true })
  })

  it('calls an unreachable server a network fault, after having tried again', async () => {
    serve(http.get(url, () => HttpResponse.error()))
    const { fetch, waits } = context()
    expect(await faultOf(fetch(url))).to.deep.include({ code: 'network', retryable: true, params: { url } })
    expect(waits).to.have.length(3)
  })

  it('stops at an abort while it asks, and while it waits', async () => {
    const asking = new AbortController()
    serve(http.get(url, async () => { asking.abort(); await delay('infinite'); return HttpResponse.json([]) }))
    expect((await faultOf(context({ signal: asking.signal }).fetch(url))).code).to.equal('aborted')

    const waiting = new AbortController()
    let asked = 0
    serve(http.get(url, () => { asked++; return new HttpResponse(null, { status: 503, headers: { 'retry-after': '20' } }) }))
    const { fetch } = context({ signal: waiting.signal, delay: (ms, signal) => { queueMicrotask(() => waiting.abort()); return pause(ms, signal) } })
    expect((await faultOf(fetch(url))).code).to.equal('aborted')
    expect(asked).to.equal(1)
  })

  it('sends no cookies to other origins unless asked', async () => {
    const seen: RequestCredentials[] = []
    const other = 'http://other.example/api'
    serve(http.get(other, ({ request }) => { seen.push(request.credentials); return HttpResponse.json([]) }))
    await context().fetch(other)
    await context({ request: { credentials: 'include' } }).fetch(other)
    expect(seen).to.deep.equal(['same-origin', 'include'])
  })
})

describe('retryAfter', () => {
  it('reads seconds and HTTP dates', () => {
    const now = Date.UTC(2026, 0, 1)
    expect(retryAfter('3', now)).to.equal(3000)
    expect(retryAfter('Thu, 01 Jan 2026 00:00:10 GMT', now)).to.equal(10_000)
    expect(retryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).to.equal(0)
    expect(retryAfter('soon', now)).to.equal(undefined)
    expect(retryAfter(null, now)).to.equal(undefined)
  })
})
