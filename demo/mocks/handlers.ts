import { delay, http, HttpResponse } from 'msw'
import { referenceTables, type Language } from '../data/company.ts'
import { brokenRows, notesOf } from '../data/notes.ts'
import { generate, rowsOf, type Plan } from '../data/opportunities.ts'
import { SEED } from '../data/settings.ts'
import { dealsOf } from './deals.ts'

type Rows = Readonly<Record<string, readonly object[]>>
const made = new Map<string, Rows>()

/** Every table of the demonstration's CRM, as its JSON interface would send them. */
function tablesOf(plan: Plan): Rows {
  const key = JSON.stringify(plan)
  let tables = made.get(key)
  if (!tables) {
    const opportunities: object[] = []
    const stageEvents: object[] = []
    for (const chunk of generate(plan)) {
      opportunities.push(...rowsOf(chunk.opportunities))
      stageEvents.push(...rowsOf(chunk.stageEvents))
    }
    const broken = brokenRows(plan)
    tables = {
      ...referenceTables(plan.language, SEED, plan.now, plan.opportunities) as Rows,
      opportunities: [...opportunities, ...broken.opportunities],
      stageEvents: [...stageEvents, ...broken.stageEvents],
      notes: [...notesOf(plan), ...broken.notes],
    }
    made.set(key, tables)
  }
  return tables
}

/** The demonstration's CRM: `GET api/:table?page=1&size=5000&language=en&opportunities=20000&now=…` */
export const handlers = [
  // As simple as an interface can be: no paging, and in the language of the page.
  http.get('*/api/deals', () => HttpResponse.json(dealsOf(document.documentElement.lang === 'fa' ? 'fa' : 'en', Math.floor(Date.now() / 3_600_000) * 3_600_000, SEED))),
  http.get('*/api/:table', async ({ request, params }) => {
    const query = new URL(request.url).searchParams
    const tables = tablesOf({
      opportunities: Number(query.get('opportunities')),
      language: query.get('language') as Language,
      now: Number(query.get('now')),
      seed: SEED,
    })
    const rows = tables[String(params.table)]
    if (!rows) return HttpResponse.json({ title: `no table ${String(params.table)}` }, { status: 404 })
    const size = Number(query.get('size') ?? rows.length)
    const from = (Number(query.get('page') ?? 1) - 1) * size
    await delay(20)
    return HttpResponse.json({ total: rows.length, data: rows.slice(from, from + size) })
  }),
]
