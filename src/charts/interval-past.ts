import { css } from 'lit'

/** For those that show where a rate came from: a tick beneath its mark. */
export const ratePastStyles = css`
  .track .past { inline-size: 2px; block-size: 12px; margin-inline-start: -1px; inset-block: auto -4px; translate: none; background: var(--_text-muted); }
  .past-key { display: inline-block; width: 2px; height: 12px; margin-inline-start: 4px; vertical-align: -2px; background: var(--_text-muted); }
  @media (forced-colors: active) { .past-key { background: CanvasText; forced-color-adjust: none; } }
`
