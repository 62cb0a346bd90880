export {
  ready, registerTemporal, provideTemporal, temporal, type TemporalLoader, type TemporalNamespace,
} from './load.ts'
export { frameOf } from './frame.ts'
export { CALENDARS, findDate, fromParts, parts, type DateParts } from './calendar.ts'
export { DAY, FIRST_YEAR, LAST_YEAR, nextDay } from './civil.ts'
export { isoDateOf, startOfDay } from './zone.ts'
export { buckets, chooseGrain, edges, isInRange, MAX_BUCKETS } from './edges.ts'
export { daysEarlier } from './shift.ts'
export { resolvePeriod, type PeriodContext } from './period.ts'
export { comparePeriod, type CompareContext } from './compare.ts'
export { businessDays, type WorkingWeek } from './business.ts'
