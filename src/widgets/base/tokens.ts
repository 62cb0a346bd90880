import { css } from 'lit'

/**
 * The design tokens: what a host may set as `--shakhes-…`, and what is drawn with, the private `--_…` copies on the
 * inner root. Colours are pairs, light first, dark second; which one holds follows the page's `color-scheme`, or the
 * element's `theme`.
 *
 * The root also takes back what pages set on everything, and what would reach in by inheritance.
 */
export const tokens = css`
  /* What a page inherits to us ends here; what it, or a reader, sets on every element (WCAG 1.4.12) goes on. */
  :host { display: block; min-width: 0; letter-spacing: normal; word-spacing: normal; line-height: 1.45; }
  :host([hidden]) { display: none; }
  .root {
    --_surface: var(--shakhes-surface, light-dark(#ffffff, #161b21));
    --_surface-raised: var(--shakhes-surface-raised, light-dark(#ffffff, #212932));
    --_surface-sunken: var(--shakhes-surface-sunken, light-dark(#f4f5f7, #10151a));
    --_text: var(--shakhes-text, light-dark(#17212d, #e7ecf2));
    --_text-muted: var(--shakhes-text-muted, light-dark(#566271, #a4b0bd));
    --_border: var(--shakhes-border, light-dark(#dde2e8, #2d3742));
    --_grid: var(--shakhes-grid, light-dark(#e8ebef, #262f38));
    --_axis: var(--shakhes-axis, light-dark(#828d99, #6f7d8c));
    --_accent: var(--shakhes-accent, light-dark(#2443ae, #7aa5ff));
    --_positive: var(--shakhes-positive, light-dark(#00757a, #6fe0cf));
    --_negative: var(--shakhes-negative, light-dark(#b3261e, #f5857c));
    --_warning: var(--shakhes-warning, light-dark(#8a5a00, #eeb94f));
    --_neutral: var(--shakhes-neutral, light-dark(#77838f, #84919f));
    --_selection: var(--shakhes-selection, light-dark(#e3eafb, #22315a));
    --_focus: var(--shakhes-focus, light-dark(#2b62f0, #a3c0ff));
    --_series-2: var(--shakhes-series-2, light-dark(#b5891b, #f4c255));
    --_font-size: var(--shakhes-font-size, 14px);
    --_font-size-small: var(--shakhes-font-size-small, 12px);
    --_font-size-title: var(--shakhes-font-size-title, 16px);
    --_line-height: var(--shakhes-line-height, inherit);
    --_radius: var(--shakhes-radius, 10px);
    --_border-width: var(--shakhes-border-width, 1px);
    --_focus-width: var(--shakhes-focus-width, 3px);
    --_target-size: var(--shakhes-target-size, 44px);
    /* Of hatching; without it there is an outline. */
    --_line: calc(1.5px * var(--shakhes-hatch, 1));
    --_motion: var(--shakhes-motion-duration, 160ms);
    --_start: start;
    --_end: end;
    --_words: initial;

    color: var(--_text);
    font-family: var(--shakhes-font-family, inherit);
    font-size: var(--_font-size);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    line-height: var(--_line-height);
    text-align: var(--_start);
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    overflow-wrap: break-word;
    word-break: normal;
    line-break: auto;
    hyphens: manual;
    cursor: auto;
    visibility: inherit;
    box-sizing: border-box;
    -webkit-text-size-adjust: 100%;
  }
  /* Persian stands taller; and letters that join, as names may have them, are never spaced. */
  .root[lang='fa'] { --_line-height: var(--shakhes-line-height, 1.7); }
  .root[dir='rtl'] { letter-spacing: normal; }
  :host([theme='light']) .root { color-scheme: light; }
  :host([theme='dark']) .root { color-scheme: dark; }
  :host([theme='auto']) .root { color-scheme: light dark; }
  /* English words in a layout from right to left: each text runs as its own letters do, and begins where the layout does. */
  .root[lang='en'][dir='rtl'] { --_start: right; --_end: left; --_words: ltr; }
  :where(.root[lang='en'][dir='rtl'] :not(summary)) { unicode-bidi: plaintext; }
  .root *, .root *::before, .root *::after { box-sizing: border-box; }

  @media (prefers-reduced-motion: reduce) { .root { --_motion: 0s; } }
  @media (forced-colors: active) {
    .root {
      --_surface: Canvas; --_surface-raised: Canvas; --_surface-sunken: Canvas; --_text: CanvasText; --_text-muted: CanvasText;
      --_border: CanvasText; --_grid: color-mix(in srgb, CanvasText 30%, Canvas); --_axis: CanvasText; --_accent: LinkText; --_positive: CanvasText;
      --_negative: CanvasText; --_warning: CanvasText; --_neutral: CanvasText; --_selection: Canvas; --_focus: Highlight;
      --_series-2: CanvasText;
    }
  }
`
