// What the runners count, as continuous integration adds it up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countOf } from '../tools/tally.mjs'

const node = (pass, fail) => `# tests ${pass + fail}\n# pass ${pass}\n# fail ${fail}\n`

void test('a run counts what it closes with, by whichever runner', () => {
  assert.deepEqual(countOf(node(6, 0), 0), { passed: 6, failed: 0 })
  assert.deepEqual(countOf('ℹ pass 3\nℹ fail 1\n', 1), { passed: 3, failed: 1 })
  assert.deepEqual(countOf('\u001b[2K2402 passed, 0 failed, 0 skipped\n', 0), { passed: 2402, failed: 0 })
})

void test('a run of runs counts their sum, which it prints last', () => {
  assert.deepEqual(countOf(`${node(6, 0)}2402 passed, 0 failed, 0 skipped\nok   node: 6 passed, 0 failed (1.0 s)\n2408 passed, 0 failed\n`, 0), { passed: 2408, failed: 0 })
  assert.deepEqual(countOf(`2402 passed, 1 failed, 0 skipped\n${node(61, 0)}`, 0), { passed: 61, failed: 0 })
})

void test('a run that counts nothing is one check, and one that ends badly has failed', () => {
  assert.deepEqual(countOf('all is well', 0), { passed: 1, failed: 0 })
  assert.deepEqual(countOf('', 1), { passed: 0, failed: 1 })
  assert.deepEqual(countOf(node(6, 0), 1), { passed: 6, failed: 1 })
})
