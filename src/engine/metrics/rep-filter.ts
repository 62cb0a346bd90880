import type { Filter } from '../../model/index.ts'
import type { RepInfo } from '../metric.ts'

/** Whether deals of a rep can pass a filter, as far as who they are decides it. */
export function repPasses(filter: Filter | undefined, rep: RepInfo): boolean {
  if (filter?.op === 'and') return filter.of.every((part) => repPasses(part, rep))
  if (filter?.op !== 'in') return true
  if (filter.field === 'owner') return filter.values.includes(rep.id)
  if (filter.field === 'team') return filter.values.includes(rep.team)
  return true
}
