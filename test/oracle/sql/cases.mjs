// Thousands of small data sets, in a database and in the engine, and what each answers about them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { kit } from '../../parity/build.mjs'
import { connect } from '../../parity/duck.mjs'

export const CASES = Number(process.env.ORACLE_CASES ?? 2000)
const HOUR = 3_600_000
export const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 1)
export const MOODS = ['good_tempered', 'hot_tempered', 'cheerful', 'sad', 'neutral']
/** Customers that rows may name; the last is listed nowhere. */
const PEOPLE = ['k', 'l', 'm', 'n', 'unlisted']
const STAGES = ['L', 'Q', 'P', 'N', 'won', 'lost']
/** Edges of the months of the year's first half. */
export const MONTHS = Array.from({ length: 6 }, (_, i) => [Date.UTC(2026, i, 1), Date.UTC(2026, i + 1, 1)])

const file = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')
const dice = new kit.Dice(20_261_122)
/** Often the same midnight, so that there are ties and rows exactly on an edge. */
const moment = (from, days) => START + (from + dice.below(days)) * DAY
  + dice.pick([0, 0, 0, HOUR, -1, 1, dice.below(DAY)])

/** One small data set with its T and its period. */
function make() {
  const created = () => moment(1, 90)
  const deals = Array.from({ length: dice.below(13) }, (_, i) => ({
    deal: `d${i}`, created_at: dice.maybe(0.92, created), owner: dice.maybe(0.9, () => dice.pick(['a', 'b', 'c'])),
      amount: dice.maybe(0.85, () => dice.below(1000)),
    currency: dice.pick(['EUR', 'EUR', 'EUR', 'USD']), source: dice.pick(['web', 'fair', null]),
      lost_reason: dice.maybe(0.5, () => 'price'), void: dice.chance(0.06),
    qualified_at: dice.maybe(0.7, () => moment(1, 120)),
  }))
  const events = deals.flatMap(({ deal, created_at }) => {
    let at = created_at ?? created()
    let stage = null
    return Array.from({ length: 1 + dice.below(6) }, (_, seq) => {
      stage = dice.pick(STAGES.filter((each) => each !== stage))
      if (seq > 0) at += dice.pick([0, 1, HOUR, DAY, 5 * DAY, dice.below(20 * DAY)])
      return { deal, at_ms: at, seq, stage, amount_at: dice.maybe(0.15, () => dice.below(1000)),
        owner_at: dice.maybe(0.3, () => dice.pick(['a', 'b', 'c'])) }
    })
  })
  const notes = Array.from({ length: dice.below(8) }, () => ({
    at_ms: moment(1, 100), deal: dice.maybe(0.6, () => `d${dice.below(13)}`), mood: dice.maybe(0.7, () =>
      dice.pick(MOODS)), is_contact: dice.chance(0.5), hidden: dice.chance(0.15),
  }))
  const from = START + dice.below(60) * DAY
  const times = events.map((e) => e.at_ms)
  const t = times.length > 0 && dice.chance(0.6) ? dice.pick(times) - dice.pick([0, 0, 1]) : moment(60, 120)
  return { deals, events, notes, t, from_ms: from, to_ms: from + dice.pick([1, 7, 30, 90]) * DAY }
}

const people = new kit.Dice(20_261_123)
/** Whose deals and notes they are, and one of them to ask about. Half of the cases have customers that are others. */
function whose(one) {
  const merges = people.chance(0.5)
  // Often the period begins or ends with an event or a note, or once twenty days have passed since.
  const times = people.pick([one.events, one.notes]).map(({ at_ms }) => at_ms)
  const edge = people.maybe(times.length > 0 ? 0.6 : 0, () => people.pick(times) + people.pick([0, 20 * DAY]))
  const length = one.to_ms - one.from_ms
  const from_ms = edge === null ? one.from_ms : people.pick([edge, edge - length])
  return {
    ...one, from_ms, to_ms: from_ms + length,
    about: people.pick(PEOPLE),
    customers: PEOPLE.slice(0, -1).filter(() => people.chance(0.8)).map((customer) => ({
      customer, segment: people.maybe(0.7, () => people.pick(['big', 'small'])),
      merged_into: merges ? people.maybe(0.6, () => people.pick(PEOPLE)) : null,
    })),
    deals: one.deals.map((deal) => ({ ...deal, customer: people.maybe(0.85, () => people.pick(PEOPLE)),
      product: people.maybe(0.7, () => people.pick(['p', 'q'])) })),
    notes: one.notes.map((note) => ({ ...note, needs_action: people.chance(0.3), pinned: people.chance(0.3),
      customer: people.maybe(note.deal === null ? 1 : 0.4, () => people.pick(PEOPLE)) })),
  }
}

const goods = new kit.Dice(20_261_124)
/** What is sold in its deals. A third of the cases have none of several products. */
function whats(one) {
  const most = goods.pick([1, 3, 4])
  const lines = one.deals.flatMap(({ deal }) => Array.from({ length: goods.below(most) }, () => (
    { deal, product: goods.pick(['p', 'q', 'r']), amount: goods.maybe(0.8, () => goods.below(1000)) }
  )))
  return { ...one, lines }
}

const cases = Array.from({ length: CASES }, () => whats(whose(make())))
let connection

/**
 * Puts the first cases into a database.
 *
 * @param {readonly string[]} cards - the metrics of cards that will be asked for
 */
export async function begin(cards, count) {
  cases.length = count
  connection = await connect()
  await kit.prepareMetrics(cards)
  await connection.run(file('tables.sql'))
  const insert = async (table, rows) => {
    for (let from = 0; from < rows.length; from += 2000) {
      const some = rows.slice(from, from + 2000)
      const columns = Object.keys(some[0])
      const places = some.map((_, r) =>
        `(${columns.map((_, i) => `$${r * columns.length + i + 1}`).join(', ')})`).join(', ')
      await connection.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places}`, some.flatMap((row) =>
        columns.map((column) => row[column])))
    }
  }
  await insert('stages', STAGES.map((stage, rank) => ({ stage, rank: rank < 4 ? rank : null, kind: rank < 4 ? 'open'
    : stage })))
  await insert('months', MONTHS.map(([from_ms, to_ms], place) => ({ place, from_ms, to_ms })))
  await insert('cases', cases.map(({ t, from_ms, to_ms, about }, c) => ({ c, t, from_ms, to_ms, about })))
  for (const table of ['deals', 'lines', 'events', 'notes', 'customers']) await insert(table, cases.flatMap((each, c) =>
    each[table].map((row) => ({ c, ...row }))))
  for (const statements of ['as-of.sql', 'sold.sql', 'customers.sql']) await connection.run(file(statements))
}

/**
 * The rows of a statement by case, integers as numbers.
 *
 * @param {{ before?: string, changed?: readonly [string, string] }} options - statements that make tables anew first; and
 *   what is put elsewhere than the statement, or else those, say
 */
export async function ask(statement, { before, changed } = {}) {
  const text = (name) => {
    const said = file(name)
    if (changed === undefined || name !== (before ?? statement)) return said
    assert.ok(said.includes(changed[0]), `${name} does not say ${changed[0]}`)
    return said.replace(...changed)
  }
  if (before !== undefined) await connection.run(text(before))
  const rows = (await connection.runAndReadAll(text(statement))).getRowObjectsJS()
  const plain = (value) => (typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(plain) : value)
  const own = cases.map(() => [])
  for (const row of rows) own[row.c].push(Object.fromEntries(Object.entries(row).map(([key, value]) => [key,
    plain(value)])))
  return own
}

/**
 * The engine's answers to questions about each case, an answer each; then the data set and the case.
 *
 * @param {readonly (object | ((about: string) => object))[]} questions - questions, and those about a customer
 */
export function* results(...questions) {
  for (const one of cases) {
    const { deals, lines, events, notes, customers, about, t, from_ms, to_ms } = one
    const data = new kit.Dataset({ zone: 'UTC', currency: null, now: Date.UTC(2027, 0, 1) })
    const tables = {
      stages: STAGES.map((id, order) => ({ id, order, kind: order < 4 ? 'open' : id })),
      opportunities: deals.map((d) => ({ id: d.deal, createdAt: d.created_at, ownerId: d.owner, amount: d.amount,
        currency: d.currency, source: d.source, lostReason: d.lost_reason, void: d.void,
        qualifiedAt: d.qualified_at, customerId: d.customer, product: d.product })),
      opportunityLines: lines.map((l, i) => ({ id: i, opportunityId: l.deal, product: l.product, amount: l.amount })),
      stageEvents: events.map((e, i) => ({ id: i, opportunityId: e.deal, at: e.at_ms, seq: e.seq, toStage: e.stage,
        amountAt: e.amount_at, ownerAt: e.owner_at })),
      notes: notes.map((n, i) => ({ id: i, at: n.at_ms, opportunityId: n.deal, customerId: n.customer, mood: n.mood,
        isContact: n.is_contact, hidden: n.hidden, needsAction: n.needs_action, pinned: n.pinned })),
      customers: customers.map((k) => ({ id: k.customer, segment: k.segment, mergedInto: k.merged_into })),
    }
    for (const [table, rows] of Object.entries(tables)) data.ingest({ table, rows })
    data.commit()
    const frame = { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }
    const settings = { frame, now: t, version: 1, ran: 'node', complete: true }
    const scope = { period: { start: from_ms, end: to_ms }, currency: 'EUR', compare: 'none' }
    const asked = questions.map((one) => ({ ...scope, ...(typeof one === 'function' ? one(about) : one) }))
    yield [...kit.runAll(data, asked, settings), data, one]
  }
}

/** The mean of the two values in the middle, as days of so many units; null when there are none. */
export const middle = (pair, unit) => (pair?.[0] == null ? null : (pair[0] + (pair[1] - pair[0]) * 0.5) / unit)
export function close(found, wanted, what) {
  if (wanted === null) assert.equal(found, null, what)
  else assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${what}: ${found} is not ${wanted}`)
}
