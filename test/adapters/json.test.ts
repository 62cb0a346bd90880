import { expect } from '@open-wc/testing'
import { http, HttpResponse } from 'msw/http'
import { createAdapter, nextLink } from '../../src/adapters/json.ts'
import type { JsonEndpoint } from '../../src/model/index.ts'
import { faultOf, read } from './harness.ts'
import { useServer } from './server.ts'

const url = `${location.origin}/api/deals`
const all = Array.from({ length: 7 }, (_, i) => ({ id: `D${i}` }))
const ids = (rows: readonly object[]): unknown[] => rows.map((row) => (row as { id: unknown }).id)
const json = (endpoint: Partial<JsonEndpoint> = {}, options: Parameters<typeof read>[1] = {}) =>
  read(createAdapter({ tables: { opportunities: { url, ...endpoint } } }), options)

describe('json adapter', () => {
  const serve = useServer()
  const param = (request: Request, name: string): string | null => new URL(request.url).searchParams.get(name)

  it('reads an array, or an array at a path', async () => {
    serve(http.get(url, () => HttpResponse.json(all)))
    expect((await json()).rows).to.deep.equal(all)
    serve(http.get(url, () => HttpResponse.json({ data: { items: all } })))
    expect((await json({ items: 'data.items' })).rows).to.deep.equal(all)
  })

  it('reads JSON at hand, as text, bytes or a file, also at a path', async () => {
    const text = JSON.stringify({ data: { items: all } })
    const bytes = new TextEncoder().encode(text)
    for (const data of [text, bytes, bytes.buffer, new Blob([bytes]), new TextEncoder().encode(`\ufeff${text}`)]) {
      const { rows, progress } = await read(createAdapter({ tables: { opportunities: { data, items: 'data.items' } } }))
      expect(rows).to.deep.equal(all)
      expect(progress.at(-1)).to.deep.equal([7, undefined])
    }
  })

  it('tells beforehand about how many rows there are, where it knows how long the data are', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(Array.from({ length: 100_000 }, (_, i) => ({ id: `D${i + 100_000}`, amount: 12.5 }))))
    for (const data of [bytes, new Blob([bytes])]) {
      const { batches } = await read(createAdapter({ tables: { opportunities: { data } } }))
      expect(batches[0]!.total).to.be.within(100_000, 110_000)
    }
  })

  it('says of JSON at hand what is wrong with it, as of an answer', async () => {
    const fault = (data: string) => faultOf(read(createAdapter({ tables: { opportunities: { data } } })))
    expect(await fault('[{"id":"D0"},7]')).to.include({ code: 'schema', row: 2 })
    expect(await fault('[{"id":"D0"')).to.include({ code: 'source', reason: 'cut-short' })
    expect(await fault('')).to.include({ code: 'source', reason: 'cut-short' })
    expect((await fault('{"id":"D0"}')).message).to.include('the data has an object at its top where an array of rows was expected')
  })

  it('reads each table from its endpoint', async () => {
    serve(http.get(url, () => HttpResponse.json(all)), http.get(`${location.origin}/api/reps`, () => HttpResponse.json([{ id: 'R' }])))
    const { batches } = await read(createAdapter({ tables: { opportunities: { url }, reps: { url: '/api/reps' } } }))
    expect(batches.map(({ table }) => table)).to.deep.equal(['opportunities', 'reps'])
  })

  it('pages by number, until a page is short', async () => {
    const asked: string[] = []
    serve(http.get(url, ({ request }) => {
      asked.push(new URL(request.url).search)
      const page = Number(param(request, 'page'))
      return HttpResponse.json(all.slice((page - 1) * 3, page * 3))
    }))
    expect((await json({ url: `${url}?open=1`, paging: { by: 'page', param: 'page', size: 3, sizeParam: 'per' } })).rows).to.deep.equal(all)
    expect(asked).to.deep.equal(['?open=1&page=1&per=3', '?open=1&page=2&per=3', '?open=1&page=3&per=3'])
  })

  it('pages by offset, and tells progress against the total', async () => {
    serve(http.get(url, ({ request }) => {
      const offset = Number(param(request, 'skip'))
      return HttpResponse.json({ rows: all.slice(offset, offset + 3), count: all.length })
    }))
    const { rows, progress } = await json({ items: 'rows', total: 'count', paging: { by: 'offset', param: 'skip', size: 3 } })
    expect(rows).to.deep.equal(all)
    expect(progress).to.deep.equal([[3, 7], [6, 7], [7, 7]])
  })

  it('goes on past a short page when the total says that there is more', async () => {
    const pages = [all.slice(0, 3), all.slice(3, 5), all.slice(5)]
    serve(http.get(url, ({ request }) => HttpResponse.json({ rows: pages[Number(param(request, 'p'))], count: 7 })))
    expect((await json({ items: 'rows', total: 'count', paging: { by: 'page', param: 'p', size: 3, first: 0 } })).rows).to.deep.equal(all)
  })

  it('follows a cursor through an empty page', async () => {
    const pages: Record<string, unknown> = {
      start: { rows: all.slice(0, 3), meta: { next: 'b' } }, b: { rows: [], meta: { next: 'c' } }, c: { rows: all.slice(3), meta: { next: null } },
    }
    serve(http.get(url, ({ request }) => HttpResponse.json(pages[param(request, 'after') ?? 'start'] as object)))
    expect((await json({ items: 'rows', paging: { by: 'cursor', param: 'after', next: 'meta.next' } })).rows).to.deep.equal(all)
  })

  it('follows Link headers through an empty page, also relative ones', async () => {
    serve(http.get(url, ({ request }) => {
      const page = Number(param(request, 'p') ?? 0)
      const rows = [all.slice(0, 4), [], all.slice(4)][page]!
      return HttpResponse.json(rows, { headers: page < 2 ? { link: `</api/deals?p=${page + 1}>; rel="next", </api/deals>; rel="first"` } : {} })
    }))
    expect((await json({ paging: { by: 'link' } })).rows).to.deep.equal(all)
  })

  it('hands overlapping pages on, for the engine to keep one row an id', async () => {
    serve(http.get(url, ({ request }) => {
      const after = param(request, 'after')
      return HttpResponse.json(after ? { rows: all.slice(2) } : { rows: all.slice(0, 3), next: 'x' })
    }))
    const { rows } = await json({ items: 'rows', paging: { by: 'cursor', param: 'after', next: 'next' } })
    expect(ids(rows)).to.deep.equal(['D0', 'D1', 'D2', 'D2', 'D3', 'D4', 'D5', 'D6'])
  })

  it('stops a source whose cursors run in a circle', async () => {
    serve(http.get(url, () => HttpResponse.json({ rows: all, next: 'same' })))
    const fault = await faultOf(json({ items: 'rows', paging: { by: 'cursor', param: 'after', next: 'next' } }))
    expect(fault.code).to.equal('source')
    expect(fault.message).to.contain('circle')
  })

  it('does not follow a link to another site, as the request carries credentials', async () => {
    serve(http.get(url, () => HttpResponse.json(all, { headers: { link: '<https://elsewhere.example/x>; rel=next' } })))
    const fault = await faultOf(json({ paging: { by: 'link' } }))
    expect(fault.code).to.equal('forbidden')
    expect(fault.message).to.contain('https://elsewhere.example')
  })

  it('says where it looked when there is no array of rows', async () => {
    serve(http.get(url, () => HttpResponse.json({ data: all, count: 7 })))
    expect((await faultOf(json())).message).to.contain('an object at its top').and.to.contain('data, count')
    expect((await faultOf(json({ items: 'results' }))).message).to.contain('nothing at “results”')
    serve(http.get(url, () => HttpResponse.json([{ id: 1 }, 'D2'])))
    expect(await faultOf(json())).to.deep.include({ code: 'schema', row: 2 })
  })

  it('takes own keys only for a path', async () => {
    serve(http.get(url, () => HttpResponse.json({ data: all })))
    expect((await faultOf(json({ items: 'constructor' }))).message).to.contain('nothing at “constructor”')
  })

  it('says that a web page came instead of JSON', async () => {
    serve(http.get(url, () => HttpResponse.html('<!doctype html><title>Sign in</title>')))
    expect(await faultOf(json())).to.deep.include({ code: 'source', reason: 'html-not-json', params: { url, type: 'text/html' } })
    serve(http.get(url, () => new HttpResponse('<html>', { headers: { 'content-type': 'application/json' } })))
    expect((await faultOf(json())).reason).to.equal('html-not-json')
  })

  it('says that the body was cut short, whether the connection tells or not', async () => {
    serve(http.get(url, () => new HttpResponse('[{"id":"D1"},{"id":"D', { headers: { 'content-type': 'application/json' } })))
    expect(await faultOf(json())).to.deep.include({ code: 'source', reason: 'cut-short', params: { url }, retryable: true })
    serve(http.get(url, () => new HttpResponse('')))
    expect((await faultOf(json())).reason).to.equal('cut-short')
    serve(http.get(url, () => {
      let pulled = 0
      return new HttpResponse(new ReadableStream({ pull: (c) => { if (pulled++ === 0) c.enqueue(new TextEncoder().encode('[1,')); else c.error(new Error('gone')) } }))
    }))
    expect((await faultOf(json())).reason).to.equal('cut-short')
  })

  it('says that the text is not JSON', async () => {
    serve(http.get(url, () => new HttpResponse('id;stage\n1;Won')))
    expect(await faultOf(json())).to.deep.include({ code: 'source', reason: 'not-json', params: { url } })
  })

  it('passes on what HTTP says: 401, 404', async () => {
    serve(http.get(url, () => new HttpResponse(null, { status: 401 })))
    expect(await faultOf(json())).to.deep.include({ code: 'auth', status: 401 })
    serve(http.get(url, () => new HttpResponse(null, { status: 404 })))
    expect(await faultOf(json())).to.deep.include({ code: 'source', reason: 'not-found', status: 404 })
  })

  it('stops between pages at an abort', async () => {
    const controller = new AbortController()
    let asked = 0
    serve(http.get(url, () => { asked++; return HttpResponse.json({ rows: all, next: asked }) }))
    const fault = await faultOf(json({ items: 'rows', paging: { by: 'cursor', param: 'c', next: 'next' } }, { signal: controller.signal, progress: () => controller.abort() }))
    expect(fault.code).to.equal('aborted')
    expect(asked).to.equal(1)
  })
})

describe('nextLink', () => {
  it('finds the next page among others, quoted or not', () => {
    expect(nextLink('<a?x=1,2>; rel="prev", <b?x=3,4>; title="t"; rel="next"')).to.equal('b?x=3,4')
    expect(nextLink('<b>; rel=next')).to.equal('b')
    expect(nextLink('<b>; rel="last next"')).to.equal('b')
    expect(nextLink('<b>; rel="nextish"')).to.equal(null)
    expect(nextLink(null)).to.equal(null)
  })
})
