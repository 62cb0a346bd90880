import { css } from 'lit'

/** What stands in the row beneath the title, and what is on paper alone. */
export const barStyles = css`
  .chosen, .chips { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; min-width: 0; }
  .chip { display: inline-flex; align-items: center; gap: 6px; height: 30px; max-width: 100%; padding-inline: 12px 2px; border-radius: 15px; background: var(--_selection); }
  .chip b { font-weight: 400; color: var(--_text-muted); white-space: nowrap; }
  .chip bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip button { width: 26px; height: 26px; display: grid; place-items: center; border-radius: 50%; color: var(--_text-muted); flex: none; }
  .chip button:hover { background: var(--_surface); color: var(--_text); }
  .bar .link { padding-inline: 8px; min-height: 30px; }

  .end { flex: 1 1 auto; display: flex; justify-content: end; align-items: center; gap: 4px 10px; min-height: 32px; }
  .asof { display: inline-flex; gap: 6px; align-items: center; color: var(--_text-muted); }
  .asof.old .icon { color: var(--_warning); }
  .live { display: inline-flex; align-items: center; gap: 6px; color: var(--_text); font-weight: 500; }
  .live::before { content: ''; width: 7px; height: 7px; border-radius: 50%; background: var(--_accent); }
  .tools { display: flex; margin-inline-start: auto; }
  .turning .icon { animation: turn 1s linear infinite; }
  @keyframes turn { to { transform: rotate(1turn); } }
  .notice { flex: 1 0 100%; display: flex; align-items: center; gap: 8px; margin: 0; }
  .notice .icon { color: var(--_warning); }
  .handed { display: none; }
  /* With a margin, in which nothing inside becomes narrower. */
  .pictured { margin: -16px; border: 16px solid var(--_surface-sunken); background: var(--_surface-sunken); }

  /* There notes are as long as they are: what stands beside them does not spread over their height. */
  @container shakhes-dashboard (min-width: 900.02px) { .pictured .grid { grid-auto-rows: auto auto 1fr; } }

  @media (prefers-reduced-motion: reduce) { .turning .icon { animation: none; opacity: 0.5; } }
  @container shakhes-dashboard (max-width: 480px) { .end { flex: 1 0 100%; justify-content: space-between; } }
  /* The longest month beside three buttons leaves no room for a picture of a clock. */
  @container shakhes-dashboard (max-width: 240px) { .end { column-gap: 4px; min-width: 0; } .asof > .icon { display: none; } }
  @media (pointer: coarse) {
    .chip { height: var(--_target-size); border-radius: 22px; }
    .chip button { width: 40px; height: 40px; }
    .bar .link { min-height: var(--_target-size); }
  }
  @media (forced-colors: active) {
    .chip { border: 1px solid; }
    .live::before { background: CanvasText; }
  }
`
