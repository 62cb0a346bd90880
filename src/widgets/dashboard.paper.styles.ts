import { css } from 'lit'

/**
 * A dashboard on sheets: in the order in which it fills them best, without what can be pressed. Read at arm's length and
 * handed on, so what stands on a screen stands here a little smaller.
 */
export const paperStyles = css`
  @media print {
    .root { color-scheme: light; print-color-adjust: exact; zoom: 0.8; }
    /* Lines of a sheet are short, and read from nearer. */
    .root[lang='fa'] { --shakhes-line-height: 1.55; }
    .dash { --_gap: 10pt; display: block; overflow-x: clip; }
    .top { gap: 2pt 16px; }
    .title { flex: 1 1 auto; }
    .top .bar { flex: 0 1 auto; min-height: 0; }
    .top ::slotted(*) { order: 1; }
    .chip button, .bar .link, .bar .tools, .notice, .told { display: none; }
    .chip { padding-inline: 10px; height: 24px; border: 0.5pt solid var(--_border); background: none; }
    .cards { gap: 0; zoom: 0.9; }
    .cards.some { border-block: 0.5pt solid var(--_border); margin-block-end: 6pt; }
    .cards ::slotted(*) { flex: 1 1 0; padding-inline-end: 8pt; }
    .cards ::slotted(:not(:first-child)) { border-inline-start: 0.5pt solid var(--_border); padding-inline-start: 8pt; }
    .grid { gap: 8pt; --_main: 1 / -1; --_aside: 1 / -1; --_tall: auto; }
    ::slotted(*) { order: 3; break-inside: avoid; }
    ::slotted(shakhes-trend) { order: 1; }
    ::slotted(shakhes-leaderboard) { order: 2; break-inside: auto; }
    ::slotted(shakhes-notes) { order: 4; break-inside: auto; }
    .handed { display: block; margin: 10pt 0 0; padding-top: 4pt; border-top: 0.5pt solid var(--_border); font-size: 8pt; color: var(--_text-muted); }
  }
  @media print and (orientation: portrait) { .grid { --_wide: 1 / -1; --_narrow: 1 / -1; } }
  @media print and (orientation: landscape) { .root { zoom: 0.78; } }
`
