import { css } from 'lit'

/** Where the widgets of a dashboard stand. A host overrides it by `::part(grid)` and by rules on the widgets' own tags. */
export const dashboardStyles = css`
  .root { container: shakhes-dashboard / inline-size; }
  .dash { --_gap: 16px; display: grid; grid-template-columns: minmax(0, 1fr); }
  .top { margin-block-end: var(--_gap); display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
  .title { flex: 1 1 auto; font-size: 22px; font-weight: 650; line-height: 1.3; margin: 0; }
  .top ::slotted(*) { --_basis: 100%; flex: 1 0 100%; order: 1; }
  .bar.chosen { order: 2; }
  .bar { flex: 0 1 auto; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; font-size: 13px; }
  .bar.chosen { flex: 1 0 100%; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .chip { display: inline-flex; align-items: center; gap: 6px; height: 30px; max-width: 100%; padding-inline: 12px 2px; border-radius: 15px; background: var(--_selection); }
  .chip b { font-weight: 400; color: var(--_text-muted); white-space: nowrap; }
  .chip bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip button { width: 26px; height: 26px; display: grid; place-items: center; border-radius: 50%; color: var(--_text-muted); flex: none; }
  .chip button:hover { background: var(--_surface); color: var(--_text); }
  .bar .link { padding-inline: 8px; min-height: 30px; }
  .asof { display: inline-flex; gap: 6px; align-items: center; margin-inline-start: auto; color: var(--_text-muted); min-height: 30px; }

  .grid {
    --_wide: span 7; --_narrow: span 5; --_main: span 8; --_aside: span 4; --_tall: span 2;
    display: grid; gap: 16px; grid-template-columns: repeat(12, minmax(0, 1fr)); grid-auto-flow: row dense; align-items: stretch;
  }
  /* Places are told by variables, which pages that unset everything leave alone; a probe says whether they do. */
  ::slotted(*) { grid-column: var(--_column, 1 / -1); grid-row: var(--_row); shape-margin: 1px; }
  ::slotted(shakhes-metric) { --_column: span 3; }
  .reset ::slotted(*) { grid-column: var(--_column, 1 / -1) !important; grid-row: var(--_row) !important; flex: 1 1 var(--_basis) !important; }
  /* A row without any takes no room. */
  .cards { display: flex; flex-wrap: wrap; gap: var(--_gap); }
  .cards.some { margin-block-end: var(--_gap); }
  .cards ::slotted(*) { --_basis: 170px; flex: 1 1 var(--_basis); }
  ::slotted(:is(shakhes-source, script, template)) { display: none !important; }
  ::slotted(shakhes-funnel) { --_column: var(--_wide); }
  ::slotted(shakhes-win-rate) { --_column: var(--_narrow); }
  ::slotted(:is(shakhes-trend, shakhes-leaderboard)) { --_column: var(--_main); }
  ::slotted(shakhes-notes) { --_column: var(--_aside); --_row: var(--_tall); }

  @container shakhes-dashboard (max-width: 900px) {
    .grid { --_wide: 1 / -1; --_narrow: 1 / -1; --_main: 1 / -1; --_aside: 1 / -1; --_tall: auto; }
    ::slotted(shakhes-metric) { --_column: span 6; }
    .cards ::slotted(*) { --_basis: 30%; }
  }
  @container shakhes-dashboard (max-width: 480px) {
    .dash { --_gap: 12px; }
    .grid { gap: 12px; }
    .cards ::slotted(*) { --_basis: 40%; }
    .cards ::slotted([metric='winRate']) { --_basis: 100%; }
    .asof { margin-inline-start: 0; }
  }
  @media (pointer: coarse) {
    .chip { height: var(--_target-size); border-radius: 22px; }
    .chip button { width: 40px; height: 40px; }
    .bar .link { min-height: var(--_target-size); }
  }
  @media (forced-colors: active) { .chip { border: 1px solid; } }
  @media print {
    .chip button, .bar .link { display: none; }
    .chip { padding-inline: 12px; border: 0.5pt solid #888; }
    .grid { display: block; }
  }
`
