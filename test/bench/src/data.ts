/** The same seeded data for every engine: opportunities, and the events of their stages. Days count from `BASE_DAY`. */

export const DAY_MS = 86_400_000
export const BASE_MS = Date.UTC(2022, 0, 1)
export const BASE_DAY = BASE_MS / DAY_MS
/** Days of the axis: the last events are recorded before this day, which is "now". */
export const DAYS = 1_096
export const NOW = BASE_MS + DAYS * DAY_MS
export const OPEN_STAGES = 6
export const WON = 6
export const LOST = 7

const name = (word: string, width: number) => (_: unknown, i: number) => `${word} ${String(i).padStart(width, '0')}`
export const STAGES = ['Prospecting', 'Qualified', 'Discovery', 'Proposal', 'Negotiation', 'Contract', 'Won', 'Lost']
export const REPS = Array.from({ length: 200 }, name('Rep', 3))
export const TEAMS = Array.from({ length: 12 }, name('Team', 2))
export const PRODUCTS = Array.from({ length: 50 }, name('Product', 2))
export const REGIONS = ['North America', 'LATAM', 'UK & Ireland', 'DACH', 'Nordics', 'Southern Europe', 'APAC', 'MEA']
export const SOURCES = ['Website', 'Referral', 'Outbound', 'Event', 'Partner', 'Paid Search', 'Organic', 'Webinar', 'Social', 'Other']
export const DAY_TEXTS = Array.from({ length: DAYS }, (_, day) => new Date(BASE_MS + day * DAY_MS).toISOString().slice(0, 10))
/** Months since the base, by day. */
export const MONTH_OF = Int32Array.from({ length: DAYS }, (_, day) => {
  const date = new Date(BASE_MS + day * DAY_MS)
  return (date.getUTCFullYear() - 2022) * 12 + date.getUTCMonth()
})
export const MONTHS = 36

export interface Data {
  readonly n: number
  readonly rep: Uint8Array
  readonly region: Uint8Array
  readonly source: Uint8Array
  readonly product: Uint8Array
  readonly created: Int32Array
  /** Cents; −1 is not recorded. */
  readonly cents: Int32Array
  readonly events: number
  /** By event, in the order of the opportunities and of time: whose, into which stage, seconds since the base. */
  readonly opportunity: Int32Array
  readonly stage: Uint8Array
  readonly second: Uint32Array
}

/** Uniform in [0, 1): Mulberry32. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const MEAN_DAYS = [5, 7, 9, 10, 8, 6]

/** About 4.6 events an opportunity: steps, skips, steps back, losses, and some that stay where they are. */
export function generate(n: number): Data {
  const uniform = random(42 + n)
  const gauss = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const [rep, region, source, product] = [new Uint8Array(n), new Uint8Array(n), new Uint8Array(n), new Uint8Array(n)]
  const [created, cents] = [new Int32Array(n), new Int32Array(n)]
  const [opportunity, stage, second] = [new Int32Array(n * 6 + 64), new Uint8Array(n * 6 + 64), new Uint32Array(n * 6 + 64)]
  let events = 0
  for (let i = 0; i < n; i++) {
    rep[i] = uniform() * REPS.length
    region[i] = uniform() * REGIONS.length
    source[i] = uniform() ** 1.4 * SOURCES.length
    product[i] = uniform() * PRODUCTS.length
    created[i] = uniform() ** 0.8 * DAYS
    cents[i] = uniform() < 0.02 ? -1 : Math.round(Math.exp(9 + 1.1 * gauss()) * 100)
    let at = created[i]! * 86_400 + Math.floor(uniform() * 86_400)
    let now = 0
    for (let step = 0; step < 12 && at < DAYS * 86_400; step++) {
      opportunity[events] = i
      stage[events] = now
      second[events++] = at
      if (now >= OPEN_STAGES) break
      const chance = uniform()
      if (chance < 0.05) break
      at += Math.min(100 * 86_400, Math.max(600, Math.round(Math.exp(Math.log(MEAN_DAYS[now]! * 86_400) + 0.9 * gauss()))))
      now = chance < 0.17 ? LOST : chance < 0.2 && now > 0 ? now - 1 : chance < 0.26 && now < 5 ? now + 2 : now + 1
    }
  }
  return {
    n, rep, region, source, product, created, cents, events,
    opportunity: opportunity.slice(0, events), stage: stage.slice(0, events), second: second.slice(0, events),
  }
}

const two = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'))
export function instantText(second: number): string {
  const ofDay = second % 86_400
  return `${DAY_TEXTS[Math.floor(second / 86_400)]}T${two[Math.floor(ofDay / 3600)]}:${two[Math.floor(ofDay / 60) % 60]}:${two[ofDay % 60]}Z`
}

export interface OpportunityRow { id: number; ownerId: string; region: string; source: string; product: string; createdAt: string; amount: number | null }
export interface EventRow { id: number; opportunityId: number; toStage: string; at: string }
export interface Rows { readonly opportunities: OpportunityRow[]; readonly stageEvents: EventRow[] }

export const opportunityAt = (data: Data, i: number): OpportunityRow => ({
  id: i, ownerId: REPS[data.rep[i]!]!, region: REGIONS[data.region[i]!]!, source: SOURCES[data.source[i]!]!, product: PRODUCTS[data.product[i]!]!,
  createdAt: DAY_TEXTS[data.created[i]!]!, amount: data.cents[i]! < 0 ? null : data.cents[i]!,
})
export const eventAt = (data: Data, e: number): EventRow => ({
  id: e, opportunityId: data.opportunity[e]!, toStage: STAGES[data.stage[e]!]!, at: instantText(data.second[e]!),
})
export const rowsOf = (data: Data): Rows => ({
  opportunities: Array.from({ length: data.n }, (_, i) => opportunityAt(data, i)),
  stageEvents: Array.from({ length: data.events }, (_, e) => eventAt(data, e)),
})

/** A file of each table, as fetched. */
export interface Files { readonly opportunities: Uint8Array<ArrayBuffer>; readonly stageEvents: Uint8Array<ArrayBuffer> }

export const jsonOf = (data: Data): Files => ({
  opportunities: written(data.n, (i) => JSON.stringify(opportunityAt(data, i)), '[', ',', ']'),
  stageEvents: written(data.events, (e) => JSON.stringify(eventAt(data, e)), '[', ',', ']'),
})
export const csvOf = (data: Data): Files => ({
  opportunities: written(data.n, (i) => Object.values(opportunityAt(data, i)).join(','), 'id,ownerId,region,source,product,createdAt,amount\n', '\n', '\n'),
  stageEvents: written(data.events, (e) => Object.values(eventAt(data, e)).join(','), 'id,opportunityId,toStage,at\n', '\n', '\n'),
})

function written(n: number, row: (i: number) => string, head: string, between: string, tail: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const parts = [encoder.encode(head)]
  for (let i = 0; i < n;) {
    const texts: string[] = []
    const end = Math.min(n, i + 20_000)
    for (; i < end; i++) texts.push(row(i))
    parts.push(encoder.encode((parts.length > 1 ? between : '') + texts.join(between)))
  }
  parts.push(encoder.encode(tail))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
