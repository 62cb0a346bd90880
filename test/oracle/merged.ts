import type { Tables } from '../../src/model/index.ts'

type Id = string | number

/** The same tables as if merged customers had always been the ones that they count as. */
export function withoutMerged(tables: Tables): Tables {
  const customers = tables.customers ?? []
  const leads = new Map(customers.filter((c) => c.mergedInto != null && String(c.mergedInto) !== String(c.id)).map((c) => [String(c.id), String(c.mergedInto)]))
  const end = (id: Id): string => {
    let at = String(id)
    for (const _ of customers) at = leads.get(at) ?? at
    return leads.has(at) ? String(id) : at
  }
  const told = <R extends { readonly customerId?: Id | null }>(rows: readonly R[]): R[] => rows.map((row) => (row.customerId == null ? row : { ...row, customerId: end(row.customerId) }))
  return {
    ...tables,
    // Those whose way goes round are rejected.
    customers: customers.filter((c) => !leads.has(String(c.id)) || end(c.id) !== String(c.id)),
    opportunities: told(tables.opportunities ?? []), notes: told(tables.notes ?? []), leads: told(tables.leads ?? []),
  }
}
