// One case in both engines, and what each makes of the same questions.
import assert from 'node:assert/strict'
import { kit } from './build.mjs'
import { fill } from './duck.mjs'

await kit.prepareMetrics(kit.CARD_NAMES)
/** Every metric there is. */
export const METRICS = [...Object.keys(kit.metrics), ...kit.CARD_NAMES.filter(isKnown)]
function isKnown(name) {
  try { return Boolean(kit.metricOf(name)) } catch { return false }
}

/**
 * The case's rows in a data set and in a database.
 *
 * @param {{ through?: object, tables?: object }} options - a connection in between; other rows for the database
 */
export async function open(generated, connection, { through = connection, tables = generated.tables } = {}) {
  await fill(connection, kit.plainTables({ ...generated, tables }), kit)
  const data = dataset(generated)
  const source = await kit.SqlSource.open(kit.duckdb(through), { now: generated.now, currency: generated.currency,
    dated: generated.dated })
  return { generated, data, source }
}

function dataset({ tables, zone, currency, now }) {
  const data = new kit.Dataset({ zone, currency, now })
  for (const [table, rows] of Object.entries(tables)) data.ingest({ table, rows })
  data.commit()
  return data
}

/** What a data set says of itself. Reps and teams that no table lists are in no promised order. */
export function described(data) {
  const { pipelines, stages, currencies, span, history, quality } = data.info(1, true)
  const byId = (a, b) => (a.id < b.id ? -1 : 1)
  return kit.canonicalJson({
    pipelines, stages, currencies, span, history, issues: quality.counts, voids: data.voids,
    reps: [...data.reps].sort(byId), teams: [...data.teams].sort(byId), goals: data.goals,
      interventions: data.interventions,
    has: Object.fromEntries(['opportunities', 'stageEvents', 'notes', 'leads', 'touches', 'efforts',
      'goals'].map((table) => [table, data.has(table)])),
  })
}

const settings = ({ zone, now }) => ({
  frame: { calendar: 'gregory', zone, weekStart: 1, weekend: [6, 7] }, now, version: 1, ran: 'node', complete: true,
})
/** A result without how long it took, or why there is none. */
const told = (result) => kit.canonicalJson({ ...result, ms: 0 })

/** Questions with what the engine answers; those that it refuses, DuckDB never sees. */
export function asked(both, seed) {
  return engineAnswers(both, kit.questionsOf(seed, both.generated.moments, METRICS))
}
export function engineAnswers({ data, generated }, questions) {
  return questions.map((query) => {
    try {
      return { query, wanted: told(kit.runAll(data, [query], settings(generated))[0]) }
    } catch (error) {
      if (error.name !== 'ShakhesError') throw error
      return { query, refused: error.message }
    }
  })
}

/** What DuckDB answers to the questions that the engine answered. */
export async function answered({ source, generated }, questions) {
  const good = questions.filter((each) => each.wanted !== undefined)
  const found = await kit.runAllOn(source, good.map(({ query }) => query), settings(generated))
  return good.map(({ query, wanted }, i) => ({ query, wanted, found: told(found[i]) }))
}

/** @returns how many answers were compared */
export async function agreeOnAll(both, seed) {
  const pairs = await answered(both, asked(both, seed))
  for (const { query, wanted, found } of pairs) assert.equal(found, wanted, JSON.stringify(query))
  return pairs.length
}

/** Requests that no metric asks today. @returns how many answers were compared */
export async function agreeOnRequests({ data, source, generated }, count) {
  const dice = new kit.Dice(generated.seed)
  const requests = []
  const wanted = []
  while (requests.length < count) {
    const request = kit.anyRequest(dice, generated)
    try {
      wanted.push(inOrder(data.answer([request])[0]))
      requests.push(request)
    } catch (error) {
      if (error.code !== 'too-large') throw error
      await assert.rejects(source.answer([request]), { code: 'too-large' }, JSON.stringify(request))
    }
  }
  const found = await source.answer(requests)
  requests.forEach((request, i) => assert.equal(inOrder(found[i]), wanted[i], JSON.stringify(request)))
  return count
}

/** Groups are in no promised order; rows of lists are. */
function inOrder(answer) {
  if (answer.kind === 'list') return kit.canonicalJson(answer)
  const of = (columns, i) => Object.entries(columns).map(([name, values]) => [name, values[i]])
  const groups = Array.from({ length: answer.size }, (_, i) => kit.canonicalJson({
    keys: answer.keys.map((values) => values[i]), counts: of(answer.counts, i), numbers: of(answer.numbers, i),
      orders: of(answer.orders, i),
  }))
  return kit.canonicalJson({ rows: answer.rows, size: answer.size, groups: groups.sort((a, b) => (a < b ? -1 : 1)) })
}
