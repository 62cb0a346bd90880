import { css } from 'lit'
import { rateTrackStyles } from '../charts/interval.ts'
import { rateSeriesStyles } from '../charts/rate-series-svg.ts'
import { lostReasonsStyles } from './lost-reasons.ts'

export const winRateStyles = [rateTrackStyles, rateSeriesStyles, lostReasonsStyles, css`
  .widget { --_body-height: calc(507px + 9lh); }
  @container shakhes-widget (max-width: 520px) { .widget { --_body-height: calc(602px + 5.14lh); } }
  @container shakhes-widget (max-width: 440px) { .widget { --_body-height: calc(1430px + 1lh - 110cqi); } }
  .hero { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin-block-start: 4px; }
  .hero p { margin: 0; }
  .display { font-size: 40px; font-weight: 650; line-height: 1.1; letter-spacing: -.02em; white-space: nowrap; }
  .root[dir='rtl'] .display { letter-spacing: 0; line-height: 1.3; }
  .display.grey { color: var(--_text-muted); font-weight: 500; }
  .display.none { white-space: normal; font-size: 26px; color: var(--_text-muted); font-weight: 500; }
  /* A range stays whole on a phone. */
  .evidence { flex: 1 1 150px; min-inline-size: 0; font-size: 12px; color: var(--_text-muted); text-wrap: balance; }
  .verdict { font-size: 13px; }

  .evidence .against { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; }

  .switch { display: grid; grid-template-columns: 1fr 1.4fr 1fr 1fr; margin-block-start: 12px; border-radius: 7px; border: 1px solid var(--_border); overflow: hidden; }
  .switch label { position: relative; padding: 5px 10px; font-size: 12px; line-height: 1.5; color: var(--_text-muted); cursor: pointer; min-inline-size: 0; }
  .switch label + label { border-inline-start: 1px solid var(--_border); }
  .switch label:has(:checked) { background: var(--_selection); color: var(--_text); box-shadow: inset 0 -2px var(--_accent); }
  .switch input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
  .switch :is(span, b) { display: block; overflow-wrap: anywhere; }
  .switch b { font-size: 13px; font-weight: 500; }
  .switch :checked ~ b { font-weight: 650; }

  .over { display: flex; gap: 16px; white-space: nowrap; justify-content: space-between; margin: 12px 0 4px; font-size: 12px; min-block-size: 1.5em; color: var(--_text-muted); }
  .over h4, .groups-head h4 { display: flex; flex-wrap: wrap; gap: 0 12px; margin: 0; font: inherit; }
  .over .pick, .groups-head .pick { font-weight: 400; }
  /* As high as the choice that will stand in its place. */
  :is(.against, h4) > span.pick { display: inline-block; line-height: inherit; }
  .periods { position: relative; direction: ltr; border-radius: 4px; touch-action: pan-y; min-block-size: 132px; }

  /* one grid, so that all tracks are as long as each other and stand under their head */
  .grouping { display: grid; grid-template-columns: fit-content(45%) minmax(64px, 1fr) auto auto; column-gap: 10px; margin-block-start: 12px; }
  .groups-head, .groups, .groups li, .group { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; }
  .groups-head { min-block-size: 22px; font-size: 12px; color: var(--_text-muted); white-space: nowrap; }
  .groups-head .at { position: relative; block-size: 16px; line-height: 16px; }
  .groups-head .at > span { inset-inline-start: calc(var(--_at) * 100%); position: absolute; translate: -50% 0; }
  .root[dir='rtl'] .groups-head .at > span { translate: 50% 0; }
  .group { min-block-size: 26px; font-size: 13px; }
  .group .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .group .track { block-size: 100%; min-block-size: 26px; }
  .group b { min-inline-size: 44px; }
  .group b, .group small { text-align: var(--_end); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .root[dir='rtl'] .group small { font-variant-numeric: normal; }
  .group.grey b { color: var(--_text-muted); font-weight: 400; }
  .rest { font-size: 13px; margin-block-start: 4px; }
  .standout { display: flex; flex-wrap: wrap; gap: 0 8px; justify-content: var(--_start); direction: var(--_words, inherit); margin: 6px 0 0; font-size: 13px; }
  .standout ~ .standout { margin-block-start: 0; }

  @container shakhes-widget (max-width: 440px) {
    /* A line for what is read off. */
    .over { padding-block-end: 1lh; }
    .switch { grid-template-columns: 1fr 1fr; }
    .switch label:nth-of-type(3) { border-inline-start: 0; }
    .switch label:nth-of-type(n + 3) { border-block-start: 1px solid var(--_border); }
    .grouping { grid-template-columns: minmax(0, 1fr) auto; }
    .groups-head .at { grid-column: 1; }
    .group { min-block-size: 44px; padding-block: 4px; }
    .group .name { grid-column: 1; grid-row: 1; }
    .group .track { grid-column: 1; grid-row: 2; min-block-size: 18px; }
    .group b { grid-column: 2; grid-row: 1; }
    .group small { grid-column: 2; grid-row: 2; }
  }
  @media (pointer: coarse) { .group, .switch label { min-block-size: var(--_target-size); } }
`]
