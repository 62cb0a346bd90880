import { css } from 'lit'
import { rateBoundsStyles } from '../charts/interval-bounds.ts'
import { ratePastStyles } from '../charts/interval-past.ts'
import { rateTrackStyles } from '../charts/interval.ts'
import { lostReasonsStyles } from './lost-reasons.ts'
import { segmentsStyles } from './segments.ts'

/** Rows share one grid, so that columns stand under their heads; in a narrow widget the bar goes under the name. */
export const funnelStyles = [segmentsStyles, rateTrackStyles, ratePastStyles, rateBoundsStyles, lostReasonsStyles, css`
  /* Lines are higher in Persian, and more in English. */
  .widget { --_body-height: calc(785px - 6.29lh); }
  @container shakhes-widget (max-width: 600px) { .widget { --_body-height: max(975px, 1857px - 12.3lh - 138cqi); } }
  .keys i { inline-size: 14px; block-size: 10px; border-radius: 2px; }
  .keys .then { inline-size: 2px; block-size: 12px; border-radius: 0; background: var(--_text-muted); print-color-adjust: exact; forced-color-adjust: none; }

  /* a piece of a bar, and its key */
  .advanced, .open, .lost { --_ink: var(--_accent); background: var(--_ink); print-color-adjust: exact; forced-color-adjust: none; }
  .open { outline: 1px solid var(--_ink); outline-offset: -1px; background: repeating-linear-gradient(135deg, var(--_ink) 0 var(--_line), transparent var(--_line) 4.5px); }
  .lost { outline: 1px solid var(--_neutral); outline-offset: -1px; background: var(--_surface-sunken); }
  .grey :is(.advanced, .open) { --_ink: var(--_neutral); }

  .funnel { display: grid; grid-template-columns: fit-content(24%) minmax(0, 1fr) auto 136px auto; column-gap: 16px; margin-block-start: 8px; }
  .stuck { color: var(--_warning); }
  .cols, .stages, .stages > li, .stage, .closing { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; }
  .cols { align-items: end; padding-block-end: 4px; border-block-end: 1px solid var(--_grid); font-size: 12px; line-height: 1.35; color: var(--_text-muted); white-space: nowrap; }
  .cols .scale { display: flex; justify-content: space-between; }
  .stage { min-block-size: 58px; padding-block: 7px; }
  .name { font-weight: 600; min-inline-size: 64px; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
  .count, .time { text-align: var(--_end); white-space: nowrap; }
  .count, .step { font-variant-numeric: tabular-nums; }
  .root[dir='rtl'] :is(.step, small) { font-variant-numeric: normal; }
  .count > *, .time > *, .step > span { display: block; }
  .time b { font-weight: 500; }
  .bar { inline-size: calc(var(--_share) * 100%); display: flex; gap: 2px; block-size: 20px; min-inline-size: 2px; }
  .bar i { flex: var(--_share) 1 0; min-inline-size: 2px; }
  /* what it is compared with, in the same bar */
  .bar:has(+ .was) { block-size: 16px; }
  .was { display: block; inline-size: calc(var(--_share) * 100%); block-size: 3px; margin-block-start: 2px; background: var(--_text-muted); print-color-adjust: exact; forced-color-adjust: none; }
  .bar i:first-child { border-start-start-radius: 3px; border-end-start-radius: 3px; }
  .bar i:last-child { border-start-end-radius: 3px; border-end-end-radius: 3px; }
  .parts { display: block; margin-block-start: 3px; font-size: 12px; line-height: 1.4; color: var(--_text-muted); }
  .step .track { margin-block-start: 2px; }
  .closing { min-block-size: 46px; }
  .closing .step { grid-column: span 2; }
  .closing.won { border-block-start: 1px solid var(--_grid); margin-block-start: 4px; padding-block-start: 6px; }

  .sum { margin: 2px 0 0; font-size: 12px; color: var(--_text-muted); }

  @container shakhes-widget (max-width: 660px) {
    .funnel { grid-template-columns: fit-content(24%) minmax(0, 1fr) auto 108px auto; column-gap: 12px; }
  }
  @container shakhes-widget (max-width: 600px) {
    .keys { margin-inline-start: 0; }
    .funnel { grid-template-columns: minmax(min(6.5em, 50%), 1fr) auto auto; column-gap: 12px; }

    .stage, .closing { row-gap: 4px; padding-block: 10px; }
    .cols { border: 0; padding: 0; font-size: inherit; }
    .cols .step > * { font-size: 12px; white-space: normal; }
    .cols > :not(.step) { display: none; }
    .cols .step, .stage .step, .closing .step, .split { grid-column: 1 / -1; }
    .split { grid-row: 2; }
    .stage .step, .closing .step { grid-row: 3; }
    .cols .step, .stage .step { display: grid; grid-template-columns: 8em minmax(0, 1fr); column-gap: 12px; align-items: center; }
    .stage .count, .closing .count { grid-column: 3; grid-row: 1; }
    :is(.stage, .closing) .count small { display: none; }
    .stage .time { grid-column: 2; grid-row: 1; display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; font-size: 12px; color: var(--_text-muted); }
    .stage .time b { font-weight: 400; }
  }
  /* A phone: how long deals stay has a line of its own in every row, and says what it is. */
  @container shakhes-widget (max-width: 340px) {
    .stage .time { grid-column: 1 / -1; grid-row: 4; }
    .time .sr { all: unset; }
  }
  /* A side panel: everything under everything. */
  @container shakhes-widget (max-width: 280px) {
    .cols .step, .stage .step { display: block; }
  }
  @media (pointer: coarse) {
    .meta { row-gap: 22px; padding-block: 8px; }
  }
`]
