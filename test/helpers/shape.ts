import { expect } from '@open-wc/testing'

/** The members that `expected` names are equal; others may be anything. */
export function matchesOwn(actual: object, expected: Readonly<Record<string, unknown>>): void {
  const some = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(actual, key)]))
  expect(some).to.deep.equal(expected)
}
