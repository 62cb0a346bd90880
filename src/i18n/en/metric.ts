import type { CardName, CompareSpec, RrroiRow, WorkloadRow } from '../../model/index.ts'
import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')
type Name = CardName | 'winRate'
type Statistic = 'median' | 'mean'
const STATISTICS: Readonly<Record<Statistic, string>> = { median: 'median', mean: 'mean' }

/** Words of `shakhes-metric`. Arguments are formatted already; `n` is the number behind, for its plural. */
export const metric = {
  title: (name: Name, statistic: Statistic) => {
    const title = TITLES[name]
    return name === 'dealSize' || name === 'cycle' ? `${title}, ${STATISTICS[statistic]}` : title
  },
  /** Stand after the figure. */
  aDay: (unit: string) => [unit, 'a day'].filter(Boolean).join(' '),
  leadsAnHour: 'leads an hour',
  anHour: 'an extra hour',
  statistics: STATISTICS,
  leaning: { good: 'more good moods', bad: 'more bad moods', even: 'as many good as bad' },

  /** Beneath the figure: what it is made of. */
  inAll: (amount: string) => `${amount} in all`,
  stuck: (n: string) => `${n} stuck in their stage`,
  without: (n: string) => `${n} without amount`,
  mean: (value: string) => `mean ${value}`,
  median: (value: string) => `median ${value}`,
  oneInTen: (days: string) => `one in ten takes over ${days}`,
  deals: (text: string, n: number) => `${text} ${plural(n, { one: 'deal', other: 'deals' })}`,
  velocity: (open: string, rate: string, size: string, cycle: string) => `${open} open × ${rate} × ${size} ÷ ${cycle}`,
  outliers: (text: string, reps: string, n: number) => `${text} of ${reps} ${plural(n, { one: 'rep', other: 'reps' })} far from the middle`,
  between: (low: string, high: string) => `eight in ten totals from ${low} to ${high}`,
  reached: (actual: string, goal: string) => `${actual} of ${goal}`,
  pace: (share: string) => `${share} of the pace`,
  answered: (share: string) => `${share} answered`,
  extraHours: (hours: string) => `${hours} more`,
  leadsIn: (text: string, n: number, hours: string) => `${text} ${plural(n, { one: 'lead', other: 'leads' })} in ${hours}`,
  kept: (share: string) => `${share} kept`,
  recorded: (share: string) => `${share} contacts with a mood`,
  ofGoal: (share: string, goal: string) => `${share} of the goal, ${goal}`,

  /** The change, with what it is from. */
  above: (points: string, from: string) => `${points} above ${from}`,
  below: (points: string, from: string) => `${points} below ${from}`,
  more: (difference: string, from: string) => `${difference} more than ${from}`,
  less: (difference: string, from: string, countable: boolean) => `${difference} ${countable ? 'fewer' : 'less'} than ${from}`,
  same: (from: string) => `the same as ${from}`,
  unclear: (from: string) => `no clear change from ${from}`,
  noPast: 'no past to compare with',
  when: { none: '', previous: 'the period before', 'last-year': 'a year before' } as Readonly<Record<CompareSpec, string>>,

  /** The sentence, for those who do not see the card or see it large. Of shares below five the value is empty: k of n says it. */
  said: {
    openCount: (v) => `${v} opportunities are open`, wonCount: (v) => `${v} deals were won`, winRate: (v, of) => `Won ${of} decided${v && `, ${v}`}`,
    dealSize: (v, by) => `Won deals are ${v}, ${by}`, cycle: (v, by) => `Won deals took ${v}, ${by}`,
    velocity: (v) => `Open deals bring ${v}`, workload: (v) => `Open deals are spread with an unevenness of ${v}`,
    forecast: (v) => `Open deals may bring ${v}`, attainment: (v) => `${v} of the goal is reached`,
    rrroi: (v) => `Response changed by ${v}`, lgr: (v) => `Prospecting brings ${v}`,
    retention: (v, of) => `Kept ${of} customers${v && `, ${v}`}`, mood: (v) => `Recorded moods: ${v}`,
  } as Readonly<Record<Name, (value: string, of: string) => string>>,
  none: (title: string, reason: string) => `${title}: ${reason}.`,
  sentence: (said: string, change: string) => (change === '' ? `${said}.` : `${said}; ${change}.`),
  change: (change: string, when: string) => [change, when].filter(Boolean).join(' '),

  /** The definition card. */
  formula: {
    openCount: 'created, and neither won nor lost by the moment below', wonCount: 'opportunities that entered Won in the period', winRate: 'won ÷ (won + lost)',
    velocity: 'open × win rate × mean won size ÷ mean cycle', workload: 'Gini coefficient of open deals a full-time post',
    forecast: 'Σ amount × chance of being won', attainment: 'won ÷ goal', rrroi: '(response rate − the one before) ÷ extra hours',
    lgr: 'leads ÷ hours spent', retention: 'customers active at both ends ÷ active at the start',
    mood: '(cheerful + good-tempered − sad − hot-tempered) ÷ recorded',
  } as Readonly<Record<Exclude<Name, 'dealSize' | 'cycle'>, string>>,
  formulaBy: {
    dealSize: { median: 'the middle one of the amounts won', mean: 'sum of amounts won ÷ deals with an amount' },
    cycle: { median: 'the middle one of the times from creation to Won', mean: 'sum of the times from creation to Won ÷ deals' },
  } as Readonly<Record<'dealSize' | 'cycle', Readonly<Record<Statistic, string>>>>,
  formulaQualified: {
    median: 'the middle one of the times from qualified to Won', mean: 'sum of the times from qualified to Won ÷ deals',
  } as Readonly<Record<Statistic, string>>,
  unqualified: (text: string, n: number) => `${text} that ended ${plural(n, { one: 'does', other: 'do' })} not say when they were qualified`,
  counts: {
    openCount: 'opportunities open at the moment below, whatever the period', wonCount: 'Won events in the period', winRate: 'opportunities that entered Won or Lost in the period',
    dealSize: 'deals won in the period, by their amount then', cycle: 'deals that ended in the period; days not rounded',
    velocity: 'open at the moment below; rate, size and cycle of deals decided in the period', workload: 'open deals by owner; 0 is even, 1 is one rep with all',
    forecast: 'open deals with an amount, each by the chance of its stage in the past; deals are taken to be independent',
    attainment: 'what was won in the period, against the goals of that time; pace by working days',
    rrroi: 'touches of the period and of the one before; no value where no more hours were spent',
    lgr: 'everyone who reacted, in the period', retention: 'a customer is active who bought within the days below',
    mood: 'notes of the period that say a mood; it is one rep’s opinion',
  } as Readonly<Record<Name, string>>,
  terms: {
    amount: 'Amount', stuck: 'Stuck', mean: 'Mean', median: 'Median', total: 'Total', slowest: 'Nine in ten take', decision: 'Half are decided within', atRisk: 'At risk',
    rate: 'Win rate', size: 'Mean size', cycle: 'Mean cycle', byAny: 'By any outcome', chance: 'By chance', range: 'P10, P50, P90', until: 'Won by', method: 'Method',
    backtest: 'Past forecasts', actual: 'Won', goal: 'Goal', pace: 'Pace', runRate: 'At this speed', days: 'Working days', now: 'Now', before: 'Before', hours: 'Hours',
    advice: 'Advice', perLead: 'Hours a lead', active: 'Active', churn: 'Churn', repeat: 'Came back', counts: 'Moods', coverage: 'Contacts with a mood',
    interval: 'Interval', change: 'Change', small: 'Small samples', unqualified: 'Left out',
  },
  decisionText: (median: string) => `${median}, open deals counted too`,
  atRiskText: (open: string, days: string, share: string) => `${open} open for over ${days}; of deals that were, ${share} were won later`,
  byAnyText: (value: string) => `${value}, over the time that any deal takes`,
  chanceText: (p: string) => `p ${p}: so uneven by chance alone`,
  method: { exact: 'every possible total', simulated: 'seeded draws' },
  backtestText: (share: string, brier: string) => `${share} totals inside P10–P90; Brier score ${brier}`,
  daysText: (elapsed: string, total: string) => `${elapsed} of ${total} gone`,
  advice: { more: 'spend more time', less: 'the earlier time was enough', unclear: 'unclear' } as Readonly<Record<NonNullable<RrroiRow['advice']>, string>>,
  keptText: (start: string, kept: string, end: string) => `${start} at the start, ${kept} of them at the end; ${end} then in all`,
  moods: { cheerful: 'cheerful', good_tempered: 'good-tempered', neutral: 'neutral', sad: 'sad', hot_tempered: 'hot-tempered' },
  moodCount: (n: string, mood: string) => `${n} ${mood}`,
  intervalText: (range: string, level: string) => `${range}, ${level}`,
  untested: 'not put to a test, so neither good nor bad',
  changeText: (range: string, level: string) => `${range}, Newcombe, ${level}; a verdict only when zero lies outside`,
  smallText: 'a share of fewer than five is told as k of n; below thirty, or an interval wider than 35 points, grey',

  /** The table. */
  over: (title: string) => `${title}, over time`,
  course: 'Course; arrows tell the values',
  period: 'Period',
  byRep: 'Open deals by rep',
  byChannel: (title: string) => `${title}, by channel`,
  columns: { rep: 'Rep', open: 'Open', fte: 'Posts', ratio: 'Against the middle', flag: 'Remark', channel: 'Channel', rate: 'Response', before: 'Before', hours: 'Hours', leads: 'Leads', value: 'Value' },
  flags: { low: 'few', high: 'many', 'low-may-be-chance': 'few, may be chance', 'high-may-be-chance': 'many, may be chance' } as Readonly<Record<NonNullable<WorkloadRow['flag']>, string>>,
  allChannels: 'All',
  part: 'unfinished',
}

const TITLES: Readonly<Record<Name, string>> = {
  openCount: 'Open opportunities', wonCount: 'Won', winRate: 'Win rate, decided', dealSize: 'Deal size', cycle: 'Sales cycle', velocity: 'Sales velocity',
  workload: 'Unevenness of load', forecast: 'Forecast', attainment: 'Goal reached', rrroi: 'Return on prospecting', lgr: 'Leads an hour', retention: 'Customers kept', mood: 'Mood of customers',
}
