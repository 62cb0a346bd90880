import { css } from 'lit'
import { ratePastStyles } from '../charts/interval-past.ts'
import { rateTrackStyles } from '../charts/interval.ts'
import { sparklineStyles } from '../charts/sparkline.ts'
import { searchStyles } from './base/search-styles.ts'
import { segmentsStyles } from './segments.ts'

export const leaderboardStyles = [searchStyles, segmentsStyles, rateTrackStyles, ratePastStyles, sparklineStyles, css`
  .widget { --_body-height: calc(451px + 2.57lh); }
  @container shakhes-widget (max-width: 520px) { .widget { --_body-height: calc(645px + 10.6lh - 19cqi); } }
  .search { margin-inline-start: auto; width: 160px; }
  .reps { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
  .reps th, .reps td { text-align: var(--_start); font-weight: 400; white-space: nowrap; padding: 0; }
  /* What stands side by side in a cell is mirrored with it; each piece runs by itself. */
  .reps :is(td, .rep, .name) { unicode-bidi: normal; }
  .reps :is(th, td) + :is(th, td) { padding-inline-start: 16px; }
  .reps :is(td, th).share { padding-inline-start: 10px; }
  .reps thead th { font-size: 12px; color: var(--_text-muted); padding-block: 4px 6px; border-bottom: 1px solid var(--_border); }
  .reps thead button { display: inline-flex; align-items: center; gap: 2px; min-height: 24px; }
  .reps thead .amount button { flex-direction: row-reverse; }
  .reps thead button:hover { color: var(--_text); }
  .reps [aria-sort='ascending'] button, .reps [aria-sort='descending'] button { color: var(--_text); font-weight: 600; }
  .sorted { display: inline-grid; transition: rotate var(--_motion); }
  .sorted.rising { rotate: 180deg; }
  .sorted.idle { opacity: 0; }
  button:is(:hover, :focus-visible) .sorted.idle { opacity: 0.6; }
  .reps tbody :is(th, td) { height: 40px; border-bottom: 1px solid var(--_grid); }
  .reps tbody tr:last-child > * { border-bottom: 0; }
  .reps tbody tr { transition: background var(--_motion); }
  .reps tbody tr:where(.open:hover) { background: var(--_surface-sunken); cursor: pointer; }
  /* More than a tint tells it: a bar before its text, with 3:1 against the row. */
  .reps tbody tr.selected { background: var(--_selection); box-shadow: -3px 0 var(--_selection), -6px 0 var(--_accent); }
  [dir='rtl'] tbody tr.selected { box-shadow: 3px 0 var(--_selection), 6px 0 var(--_accent); }
  .reps tbody th.rep { white-space: normal; min-width: 96px; max-width: 200px; line-height: 1.3; }
  .reps .name { font-weight: 500; padding-block: 2px; line-height: inherit; border-radius: 4px; overflow-wrap: anywhere; }
  .reps .selected .name { font-weight: 600; }
  .reps .team { display: block; }
  /* Two lines of a name, or one of a team, tell it from others. */
  .reps .rep bdi { display: -webkit-inline-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; max-width: 100%; overflow: hidden; overflow-wrap: anywhere; vertical-align: bottom; }
  .reps .team bdi { -webkit-line-clamp: 1; }
  .reps .rate { width: 26%; }
  .reps .share b { font-weight: 600; }
  .reps .share b.grey { font-weight: 400; color: var(--_text-muted); }
  .reps .share small { display: inline-block; min-width: 72px; margin-inline-start: 4px; }
  .reps :is(.amount, td.share, thead .rank) { text-align: var(--_end); }
  .reps .series { width: 100px; }
  .reps .verdict { vertical-align: middle; }
  .verdict:not(.up, .down) { color: var(--_text-muted); }
  .quota-bar {
    position: relative; display: inline-block; vertical-align: middle; width: 56px; height: 6px; margin-inline-end: 8px; border-radius: 3px;
    background: var(--_surface-sunken); box-shadow: inset 0 0 0 1px var(--_border); print-color-adjust: exact;
  }
  .quota-bar i { inline-size: calc(var(--_full) * 100%); position: absolute; inset-block: 0; inset-inline-start: 0; border-radius: 3px; background: var(--_neutral); }
  /* The quota: 100 of the 120 % that the bar holds. */
  .quota-bar::after { content: ''; position: absolute; inset-block: -3px; inset-inline-start: 83.33%; width: 1.5px; background: var(--_text); }
  .quota-bar + b { display: inline-block; min-width: 34px; font-weight: 400; text-align: var(--_end); }
  .choose { font-size: 13px; }
  .awaited { min-height: calc(var(--_body-height) - 67px); }
  .more { align-self: start; margin-top: 4px; min-height: 32px; font-size: 13px; }

  @container shakhes-widget (max-width: 900px) { .reps.self:not(.chosen) .amount { display: none; } }
  @container shakhes-widget (max-width: 740px) { .reps:not(.chosen) .series { display: none; } }
  @container shakhes-widget (max-width: 620px) { .reps.self:not(.chosen) .quota { display: none; } }
  @container shakhes-widget (max-width: 520px) {
    .search { margin-inline-start: 0; flex: 1 1 160px; }
    .reps, .reps :is(thead, tbody) { display: block; }
    .reps thead tr { display: flex; flex-wrap: wrap; gap: 0 12px; }
    .reps:not(.chosen) thead :is(.change, .amount) { margin-inline-start: auto; }
    .sorted.idle { display: none; }
    .reps thead th { border: 0; }
    .reps thead th:not(.sortable), .reps:not(.chosen) :is(.quota, .moved, .series), .reps.self:not(.chosen) td.amount { display: none; }
    .reps :is(th, td) + :is(th, td), .reps :is(th, td).share { padding-inline-start: 0; }
    .reps tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) 132px; column-gap: 12px; align-items: center; padding-block: 8px; border-bottom: 1px solid var(--_grid); }
    .reps tbody :is(th, td) { height: auto; border: 0; min-width: 0; }
    .reps tbody th.rep { max-width: none; grid-area: 1 / 1; }
    .reps td.change, .reps td.amount { grid-area: 1 / 2; justify-self: end; }
    .reps .rate { width: auto; }
    .reps td.rate { grid-area: 2 / 1; }
    .reps td.share { grid-area: 2 / 2; justify-self: end; }
    .reps .share small { min-width: 0; }
  }
  @container shakhes-widget (max-width: 280px) {
    .reps tbody :is(tr, th, td) { display: block; text-align: var(--_start); }
  }
  @media (pointer: coarse) {
    .reps tbody :is(th, td), .reps thead button { height: var(--_target-size); }
    .reps .name { min-height: var(--_target-size); }
  }
  @media (forced-colors: active) {
    .quota-bar { border: 1px solid; }
    .quota-bar i { background: CanvasText; forced-color-adjust: none; }
    .reps tbody tr.selected { outline: 2px solid Highlight; outline-offset: -2px; }
  }
  @media print { .more, .sorted { display: none; } .reps tbody :is(th, td) { height: 28px; } .reps tbody th.rep { min-width: 150px; } .reps .team { display: inline; } }
`]
