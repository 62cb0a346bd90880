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
  created: 'Created in the period',
  closed: 'Closed in the period',
  fromEntry: 'From entry',
  assumePassed: 'From the first stage',
  stepSoFar: 'So far',
  stepResolved: 'Of those resolved',
  byCount: 'By count',
  byAmount: 'By amount',
  change: (to: string) => `, change to: ${to}`,

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

  table: 'Deals by stage',
  columns: {
    reached: 'Reached', advanced: 'Moved on', open: 'Still open', lost: 'Lost', current: 'Here now', joined: 'Joined here',
    skipped: 'Skipped', step: 'Next step, so far', atLeast: 'At least', atMost: 'At most', resolved: 'Of those resolved', before: 'Before', lostAt: 'Lost from here',
    stay: 'Median stay, days', meanStay: 'Mean completed stay, days', stuck: 'Stuck', amount: 'Amount reached',
  },
  define: {
    formula: 'next step = moved on ÷ reached',
    counts: 'Counts',
    countsCreated: 'opportunities created in the period, each in every stage it reached, as of the time below',
    countsClosed: 'opportunities won or lost in the period, each in every stage it reached',
    reached: 'Reached',
    reachedFromEntry: 'from the stage it entered at to the furthest one; skipped stages count, moves back do not undo',
    reachedAssumePassed: 'every stage up to the furthest one, also those before it entered',
    bounds: 'Bounds',
    boundsText: 'the second number is where the step would end if every open deal moved on',
    stay: 'Median stay',
    stayText: 'Kaplan–Meier over stays in the stage; those still open count as longer than so far',
    comparedText: (when: string, n: string) => `${when}: ${n} deals when they were as old; a step changed only where the interval of the difference leaves out zero`,
    stuck: 'Stuck',
    stuckText: 'open stays longer than nine in ten, where twenty have ended; else longer than the stage’s own limit',
    overall: 'Overall',
    overallText: (share: string) => `${share} won; with deals that joined midway this is not the product of the steps`,
    snapshot: 'Snapshot',
    snapshotText: 'the source says where deals stand, not how they came there: steps have bounds only, losses no stage',
  },
}
