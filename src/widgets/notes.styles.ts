import { css } from 'lit'

/** How notes look. */
export const notesStyles = css`
  .filters { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
  .filters .search { flex: 1 1 min(12rem, 100%); min-width: 0; }
  .clear { display: grid; place-items: center; width: 24px; height: 24px; border-radius: 50%; }
  .toggle { display: inline-flex; align-items: center; gap: 5px; height: 32px; padding-inline: 10px; border-radius: 7px; font-size: 13px; color: var(--_text-muted); box-shadow: inset 0 0 0 1px var(--_border); }
  .toggle:is([aria-pressed='true'], [aria-expanded='true']) { background: var(--_selection); color: var(--_text); font-weight: 500; box-shadow: inset 0 0 0 1px var(--_accent); }

  .moods p { margin: 4px 0 6px; font-size: 12px; color: var(--_text-muted); }
  .moodbar { display: flex; flex-wrap: wrap; gap: 2px; }
  .moodbar li { flex: var(--_share) 1 0; min-width: max-content; text-align: center; font-size: 12px; color: var(--_text-muted); }
  .moodbar i { display: block; height: 6px; border-radius: 1px; margin-bottom: 5px; background: var(--_neutral); }
  .moodbar .none i { box-shadow: inset 0 0 0 1px var(--_neutral); background: repeating-linear-gradient(135deg, var(--_neutral) 0 var(--_line), transparent var(--_line) 4.5px); }
  .moodbar .icon { margin: 0 auto; }
  .moodbar em { display: inline-block; min-width: 22px; font-style: normal; white-space: nowrap; }
  .moodbar .none em { line-height: 30px; }

  .body { min-height: 0; }
  /* Positioned, so that what is hidden for screen readers only stays within its scrolling. */
  .list { position: relative; contain: strict; flex: 1 1 var(--_list); min-height: 0; overflow-y: auto; margin-top: 4px; padding-inline: 4px; margin-inline: -4px; scrollbar-width: thin; scrollbar-color: var(--_axis) transparent; }
  /* A few notes take the room that they need. */
  @media screen { .list:not(:has(> :nth-child(7), > .space)) { contain: content; flex-basis: auto; } }
  .date { margin: 14px 0 2px; font-size: 12px; font-weight: 600; color: var(--_text-muted); }
  article:focus-visible { outline-offset: -3px; }
  .note { display: grid; grid-template-columns: 28px minmax(0, 1fr); gap: 10px; padding: 8px 0; }
  .kind { width: 28px; height: 28px; border-radius: 50%; background: var(--_surface-sunken); display: grid; place-items: center; color: var(--_text-muted); }
  .by { display: flex; flex-wrap: wrap; gap: 0 6px; margin: 0; font-size: 13px; align-items: baseline; }
  .by b { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .about { color: var(--_text-muted); display: inline-flex; align-items: center; min-width: 0; max-width: 100%; }
  .about bdi { border-bottom: 1px dashed var(--_axis); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .about:hover { color: var(--_accent); }
  .about:hover bdi { border-color: var(--_accent); }
  .about[aria-pressed='true'] bdi { background: var(--_selection); color: var(--_text); border-radius: 3px; box-shadow: 0 2px var(--_accent); }
  time { margin-inline-start: auto; color: var(--_text-muted); font-size: 12px; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .text { margin: 0; font-size: 13px; text-wrap: pretty; white-space: pre-line; }
  .text.none { color: var(--_text-muted); }
  .text a { color: var(--_accent); overflow-wrap: anywhere; }
  .what .link { font-size: 12px; }
  .tags { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-top: 2px; font-size: 12px; color: var(--_text-muted); }
  .tag { display: inline-flex; gap: 4px; align-items: center; }
  .tag.act { color: var(--_warning); font-weight: 500; }
  .line { display: flex; gap: 10px; align-items: center; padding: 6px 0; font-size: 12px; color: var(--_text-muted); }
  .locked > .icon { margin-inline: 6px; }
  .none-found { flex: 1; display: grid; place-content: center; text-align: center; color: var(--_text-muted); font-size: 13px; padding: 24px 16px; min-height: 10rem; }

  @container shakhes-widget (max-width: 480px) { .filters .search { flex-basis: 100%; } }
  @media (pointer: coarse) { .toggle { min-height: var(--_target-size); } .clear { width: var(--_target-size); height: var(--_target-size); } .about { min-height: var(--_target-size); margin-block: -11px; } }
  @media (forced-colors: active) { .toggle, .moodbar i { border: 1px solid; } .toggle[aria-pressed='true'], .about[aria-pressed='true'] bdi { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
  /* A sheet shows some; who wants all of them reads them on a screen. */
  @media print {
    .filters, .more, .list > .space, .list > article:nth-of-type(n + 13) { display: none; }
    .body { flex: none; overflow: visible; }
    /* Read down, then across: a day stands above its own notes. */
    .list { contain: none; flex: none; overflow: visible; margin-inline: 0; padding-inline: 0; columns: 300px; column-gap: 24px; }
    .list > article { break-inside: avoid; }
    .about bdi { border: 0; }
  }
`
