import type { CompareSpec } from '../model/index.ts'

/** What numbers can be compared with. */
export const COMPARES: readonly CompareSpec[] = ['none', 'previous', 'last-year']
