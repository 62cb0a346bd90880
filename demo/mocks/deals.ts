import { PRODUCTS, STAGES, STAGE_IDS, LOST, WON, referenceTables, type Language } from '../data/company.ts'
import { generate, type Plan } from '../data/opportunities.ts'
import type { Label } from '../../src/model/index.ts'

/** A deal as some CRM's own interface sends it: its names, its phases, amounts in cents, and no history. */
export interface Deal { readonly key: number; readonly seller: string; readonly phase: string; readonly item: string; readonly opened: string; readonly closed: string | null; readonly cents: number | null }

const PHASES: Record<Language, readonly string[]> = {
  en: [...STAGES.map((stage) => stage.en), 'Won', 'Lost'],
  fa: [...STAGES.map((stage) => stage.fa), 'موفق', 'ناموفق'],
}
const named = (label: Label | null | undefined, language: Language): string => (typeof label === 'string' ? label : label?.[language] ?? '')

/** The first deals of the demonstration's company, as that CRM would send them. */
export function dealsOf(language: Language, now: number, seed: number, count = 1500): Deal[] {
  // Amounts are euros here, whatever the language.
  const plan: Plan = { language: 'en', opportunities: count, seed, now }
  const reps = new Map(referenceTables(language, seed, now, count).reps?.map(({ id, name }) => [id, named(name, language)]))
  const item = new Map<unknown, string>(PRODUCTS.map((product) => [product.en, product[language]]))
  return [...generate(plan)].flatMap(({ opportunities, stageEvents }) => {
    const last = new Map<unknown, number>()
    for (let i = 0; i < stageEvents.length; i++) last.set(stageEvents.columns.opportunityId![i], i)
    const { id, ownerId, product, createdAt, amount } = opportunities.columns
    return Array.from({ length: opportunities.length }, (_, i): Deal => {
      const event = last.get(id![i])!
      const stage = STAGE_IDS.indexOf(stageEvents.columns.toStage![event] as typeof STAGE_IDS[number])
      return {
        key: id![i] as number,
        seller: reps.get(ownerId![i] as string) ?? '',
        phase: PHASES[language][stage]!,
        item: item.get(product![i]) ?? '',
        opened: new Date(createdAt![i] as number).toISOString(),
        closed: stage === WON || stage === LOST ? new Date(stageEvents.columns.at![event] as number).toISOString() : null,
        cents: amount![i] as number | null,
      }
    })
  })
}
