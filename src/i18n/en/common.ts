import type { CompareSpec, Dimension, NullReason, PeriodName, ReachedField, Verdict } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

/** Words that every widget uses. Arguments are formatted already; `n` is the number behind, for its plural. */
export const common = {
  definition: 'How this is counted',
  table: 'Show as a table',
  chart: 'Show the chart',
  saveCsv: 'Save as CSV',
  save: 'Save',
  drill: (name: string) => `Show the deals: ${name}`,
  saves: { csv: 'Table (CSV)', svg: 'Picture (SVG)', png: 'Picture (PNG)' },
  tools: 'Views',
  close: 'Close',
  tryAgain: 'Try again',
  more: 'Load more',
  loading: 'Loading…',
  rowsRead: (done: string, total: string | null) => (total === null ? `${done} rows read` : `${done} of ${total} rows read`),
  emptyTitle: 'Nothing here yet',
  emptyText: (period: string) => `No rows match ${period}. Choose a longer period or fewer filters.`,
  staleFor: (age: string) => `Data is ${age} old: the source does not answer.`,
  nothingChanged: 'Nothing on this page was changed.',
  unrecorded: 'Unrecorded',
  all: 'All',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  /** The foot of a widget: what was left out or may still change. */
  quality: 'What these numbers rest on',
  void: (text: string) => `${text} void left out`,
  missingAmount: (text: string) => `${text} without amount`,
  unconverted: (text: string) => `${text} in another currency left out`,
  uncreated: (text: string) => `${text} without a creation date`,
  rejected: (text: string, n: number) => `${text} ${plural(n, { one: 'row', other: 'rows' })} rejected`,
  partialLoad: 'still loading: numbers may rise',
  incomplete: 'the source ended early: not everything was read',
  unfinished: 'the period has not ended',
  snapshot: 'current snapshot: no stage history',
  someSnapshots: (text: string) => `${text} without stage history`,
  firstRejected: (shown: string, all: string) => `The first ${shown} of ${all}`,
  rejectedHow: 'Correct them in the source and load again. Everything else is counted.',
  row: (number: string) => `Row ${number}`,
  value: 'Value',
  column: 'Column',
  problem: 'Problem',
  tableOf: 'Table',
  /** Terms of a definition card. */
  terms: { formula: 'Formula', counts: 'Counts', period: 'Period', compared: 'Compared with', leftOut: 'Left out', interval: 'Interval', rep: 'Rep', asOf: 'As of', currency: 'Currency' },
  considered: (text: string, n: number) => `${text} ${plural(n, { one: 'row', other: 'rows' })} considered`,
  nothingLeftOut: 'nothing',
  computed: (ms: string, where: string) => `computed ${where} in ${ms} ms`,
  ran: { worker: 'in the background', page: 'on the page', server: 'at the server', node: 'headless' },
  inZone: (period: string, zone: string) => `${period}, ${zone}`,
  lastUnfinished: (period: string) => `${period}, not ended yet`,
  /** What a widget may be compared with, as it stands in a line of text. */
  compares: { none: 'Beside nothing', previous: 'Beside the period before', 'last-year': 'Beside the year before', group: 'Beside another group' } as Readonly<Record<CompareSpec | 'group', string>>,
  verdicts: { up: 'up', down: 'down', 'no-clear-change': 'no clear change', 'no-past': 'no past yet' } as Readonly<Record<Verdict, string>>,
  reasons: {
    'no-rows': 'no rows', 'no-decided': 'none decided', 'no-amount': 'no amounts', 'no-history': 'no stage history',
    'not-reached': 'not reached', 'no-table': 'not recorded', 'too-few': 'too few', 'no-past': 'no past yet',
    'warm-up': 'not enough periods yet', 'no-extra-hours': 'no extra hours', 'no-goal': 'no goal', unknown: 'unknown',
  } as Readonly<Record<NullReason, string>>,
  dimensions: {
    owner: 'Rep', team: 'Team', source: 'Source', product: 'Product', region: 'Region', segment: 'Segment', customer: 'Customer',
    lostReason: 'Lost reason', stage: 'Stage', status: 'Status', pipeline: 'Pipeline', currency: 'Currency',
  } as Readonly<Record<Dimension, string>>,
  /** Before the name of a stage. */
  reached: { reached: 'Reached', reachedOrPassed: 'Reached or passed' } as Readonly<Record<ReachedField, string>>,
  periodField: 'Period',
  dealField: 'Deal',
  status: { open: 'Open', won: 'Won', lost: 'Lost' } as Readonly<Record<string, string>>,
  periods: {
    all: 'all time', today: 'today', yesterday: 'yesterday', 'this-week': 'this week', 'last-week': 'last week',
    'this-month': 'this month', 'last-month': 'last month', 'this-quarter': 'this quarter', 'last-quarter': 'last quarter',
    'this-year': 'this year', 'last-year': 'last year', 'last-7-days': 'the last 7 days', 'last-30-days': 'the last 30 days',
    'last-90-days': 'the last 90 days', 'last-365-days': 'the last 365 days',
  } as Readonly<Record<PeriodName, string>>,
}
