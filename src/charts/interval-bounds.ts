import { css } from 'lit'

/** For those that show bounds: a hatched bar from a tick. */
export const rateBoundsStyles = css`
  .track.bounds .range {
    block-size: 8px; border: 1px solid var(--_ink); border-start-end-radius: 4px; border-end-end-radius: 4px;
    border-start-start-radius: 0; border-end-start-radius: 0;
    background: repeating-linear-gradient(135deg, var(--_ink) 0 var(--_line), transparent var(--_line) 4.5px);
  }
  .track.bounds .value { inline-size: 4px; block-size: 14px; margin-inline-start: -2px; border: 0; border-radius: 2px; background: var(--_ink); outline: 0; }
`
