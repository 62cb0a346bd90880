import { css } from 'lit'

/** A field that searches, for what has one. */
export const searchStyles = css`
  .search {
    display: flex; gap: 6px; align-items: center; height: 32px; padding-inline: 10px; border-radius: 7px; font-size: 13px;
    color: var(--_text-muted); box-shadow: inset 0 0 0 1px var(--_border);
  }
  .search:focus-within { outline: var(--_focus-width) solid var(--_focus); outline-offset: 2px; }
  .search input {
    font: inherit; letter-spacing: inherit; word-spacing: inherit; color: var(--_text); background: none; border: 0; padding: 0; margin: 0; min-width: 0; flex: 1; outline: none;
    height: 100%; text-align: var(--_start); appearance: none;
  }
  .search input::-webkit-search-cancel-button { display: none; }
  .search input::placeholder { color: var(--_text-muted); opacity: 1; }
  @media (pointer: coarse) { .search { min-height: var(--_target-size); } }
  @media (forced-colors: active) { .search { border: 1px solid; } }
`
