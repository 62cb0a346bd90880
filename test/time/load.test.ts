import { expect } from '@open-wc/testing'
import type { CalendarId, Grain } from '../../src/model/index.ts'
import { ShakhesError } from '../../src/model/index.ts'
import { edges, frameOf, parts, provideTemporal, ready, registerTemporal, temporal } from '../../src/time/index.ts'

const bare = {}
const polyfill = () => import('../../src/worker/temporal.ts')

async function rejection(promise: Promise<unknown>): Promise<ShakhesError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof ShakhesError) return error
    throw error
  }
  throw new Error('expected a rejection')
}

describe('ready', () => {
  afterEach(async () => { await ready(globalThis) })

  it('takes the host’s own Temporal where it has calendars', async () => {
    let asked = false
    registerTemporal(async () => { asked = true })
    await ready(globalThis)
    expect(asked).to.equal(false)
    expect(temporal()).to.equal(Reflect.get(globalThis, 'Temporal'))
  })

  it('loads the registered one where the host has none, once for all who wait', async () => {
    let asked = 0
    registerTemporal(() => { asked++; return polyfill() })
    await Promise.all([ready(bare), ready(), ready()])
    await ready()
    expect(asked).to.equal(1)
    expect(temporal()).to.equal((await polyfill()).Temporal)
  })

  it('loads it also where the host’s own lacks the calendars', async () => {
    registerTemporal(polyfill)
    const base = { PlainDate: { from: () => { throw new RangeError('Invalid calendar: persian') } } }
    await ready({ Temporal: base })
    expect(temporal()).to.equal((await polyfill()).Temporal)
  })

  it('loads it by address', async () => {
    provideTemporal(new URL('../../src/worker/temporal.ts', import.meta.url).href)
    await ready(bare)
    expect(temporal()).to.equal((await polyfill()).Temporal)
  })

  it('names the address that cannot be loaded, and tries again when asked again', async () => {
    const url = new URL('./absent.js', import.meta.url).href
    provideTemporal(url)
    const error = await rejection(ready(bare))
    expect(error.code).to.equal('network')
    expect(error.message).to.contain(url).and.to.contain('temporal.js')
    let asked = 0
    registerTemporal(() => (asked++ === 0 ? Promise.reject(new ShakhesError('network', 'gone')) : polyfill()))
    expect((await rejection(ready(bare))).message).to.equal('gone')
    await ready()
    expect(asked).to.equal(2)
  })

  it('refuses a module without Temporal', async () => {
    registerTemporal(async () => ({ Temporal: {} }))
    const error = await rejection(ready(bare))
    expect(error.code).to.equal('unsupported')
    expect(error.message).to.contain('Temporal with the Persian calendar')
  })
})

describe('the polyfill', () => {
  const calendars: readonly CalendarId[] = [
    'persian', 'gregory', 'hebrew', 'islamic-umalqura', 'islamic-civil', 'coptic', 'indian', 'japanese',
  ]
  const zones = [
    'Asia/Tehran', 'Pacific/Apia', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana',
  ]
  const grains: readonly Grain[] = ['month', 'quarter', 'year']
  const period = { start: Date.UTC(1990, 0, 1), end: Date.UTC(2030, 0, 1) }
  const week = { start: Date.UTC(2005, 0, 1), end: Date.UTC(2015, 0, 1) }

  function everything(): unknown {
    return zones.map((zone) => [
      edges(week, 'day', frameOf({ zone, weekStart: 6 })), edges(period, 'week', frameOf({ zone, weekStart: 6 })),
      calendars.flatMap((calendar) => {
        const frame = frameOf({ zone, calendar, weekStart: 6 })
        return grains.map((grain) => edges(period, grain, frame))
      }),
      calendars.map((calendar) => parts(Date.UTC(2024, 2, 19, 21, 15), { calendar, zone })),
    ])
  }

  after(async () => { await ready(globalThis) })

  it('gives the edges of the native one, in eight calendars and six zones', async () => {
    await ready(globalThis)
    const native = everything()
    registerTemporal(polyfill)
    await ready(bare)
    expect(temporal()).not.to.equal(Reflect.get(globalThis, 'Temporal'))
    expect(everything()).to.deep.equal(native)
  })
})
