import { BASE_MS, DAY_MS, REGIONS, REPS, PRODUCTS, STAGES } from '../data.ts'
import type { Data, Rows } from '../data.ts'
import { factsOf } from '../facts.ts'

/** An opportunity as an object, with codes for names. */
export interface Deal {
  rep: number; region: number; product: number; created: number; amount: number | null; stage: number; furthest: number; decided: number
}
export interface Stay { stage: number; hours: number; deal: Deal }

const codes = (names: readonly string[]) => new Map(names.map((text, i) => [text, i]))
const [REP_OF, REGION_OF, PRODUCT_OF, STAGE_OF] = [codes(REPS), codes(REGIONS), codes(PRODUCTS), codes(STAGES)]

/** Objects with what is derived from the events. Ids are the rows' numbers. */
export function objectsOf({ opportunities, stageEvents }: Rows): { readonly deals: Deal[]; readonly stays: Stay[] } {
  const second = Float64Array.from(stageEvents, ({ at }) => (Date.parse(at) - BASE_MS) / 1000)
  const stage = Uint8Array.from(stageEvents, ({ toStage }) => STAGE_OF.get(toStage)!)
  const facts = factsOf(opportunities.length, stageEvents.map(({ opportunityId }) => opportunityId), stage, second)
  const deals = opportunities.map(({ ownerId, region, product, createdAt, amount }, i): Deal => ({
    rep: REP_OF.get(ownerId)!, region: REGION_OF.get(region)!, product: PRODUCT_OF.get(product)!, created: (Date.parse(createdAt) - BASE_MS) / DAY_MS,
    amount, stage: facts.stage[i]!, furthest: facts.furthest[i]!, decided: facts.decided[i]!,
  }))
  const stays = stageEvents.flatMap(({ opportunityId }, e): Stay[] => (facts.hours[e]! < 0 ? [] : [{ stage: stage[e]!, hours: facts.hours[e]!, deal: deals[opportunityId]! }]))
  return { deals, stays }
}

/** The same without the rows as read: at five million these alone take more memory than a browser's worker may have. */
export function objectsFrom(data: Data): { readonly deals: Deal[]; readonly stays: Stay[] } {
  const facts = factsOf(data.n, data.opportunity, data.stage, Float64Array.from(data.second))
  const deals: Deal[] = []
  for (let i = 0; i < data.n; i++) {
    deals.push({
      rep: data.rep[i]!, region: data.region[i]!, product: data.product[i]!, created: data.created[i]!, amount: data.cents[i]! < 0 ? null : data.cents[i]!,
      stage: facts.stage[i]!, furthest: facts.furthest[i]!, decided: facts.decided[i]!,
    })
  }
  const stays: Stay[] = []
  for (let e = 0; e < data.events; e++) {
    if (facts.hours[e]! >= 0) stays.push({ stage: data.stage[e]!, hours: facts.hours[e]!, deal: deals[data.opportunity[e]!]! })
  }
  return { deals, stays }
}

const decoder = new TextDecoder()
export const parsedJson = (files: { readonly opportunities: Uint8Array; readonly stageEvents: Uint8Array }): Rows => ({
  opportunities: JSON.parse(decoder.decode(files.opportunities)), stageEvents: JSON.parse(decoder.decode(files.stageEvents)),
})
