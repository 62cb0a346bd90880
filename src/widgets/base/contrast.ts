import { css } from 'lit'

/**
 * The tokens of readers whose system asks for more contrast: greys are mixed from text and surface, so that those of hosts
 * get stronger too; verdicts reach 7:1 and marks 4.5:1. It comes beside the words, with what few need at first, and the
 * first picture of such a reader waits for it.
 */
export const contrastStyles = css`
  @media (prefers-contrast: more) and (forced-colors: none) {
    .root {
      --_text-muted: color-mix(in srgb, var(--_text) 86%, var(--_surface)); --_border: color-mix(in srgb, var(--_text) 64%, var(--_surface));
      --_grid: color-mix(in srgb, var(--_text) 36%, var(--_surface)); --_axis: var(--_text-muted); --_neutral: var(--_border);
      --_positive: var(--shakhes-positive, light-dark(#005a5e, #6fe0cf)); --_negative: var(--shakhes-negative, light-dark(#8f1a12, #ff9d94));
      --_warning: var(--shakhes-warning, light-dark(#6b4500, #eeb94f)); --_series-2: var(--shakhes-series-2, light-dark(#80600c, #f4c255));
    }
  }
`
