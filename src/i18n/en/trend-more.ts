import type { AverageKind, CompareSpec, Grain } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

const steps = (n: number, grain: Grain): string => plural(n, { one: grain, other: `${grain}s` })

/** Words of what a trend is held against, of its interventions, and of its choices: they come when one of these does. */
export const trendMore = {
  /** At the end of the line, and in the table. */
  past: { 'last-year': 'Year before', previous: 'Period before' } as Readonly<Record<Exclude<CompareSpec, 'none'>, string>>,
  goal: 'Goal',

  /** After where the average stands. */
  against: (goal: string) => `, against a goal of ${goal}`,
  /** How far the goal of a period was met. */
  reached: (actual: string, goal: string, share: string) => `${actual} of ${goal}, ${share}.`,
  days: (passed: string, all: string, share: string) => `${passed} of its ${all} working days have passed, ${share}`,
  pace: (pace: string, side: -1 | 0 | 1): string => (side > 0 ? `: ahead, pace ${pace}.` : side < 0 ? `: behind, pace ${pace}.` : `: on time, pace ${pace}.`),
  rate: (value: string) => `At this rate ${value} by the end.`,
  notBegun: 'None of its working days have passed yet.',
  noGoal: 'no goal is set for this period',
  goalOfAll: 'the goal is not one of what was chosen',

  /** Averages whose window is not full. */
  early: {
    key: 'Window not full',
    over: (text: string, n: number, grain: Grain) => `averaged over ${text} ${steps(n, grain)} only`,
    begun: (value: string, text: string, n: number, grain: Grain, window: string, unit: Grain) =>
      `Over ${text} ${steps(n, grain)} so far, the average stands at ${value}; its ${window}-${unit} window is not full yet.`,
    dashed: '; dashed where it is not full: the average of the part that exists',
  },

  /** What coincided with an intervention: METRICS F. */
  before: 'Before', during: 'During', after: 'After', change: 'During less before',
  notEnded: 'not yet',
  more: (amount: string) => `+${amount}`,
  less: (amount: string) => `−${amount}`,
  interval: (low: string, high: string) => `[${low} to ${high}]`,
  clear: (up: boolean): string => (up ? 'Clearly more during it than before.' : 'Clearly less during it than before.'),
  unclear: 'No clear difference: the interval holds zero.',
  robust: (grain: Grain) => `Robust: the verdict holds when either edge moves by a ${grain}.`,
  notRobust: (grain: Grain) => `Not robust: moving an edge by a ${grain} changes the verdict.`,
  noInterval: (grain: Grain) => `Too few ${grain}s for an interval.`,
  placebo: (large: number, largeText: string, dates: number, datesText: string) => (large === 0
    ? `Of ${datesText} other ${plural(dates, { one: 'stretch', other: 'stretches' })} as long, none differed as much.`
    : `Of ${datesText} other ${plural(dates, { one: 'stretch', other: 'stretches' })} as long, ${largeText} differed as much.`),
  noEffect: 'Too little before or during it to compare.',
  earlier: (text: string, n: number) => `${text} earlier ${plural(n, { one: 'intervention', other: 'interventions' })}`,

  /** The choices behind the average's name. */
  choices: 'What is drawn',
  average: 'Average',
  window: 'Window',
  compare: 'Compared with',
  compares: { none: 'Nothing', previous: 'Period before', 'last-year': 'Year before' } as Readonly<Record<CompareSpec, string>>,
  kinds: { simple: 'Simple', centred: 'Centred', exponential: 'Exponential', weighted: 'Weighted' } as Readonly<Record<AverageKind, string>>,
}
