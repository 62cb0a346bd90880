// What is told of customers once more, in plain SQL written from the definitions: who stayed, who bought again, what was
// written about them, how long they took; some of them turned out to be others.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { ask, begin, CASES as ALL, close, DAY, middle, results } from './cases.mjs'

const CASES = Math.ceil(ALL / 2)
const isOf = (customer) => ({ op: 'in', field: 'customer', values: [customer] })
const retention = { metric: 'retention', activeDays: 20 }
/** By case. */
let answers
before(async () => {
  await begin(['retention', 'cycle', 'mood'], CASES)
  answers = Array.from(results(
    retention, { ...retention, groupBy: 'segment' }, { ...retention, groupBy: 'product' }, { metric: 'mood' },
    (customer) => ({ metric: 'notes', about: { customer } }), (customer) => ({ metric: 'cycle', filter: isOf(customer) }),
    (customer) => ({ metric: 'winRate', filter: isOf(customer) }),
  ), ([all, segment, product, mood, notes, cycle, winRate]) => ({ all, segment, product, mood, notes, cycle, winRate }))
})

const plain = ({ value, atStart, kept, atEnd }) => ({ value, atStart, kept, atEnd })
const byValue = (a, b) => (String(a.value) < String(b.value) ? -1 : 1)

void test(`retention: active at the start, kept and at the end, by segment and product in ${CASES} cases (METRICS J)`, async () => {
  const wanted = await ask('retention.sql')
  for (const [c, { all, segment, product }] of answers.entries()) {
    const found = { all: [all.all].filter(({ atStart, atEnd }) => atStart + atEnd > 0), segment: segment.groups, product: product.groups }
    for (const [dimension, groups] of Object.entries(found)) {
      const own = wanted[c].filter((w) => w.dimension === dimension).map(plain)
      assert.deepEqual(groups.map(plain).sort(byValue), own.sort(byValue), `case ${c}, ${dimension}`)
      for (const { rate, atStart, kept } of groups) close(rate.value, atStart === 0 ? null : kept / atStart, `case ${c}, rate`)
    }
    const [{ atStart, kept } = { atStart: 0 }] = wanted[c].filter((w) => w.dimension === 'all')
    close(all.churn, atStart === 0 ? null : 1 - kept / atStart, `case ${c}, churn`)
  }
})

void test(`repeat rate in ${CASES} cases (METRICS J)`, async () => {
  const wanted = await ask('repeat.sql')
  for (const [c, { all: { repeat } }] of answers.entries()) {
    const [{ k, n }] = wanted[c]
    assert.deepEqual([repeat.k, repeat.n], [k, n], `case ${c}`)
    close(repeat.value, n === 0 ? null : k / n, `case ${c}`)
  }
})

void test(`cycle and win rate of a customer in ${CASES} cases (METRICS B, E)`, async () => {
  const wanted = await ask('customer-deals.sql')
  for (const [c, { cycle: { mean, median }, winRate: { decided } }] of answers.entries()) {
    const [w] = wanted[c]
    assert.deepEqual([median.n, decided.k, decided.n], [w.n, w.won, w.won + w.lost], `case ${c}`)
    close(mean.value, w.n === 0 ? null : w.sum / w.n / DAY, `case ${c}, mean`)
    close(median.value, w.n === 0 ? null : middle(w.middle, DAY), `case ${c}, median`)
  }
})

void test(`notes about a customer, and what is handed over, in ${CASES} cases (METRICS K)`, async () => {
  const wanted = await ask('customer-notes.sql')
  for (const [c, { notes }] of answers.entries()) {
    const [{ balance, moods, ...w }] = wanted[c]
    const { lastContact, lastMood, totals } = notes.handover
    assert.deepEqual({
      c, total: notes.total, unrecorded: notes.moods.unrecorded, action: notes.needsAction, contact: notes.lastContact,
      deals: totals.opportunities, lastContact: lastContact?.at ?? null, lastMood: lastMood?.at ?? null,
      promises: totals.promises, pinned: totals.pinned,
    }, w, `case ${c}`)
    const recorded = w.total - w.unrecorded
    close(notes.moods.balance, recorded === 0 ? null : balance / recorded, `case ${c}, balance`)
    if (lastMood !== null) assert.ok(moods.includes(lastMood.mood), `case ${c}, last mood`)
  }
})

void test(`customers that wait, the longest first, in ${CASES} cases (METRICS K)`, async () => {
  const wanted = await ask('waiting.sql')
  for (const [c, { mood: { waiting } }] of answers.entries()) {
    assert.deepEqual(waiting.map(({ id, days }) => [id, days]), wanted[c].map(({ person, ms }) =>
      [person, ms === null ? null : ms / DAY]), `case ${c}`)
  }
})

// Where a definition said something else, other numbers would be wanted: the cases hold what tells them apart.
const OTHERWISE = {
  'retention.sql': [['closed_at >= from_ms - days', 'closed_at > from_ms - days'], ['closed_at < from_ms)', 'closed_at <= from_ms)'],
    ['least(to_ms, t + 1)', 'to_ms'], ['least(to_ms, t + 1)', 'least(to_ms, t)'], ['AND from_ms <= t', ''], ['(early AND late)', '(late)']],
  'repeat.sql': [['< least(any', '<= least(any'], ['wins >= 2', 'wins > 2'], ['wins >= 2 AND followed', 'wins >= 2'], ['AND closed_at <', 'AND t >=']],
  'customer-deals.sql': [['closed_at < to_ms', 'closed_at <= to_ms'], ['person = about', 'customer = about'], ["status = 'won' AND created", 'created']],
  'customer-notes.sql': [['NOT hidden', 'true'], ['named = about OR dealing', 'dealing'], [' OR dealing = about', ''], ['at_ms < to_ms', 'at_ms <= to_ms'],
    ['AND is_contact) AS lastContact', ') AS lastContact'], ['max(at_ms) FROM readable r', 'min(at_ms) FROM readable r']],
  'waiting.sql': [['COALESCE(n.named, n.dealing)', 'COALESCE(n.dealing, n.named)'], ['n.is_contact', 'true'], ["status = 'open'", 'true'], ['NULLS FIRST', 'NULLS LAST']],
}
for (const [name, changes] of Object.entries(OTHERWISE)) {
  void test(`${changes.length} other readings of ${name} want other numbers`, async () => {
    const wanted = await ask(name)
    for (const changed of changes) assert.ok(!isDeepStrictEqual(await ask(name, { changed }), wanted), changed.join(' -> '))
  })
}

void test('other readings of who counts as whom want other numbers', async () => {
  const wanted = await ask('retention.sql')
  for (const changed of [['steps < 5', 'steps < 1'], [' AND NOT o.round', ''],
    ['k.customer = COALESCE(p.person, d.customer)', 'k.customer = d.customer'], ['arg_max(other, steps)', 'customer']]) {
    const found = await ask('retention.sql', { before: 'customers.sql', changed })
    assert.ok(!isDeepStrictEqual(found, wanted), changed.join(' -> '))
  }
  assert.deepEqual(await ask('retention.sql', { before: 'customers.sql' }), wanted)
})
