import type { Attribution, WinRateDefinition } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

/** What a rate is compared with, as far as the widget was told. */
type Past = 'previous' | 'last-year'
const PAST: Readonly<Record<Past, string>> = { previous: 'the period before', 'last-year': 'the year before' }

export const winRate = {
  title: 'Win rate',
  definitions: { decided: 'Decided', all: 'All created', value: 'By value', stale: 'With stale' } as Readonly<Record<WinRateDefinition, string>>,
  /** The definition by its full name, for those who do not see which one is chosen. */
  names: {
    decided: 'Win rate of decided deals', all: 'Win rate of all deals created', value: 'Win rate by value', stale: 'Win rate with stale deals',
  } as Readonly<Record<WinRateDefinition, string>>,
  choose: 'Which win rate',
  /** Below the big number: what it is made of. */
  made: {
    decided: (share: string) => `${share} decided`,
    all: (share: string) => `${share} created`,
    value: (share: string) => `${share} decided, by value`,
    stale: (share: string, days: string) => `${share} decided, or open for over ${days}`,
  },
  wonDecided: (share: string, verdict: string | null) => `Won ${share} decided${verdict === null ? '.' : `; ${verdict}.`}`,
  wonAll: (share: string, open: string | null) => `Won ${share} created${open === null ? '.' : `; ${open} still open.`}`,
  wonValue: (share: string) => `Won ${share} decided, by value.`,
  wonStale: (share: string, days: string) => `Won ${share} decided or open for over ${days}.`,
  amountOf: (won: string, decided: string) => `${won} of ${decided}`,
  nothing: 'Nothing was decided in this period.',
  none: 'none',
  noneDecided: 'none decided',
  higher: (past: Past) => `higher than ${PAST[past]}`,
  lower: (past: Past) => `lower than ${PAST[past]}`,
  unclear: (past: Past) => `no clear change from ${PAST[past]}`,
  up: (points: string, from: string) => `up ${points} from ${from}`,
  down: (points: string, from: string) => `down ${points} from ${from}`,
  same: (from: string) => `no clear change from ${from}`,
  noPast: 'no past to compare with',
  interval: (level: string, range: string) => `${level} interval ${range}`,
  change: (range: string) => `the change ${range}`,
  bounds: (low: string, high: string) => `${low} to ${high}`,
  atMost: (high: string) => `at most ${high} once the open ones are decided`,
  noInterval: 'no interval for a share of money',
  /** With the word for a grain or a dimension. */
  by: (what: string) => `By ${what.toLowerCase()}`,
  decidedBy: (what: string) => `Decided, by ${what.toLowerCase()}`,
  createdBy: (grain: string) => `By ${grain} of creation; hatched may still rise`,
  courses: { closed: 'when decided', created: 'when created', both: 'when decided, and when created' } as Readonly<Record<Attribution, string>>,
  /** Before the names of groups. */
  standout: { up: 'clearly above the rest:', down: 'clearly below the rest:' },
  all: 'all',
  missing: 'Not recorded',
  part: 'part',
  point: (name: string, rate: string, share: string, interval: string | null) =>
    [`${name}: `, rate, rate === '' ? '' : ', ', share, interval === null ? '' : `, ${interval}`].join(''),
  periods: 'Periods; the arrow keys move, Enter chooses',
  more: (text: string, n: number) => `${text} more ${plural(n, { one: 'row', other: 'rows' })}`,
  fewer: 'Fewer rows',
  countDecided: (n: string) => `${n} decided`,
  wilson: (level: string) => `${level} Wilson intervals`,
  scale: (range: string) => `rows on a scale of ${range}`,
}
