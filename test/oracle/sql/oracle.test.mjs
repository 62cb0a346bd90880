// The headline numbers once more, in plain SQL written from their definitions, over thousands of small data sets.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { kit } from '../../parity/build.mjs'
import { connect } from '../../parity/duck.mjs'

const CASES = Number(process.env.ORACLE_CASES ?? 2000)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 1)
const MOODS = ['good_tempered', 'hot_tempered', 'cheerful', 'sad', 'neutral']
const STAGES = ['L', 'Q', 'P', 'N', 'won', 'lost']
/** Edges of the months of the year's first half. */
const MONTHS = Array.from({ length: 6 }, (_, i) => [Date.UTC(2026, i, 1), Date.UTC(2026, i + 1, 1)])

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

const cases = Array.from({ length: CASES }, make)
let connection

before(async () => {
  connection = await connect()
  await kit.prepareMetrics(['cycle'])
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
  await insert('cases', cases.map(({ t, from_ms, to_ms }, c) => ({ c, t, from_ms, to_ms })))
  for (const table of ['deals', 'events', 'notes']) await insert(table, cases.flatMap((each, c) =>
    each[table].map((row) => ({ c, ...row }))))
  await connection.run(file('as-of.sql'))
})

/** The rows of a statement by case, integers as numbers. */
async function ask(statement) {
  const rows = (await connection.runAndReadAll(file(statement))).getRowObjectsJS()
  const plain = (value) => (typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(plain) : value)
  const own = cases.map(() => [])
  for (const row of rows) own[row.c].push(Object.fromEntries(Object.entries(row).map(([key, value]) => [key,
    plain(value)])))
  return own
}

/** The engine's answer to a question about each case. */
function* results(query) {
  for (const [c, { deals, events, notes, t, from_ms, to_ms }] of cases.entries()) {
    const data = new kit.Dataset({ zone: 'UTC', currency: null, now: Date.UTC(2027, 0, 1) })
    const tables = {
      stages: STAGES.map((id, order) => ({ id, order, kind: order < 4 ? 'open' : id })),
      opportunities: deals.map((d) => ({ id: d.deal, createdAt: d.created_at, ownerId: d.owner, amount: d.amount,
        currency: d.currency, source: d.source, lostReason: d.lost_reason, void: d.void,
        qualifiedAt: d.qualified_at })),
      stageEvents: events.map((e, i) => ({ id: i, opportunityId: e.deal, at: e.at_ms, seq: e.seq, toStage: e.stage,
        amountAt: e.amount_at, ownerAt: e.owner_at })),
      notes: notes.map((n, i) => ({ id: i, at: n.at_ms, opportunityId: n.deal, customerId: 'x', mood: n.mood,
        isContact: n.is_contact, hidden: n.hidden })),
    }
    for (const [table, rows] of Object.entries(tables)) data.ingest({ table, rows })
    data.commit()
    const frame = { calendar: 'gregory', zone: 'UTC', weekStart: 1, weekend: [6, 7] }
    const settings = { frame, now: t, version: 1, ran: 'node', complete: true }
    const period = { start: from_ms, end: to_ms }
    yield [c, kit.runAll(data, [{ period, currency: 'EUR', compare: 'none', ...query }], settings)[0]]
  }
}

/** The mean of the two values in the middle, as days of so many units; null when there are none. */
const middle = (pair, unit) => (pair?.[0] == null ? null : (pair[0] + (pair[1] - pair[0]) * 0.5) / unit)
function close(found, wanted, what) {
  if (wanted === null) assert.equal(found, null, what)
  else assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${what}: ${found} is not ${wanted}`)
}

void test(`funnel: reached, advanced, lost, open, skipped, visits and stays in ${CASES} cases (METRICS A)`, async () => {
  const wanted = await ask('funnel.sql')
  for (const [c, result] of results({ metric: 'funnel' })) {
    for (const [i, stage] of result.stages.entries()) {
      const { completed, hours, middle: pair, amount, stage: id, c: _, ...counts } = wanted[c][i]
      const found = Object.fromEntries(Object.keys(counts).map((key) => [key, stage[key]]))
      assert.deepEqual({ id: stage.id, ...found, amount: stage.amount.reached, completed: stage.stay.completed },
        { id, ...counts, amount, completed }, `case ${c}`)
      close(stage.stay.mean.value, completed === 0 ? null : hours / completed / 24, `case ${c}, mean stay in ${id}`)
      close(stage.stay.completedMedian.value, middle(pair, 24), `case ${c}, median stay in ${id}`)
    }
  }
})

void test(`win rate: its four definitions in ${CASES} cases (METRICS B)`, async () => {
  const wanted = await ask('win-rate.sql')
  for (const [c, result] of results({ metric: 'winRate', staleAfterDays: 20 })) {
    const [w] = wanted[c]
    const found = [result.decided, result.all, result.byValue, result.stale].map(({ k, n }) => [k, n])
    assert.deepEqual(found, [[w.won, w.won + w.lost], [w.createdWon, w.created], [w.wonAmount, w.decidedAmount],
      [w.won, w.won + w.lost + w.stale]], `case ${c}`)
    close(result.decided.value, w.won + w.lost === 0 ? null : w.won / (w.won + w.lost), `case ${c}`)
    if (w.createdOpen > 0) close(result.all.bounds.high, (w.createdWon + w.createdOpen) / w.created,
      `case ${c}, bounds`)
  }
})

void test(`won amounts between given edges in ${CASES} cases (METRICS F, G9)`, async () => {
  const wanted = await ask('won-by-month.sql')
  const half = { start: MONTHS[0][0], end: MONTHS[5][1] }
  for (const [c, result] of results({ metric: 'trend', measure: 'wonAmount', grain: 'month', period: half })) {
    assert.deepEqual(result.points.map(({ start, end }) => [start, end]), MONTHS)
    // A month that begins after T, or ends before all data, is not 0 but unknown.
    for (const [i, { value, n }] of result.points.entries()) assert.deepEqual([value ?? 0, n], [wanted[c][i].amount,
      wanted[c][i].n], `case ${c}, month ${i}`)
  }
})

void test(`cycle from qualification: sums, medians and what is left out in ${CASES} cases (METRICS E)`, async () => {
  const wanted = await ask('cycle.sql')
  for (const [c, result] of results({ metric: 'cycle', from: 'qualified' })) {
    const [w] = wanted[c]
    assert.deepEqual([result.median.n, result.unqualified], [w.n, w.unqualified], `case ${c}`)
    close(result.mean.value, w.n === 0 ? null : w.sum / w.n / DAY, `case ${c}, mean`)
    close(result.median.value, w.n === 0 ? null : middle(w.middle, DAY), `case ${c}, median`)
  }
})

void test(`leaderboard: sums, counts and medians by owner at the event in ${CASES} cases (METRICS C, D, E, G)`, async () => {
  const wanted = await ask('leaderboard.sql')
  for (const [c, result] of results({ metric: 'leaderboard', view: 'named' })) {
    const rows = new Map(result.rows.map((row) => [row.id, row]))
    for (const w of wanted[c]) {
      const row = rows.get(w.owner)
      if (row === undefined) { assert.deepEqual([w.won, w.lost, w.open], [0, 0, 0], `case ${c}, ${w.owner}`); continue }
      assert.deepEqual([row.wonCount, row.lostCount, row.openCount, row.wonAmount], [w.won, w.lost, w.open, w.amount],
        `case ${c}, ${w.owner}`)
      close(row.dealSize.median.value, middle(w.size, 1), `case ${c}, ${w.owner}, size`)
      close(row.cycle.mean.value, w.cycles === 0 ? null : w.cycleSum / w.cycles / DAY,
        `case ${c}, ${w.owner}, mean cycle`)
      close(row.cycle.median.value, middle(w.cycle, DAY), `case ${c}, ${w.owner}, median cycle`)
    }
  }
})

void test(`moods and last contact in ${CASES} cases (METRICS K)`, async () => {
  const wanted = await ask('moods.sql')
  for (const [c, result] of results({ metric: 'notes' })) {
    const [w] = wanted[c]
    const counts = Object.fromEntries(MOODS.map((mood) => [mood, w[mood]]))
    const recorded = MOODS.reduce((sum, mood) => sum + w[mood], 0)
    assert.deepEqual([result.total, result.moods.counts, result.moods.recorded, result.moods.unrecorded,
      result.lastContact],
      [w.total, counts, recorded, w.unrecorded, w.lastContact], `case ${c}`)
    close(result.moods.balance, recorded === 0 ? null : (w.cheerful + w.good_tempered - w.sad
      - w.hot_tempered) / recorded, `case ${c}, balance`)
  }
})
