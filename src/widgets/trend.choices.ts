import { html, type TemplateResult } from 'lit'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { TrendMoreWords } from '../i18n/trend-more.ts'
import { TREND_MEASURES, type AverageKind, type CompareSpec, type Grain, type TrendMeasure } from '../model/index.ts'

/** What may be drawn, as it stands. */
export interface TrendChoice {
  readonly measure: TrendMeasure
  readonly grain: Grain
  readonly average: AverageKind
  readonly window: number
  /** What the window counts. */
  readonly unit: Grain
  readonly compare: CompareSpec
}

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
const KINDS: readonly AverageKind[] = ['simple', 'centred', 'exponential', 'weighted']
const COMPARES: readonly CompareSpec[] = ['none', 'previous', 'last-year']
/** Windows that mean something at each grain: a working week, a season, a year. */
const WINDOWS: Readonly<Record<Grain, readonly number[]>> = {
  day: [3, 5, 7, 10, 14, 28, 30, 90], week: [2, 3, 4, 6, 8, 13, 26, 52], month: [2, 3, 4, 6, 12, 24], quarter: [2, 3, 4, 8], year: [2, 3, 5],
}

/** Everything that a reader may choose, beyond what stands as switches. Escape closes it. */
export function choices(
  now: TrendChoice, choose: (change: Partial<TrendChoice>) => void, close: () => void, { t: { trend: w }, f }: { readonly t: Messages; readonly f: Formatter }, words: TrendMoreWords,
): TemplateResult {
  const pick = <K extends keyof TrendChoice>(key: K, label: string, values: readonly TrendChoice[K][], name: (value: TrendChoice[K]) => string): TemplateResult => html`
    <label>${label}<select name=${key} @change=${(event: Event) => { choose({ [key]: values[(event.target as HTMLSelectElement).selectedIndex] }) }}>
      ${values.map((value) => html`<option ?selected=${value === now[key]} .selected=${value === now[key]}>${name(value)}</option>`)}</select></label>`
  const windows = [...new Set([...WINDOWS[now.unit], now.window])].sort((a, b) => a - b)
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return html`<div class="choices" part="choices" role="group" aria-label=${words.choices} @keydown=${key}>
    ${pick('measure', w.measureSwitch, TREND_MEASURES, (value) => w.measures[value])}
    ${pick('grain', w.grainSwitch, GRAINS, (value) => w.grains[value])}
    ${pick('average', words.average, KINDS, (value) => words.kinds[value])}
    ${pick('window', words.window, windows, (value) => w.windowOf(f.integer(value), value, now.unit))}
    ${pick('compare', words.compare, COMPARES, (value) => words.compares[value])}
  </div>`
}
