import { proxy, wrap } from 'comlink'
import { ShakhesError } from '../model/index.ts'
import type { WorkerSettings } from '../source/types.ts'
import { engineUrl, partUrls } from './files.ts'
import type { PartAddresses, PartName } from './files.ts'
import type * as engineModule from './host.ts'
import { PROTOCOL } from './protocol.ts'
import type { EngineApi, Pong } from './protocol.ts'
import { trustedWorkerUrl } from './trusted.ts'

/** True in the files for a script tag, whose page rung loads the worker's file instead of carrying the engine twice. */
declare const __SHAKHES_CDN__: boolean | undefined
const FOR_SCRIPT_TAG = typeof __SHAKHES_CDN__ !== 'undefined' && __SHAKHES_CDN__

/** The ways to an engine, in the order they are tried. */
const RUNGS = ['factory', 'url', 'module', 'shim', 'inline', 'page'] as const
export type Rung = (typeof RUNGS)[number]

/** What the worker's file is to a page that imports it. */
type EngineModule = Pick<typeof engineModule, 'createEngineApi'>

const HANDSHAKE_MS = 4000

/** How an engine came to be, for diagnostics. */
export interface EngineReport {
  readonly rung: Rung
  /** What was tried before, and how it failed. */
  readonly tried: readonly { readonly rung: Rung, readonly why: string }[]
}

export interface Spawned extends EngineReport {
  readonly api: EngineApi
  /** Null on the page. */
  readonly worker: Worker | null
  readonly parts: PartAddresses
}

/** What starts a worker for a rung; null where the rung does not apply. */
const makers: Readonly<Record<Exclude<Rung, 'page'>, (settings: WorkerSettings) => Worker | Promise<Worker | null> | null>> = {
  factory: ({ workerFactory }) => workerFactory?.() ?? null,
  url: ({ workerUrl }) => (workerUrl === undefined ? null : start(absolute(workerUrl))),
  module: () => (isForeign(engineUrl()) ? null : start(engineUrl())),
  shim: () => (isForeign(engineUrl()) ? startBlob(importing(engineUrl())) : null),
  inline: () => (FOR_SCRIPT_TAG ? null : startInline()),
}

/**
 * An engine, by the first rung that answers.
 *
 * @param settings - the host's own worker goes first; `noWorker` goes straight to the page
 * @param from - skips the rungs above it: one that is known to work, or `page`
 * @throws ShakhesError `worker` with reason `worker-blocked` when not even the page can run it
 */
export async function spawn(settings: WorkerSettings, from: Rung = 'factory'): Promise<Spawned> {
  const tried: { rung: Rung, why: string }[] = []
  const workerless = settings.noWorker === true || typeof Worker !== 'function'
  const parts = partAddresses(settings)
  for (const rung of RUNGS.slice(workerless ? RUNGS.indexOf('page') : RUNGS.indexOf(from))) {
    try {
      if (rung === 'page') return { rung, tried, api: await onPage(), worker: null, parts }
      const limitMs = settings.handshakeMs ?? HANDSHAKE_MS
      const worker = await inTime(makers[rung](settings), limitMs)
      if (worker !== null) return { rung, tried, api: await handshake(worker, limitMs), worker, parts }
    } catch (error) {
      tried.push({ rung, why: (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 200) })
    }
  }
  throw new ShakhesError('worker', `no worker could be started, nor an engine on the page: ${tried.map(({ rung, why }) => `${rung}: ${why}`).join('; ')}`, {
    reason: 'worker-blocked', retryable: true,
  })
}

/** What relative addresses are relative to. */
export const baseAddress = (): string => (typeof document === 'undefined' ? 'file:///' : document.baseURI)
const absolute = (address: string | URL): string => new URL(address, baseAddress()).href

/** A host that serves the worker itself serves its neighbours too; the package's own may be out of reach there. */
function partAddresses({ workerUrl }: WorkerSettings): PartAddresses {
  const served = workerUrl !== undefined && URL.canParse(workerUrl, baseAddress()) ? absolute(workerUrl) : null
  const entries = Object.entries(partUrls()).map(([name, own]) => [name, served === null ? [own] : [new URL(`${name}.js`, served).href, own]])
  return Object.fromEntries(entries) as Record<PartName, readonly string[]>
}
const isForeign = (address: string): boolean => new URL(address).origin !== location.origin
const start = (address: string): Worker => new Worker(trustedWorkerUrl(address), { type: 'module', name: 'shakhes' })

/**
 * Code that imports the worker's file. Not by a static import: browsers hold that against `worker-src`, which has no
 * reason to name the origin, and a dynamic one against `script-src`, which let the page's own script in. What arrives
 * before the file has is kept for it.
 */
const importing = (address: string): string => `const early = []
const keep = (event) => early.push(event)
addEventListener('message', keep)
import(${JSON.stringify(address)}).then(() => {
  removeEventListener('message', keep)
  for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }))
}, reportError)`

/** A worker that its maker owes; one that comes too late is ended. */
async function inTime(owed: Worker | Promise<Worker | null> | null, limitMs: number): Promise<Worker | null> {
  if (!(owed instanceof Promise)) return owed
  let timer: ReturnType<typeof setTimeout> | undefined
  let late = false
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true
      reject(new Error(`no worker within ${limitMs} ms`))
    }, limitMs)
  })
  try {
    return await Promise.race([owed.then((worker) => {
      if (late) worker?.terminate()
      return worker
    }), limit])
  } finally {
    clearTimeout(timer)
  }
}

function startBlob(code: string): Worker {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const forget = (): void => URL.revokeObjectURL(address)
  try {
    const worker = start(address)
    // Not before it has loaded.
    worker.addEventListener('message', forget, { once: true })
    worker.addEventListener('error', forget, { once: true })
    return worker
  } catch (error) {
    forget()
    throw error
  }
}

async function startInline(): Promise<Worker | null> {
  const { source } = await import('virtual:worker-source')
  return source === null ? null : startBlob(source)
}

async function onPage(): Promise<EngineApi> {
  const settings = { realm: typeof document === 'undefined' ? 'node' : 'page', sliceMs: 8 } as const
  if (FOR_SCRIPT_TAG) {
    const own = await import(/* @vite-ignore */ engineUrl()) as EngineModule
    return own.createEngineApi(settings)
  }
  return (await import('./host.ts')).createEngineApi(settings)
}

/**
 * Resolves once a new worker has answered. A blocked one usually says so by an event, a dead address sometimes by
 * nothing at all.
 */
function handshake(worker: Worker, limitMs: number): Promise<EngineApi> {
  const api = remoteEngine(worker)
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const lose = (why: string): void => {
      done()
      worker.terminate()
      reject(new Error(why))
    }
    const timer = setTimeout(() => lose(`no answer within ${limitMs} ms`), limitMs)
    const done = (): void => {
      clearTimeout(timer)
      over.abort()
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      lose(event.message || 'blocked, or not found')
    }, { signal: over.signal })
    worker.addEventListener('messageerror', () => lose('it sent something that cannot be read'), { signal: over.signal })
    api.ping().then((pong: Pong) => {
      if (pong?.protocol !== PROTOCOL) return lose(`it speaks protocol ${String(pong?.protocol)}, not ${PROTOCOL}: its file is of another release`)
      done()
      resolve(api)
    }, (error: unknown) => lose(String(error)))
  })
}

/** The engine in a worker. Its methods are all asynchronous, so that the proxy's type is their own. */
function remoteEngine(worker: Worker): EngineApi {
  const api = wrap<EngineApi>(worker)
  return {
    ping: () => api.ping(),
    load: (id, order, report, bridge) => api.load(id, order, proxy(report), bridge === null ? null : proxy(bridge)),
    apply: (id, changes) => api.apply(id, changes),
    follow: (id) => api.follow(id),
    ask: (questions) => api.ask(questions),
    cancel: (ids) => api.cancel(ids),
    close: () => api.close(),
  }
}
