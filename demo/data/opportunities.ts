import {
  CUSTOMERS, INTERVENTIONS, LOST, LOST_REASONS, minorPerDollar, PRODUCTS, REGIONS, REPS, SOURCES, STAGES, STAGE_IDS, talents, WON, type Language,
} from './company.ts'
import { draw, Random, weighted } from './random.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const SPAN = 730

export interface Plan {
  readonly opportunities: number
  readonly language: Language
  readonly seed: number
  /** Epoch ms: nothing happens after it. */
  readonly now: number
}

/** A run of opportunities and their stage events as columns; ids are numbers, and texts are looked up by the reader. */
export interface Chunk {
  readonly opportunities: Columns
  readonly stageEvents: Columns
}
export interface Columns { readonly columns: Record<string, ArrayLike<unknown>>; readonly length: number }

/** How busy a day is: weekends, the new year's holidays, quarter ends, growth, and what was done about it. */
function busyness(day: number, now: number): number {
  const at = new Date(now - (SPAN - day) * DAY)
  const weekday = at.getUTCDay()
  let weight = weekday === 5 ? 0.08 : weekday === 4 ? 0.55 : 1
  const month = at.getUTCMonth()
  const date = at.getUTCDate()
  if ((month === 2 && date >= 20) || (month === 3 && date <= 3)) weight *= 0.22
  if (month % 3 === 2 && date > 20) weight *= 1.2
  weight *= 0.85 + 0.3 * (day / SPAN)
  for (const { from, to, lift } of INTERVENTIONS) if (SPAN - day <= from && SPAN - day >= to) weight *= lift
  return weight
}

/**
 * Opportunities with their history, made from the seed: two years of days, forty reps, skipped stages, back moves,
 * late joiners and reopened deals, each in the share that CRM exports show.
 */
export function* generate(plan: Plan, chunkSize = 20_000): Generator<Chunk> {
  const { opportunities: total, language, seed, now } = plan
  const random = new Random(seed)
  const people = talents(seed)
  const start = Math.floor(now / DAY) * DAY - SPAN * DAY
  const days = weighted(Array.from({ length: SPAN + 1 }, (_, day) => busyness(day, now)))
  const repTables = [9999, 250, 45].map((since) => weighted(people.map((p) => (p.since >= since ? p.share : 0))))
  const sources = weighted(SOURCES.map((s) => s.share))
  const products = weighted(PRODUCTS.map((p) => p.share))
  const regions = weighted(REGIONS.map((r) => r.share))
  const reasons = weighted(LOST_REASONS.map((r) => r.share))
  const dollar = minorPerDollar(language)
  const text = <T extends Record<Language, string | null>>(list: readonly T[]) => list.map((entry) => entry[language])
  const names = { source: text(SOURCES), product: text(PRODUCTS), region: text(REGIONS), reason: text(LOST_REASONS) }

  let eventId = 0
  for (let first = 0; first < total; first += chunkSize) {
    const n = Math.min(chunkSize, total - first)
    const id = new Int32Array(n)
    const createdAt = new Float64Array(n)
    const qualifiedAt = new Array<number | null>(n)
    const amount = new Array<number | null>(n)
    const ownerId = new Array<string>(n)
    const customerId = new Array<string>(n)
    const source = new Array<string | null>(n)
    const product = new Array<string | null>(n)
    const region = new Array<string | null>(n)
    const lostReason = new Array<string | null>(n)
    const isVoid = new Array<boolean>(n)
    const event = { id: [] as number[], opportunityId: [] as number[], at: [] as number[], toStage: [] as string[] }

    for (let i = 0; i < n; i++) {
      const day = draw(days, random)
      const age = SPAN - day
      const rep = draw(repTables[age < 45 ? 2 : age < 250 ? 1 : 0]!, random)
      const s = draw(sources, random)
      const p = draw(products, random)
      const r = draw(regions, random)
      const dollars = random.lognormal(PRODUCTS[p]!.amount, 0.62)
      // Large deals are a little less likely and a little slower.
      const size = Math.log(dollars / 2000)
      let odds = people[rep]!.odds + people[rep]!.drift * (2 * day / SPAN - 1) + SOURCES[s]!.odds - 0.12 * size
      for (const t of INTERVENTIONS) if (age <= t.from && age >= t.to) odds += t.odds
      const created = Math.min(now - HOUR, start + day * DAY + (8 + random.next() * 9) * HOUR)
      id[i] = first + i + 1
      createdAt[i] = Math.round(created / 1000) * 1000
      ownerId[i] = `rep-${rep + 1}`
      customerId[i] = `c-${random.below(CUSTOMERS) + 1}`
      source[i] = names.source[s]!
      product[i] = names.product[p]!
      region[i] = random.chance(0.03) ? null : names.region[r]!
      amount[i] = random.chance(0.02) ? null : Math.max(1, Math.round((dollars * dollar) / 1000)) * 1000
      isVoid[i] = random.chance(0.005)
      qualifiedAt[i] = null
      lostReason[i] = null

      let at = createdAt[i]!
      let stage = random.chance(0.05) ? 1 + random.below(2) : 0
      let ended = -1
      const push = (to: number) => {
        event.id.push(++eventId)
        event.opportunityId.push(first + i + 1)
        event.at.push(Math.round(at / 1000) * 1000)
        event.toStage.push(STAGE_IDS[to]!)
        // Whoever skips the stage was qualified when it did; a deal that was lost as a lead never was.
        if (to > 0 && to !== LOST) qualifiedAt[i] ??= Math.round(at / 1000) * 1000
      }
      push(stage)
      for (let step = 0; step < 14; step++) {
        const usual = STAGES[stage]!
        const stay = random.lognormal(usual.days * (1 + 0.08 * Math.max(0, size)), 0.75) * (random.chance(0.04) ? 6 : 1)
        at += stay * DAY
        if (at > now - HOUR) break
        const passes = 1 / (1 + Math.exp(-(Math.log(usual.passes / (1 - usual.passes)) + odds * 0.55)))
        if (random.next() >= passes) {
          push(LOST)
          ended = LOST
          if (!random.chance(0.02)) break
          at += random.lognormal(12, 0.5) * DAY
          if (at > now - HOUR) break
          ended = -1
          push(stage)
        } else if (stage > 1 && random.chance(0.04)) {
          push(--stage)
        } else {
          stage += stage < STAGES.length - 2 && random.chance(0.07) ? 2 : 1
          if (stage < STAGES.length) push(stage)
          else { push(WON); ended = WON; break }
        }
      }
      if (ended === LOST) lostReason[i] = names.reason[draw(reasons, random)]!
    }
    yield {
      opportunities: { length: n, columns: { id, createdAt, qualifiedAt, ownerId, customerId, source, product, region, amount, lostReason, void: isVoid } },
      stageEvents: {
        length: event.id.length,
        columns: { id: Int32Array.from(event.id), opportunityId: Int32Array.from(event.opportunityId), at: Float64Array.from(event.at), toStage: event.toStage },
      },
    }
  }
}

/** Columns as the row objects that a JSON endpoint would send. */
export function rowsOf({ columns, length }: Columns): Record<string, unknown>[] {
  const names = Object.keys(columns)
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name]![i] ?? null])))
}
export { REPS }
