import { css } from 'lit'

/** Buttons, and words that can be switched: one look for all widgets. */
export const controls = css`
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; text-align: inherit; letter-spacing: inherit; word-spacing: inherit; }
  button:disabled { cursor: default; }
  :focus { outline: none; }
  :focus-visible { outline: var(--_focus-width) solid var(--_focus); outline-offset: 2px; }
  .icon { flex: none; display: block; }
  [dir='rtl'] .icon.flip { transform: scaleX(-1); }
  .sr { -webkit-user-select: none; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  small { font-size: var(--_font-size-small); color: var(--_text-muted); font-weight: 400; }
  b, strong { font-weight: 600; }
  ul, ol { list-style: none; margin: 0; padding: 0; }

  .tool { width: 32px; height: 32px; display: grid; place-items: center; border-radius: 6px; color: var(--_text-muted); position: relative; }
  .tool:hover, .tool[aria-pressed='true'] { background: var(--_surface-sunken); color: var(--_text); }
  .tool[aria-pressed='true'] { color: var(--_accent); }
  .button {
    min-height: 36px; padding-inline: 16px; border-radius: 7px; background: var(--_accent); color: var(--_surface);
    font-weight: 600; font-size: 13px;
  }
  .button:hover { filter: brightness(1.08); }
  .link { display: inline-flex; gap: 5px; align-items: center; min-height: 24px; color: var(--_accent); font-weight: 500; white-space: nowrap; }
  .link:hover { text-decoration: underline; }
  .pick { border-bottom: 1px dashed var(--_axis); line-height: 1.5; font-weight: 500; }
  .pick:hover { border-color: var(--_accent); color: var(--_accent); }
  /* A row that can be chosen, lit up a little beyond its text. */
  .row { position: relative; isolation: isolate; }
  .row::before { content: ''; position: absolute; z-index: -1; inset: 0 -8px; border-radius: 6px; transition: background var(--_motion); }
  .row:hover::before { background: var(--_surface-sunken); }
  .row[aria-pressed='true']::before { background: var(--_selection); border-inline-start: 3px solid var(--_accent); }
  .row:focus-visible { outline: none; }
  .row:focus-visible::before { outline: var(--_focus-width) solid var(--_focus); outline-offset: -1px; }

  @media (pointer: coarse) {
    .tool { width: var(--_target-size); height: var(--_target-size); }
    .button, .link { min-height: var(--_target-size); }
  }
  @media (forced-colors: active) {
    .button, .tool[aria-pressed='true'] { border: 1px solid; }
    .button { forced-color-adjust: none; }
  }
`
