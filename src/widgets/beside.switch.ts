import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { Formatter, Messages } from '../i18n/index.ts'
import type { CompareSpec } from '../model/index.ts'
import type { Later } from './base/later.ts'
import type { Situation } from './base/situation.ts'
import type { Beside } from './beside.ts'
import type * as groupsModule from './beside.groups.ts'
import type { Groups, GroupsView } from './beside.groups.ts'
import { choice } from './choice.ts'

/** What a widget may be compared with: an earlier period, or, beside that, another group. */
type Compared = CompareSpec | 'group'

/** What choosing may touch of a widget. */
export interface BesideTarget {
  readonly t: Messages
  readonly f: Formatter
  readonly situation: Situation
  /** The names of groups, and how they are chosen. */
  readonly groupsLater: Later<typeof groupsModule>
}

/** What a widget is compared with, as its reader switches it: an earlier period, or two groups beside each other. */
export class BesideSwitch {
  #host: ReactiveControllerHost & Beside
  #target: BesideTarget
  #offered: readonly CompareSpec[]
  #groups: Groups | undefined
  /** Groups were asked for, and nobody has said which. */
  #comparing = false

  /** @param offered - the earlier periods, the one that holds where nobody said another before the rest */
  constructor(host: ReactiveControllerHost & Beside, target: BesideTarget, offered: readonly CompareSpec[]) {
    this.#host = host
    this.#target = target
    this.#offered = offered
  }

  get #compared(): Compared {
    return this.#comparing || this.#host.against !== undefined ? 'group' : this.#target.situation.compare ?? this.#offered[0]!
  }
  /** What is known of groups: also after another comparison was chosen, since the last answer may tell of them still. */
  get groups(): Groups | undefined {
    const { groupsLater } = this.#target
    if (this.#compared === 'group' && !groupsLater.loading) groupsLater.load()
    return this.#groups ??= groupsLater.module && new groupsLater.module.Groups(this.#host)
  }

  template(): TemplateResult {
    const { t: { common } } = this.#target
    return choice({
      label: common.terms.compared, chosen: this.#compared, options: [...this.#offered, 'group' as const].map((value) => ({ value, text: common.compares[value] })),
      choose: (compare) => {
        this.#comparing = compare === 'group'
        if (this.#comparing) this.#target.groupsLater.load()
        else Object.assign(this.#host, { compare, group: undefined, against: undefined })
        this.#host.requestUpdate()
      },
    })
  }
  /** Where the two groups are chosen. */
  panel(): TemplateResult | undefined {
    const { t, f, situation: { source } } = this.#target
    const groups = this.#compared === 'group' ? this.groups : undefined
    const view: GroupsView = { t, f, source, beside: this.#host, choose: (beside) => { Object.assign(this.#host, beside) } }
    groups?.read(view)
    return groups?.template(view)
  }
}
