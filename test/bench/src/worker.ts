import { engine } from 'bench:engine'
import { dragged, draggedOverAll, EVERYTHING, filtered } from './answer.ts'
import type { Choice, Engine } from './answer.ts'
import { arrowOf } from './arrow.ts'
import { csvOf, generate, jsonOf, REGIONS, rowsOf } from './data.ts'
import type { Data } from './data.ts'

export type Form = 'rows' | 'json' | 'csv' | 'arrow'
export interface Order { readonly size: number; readonly forms: readonly Form[]; readonly repeats: number; readonly loads: number; readonly steps: number }

/** For one kind of question. */
const LONGEST_MS = 15_000
const FEWEST = 6

const post = (message: object): void => self.postMessage(message)
const waits = new Map<string, (value: unknown) => void>()
/** Something that only the page can find out. */
const ask = (what: string): Promise<unknown> => new Promise((resolve) => { waits.set(what, resolve); post({ ask: what }) })
const collect = (): void => (self as { gc?: () => void }).gc?.()

const sourceOf = (form: Form, data: Data) => ({ rows: rowsOf, json: jsonOf, csv: csvOf, arrow: arrowOf })[form](data)

self.onmessage = async ({ data }: MessageEvent<Order | { readonly answer: string; readonly value: unknown }>) => {
  if ('answer' in data) return waits.get(data.answer)?.(data.value)
  try {
    post({ done: await run(engine, data) })
  } catch (error) {
    post({ failed: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) })
  }
}

async function run(own: Engine, { size, forms, repeats, loads, steps }: Order): Promise<object> {
  await own.open?.()
  let data: Data | null = generate(size)
  const out: Record<string, unknown> = { engine: own.name, events: data.events, ingest: {}, bytes: {} }
  const able = forms.filter((form) => own[form] !== undefined)
  for (const form of able) {
    const times: number[] = []
    // Each is dropped before the next is made: two sources at once would not fit at five million.
    let source: ReturnType<typeof sourceOf> | null = sourceOf(form, data!)
    if (source.opportunities instanceof Uint8Array) (out.bytes as Record<string, number>)[form] = source.opportunities.length + source.stageEvents.length
    if (form === able.at(-1)) data = null
    for (let i = 0; i < loads; i++) {
      await own.drop()
      collect()
      const start = performance.now()
      await (own[form] as (from: unknown) => Promise<void>)(source)
      times.push(performance.now() - start)
    }
    source = null
    ;(out.ingest as Record<string, number[]>)[form] = times
    post({ log: `${own.name} ${form} ${Math.round(Math.min(...times))} ms` })
  }
  if (able.length === 0) {
    if (own.given === undefined) throw new Error(`it loads none of ${forms.join(', ')}`)
    await own.given(data!)
    data = null
    post({ log: `${own.name} is given what it makes of rows: it loads none of ${forms.join(', ')}` })
  }
  collect()
  out.memory = await ask('memory')
  const first = performance.now()
  const vectors: Record<string, number[]> = { everything: [...(await own.ask(EVERYTHING)).vector()] }
  out.first = performance.now() - first
  const timed = async (choices: readonly Choice[], name: string): Promise<void> => {
    const times: number[] = []
    let last = null
    const begun = performance.now()
    for (const choice of choices) {
      // As many as fit: slow engines would take an hour.
      if (times.length >= FEWEST && times.length % 2 === 0 && performance.now() - begun > LONGEST_MS) break
      const start = performance.now()
      const answer = await own.ask(choice)
      // One that every engine gets to, for their comparison.
      if (times.length < FEWEST) last = answer
      times.push(performance.now() - start)
    }
    out[name] = times
    if (last !== null) vectors[name] = [...last.vector()]
    post({ log: `${own.name} ${name} ${times.toSorted((a, b) => a - b)[times.length >> 1]!.toFixed(2)} ms` })
  }
  // Something else between two of them; and everything said in ever another way, so that no answer is one that was kept.
  const elsewhere: Choice = { regions: [0], products: null, period: { from: 0, to: 1 } }
  const every = (i: number): Choice => ({ ...EVERYTHING, regions: REGIONS.map((_, region) => (region + i) % REGIONS.length) })
  const turns = Array.from({ length: repeats }, (_, i) => i)
  await timed(turns.flatMap((i) => [elsewhere, every(i)]), 'refresh')
  out.refresh = (out.refresh as number[]).filter((_, i) => i % 2 === 1)
  await timed(turns.flatMap(() => [elsewhere, EVERYTHING]), 'again')
  out.again = (out.again as number[]).filter((_, i) => i % 2 === 1)
  await timed(dragged().slice(0, steps), 'drag')
  await timed(draggedOverAll().slice(0, steps), 'dragAll')
  await timed(filtered(), 'filter')
  if (own.change !== undefined) {
    const times: number[] = []
    await own.live?.(generate(size))
    for (let time = 0; time < repeats / 2; time++) {
      const start = performance.now()
      await own.change(size, time)
      times.push(performance.now() - start)
    }
    out.change = times
    post({ log: `${own.name} change ${times.map((ms) => ms.toFixed(0)).join(', ')} ms` })
  }
  out.vectors = vectors
  return out
}
