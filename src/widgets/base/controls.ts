import { css } from 'lit'

/** Buttons, switches, searches and words that can be switched: one look for all widgets. */
export const controls = css`
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; text-align: inherit; letter-spacing: inherit; }
  button:disabled { cursor: default; }
  :focus { outline: none; }
  :focus-visible { outline: var(--_focus-width) solid var(--_focus); outline-offset: 2px; }
  .icon { flex: none; display: block; }
  [dir='rtl'] .icon.flip { transform: scaleX(-1); }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
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
  .segments { display: inline-flex; flex-wrap: wrap; max-width: 100%; background: var(--_surface-sunken); border-radius: 7px; padding: 2px; box-shadow: inset 0 0 0 1px var(--_border); }
  .segments button { padding: 2px 10px; border-radius: 5px; font-size: 13px; color: var(--_text-muted); min-height: 26px; }
  .segments :is([aria-checked='true'], [aria-pressed='true']) { background: var(--_surface-raised); color: var(--_text); font-weight: 600; box-shadow: 0 0 0 1px var(--_axis); }
  .search {
    display: flex; gap: 6px; align-items: center; height: 32px; padding-inline: 10px; border-radius: 7px; font-size: 13px;
    color: var(--_text-muted); box-shadow: inset 0 0 0 1px var(--_border);
  }
  .search:focus-within { outline: var(--_focus-width) solid var(--_focus); outline-offset: 2px; }
  .search input {
    font: inherit; color: var(--_text); background: none; border: 0; padding: 0; margin: 0; min-width: 0; flex: 1; outline: none;
    height: 100%; text-align: var(--_start); appearance: none;
  }
  .search input::-webkit-search-cancel-button { display: none; }
  .search input::placeholder { color: var(--_text-muted); opacity: 1; }
  /* A row that can be chosen, lit up a little beyond its text. */
  .row { position: relative; isolation: isolate; }
  .row::before { content: ''; position: absolute; z-index: -1; inset: 0 -8px; border-radius: 6px; transition: background var(--_motion); }
  .row:hover::before { background: var(--_surface-sunken); }
  .row[aria-pressed='true']::before { background: var(--_selection); border-inline-start: 3px solid var(--_accent); }
  .row:focus-visible { outline: none; }
  .row:focus-visible::before { outline: var(--_focus-width) solid var(--_focus); outline-offset: -1px; }
  .keys { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-inline-start: auto; font-size: 12px; color: var(--_text-muted); }
  .keys li { display: inline-flex; align-items: center; gap: 6px; }
  .meta { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 12px; min-height: 30px; font-size: 13px; }

  @media (pointer: coarse) {
    .tool { width: var(--_target-size); height: var(--_target-size); }
    .button, .segments button, .search { min-height: var(--_target-size); }
    .link { min-height: var(--_target-size); }
  }
  @media (forced-colors: active) {
    .button, .segments, .search, .tool[aria-pressed='true'] { border: 1px solid; }
    .button { forced-color-adjust: none; }
    .segments :is([aria-checked='true'], [aria-pressed='true']) { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
`
