import { DIMENSIONS, METRIC_CARDS, TREND_MEASURES } from '../../src/index.ts'
import type { Shown } from '../pages/widgets.words.ts'

/** An attribute that the page lets one change. The first value is the default, which needs no attribute. */
export interface Option {
  readonly attribute: string
  readonly values: readonly string[]
}
const PERIODS: Option = { attribute: 'period', values: ['last-365-days', 'all', 'this-year', 'last-90-days', 'this-month'] }
const COMPARE: Option = { attribute: 'compare', values: ['none', 'previous', 'last-year'] }
/** Words of the page's language by default; where there are none, English ones with the locale's numbers and direction. */
const LOCALE: Option = { attribute: 'locale', values: ['', 'en', 'fa', 'ar-EG', 'he', 'de'] }
/** Told by an event, which the page writes beneath. */
const DRILL: Option = { attribute: 'drill', values: ['', 'true'] }
/** Two teams beside each other, or two values of another dimension. */
const BESIDE: readonly Option[] = [
  { attribute: 'compare-by', values: ['team', 'source', 'owner'] },
  { attribute: 'group', values: ['', 'team-1', 'team-3', 'rep-5'] }, { attribute: 'against', values: ['', 'team-2', 'team-5', 'rep-7'] },
]
const GROUPS = DIMENSIONS.filter((dimension) => !['status', 'pipeline', 'currency', 'stage', 'customer', 'lostReason'].includes(dimension))

/** What each widget can be told; an empty value leaves the attribute out. */
export const OPTIONS: Readonly<Record<Shown, readonly Option[]>> = {
  'funnel': [
    { attribute: 'population', values: ['created', 'closed', 'entered'] },
    { attribute: 'stage', values: ['', 'proposal', 'P'] },
    { attribute: 'pipeline', values: ['', 'new', 'renew'] },
    { attribute: 'pooled', values: ['', 'renew'] },
    { attribute: 'mode', values: ['from-entry', 'assume-passed'] },
    { attribute: 'measure', values: ['count', 'amount'] },
    { attribute: 'step', values: ['so-far', 'resolved', 'cumulative'] },
    { attribute: 'show', values: ['steps', 'time', 'losses', 'moves'] },
    DRILL, PERIODS, COMPARE, ...BESIDE, LOCALE,
  ],
  'win-rate': [
    { attribute: 'definition', values: ['decided', 'all', 'value', 'stale'] },
    { attribute: 'group-by', values: ['none', ...GROUPS] },
    { attribute: 'grain', values: ['', 'week', 'month', 'quarter'] },
    { attribute: 'attribution', values: ['', 'closed', 'created', 'both'] },
    { attribute: 'stale-after-days', values: ['', '30', '180'] },
    DRILL, PERIODS, COMPARE, ...BESIDE, LOCALE,
  ],
  'trend': [
    { attribute: 'measure', values: TREND_MEASURES },
    { attribute: 'grain', values: ['', 'day', 'week', 'month', 'quarter'] },
    { attribute: 'average', values: ['simple', 'centred', 'exponential', 'weighted'] },
    { attribute: 'window', values: ['', '2', '3', '4', '6', '8', '12'] },
    { attribute: 'partial', values: ['', 'true'] },
    { attribute: 'goal', values: ['', 'everyone', 'rep:rep-5'] },
    { attribute: 'measures', values: ['', 'wonCount lostCount createdCount', 'winRate'] },
    { attribute: 'window-unit', values: ['', 'days', 'weeks', 'months', 'observations'] },
    { attribute: 'unit', values: ['', 'kg'] },
    { attribute: 'time-direction', values: ['auto', 'ltr', 'rtl'] },
    DRILL, PERIODS, COMPARE, LOCALE,
  ],
  'leaderboard': [
    { attribute: 'view', values: ['self', 'anonymous', 'named'] },
    { attribute: 'order', values: ['winRate', 'wonAmount', 'wonCount', 'name'] },
    { attribute: 'minimum', values: ['', '5', '30', '100'] },
    { attribute: 'ties', values: ['competition', 'dense'] },
    { attribute: 'by', values: ['rep', 'team'] },
    { attribute: 'no-wins', values: ['', 'true'] },
    { attribute: 'columns', values: ['', 'rate amount open expected', 'rate amount quota moved open size cycle'] },
    DRILL, PERIODS, COMPARE, LOCALE,
  ],
  'notes': [
    { attribute: 'search', values: ['', 'invoice', 'price', '12', 'صورتحساب'] },
    { attribute: 'needs-action', values: ['', 'true'] },
    { attribute: 'kinds', values: ['', 'call meeting', 'email message'] },
    { attribute: 'moods', values: ['', 'sad hot_tempered', 'unrecorded'] },
    { attribute: 'timeline', values: ['', 'true'] },
    { attribute: 'course', values: ['', 'true'] },
    { attribute: 'about', values: ['', 'customer:c-1'] },
    DRILL, PERIODS, LOCALE,
  ],
  'metric': [
    { attribute: 'metric', values: ['wonCount', ...METRIC_CARDS.filter((metric) => metric !== 'wonCount')] },
    { attribute: 'statistic', values: ['', 'median', 'mean'] },
    { attribute: 'of', values: ['', 'wonAmount', 'wonCount'] },
    { attribute: 'goal-scope', values: ['', 'rep:rep-5', 'team:team-2'] },
    { attribute: 'from', values: ['', 'created', 'qualified', 'stage:proposal'] },
    { attribute: 'to', values: ['', 'won', 'closed'] },
    { attribute: 'active-days', values: ['', '90', '730'] },
    { attribute: 'pipeline', values: ['', 'new', 'renew'] },
    DRILL, PERIODS, COMPARE, LOCALE,
  ],
  'filters': [
    { attribute: 'dimensions', values: ['', 'owner team', 'source product region'] },
    { attribute: 'presets', values: ['', 'this-month this-quarter this-year', 'last-7-days last-30-days all'] },
    { attribute: 'no-compare', values: ['', 'true'] },
    { attribute: 'no-as-of', values: ['', 'true'] },
    PERIODS, COMPARE, LOCALE,
  ],
}
/** Given with each example and not to be changed on this page. */
export const GIVEN: Readonly<Partial<Record<Shown, Readonly<Record<string, string>>>>> = {
  leaderboard: { views: 'self anonymous named', me: 'rep-5' },
}

export type Chosen = Readonly<Record<string, string>>

/** Every attribute as it stands, defaults too; null where there is none. */
export function standingOf(widget: Shown, chosen: Chosen): Readonly<Record<string, string | null>> {
  const said = OPTIONS[widget].map(({ attribute, values }) => [attribute, (chosen[attribute] ?? values[0]!) || null] as const)
  return { ...GIVEN[widget], ...Object.fromEntries(said) }
}

/** What has to be written: the defaults need not, but alone a widget shows all time, so its period is always said. */
function writtenOf(widget: Shown, chosen: Chosen): readonly (readonly [string, string])[] {
  const said = OPTIONS[widget].flatMap(({ attribute, values }) => {
    const value = chosen[attribute] ?? values[0]!
    return value !== '' && (value !== values[0] || attribute === 'period') ? [[attribute, value] as const] : []
  })
  return [...Object.entries(GIVEN[widget] ?? {}), ...said]
}

/** Elements with a script of their own, beside the page's. */
const OWN_SCRIPT: readonly Shown[] = ['metric', 'filters']
const script = (name: string): string => `<script type="module" src="/vendor/shakhes/${name}.js"></script>`

/** The element as one writes it. */
export function markupOf(widget: Shown, chosen: Chosen, around: string): string {
  const attributes = writtenOf(widget, chosen).map(([name, value]) => (value === 'true' ? ` ${name}` : ` ${name}="${value}"`)).join('')
  const tag = `shakhes-${widget}`
  return `${[script('shakhes'), ...(OWN_SCRIPT.includes(widget) ? [script(widget)] : [])].join('\n')}\n\n${around}\n  <${tag}${attributes}></${tag}>\n</shakhes-source>`
}
