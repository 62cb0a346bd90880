// Controls: the comparison sees a row that moved by a millisecond, one that is not there, and a `<` in place of `<=`.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { kit } from './build.mjs'
import { agreeOnRequests, described, open } from './compare.mjs'
import { connect } from './duck.mjs'

let connection
before(async () => { connection = await connect() })

/** Whether anything that both engines say of themselves or answer to sixty requests differs. */
async function differs(generated, options) {
  try {
    const both = await open(generated, connection, options)
    if (described(both.source) !== described(both.data)) return true
    await agreeOnRequests(both, 60)
    return false
  } catch (error) {
    if (error.code === 'ERR_ASSERTION') return true
    throw error
  }
}

const FIRST = 101
const SEEDS = Array.from({ length: 40 }, (_, i) => FIRST + i)

/** Comparisons in the statements, each with the one that it must not become, and the data set that tells where it is not the first. */
const SWAPPED = [
  ['events by now', /WHERE NOT unpriced AND moment <= /, '<=', '<', 104],
  ['events by T', /FROM good_event WHERE moment <= /, '<=', '<', 104],
  ['a deal created at T', /a\.created_at <= /, '<=', '<'],
  ['a deal whose first event is at T', /a\.first_at <= /, '<=', '<', 112],
  ['a snapshot closed at T', /a\.closed_at > /, '>', '>=', 103],
  ['an event at its deal’s creation', /e\."at" < d\.created_at|e\."at" \+ \S+ \S+ \S+ <= d\.created_at/, /<=?/,
    (sign) => (sign === '<' ? '<=' : '<'), 104],
  ['a snapshot closed when created', /d\.closed_at < d\.created_at/, '<', '<='],
  ['a stage of the same rank', /rank < rank_before/, '<', '<=', 104],
  ['the owner when decided', /ord <= telling/, '<=', '<', 106],
  ['the stage of entry', /m\.rank >= o\."entryRank"/, '>=', '>', 105],
  ['a value on an edge', /r\."\w+" >= b\.edge/, '>=', '>'],
  ['a value on the first edge', /CASE WHEN "\w+" >= /, '>=', '>'],
  ['a value on the last edge', /AND "\w+" < (\S+ ){3}THEN b\.place/, '<', '<=', 104],
  ['a least value', /IS NOT NULL AND "\w+" >= /, '>=', '>'],
  ['a bound', /IS NOT NULL AND "\w+" < /, '<', '<='],
  ['the first row of a page', /p\.place > /, '>', '>='],
  ['the last row of a page', /p\.place <= /, '<=', '<'],
  ['a note at T', /n\."at" <= /, '<=', '<'],
  ['a rate from its moment on', /q\.since <= /, '<=', '<', 105],
  ['a rate until the next', /END < q\.until/, '<', '<=', 105],
  ['an answer at T', /responded_at <= /, '<=', '<'],
  ['a lead at T', /m\.customer = customer_id WHERE created_at <= /, '<=', '<'],
  ['a touch at T', /touches"? WHERE "at" <= /, '<=', '<'],
  ['an effort of the day that begins', /"date"\) <= /, '<=', '<'],
  ['a second copy of an event', /copy > 1/, '>', '>=', 108],
  ['the stay before', /lag\(stage\) OVER moves/, 'lag', 'lead', 105],
  ['whom a deal is with', /m\.customer = s\.customer_id/, 'customer =', 'becomes ='],
  ['whom a note is about', /m\.customer = n\.customer_id/, 'customer =', 'becomes ='],
  ['whom a lead came from', /m\.customer = customer_id/, 'customer =', 'becomes ='],
  ['a way of several merges', /c\.id = w\.becomes/, 'becomes', 'customer', 123],
  ['where a way of merges ends', /becomes NOT IN/, 'NOT IN', 'IN'],
  ['a deal’s products', /THEN "id" IN/, 'IN', 'NOT IN', 105],
  ['the amount of a product', /WHEN l\.deal IS NULL THEN r\."amount"/, 'IS NULL', 'IS NOT NULL'],
  ['the product of a group', /COALESCE\(l\.product, r\."product"\)/, 'l.product, r."product"', 'r."product", l.product'],
  ['the order of products', /'g'\)\) AS products/, /\)\)/, ') DESC)', 106],
  ['what is null', /NULLS LAST, row_no/, 'LAST', 'FIRST', 113],
]

for (const [name, place, from, to, telling = FIRST] of SWAPPED) {
  void test(`a statement that is wrong about ${name} is noticed`, async (context) => {
    const pattern = new RegExp(place.source, 'g')
    let seen = false
    const through = {
      runAndReadAll(text, values) {
        const whole = text.replace(/\s+/g, ' ')
        const wrong = whole.replace(pattern, (found) => found.replace(from, to))
        seen ||= wrong !== whole
        return connection.runAndReadAll(wrong, values)
      },
    }
    for (const seed of [telling, ...SEEDS.filter((other) => other !== telling)]) {
      if (await differs(kit.dense(seed), { through })) {
        context.diagnostic(`by data set ${seed}`)
        return
      }
    }
    assert.fail(seen ? 'nothing differed over 40 data sets'
      : 'no statement has this comparison any more: change this list')
  })
}

/** Rows that count for something, each table's with the time that it is counted by. */
const COUNTED = [
  ['opportunities', 'createdAt', (row, { stageEvents }) => !row.void && !stageEvents.some((e) =>
    e.opportunityId === row.id)],
  ['stageEvents', 'at', () => true],
  ['notes', 'at', () => true],
  ['leads', 'createdAt', () => true],
  ['touches', 'at', () => true],
]

/** A case in which every row counts: nothing void, unknown, or after now. */
function plain() {
  const start = Date.UTC(2026, 2, 1)
  const day = 86_400_000
  const tables = {
    stages: ['L', 'Q', 'won', 'lost'].map((id, order) => ({ id, order, kind: order < 2 ? 'open' : id })),
    opportunities: Array.from({ length: 12 }, (_, i) => ({ id: `d${i}`, createdAt: start + i * day,
      ownerId: `r${i % 2}`, amount: 100 + i, currency: 'EUR', ...(i > 5 && { stage: 'won', closedAt: start
      + (i + 5) * day }) })),
    stageEvents: Array.from({ length: 18 }, (_, i) => ({ id: `e${i}`, opportunityId: `d${Math.floor(i / 3)}`, at: start
      + (10 + i) * day, toStage: ['L', 'Q', i % 2 ? 'won' : 'lost'][i % 3], seq: i })),
    opportunityLines: Array.from({ length: 8 }, (_, i) => ({ id: `p${i}`, opportunityId: `d${i >> 1}`, product: i % 2 ? 'tea' : 'oil', amount: 7 })),
    notes: Array.from({ length: 6 }, (_, i) => ({ id: `n${i}`, at: start + i * day, customerId: 'c', mood: 'sad',
      text: 'x' })),
    leads: Array.from({ length: 6 }, (_, i) => ({ id: `l${i}`, createdAt: start + i * day, channel: 'email' })),
    touches: Array.from({ length: 6 }, (_, i) => ({ id: `t${i}`, at: start + i * day, channel: 'email',
      respondedAt: start + (i + 1) * day })),
    efforts: Array.from({ length: 6 }, (_, i) => ({ id: `f${i}`, date: `2026-03-0${i + 1}`, channel: 'email',
      hours: 1.5 })),
  }
  return { seed: 1, tables, zone: 'UTC', now: start + 40 * day, currency: null, dated: [], moments: [start + 40 * day],
    start, day }
}
const TIMES = { opportunities: ['createdAt', 'decidedAt'], visits: ['enteredAt', 'leftAt'], notes: ['at'],
  leads: ['at'], touches: ['at', 'respondedAt'], efforts: ['date'] }
/** Counts by day of everything that has a time: as trends ask. */
function probes({ now, start, day }) {
  const edges = Array.from({ length: 41 }, (_, i) => start + i * day)
  const products = { kind: 'aggregate', from: 'opportunities', asOf: now, by: ['product'], measures: { n: { op: 'count' } } }
  return [products, ...Object.entries(TIMES).flatMap(([from, fields]) => fields.map((field) => ({
    kind: 'aggregate', from, asOf: now, by: [{ field, edges }], measures: { n: { op: 'count' } },
  })))]
}
async function probed(change) {
  const generated = plain()
  const { data, source } = await open(generated, connection, { tables: change(generated.tables) })
  const requests = probes(generated)
  const sorted = (answers) => answers.map(({ keys, counts }) => keys[0].map((key, i) => [key, counts.n[i]]).sort((a,
    b) => (String(a[0]) < String(b[0]) ? -1 : 1)))
  return { wanted: sorted(data.answer(requests)), found: sorted(await source.answer(requests)) }
}

void test('the same rows are the same', async () => {
  const { wanted, found } = await probed((tables) => tables)
  assert.deepEqual(found, wanted)
})

for (const [table, time, counts] of COUNTED) {
  void test(`any row of ${table} a millisecond before its edge is noticed`, async () => {
    const { tables } = plain()
    for (const [i, row] of tables[table].entries()) {
      if (!counts(row, tables)) continue
      const { wanted, found } = await probed((all) =>
        ({ ...all, [table]: all[table].with(i, { ...row, [time]: row[time] - 1 }) }))
      assert.notDeepEqual(found, wanted, `row ${i}`)
    }
  })
}
for (const table of ['opportunities', 'opportunityLines', 'stageEvents', 'notes', 'leads', 'touches', 'efforts', 'stages']) {
  void test(`any missing row of ${table} is noticed`, async () => {
    const { tables } = plain()
    for (const i of tables[table].keys()) {
      const { wanted, found } = await probed((all) => ({ ...all, [table]: all[table].toSpliced(i, 1) }))
      assert.notDeepEqual(found, wanted, `row ${i}`)
    }
  })
}
