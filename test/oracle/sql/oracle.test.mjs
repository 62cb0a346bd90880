// The headline numbers once more, in plain SQL written from their definitions, over thousands of small data sets.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { ask, begin, CASES, close, DAY, middle, MONTHS, MOODS, results } from './cases.mjs'

/** Amounts of what was decided in the period, by product. */
function soldIn(data, { t, from_ms: from, to_ms: to }) {
  const [{ keys, numbers, counts }] = data.answer([{
    kind: 'aggregate', from: 'opportunities', asOf: t, money: { to: 'EUR', rates: [] }, by: ['product'],
    where: { op: 'range', field: 'decidedAt', from, to }, measures: {
      amount: { op: 'sum', field: 'worth' },
      missing: { op: 'count', where: { op: 'in', field: 'amount', values: [null] } },
    },
  }])
  return keys[0].map((key, i) => [key ?? '', numbers.amount[i], counts.missing[i]])
}

const half = { start: MONTHS[0][0], end: MONTHS[5][1] }
/** By case. */
let answers
before(async () => {
  await begin(['cycle'], CASES)
  answers = Array.from(results(
    { metric: 'funnel' }, { metric: 'winRate', staleAfterDays: 20 }, { metric: 'trend', measure: 'wonAmount', grain: 'month', period: half },
    { metric: 'cycle', from: 'qualified' }, { metric: 'leaderboard', view: 'named' }, { metric: 'notes' }, { metric: 'winRate', groupBy: 'product' },
  ), ([funnel, winRate, trend, cycle, leaderboard, notes, product, data, one]) =>
    ({ funnel, winRate, trend, cycle, leaderboard, notes, product, sold: soldIn(data, one) }))
})

void test(`funnel: reached, advanced, lost, open, skipped, visits and stays in ${CASES} cases (METRICS A)`, async () => {
  const wanted = await ask('funnel.sql')
  for (const [c, { funnel: result }] of answers.entries()) {
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
  for (const [c, { winRate: result }] of answers.entries()) {
    const [w] = wanted[c]
    const found = [result.decided, result.all, result.byValue, result.stale].map(({ k, n }) => [k, n])
    assert.deepEqual(found, [[w.won, w.won + w.lost], [w.createdWon, w.created], [w.wonAmount, w.decidedAmount],
      [w.won, w.won + w.lost + w.stale]], `case ${c}`)
    close(result.decided.value, w.won + w.lost === 0 ? null : w.won / (w.won + w.lost), `case ${c}`)
    if (w.createdOpen > 0) close(result.all.bounds.high, (w.createdWon + w.createdOpen) / w.created,
      `case ${c}, bounds`)
  }
})

void test(`products: won and decided, amounts and what is missing, by each in ${CASES} cases (METRICS B, slices)`, async () => {
  const wanted = await ask('products.sql')
  const byName = ([a], [b]) => (a < b ? -1 : 1)
  for (const [c, { product: { groups, overlap = 0, decided }, sold }] of answers.entries()) {
    const own = (...keys) => wanted[c].map((w) => [w.product ?? '', ...keys.map((key) => w[key])]).sort(byName)
    assert.deepEqual(groups.map(({ id, rate }) => [id, rate.k, rate.n]).sort(byName), own('won', 'decided'), `case ${c}`)
    assert.deepEqual(sold.sort(byName), own('amount', 'missing'), `case ${c}, amounts`)
    assert.equal(overlap, wanted[c].reduce((sum, w) => sum + w.decided, 0) - decided.n, `case ${c}, overlap`)
  }
})

void test(`won amounts between given edges in ${CASES} cases (METRICS F, G9)`, async () => {
  const wanted = await ask('won-by-month.sql')
  for (const [c, { trend: result }] of answers.entries()) {
    assert.deepEqual(result.points.map(({ start, end }) => [start, end]), MONTHS)
    // A month that begins after T, or ends before all data, is not 0 but unknown.
    for (const [i, { value, n }] of result.points.entries()) assert.deepEqual([value ?? 0, n], [wanted[c][i].amount,
      wanted[c][i].n], `case ${c}, month ${i}`)
  }
})

void test(`cycle from qualification: sums, medians and what is left out in ${CASES} cases (METRICS E)`, async () => {
  const wanted = await ask('cycle.sql')
  for (const [c, { cycle: result }] of answers.entries()) {
    const [w] = wanted[c]
    assert.deepEqual([result.median.n, result.unqualified], [w.n, w.unqualified], `case ${c}`)
    close(result.mean.value, w.n === 0 ? null : w.sum / w.n / DAY, `case ${c}, mean`)
    close(result.median.value, w.n === 0 ? null : middle(w.middle, DAY), `case ${c}, median`)
  }
})

void test(`leaderboard: sums, counts and medians by owner at the event in ${CASES} cases (METRICS C, D, E, G)`, async () => {
  const wanted = await ask('leaderboard.sql')
  for (const [c, { leaderboard: result }] of answers.entries()) {
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
  for (const [c, { notes: result }] of answers.entries()) {
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
