import { css } from 'lit'

/** Where the widgets of a dashboard stand. A host overrides it by the custom properties, by `::part(grid)`, and by rules on the widgets' own tags. */
export const dashboardStyles = css`
  .root { container: shakhes-dashboard / inline-size; }
  .dash { --_gap: var(--shakhes-dashboard-gap, 16px); display: grid; grid-template-columns: minmax(0, 1fr); }
  .top { margin-block-end: var(--_gap); display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
  .title { flex: 1 0 100%; font-size: 22px; font-weight: 650; line-height: 1.3; margin: 0; }
  .top ::slotted(*) { --_basis: 100%; flex: 1 0 100%; }
  /* As high as it will be with a choice in it: nothing moves when one is made. */
  .bar { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; min-height: 32px; font-size: 13px; }

  .grid {
    --_wide: var(--shakhes-dashboard-wide, span 7); --_narrow: var(--shakhes-dashboard-narrow, span 5);
    --_main: var(--shakhes-dashboard-main, span 8); --_aside: var(--shakhes-dashboard-aside, span 4); --_tall: var(--shakhes-dashboard-tall, span 2);
    display: grid; gap: var(--_gap); grid-template-columns: var(--shakhes-dashboard-columns, repeat(12, minmax(0, 1fr))); grid-auto-flow: row dense; align-items: stretch;
  }
  /* Places are told by variables, which pages that unset everything leave alone; a probe says whether they do. */
  ::slotted(*) { grid-column: var(--_column, 1 / -1); grid-row: var(--_row); shape-margin: 1px; }
  ::slotted(shakhes-metric) { --_column: span 3; }
  .reset ::slotted(*) { grid-column: var(--_column, 1 / -1) !important; grid-row: var(--_row) !important; flex: 1 1 var(--_basis) !important; }
  /* A row without any takes no room. */
  .cards { display: flex; flex-wrap: wrap; gap: var(--_gap); }
  .cards.some { margin-block-end: var(--_gap); }
  /* Rows alike: six that do not fit beside each other are twice three, never five and one. */
  .cards ::slotted(*) { --_basis: calc(100% / round(up, var(--_count) / round(up, var(--_count) / var(--_most, 5), 1), 1) - var(--_gap)); flex: 1 1 var(--_basis); }
  ::slotted(:is(script, template)) { display: none !important; }
  ::slotted(shakhes-source) { display: contents !important; }
  ::slotted(shakhes-funnel) { --_column: var(--_wide); }
  ::slotted(shakhes-win-rate) { --_column: var(--_narrow); }
  ::slotted(:is(shakhes-trend, shakhes-leaderboard)) { --_column: var(--_main); }
  ::slotted(shakhes-notes) { --_column: var(--_aside); --_row: var(--_tall); }

  @container shakhes-dashboard (max-width: 900px) {
    .grid { --_wide: 1 / -1; --_narrow: 1 / -1; --_main: 1 / -1; --_aside: 1 / -1; --_tall: auto; }
    ::slotted(shakhes-metric) { --_column: span 6; }
    .cards { --_most: 3; }
  }
  @container shakhes-dashboard (max-width: 480px) {
    .dash { --_gap: var(--shakhes-dashboard-gap, 12px); }
    /* Here the moment up to which numbers hold takes two lines. */
    .bar { min-height: 2lh; }
    .cards ::slotted(*) { --_basis: 40%; }
    .cards ::slotted([metric='winRate']) { --_basis: 100%; }
  }
  @container shakhes-dashboard (max-width: 240px) { .cards ::slotted(*) { --_basis: 100%; } }
  @media (pointer: coarse) { .bar { min-height: var(--_target-size); } }
`
