import { css, html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { besideWords } from '../i18n/beside.ts'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { Comparison, Dimension, DimensionValue } from '../model/index.ts'
import type { Source } from '../source/types.ts'
import type { Beside } from './beside.ts'
import { choice } from './choice.ts'

/** By what readers compare groups. */
const BY: readonly Dimension[] = ['team', 'owner', 'source', 'product', 'region', 'segment']
/** Enough to choose from in one list. */
const LIMIT = 200

export interface GroupsView {
  readonly t: Messages
  readonly f: Formatter
  readonly source: Source | undefined
  readonly beside: Beside
  readonly choose: (beside: Beside) => void
}

/** Which two groups stand beside each other, to be chosen among the values of a dimension; and what to call them. */
export class Groups {
  #host: ReactiveControllerHost
  #values: readonly DimensionValue[] = []
  #of: string | undefined
  #failed = false

  constructor(host: ReactiveControllerHost) { this.#host = host }

  /** Reads the values, unless they are those at hand. Called at each drawing. */
  read({ source, beside, choose }: Pick<GroupsView, 'source' | 'beside' | 'choose'>): void {
    const { compareBy: by } = beside
    const of = source && `${source.version}/${by}`
    if (!source || of === this.#of) return
    if (!this.#of?.endsWith(`/${by}`)) this.#values = []
    this.#of = of
    source.values(by, { limit: LIMIT }).then((values) => {
      if (of !== this.#of) return
      this.#values = values.filter(({ value }) => value !== null)
      this.#failed = false
      const [first, second] = this.#values
      // Nobody has said which: the two largest.
      if (beside.against === undefined && first && second) choose({ compareBy: by, group: first.value!, against: second.value! })
      this.#host.requestUpdate()
    }, () => {
      this.#failed = true
      this.#host.requestUpdate()
    })
  }

  name(id: string | undefined, f: Formatter): string {
    const found = this.#values.find(({ value }) => value === id)
    return id === undefined ? besideWords[f.language].rest : f.label(found?.name ?? id)
  }

  /** Beside whom, in words. */
  whole({ verdict, difference, rate }: Comparison, id: string | undefined, f: Formatter): string {
    const w = besideWords[f.language]
    const other = w.other(this.name(id, f), f.rate(rate))
    return verdict === 'up' || verdict === 'down' ? w.whole[verdict](f.points(Math.abs(difference!)), other) : w.whole.same(other)
  }
  /** The interval of the difference. */
  range(range: string, f: Formatter): string { return besideWords[f.language].range(range) }
  /** One that clearly differs. */
  one(verdict: 'up' | 'down', points: string, f: Formatter): string {
    const w = besideWords[f.language]
    return verdict === 'up' ? w.above(points) : w.below(points)
  }

  template({ t, f, beside, choose }: GroupsView): TemplateResult {
    const w = besideWords[f.language]
    const { compareBy, group, against } = beside
    const options = this.#values.map(({ value, name }) => ({ value: value!, text: f.label(name) }))
    return html`<div class="beside" part="beside" role="group" aria-label=${w.label}>
      ${choice({
        label: w.by, chosen: compareBy, options: BY.map((value) => ({ value, text: t.common.dimensions[value] })),
        choose: (value) => choose({ compareBy: value, group: undefined, against: undefined }),
      })}
      ${this.#failed ? html`<span role="alert">${w.failed}</span>` : html`
        ${choice({
          label: w.first, chosen: group ?? '', options: [...options, { value: '', text: w.rest }],
          choose: (value) => choose({ compareBy, group: value || undefined, against }),
        })}
        <span>${w.with}</span>
        ${choice({ label: w.second, chosen: against, options, choose: (value) => choose({ compareBy, group, against: value }) })}`}
    </div>`
  }
}

export const styles = css`
  .beside { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: var(--_start); direction: var(--_words, inherit); margin-block-start: 8px; padding: 8px 12px; border-radius: 8px; background: var(--_surface-sunken); font-size: 13px; }
  .beside .pick { max-inline-size: 16em; }
`
