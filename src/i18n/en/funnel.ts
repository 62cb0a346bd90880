import type { CompareSpec } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')
const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** Sentences with a part to stress come in pieces, so that the widget can mark that part up. */
export const funnel = {
  title: 'Sales funnel',
  stages: 'Stages',
  stage: 'Stage',
  reached: 'Reached',
  reachedAtLeast: 'Reached at least',
  soFar: 'Next step, so far',
  resolved: 'Of those resolved',
  cumulative: 'This far, of all',
  bounds: 'Next step, between',
  medianStay: 'Median stay',
  won: 'Won',
  lost: 'Lost',
  movedOn: 'moved on',
  stillOpen: 'still open',
  isLost: 'lost',
  /** Names the tick of what steps are compared with. */
  past: (compare: CompareSpec | undefined): string => (compare === 'last-year' ? 'the year before' : 'the period before'),
  parts: (on: string, open: string, lost: string) => `${on} on · ${open} open · ${lost} lost`,
  snapshotParts: (on: string, now: string) => `${on} further · ${now} here now`,
  lostSomewhere: 'the stage is not known',
  to: (high: string) => `to ${high}`,
  final: 'final',
  ofResolved: (n: string) => `of ${n}`,
  notReached: 'not reached',
  notReachedHint: 'Fewer than half have left this stage yet.',
  stuck: (n: string) => `${n} stuck`,
  overall: (n: string, high: string | null) => (high === null ? `of ${n}` : `of ${n}, at most ${high}`),
  why: (text: string, n: number) => `Why ${text} ${plural(n, { one: 'was', other: 'were' })} lost`,
  unrecorded: 'Unrecorded',
  others: (text: string, n: number) => `${text} ${plural(n, { one: 'other', other: 'others' })}`,
  views: 'What the funnel shows',
  sum: (won: string, lost: string, open: string, all: string) => `${won} won + ${lost} lost + ${open} open = ${all}`,
  weighted: (amount: string) => `${amount} weighted`,
  weightedSum: (open: string, weighted: string) => `${open} open, weighted by its chances ${weighted}`,
  /** What each setting says, in a line of text. */
  says: {
    created: 'Created in the period', closed: 'Closed in the period', entered: 'Entered a stage in the period', 'from-entry': 'From entry', 'assume-passed': 'From the first stage',
    'so-far': 'So far', resolved: 'Of those resolved', cumulative: 'Cumulative', count: 'By count', amount: 'By amount',
  },
  showSwitch: 'What is shown of each stage',
  shows: { steps: 'Steps', time: 'Time', losses: 'Losses', moves: 'Moves' } as Readonly<Record<'steps' | 'time' | 'losses' | 'moves', string>>,
  movesOut: 'Moves out',

  mostLost: (stage: unknown, share: string, slowest: string | null) =>
    ['Most are lost in ', stage, `: ${share}.`, slowest === null ? '' : ` Slowest is ${slowest}.`],
  small: (n: number, text: string, won: unknown, open: string | null) =>
    [`${WORDS[n] ?? text} ${plural(n, { one: 'opportunity', other: 'opportunities' })}; `, won, open === null ? '.' : `, ${open} still open.`],
  wonOf: (share: string) => `${share} won`,
  snapshot: (title: unknown, open: string, won: string, lost: string) =>
    [title, `: ${open} open, ${won} won, ${lost} lost. How they came there is not recorded.`],
  snapshotTitle: 'Current snapshot',

  countCreated: (n: string) => `${n} created`,
  countClosed: (n: string) => `${n} closed`,
  movedBack: (n: string) => `${n} moved back`,
  joined: (n: string) => `${n} joined mid-funnel`,
  scale: (range: string) => `steps on a scale of ${range}`,
}
