// Pictures are read, compared and packed in a thread of its own, while the browser draws the next one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { marked, unlike } from './likeness.mjs'
import { decode, encode } from './png.mjs'

function write(file, packed) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, packed)
}

/** As few colours as still leave a good part of what a picture may differ by to the next browser. */
function packed(picture) {
  for (const most of [32, 48, 80, 128]) {
    const file = encode(picture, most)
    if (unlike(picture, decode(file), 0.6) === null) return file
  }
  return encode(picture)
}

const JOBS = {
  /** Keeps a screenshot under that name. */
  keep: ({ file, shot }) => write(file, packed(decode(Buffer.from(shot)))),
  /** What differs between two screenshots, in words; null where nothing. */
  beside: ({ was, is }) => unlike(decode(Buffer.from(was)), decode(Buffer.from(is)))?.reason ?? null,
  /** The same, beside what is kept; what differs is laid out beside `failed` to be looked at. */
  changed({ file, shot, failed }) {
    if (!existsSync(file)) return 'was never kept: UPDATE_PICTURES=1 takes it'
    const picture = decode(Buffer.from(shot))
    const difference = unlike(decode(readFileSync(file)), picture)
    if (difference === null) return null
    write(`${failed}.actual.png`, encode(picture))
    write(`${failed}.difference.png`, encode(marked(picture, difference.blobs)))
    return `${difference.reason}. Look at ${failed}.difference.png; UPDATE_PICTURES=1 keeps it`
  },
}

if (!isMainThread) parentPort?.on('message', ({ id, job, given }) => {
  try {
    parentPort.postMessage({ id, done: JOBS[job](given) })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})

/** The jobs above, each with a promise; `close` ends the thread. */
export function openComparer() {
  const worker = new Worker(fileURLToPath(import.meta.url))
  const asked = new Map()
  const fail = (error) => { for (const { reject } of asked.values()) reject(error) }
  worker.on('error', fail)
  worker.on('message', ({ id, done, error }) => {
    const { resolve, reject } = asked.get(id)
    asked.delete(id)
    if (error === undefined) resolve(done)
    else reject(error)
  })
  let last = 0
  const ask = (job) => (given) => new Promise((resolve, reject) => {
    asked.set(++last, { resolve, reject })
    worker.postMessage({ id: last, job, given })
  })
  return { ...Object.fromEntries(Object.keys(JOBS).map((job) => [job, ask(job)])), close: () => worker.terminate() }
}
