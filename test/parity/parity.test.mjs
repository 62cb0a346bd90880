// Every metric with its options, and any other request, on the engine and on DuckDB: equal to the bit.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { kit } from './build.mjs'
import { agreeOnAll, agreeOnRequests, answered, described, engineAnswers, open } from './compare.mjs'
import { connect } from './duck.mjs'

const CASES = Number(process.env.PARITY_CASES ?? 12)
const FIRST = Number(process.env.PARITY_SEED ?? 1)

let connection
let compared = 0
before(async () => { connection = await connect() })
after(() => { console.log(`${compared} answers compared`) })

for (let seed = FIRST; seed < FIRST + CASES; seed++) {
  void test(`the engine and DuckDB agree on data set ${seed}`, async () => {
    const both = await open(kit.generate(seed), connection)
    assert.equal(described(both.source), described(both.data))
    compared += await agreeOnAll(both, seed)
    compared += await agreeOnRequests(both, 60)
  })
}

void test('an empty database answers like an empty data set', async () => {
  const empty = { ...kit.generate(1), tables: {}, dated: [] }
  const both = await open(empty, connection)
  assert.equal(described(both.source), described(both.data))
  compared += await agreeOnAll(both, 1)
})

void test('a question about a customer without rows is answered with the name', async () => {
  const customers = [{ id: 'c', name: { en: 'Cafe', fa: 'کافه' } }, { id: 'd', name: 'Deli', mergedInto: 'c' }]
  const both = await open({ ...kit.generate(1), tables: { customers }, dated: [] }, connection)
  const moments = both.generated.moments
  const questions = ['c', 'd', 'e'].map((customer) => ({ metric: 'notes', about: { customer }, asOf: moments[0] }))
  const pairs = await answered(both, engineAnswers(both, questions))
  assert.deepEqual(pairs.map(({ wanted }) => JSON.parse(wanted).handover.customer.name), [{ en: 'Cafe', fa: 'کافه' }, 'Deli', 'e'])
  for (const { wanted, found } of pairs) assert.equal(found, wanted)
  compared += pairs.length
})

void test('a question that cannot be answered is refused before any statement runs', async () => {
  const statements = []
  const watched = { runAndReadAll: (text, values) => { statements.push(text); return connection.runAndReadAll(text,
    values) } }
  const { source, generated } = await open(kit.generate(2), connection, { through: watched })
  statements.length = 0
  const request = { kind: 'aggregate', from: 'opportunities', asOf: generated.now, by: ['owner"; DROP TABLE reps; --'],
    measures: {} }
  await assert.rejects(source.answer([request]), { name: 'ShakhesError', code: 'bad-query' })
  assert.deepEqual(statements, [])
})

void test('no value stands in the text of a statement', async () => {
  const texts = []
  const watched = { runAndReadAll: (text, values) => { texts.push(text); return connection.runAndReadAll(text,
    values) } }
  const { source, generated } = await open(kit.generate(2), connection, { through: watched })
  texts.length = 0
  const secret = 'a value that is only bound'
  const filter = { op: 'or', of: [
    { op: 'in', field: 'source', values: [secret, 987_654_321] }, { op: 'contains', field: 'region', text: secret },
      { op: 'ge', field: 'amount', value: 987_654_321 },
  ] }
  const by = [{ field: 'createdAt', edges: [987_654_321, 987_654_322] }]
  await source.answer([{ kind: 'aggregate', from: 'opportunities', asOf: generated.now, where: filter, by,
    measures: { n: { op: 'count' } } }])
  assert.ok(texts.length > 0)
  for (const text of texts) assert.doesNotMatch(text, /only bound|98765432|987_654/)
})

void test('sums beyond 2^53 − 1 are told, not rounded', async () => {
  const { now, zone } = kit.generate(1)
  const opportunities = ['a', 'b'].map((id) => ({ id, createdAt: now - 1, amount: Number.MAX_SAFE_INTEGER,
    currency: 'EUR' }))
  const both = await open({ tables: { opportunities }, now, zone, currency: null, dated: [], moments: [now] },
    connection)
  const request = { kind: 'aggregate', from: 'opportunities', asOf: now, by: [],
    measures: { sum: { op: 'sum', field: 'amount' } } }
  assert.throws(() => both.data.answer([request]), { code: 'too-large' })
  await assert.rejects(both.source.answer([request]), { code: 'too-large' })
})
