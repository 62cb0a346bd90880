import { css } from 'lit'

export const filtersStyles = css`
  .root { container: shakhes-filters / inline-size; }
  .said { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
  .line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; }
  .sentence { margin: 0; min-inline-size: 0; overflow-wrap: anywhere; font-size: 16px; color: var(--_text-muted); text-wrap: pretty; line-height: 1.75; min-block-size: 1.75em; }
  .root[dir='rtl'] .sentence { line-height: 2; min-block-size: 2em; }
  /* Before the words come, as many lines as they will take. */
  .sentence.wait { min-block-size: 31px; }
  .root[dir='rtl'] .wait { min-block-size: 35px; }
  @container shakhes-filters (max-width: 800px) { .sentence.wait { min-block-size: 63px; } }
  @container shakhes-filters (max-width: 606px) { .sentence.wait { min-block-size: 92px; } .root[dir='rtl'] .wait { min-block-size: 66px; } }
  @container shakhes-filters (max-width: 420px) { .root[dir='rtl'] .wait { min-block-size: 98px; } }
  @container shakhes-filters (max-width: 310px) { .sentence.wait { min-block-size: 116px; } }
  .sentence .pick { display: inline; color: var(--_text); border-radius: 2px; padding-block: 2px; }
  .sentence .pick[aria-expanded='true'] { background: var(--_selection); border-color: var(--_accent); }
  .sentence .fixed { color: var(--_text); font-weight: 500; }
  .more { display: inline-flex; gap: 4px 14px; flex-wrap: wrap; font-size: 13px; }
  .more .link { min-height: 30px; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; font-size: 13px; }
  .chip { display: inline-flex; align-items: center; gap: 6px; min-height: 30px; max-width: 100%; padding-inline: 12px 2px; border-radius: 15px; background: var(--_selection); }
  .chip b { font-weight: 400; color: var(--_text-muted); white-space: nowrap; }
  .chip bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip button { width: 26px; height: 26px; display: grid; place-items: center; border-radius: 50%; color: var(--_text-muted); flex: none; }
  .chip button:hover { background: var(--_surface); color: var(--_text); }

  .pop {
    position: fixed; inset: auto; inset-block-start: var(--_y, 0); left: var(--_x, 0); margin: 0; padding: 12px; border: 1px solid var(--_border); border-radius: var(--_radius);
    background: var(--_surface-raised); color: var(--_text); box-shadow: 0 8px 28px rgb(0 0 0 / .18); inline-size: max-content; max-inline-size: min(560px, calc(100vw / var(--_zoom, 1) - 16px));
    max-block-size: calc(100vh / var(--_zoom, 1) - 16px); overflow: auto; overscroll-behavior: contain; font-size: 13px;
  }
  .pop:focus-visible { outline: none; }
  .sides { display: grid; grid-template-columns: minmax(150px, auto) auto; gap: 16px; }
  .sides > section + section { border-inline-start: 1px solid var(--_grid); padding-inline-start: 16px; }
  .hint { margin: 8px 0 0; font-size: 12px; color: var(--_text-muted); min-block-size: 1.5em; max-inline-size: 252px; }
  .foot { display: flex; gap: 16px; justify-content: space-between; align-items: center; margin-block-start: 8px; min-block-size: 24px; font-size: 12px; color: var(--_text-muted); }

  .options { display: grid; gap: 1px; max-block-size: calc(376px - var(--_over, 0px)); overflow-y: auto; margin-inline: -4px; padding-inline: 4px; border-radius: 6px; }
  .option { display: flex; align-items: center; gap: 8px; min-block-size: 32px; padding-inline: 8px; border-radius: 6px; cursor: pointer; }
  .option.active { background: var(--_surface-sunken); }
  .option:hover { background: var(--_surface-sunken); }
  .option[aria-selected='true'] { font-weight: 600; }
  .option .text { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  :is(#presets, #compares) .text::first-letter { text-transform: uppercase; }
  .option small { font-variant-numeric: tabular-nums; }
  .option > .icon { color: var(--_text-muted); }
  .mark { inline-size: 16px; block-size: 16px; display: grid; place-items: center; flex: none; border-radius: 4px; color: var(--_accent); }
  .mark.box { box-shadow: inset 0 0 0 1.5px var(--_axis); }
  [aria-selected='true'] > .mark.box { background: var(--_accent); color: var(--_surface); box-shadow: none; }
  .options:focus-visible { outline: none; }
  :is(.options:focus-visible, .search:focus-within + .options) .active { outline: var(--_focus-width) solid var(--_focus); outline-offset: -2px; }
  .values { inline-size: min(300px, calc(100vw / var(--_zoom, 1) - 42px)); }
  .values .search { margin-block-end: 8px; }
  .over { display: flex; align-items: center; gap: 8px; margin: 0 0 8px; font-size: 13px; font-weight: 600; }
  .over .link { font-weight: 500; }
  .none { margin: 0; padding: 16px 8px; color: var(--_text-muted); text-align: center; }
  .none .button { margin-block-start: 10px; }
  .tell { margin: 6px 0 0; font-size: 12px; color: var(--_text-muted); }

  .turn { display: flex; align-items: center; min-block-size: 32px; margin-block-end: 4px; }
  .turn b { flex: 1; text-align: center; white-space: nowrap; }
  .turn .back .icon { transform: scaleX(-1); }
  .root[dir='rtl'] .turn .back .icon { transform: none; }
  .turn .tool:disabled { opacity: .4; }
  .month { inline-size: min(252px, 100vw / var(--_zoom, 1) - 42px); }
  .days { border-collapse: collapse; table-layout: fixed; inline-size: 100%; }
  .days th { block-size: 28px; padding: 0; font-size: 12px; font-weight: 400; color: var(--_text-muted); text-align: center; }
  .days abbr { text-decoration: none; }
  .days td { block-size: 36px; padding: 1px 0; text-align: center; cursor: pointer; font-variant-numeric: tabular-nums; }
  .days .other { cursor: default; }
  .day span { display: grid; place-items: center; block-size: 34px; border-radius: 6px; }
  .day:hover span { background: var(--_surface-sunken); }
  .day.off { color: var(--_text-muted); }
  .day.within span { background: var(--_selection); border-radius: 0; }
  .day:is(.first, .last) span { background: var(--_accent); color: var(--_surface); font-weight: 600; }
  .day.first:not(.last) span { border-start-end-radius: 0; border-end-end-radius: 0; }
  .day.last:not(.first) span { border-start-start-radius: 0; border-end-start-radius: 0; }
  .day.today span { text-decoration: underline; text-underline-offset: 4px; text-decoration-thickness: 2px; }
  .day[aria-disabled] { cursor: default; opacity: .4; }
  .day:focus-visible { outline: none; }
  .day:focus-visible span { outline: var(--_focus-width) solid var(--_focus); outline-offset: 1px; border-radius: 6px; position: relative; }

  @media (max-width: 560px) {
    .sides { grid-template-columns: minmax(0, 1fr); }
    .sides > section + section { border: 0; border-block-start: 1px solid var(--_grid); padding: 12px 0 0; }
    .presets .options { display: flex; flex-wrap: wrap; gap: 4px; max-block-size: none; }
    .presets .option { padding-inline: 10px; box-shadow: inset 0 0 0 1px var(--_border); }
    .presets .mark { display: none; }
    .presets [aria-selected='true'] { background: var(--_selection); }
    .month { margin-inline: auto; }
  }
  /* What is as wide as its line leaves the full stop one of its own. */
  @container shakhes-filters (max-width: 360px) { .sentence .end { display: none; } }
  @media (pointer: coarse) {
    .sentence, .root[dir='rtl'] .sentence { line-height: 2.4; }
    .sentence .pick { padding-block: 8px; }
    .option, .more .link, .chip { min-block-size: var(--_target-size); }
    .chip { border-radius: 22px; }
    .chip button { width: 40px; height: 40px; }
    .month { inline-size: min(294px, 100vw / var(--_zoom, 1) - 42px); }
    .days td { block-size: var(--_target-size); }
    .day span { block-size: 42px; }
  }
  @media (forced-colors: active) {
    .chip, .pop, .mark.box { border: 1px solid; }
    .option[aria-selected='true'], .day:is(.first, .last, .within) span { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .option[aria-selected='true'] > .mark { background: none; color: HighlightText; }
  }
  @media print { .more, .chips .link, .chip button { display: none; } .sentence .pick { border: 0; } }
`
