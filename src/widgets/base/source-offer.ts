import type { Source } from '../../source/types.ts'

/** A source element tells the dashboard around it about its source. */
export class SourceOffer extends Event {
  static readonly type = 'shakhes-source-offer'
  readonly source: Source | undefined
  constructor(source: Source | undefined) {
    super(SourceOffer.type, { bubbles: true, composed: true })
    this.source = source
  }
}
