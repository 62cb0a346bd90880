import { css } from 'lit'

/** For what comes after the first picture of a leaderboard. */
export const styles = css`
  .reps .rank { text-align: var(--_end); width: 44px; }
  .reps .rank b { font-weight: 600; }
  .reps .veil, .reps .unranked :is(th, td), .reps .unranked .name { color: var(--_text-muted); }
  .reps .unranked .rank b { font-weight: 400; }
  .reps :is(.open, .size, .cycle, .expected):not(tr) { text-align: var(--_end); }
  .reps thead :is(.open, .size, .cycle, .expected) button { flex-direction: row-reverse; }
  .chosen tbody th.rep { min-width: 136px; }
  .columns { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 8px 12px; border: 0; border-radius: var(--_radius); background: var(--_surface-sunken); font-size: 13px; }
  .columns label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; }
  .columns input { accent-color: var(--_accent); }
  .nobody { margin: 0; padding-block: 24px; text-align: center; font-size: 13px; color: var(--_text-muted); }

  .across { overflow-x: auto; }
  /* Nothing is seen beyond its edge. */
  .across .reps tbody tr.selected { box-shadow: inset 3px 0 var(--_accent); }
  [dir='rtl'] .across .reps tbody tr.selected { box-shadow: inset -3px 0 var(--_accent); }
  /* Whose row it is stays in sight. */
  .across :is(thead, tbody) tr:not(.selected, .open:hover) { background: var(--_surface); }
  .across th.rep { position: sticky; z-index: 1; inset-inline-start: 0; background: inherit; }
  /* Room for dots at the ends of their scale. */
  .all { overflow: auto; scroll-padding-block: 48px 8px; max-block-size: min(560px, 75vh); overscroll-behavior: contain; overflow-anchor: none; padding-inline: 6px; margin-inline: -6px; }
  .all thead { position: sticky; z-index: 2; inset-block-start: 0; background: var(--_surface); box-shadow: 0 -6px 0 var(--_surface), 0 1px 0 var(--_border); }
  /* Rows of one height and columns of one width: nothing moves while they pass. */
  .long .reps { table-layout: fixed; min-width: 640px; }
  .long tbody :is(th, td) { height: 44px; box-sizing: border-box; }
  .long .reps .name, .long .reps tbody th.rep { max-width: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .long .reps .name { max-width: 100%; }
  .long .reps .rep bdi { display: inline-block; text-overflow: ellipsis; }
  .long th.rep { width: 22%; } .long th.share { width: 124px; } .long th.change, .long th.moved, .long th.open { width: 142px; } .long th.quota { width: 132px; }
  .long th.series { width: 112px; } .long th.amount, .long th.size, .long th.cycle { width: 92px; } .long th.expected { width: 150px; } .long th.rank { width: 72px; }
  .reps tbody .space td { height: var(--_space); border: 0; padding: 0; }
  .reps tbody .space { border: 0; padding: 0; }

  .fold { display: inline-grid; place-items: center; width: 24px; height: 24px; margin-inline: -6px 2px; border-radius: 4px; vertical-align: middle; color: var(--_text-muted); }
  .fold:hover { color: var(--_text); background: var(--_surface-raised); }
  .fold .icon { rotate: -90deg; transition: rotate var(--_motion); }
  [dir='rtl'] .fold .icon { rotate: 90deg; }
  .fold[aria-expanded='true'] .icon { rotate: 0deg; }
  .reps .member th.rep { padding-inline-start: 24px; }

  /* A win: a tint that fades by itself, and words that do not. */
  .reps tbody tr.won { background: var(--_selection); }
  .reps .news { display: block; color: var(--_text); }
  @media (prefers-reduced-motion: no-preference) {
    .reps tbody tr.won { animation: won 10s ease-out; background: none; }
    @keyframes won { from { background: var(--_selection); } 60% { background: var(--_selection); } }
  }

  @container shakhes-widget (max-width: 740px) { .reps:not(.self, .chosen) .quota { display: none; } }
  @container shakhes-widget (max-width: 520px) {
    .reps.teams :is(td.amount, .quota, td.open, th.open) { display: none; }
    .reps.teams thead th.rep { display: block; }
    .reps:not(.self) tbody tr { grid-template-columns: 44px minmax(0, 1fr) 112px; }
    /* Names begin where the widest place ends. */
    :not(.long) > .reps:not(.self) tbody { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; column-gap: 12px; }
    :not(.long) > .reps:not(.self) tbody tr { grid-column: 1 / -1; grid-template-columns: subgrid; }
    .reps:not(.self) .rank { width: auto; }
    .reps:not(.self) td.rank { grid-area: 1 / 1; text-align: var(--_start); }
    .reps:not(.self) th.rep { grid-area: 1 / 2; }
    .reps:not(.self) td.amount { grid-area: 1 / 3; }
    .reps:not(.self) td.rate { grid-area: 2 / 1 / 3 / 3; }
    .reps:not(.self) td.share { grid-area: 2 / 3; }
    .long .reps { min-width: 0; }
    .long th.rep { width: auto; }
    .long tbody tr:not(.space) { height: 76px; box-sizing: border-box; }
    .long tbody :is(th, td) { height: auto; }
    .reps tbody .space, .reps tbody .space td { display: block; }
    /* What the reader chose: a line of each card that says what it is. */
    .chosen:not(.teams) tbody th.rep { grid-column-end: -1; }
    .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate) {
      grid-area: auto / 1 / auto / -1; justify-self: stretch; display: flex; align-items: center; gap: 6px; min-height: 26px; text-align: var(--_end); white-space: normal;
    }
    .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate)::before { content: attr(data-label); margin-inline-end: auto; font-size: 12px; color: var(--_text-muted); text-align: var(--_start); }
    .long .chosen:not(.teams) tbody tr:not(.space) { height: auto; }
    .reps.chosen:not(.teams) td:is(.rate, .share) { height: 28px; }
    .long .reps.chosen:not(.teams) td[data-label]:not(.rank, .share, .rate) { height: 26px; white-space: nowrap; }
  }
  @container shakhes-widget (max-width: 280px) { .long tbody tr:not(.space) { height: 124px; overflow: hidden; } }
  @media (forced-colors: active) { .reps tbody tr.won { outline: 1px dashed Highlight; outline-offset: -2px; } }
  .cut { margin: 6px 0 0; font-size: 12px; color: var(--_text-muted); }
  /* Over as many sheets as it takes, each under its head. */
  @media print {
    .columns, .fold { display: none; }
    .all { max-block-size: none; overflow: visible; }
    .all thead { position: static; box-shadow: none; break-inside: avoid; }
    .all tr { break-inside: avoid; }
    .long .reps { min-width: 0; }
    .long tbody :is(th, td) { height: 28px; }
    .all thead button { display: contents; }
    :is(.root, .widget):has(.long) { display: block; height: auto; min-height: 0; break-inside: auto; }
    .widget:has(.long) .body { display: block; }
  }
`
