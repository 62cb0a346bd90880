import type { AverageKind, Grain, TrendMeasure, Weekday } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')
const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const ADVERBS: Readonly<Record<Grain, string>> = { day: 'Daily', week: 'Weekly', month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' }
const KINDS: Readonly<Record<AverageKind, string>> = { simple: '', centred: 'centred ', exponential: 'exponential ', weighted: 'weighted ' }
const SUBJECTS: Readonly<Record<TrendMeasure, string>> = {
  wonAmount: 'sales and their', wonCount: 'won deals and their', lostCount: 'lost deals and their', createdCount: 'new opportunities and their',
  winRate: 'win rate and its', dealSize: 'deal size and its', noteCount: 'notes and their', leadCount: 'leads and their', touchCount: 'touches and their',
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const steps = (n: number, grain: Grain): string => plural(n, { one: grain, other: `${grain}s` })
/** `1.5` reads better as `1½`. */
const halves = (digits: string): string => digits.replace(/^0?\.5$/, '½').replace(/\.5$/, '½')

/** Words of the trend. Texts that come in are formatted already; numbers choose a word or its plural. */
export const trend = {
  title: (measure: TrendMeasure, grain: Grain | undefined) =>
    capital(`${grain ? `${ADVERBS[grain]} ` : ''}${SUBJECTS[measure]} moving average`),
  measureSwitch: 'What is counted',
  grainSwitch: 'Length of a step',
  measures: {
    wonAmount: 'Sales', wonCount: 'Won', lostCount: 'Lost', createdCount: 'Created', winRate: 'Win rate', dealSize: 'Deal size', noteCount: 'Notes',
    leadCount: 'Leads', touchCount: 'Touches',
  } as Readonly<Record<TrendMeasure, string>>,
  grains: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' } as Readonly<Record<Grain, string>>,

  /** What an axis of counts counts. */
  things: {
    wonAmount: '', wonCount: 'deals won', lostCount: 'deals lost', createdCount: 'new opportunities', winRate: '', dealSize: 'a deal', noteCount: 'notes',
    leadCount: 'leads', touchCount: 'touches',
  } as Readonly<Record<TrendMeasure, string>>,
  withUnit: (amount: string, per: string) => `${amount} ${per}`,

  /** Where the average stands, and since when it has risen or fallen. */
  stands: (window: number, digits: string, grain: Grain, value: string, since: string) =>
    `The ${COUNTS[window] ?? digits}-${grain} average stands at ${value}${since}.`,
  sincePeak: (value: string, when: string, grain: Grain) => `, down from its peak of ${value} ${grain === 'day' ? 'on' : 'in'} ${grain === 'week' ? 'the ' : ''}${when}`,
  sinceLow: (value: string, when: string, grain: Grain) => `, up from its low of ${value} ${grain === 'day' ? 'on' : 'in'} ${grain === 'week' ? 'the ' : ''}${when}`,
  needsMore: (text: string, n: number, grain: Grain, window: string, unit: Grain) =>
    `${text} ${steps(n, grain)} settled so far; the average begins at ${window}${unit === grain ? '' : ` ${unit}s`}.`,

  averageKey: (kind: AverageKind, window: string, grain: Grain) => `${window}-${grain} ${KINDS[kind]}average`,
  /** An average, or a window, of steps in which something happened. */
  observed: (text: string, grain: Grain) => `${text}, empty ${grain}s passed over`,
  lags: (text: string, n: number, grain: Grain) => `, lags ${halves(text)} ${n > 1 ? `${grain}s` : grain}`,
  average: 'Average',
  window: 'window',
  peak: (value: string) => `peak ${value}`.trimEnd(),
  low: (value: string) => `low ${value}`.trimEnd(),

  points: (measure: string) => `${measure} over time. Arrow keys move from point to point, Shift and an arrow choose a period.`,
  /** Between what is said of a point. */
  between: '; ',
  unfinished: 'not finished',
  behind: {
    wonAmount: 'Won', wonCount: 'Won', lostCount: 'Lost', createdCount: 'Created', winRate: 'Decided', dealSize: 'With an amount', noteCount: 'Notes',
    leadCount: 'Leads', touchCount: 'Touches',
  } as Readonly<Record<TrendMeasure, string>>,
  counted: {
    wonAmount: (n: string) => `${n} won`, wonCount: (n: string) => `${n} won`, lostCount: (n: string) => `${n} lost`,
    createdCount: (n: string) => `${n} created`, winRate: (n: string) => `${n} decided`, dealSize: (n: string) => `${n} won with an amount`,
    noteCount: (n: string) => `${n} notes`, leadCount: (n: string) => `${n} leads`, touchCount: (n: string) => `${n} touches`,
  } as Readonly<Record<TrendMeasure, (n: string) => string>>,
  weeksFrom: (start: Weekday) => `weeks from ${DAYS[start - 1]}`,
  lastUnfinished: (grain: Grain) => `the last ${grain} is unfinished`,
  scale: (range: string) => `scale ${range}`,

  coincides: 'Coincides with; a cause is not shown.',

  table: {
    caption: (measure: string, grain: Grain) => `${measure} by ${grain}`,
    latest: (caption: string, shown: string, all: string) => `${caption}: the latest ${shown} of ${all}`,
    period: 'Period', remark: 'Remark',
  },
  terms: { average: 'Average', window: 'Window', turns: 'Peaks and lows', interventions: 'Interventions', drawing: 'Drawing' },
  drawn: (text: string, grain: Grain) => `${text} ${grain}s share a column of pixels: it reaches the highest, and its cap spans to the lowest`,
  formula: {
    wonAmount: 'amounts of deals won, added up', wonCount: 'deals won', lostCount: 'deals lost', createdCount: 'opportunities created',
    winRate: 'won ÷ (won + lost)', dealSize: 'won amount ÷ deals won with an amount', noteCount: 'notes written',
    leadCount: 'leads that came in', touchCount: 'times that customers were approached',
  } as Readonly<Record<TrendMeasure, string>>,
  per: (formula: string, grain: Grain) => `${formula}, by ${grain}`,
  averages: {
    simple: 'the mean of the window that ends here', centred: 'the mean of a window around here; later values still change it',
    exponential: 'all values so far, the older the lighter', weighted: 'the mean of the window that ends here, the later the heavier',
  } as Readonly<Record<AverageKind, string>>,
  ofSums: (average: string) => `${average}; of sums, not of rates`,
  windowOf: (text: string, n: number, grain: Grain) => `${text} ${steps(n, grain)}`,
  turns: 'where the average turns by a twentieth or more; known some time later',
  effects: 'mean during less mean before, with a 95% interval (Welch)',
}
