import { css } from 'lit'
import { sparklineStyles } from '../charts/sparkline.ts'

/** Three sizes by the width of the card: figure alone; with its evidence, course and change; with its sentence too. */
export const metricStyles = [sparklineStyles, css`
  .root { --_lines: 1.5; }
  .root[dir='rtl'] { --_lines: 1.7; }
  /* The figure, what it is made of, its course and its change: as high before them as with them. */
  .widget { --_body-height: calc(78px + 25px * var(--_lines)); padding: 12px 16px 12px; }
  .head { column-gap: 4px; min-block-size: 22px; }
  .title { font-size: 13px; font-weight: 500; color: var(--_text-muted); line-height: 1.5; padding-block-start: 2px; }
  .tools { min-height: 0; margin-block: -3px -5px; margin-inline-end: -10px; }
  .tool { width: 28px; height: 32px; }
  .body, .body.ready { margin-top: 0; }
  .body.waiting { min-height: var(--_body-height); }
  .summary { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .foot { display: none; }
  .widget:has(.body .data, .definition) .foot { display: block; }

  .figure { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: var(--_start); direction: var(--_words, inherit); gap: 0 6px; margin: 0; min-block-size: 34px; min-inline-size: 0; }
  .figure .seen { display: contents; }
  .figure b { font-size: var(--shakhes-font-size-figure, 26px); font-weight: 650; line-height: 1.3; letter-spacing: -.015em; overflow-wrap: anywhere; }
  .root[dir='rtl'] .figure b { letter-spacing: 0; }
  .deals { display: inherit; flex-wrap: inherit; align-items: inherit; gap: inherit; border-block-end: 1px dashed var(--_axis); }
  .deals:hover { border-color: var(--_accent); color: var(--_accent); }
  .figure small { font-size: 13px; font-weight: 500; }
  .figure.grey b { color: var(--_text-muted); font-weight: 500; }
  .figure.none b { font-size: 16px; line-height: 34px; color: var(--_text-muted); font-weight: 500; }
  .evidence { margin: 0; min-block-size: calc(1em * var(--_lines)); font-size: 12px; line-height: var(--_lines); color: var(--_text-muted); text-wrap: pretty; }
  .course { display: block; min-block-size: 34px; margin-block: 6px 4px; direction: ltr; overflow: hidden; }
  .s-line { stroke-linecap: round; }
  .verdict { display: flex; align-items: start; gap: 5px; margin: auto 0 0; min-block-size: calc(1em * var(--_lines)); font-size: 13px; line-height: var(--_lines); color: var(--_text-muted); }
  .verdict .icon { margin-block-start: .22em; }
  .verdict.up { color: var(--_positive); font-weight: 500; }
  .verdict.down { color: var(--_negative); font-weight: 500; }
  .then { display: none; }

  .goal { display: grid; gap: 4px; margin-block: 2px 4px; font-size: 12px; color: var(--_text-muted); }
  .bar { position: relative; display: block; block-size: 6px; border-radius: 3px; background: var(--_grid); print-color-adjust: exact; }
  .bar::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc(var(--_share) * 100%); border-radius: 3px; background: var(--_accent); }
  .bar i { position: absolute; inset-block: -3px; inset-inline-start: calc(var(--_due) * 100%); inline-size: 2px; background: var(--_text); }

  .skeleton { justify-content: start; gap: 10px; padding-block: 4px 0; }
  .skeleton span { height: 12px; }
  .skeleton span:nth-child(1) { width: 60%; height: 24px; }
  .skeleton span:nth-child(2) { width: 84%; } .skeleton span:nth-child(3) { width: 100%; height: 28px; }
  .progress { min-height: 0; }
  .blank { padding: 4px 0 8px; justify-items: start; text-align: var(--_start); place-content: center start; }
  .blank > .icon { display: none; }
  .blank h4 { margin: 0; font-size: 13px; }
  .blank p { font-size: 12px; }
  .blank .button { margin-top: 8px; }
  .banner { margin: 4px -16px 4px; padding: 4px 16px; font-size: 12px; }
  .banner > .icon { display: none; }
  .definition { font-size: 12px; }
  .formula { font-size: 13px; padding: 8px 10px; }

  /* Quiet until the reader comes; always there for fingers. */
  @media (hover: hover) {
    .tools { position: absolute; inset-block-start: 10px; inset-inline-end: 10px; margin: 0; padding-inline: 2px; border-radius: 6px; background: var(--_surface); opacity: 0; transition: opacity var(--_motion); }
    .widget:is(:hover, :focus-within) .tools, .widget:has([aria-pressed='true'], .body .data) .tools { opacity: 1; }
  }
  @media (pointer: coarse) { .tools { margin-block: -10px -14px; margin-inline-end: -14px; } .tool { width: 36px; height: 44px; } }

  /* For fingers a small card has one: the others come with what it opens. */
  @container shakhes-widget (max-width: 299px) {
    @media (hover: none) { .widget:not(:has(.body .data, .definition)) .tool + .tool { display: none; } }
  }
  @container shakhes-widget (max-width: 159px) {
    .widget:not(:has(.body .data, .definition)) .tool ~ * { display: none; }
    .widget { --_body-height: 34px; padding: 10px 12px; }
    /* English titles take two lines here: so does the room before they come. */
    .root[lang='en'] .title:not([id]) { min-block-size: calc(2lh + 2px); }
    .evidence, .course, .goal, .verdict, .blank p, .progress { display: none; }
    .figure .seen { display: contents; }
  .figure b { font-size: 20px; }
    .skeleton span:nth-child(n + 2) { display: none; }
    .banner { margin-inline: -12px; padding-inline: 12px; }
  }
  @container shakhes-widget (min-width: 440px) {
    .widget { --_body-height: 176px; padding: 16px 20px 12px; }
    .title { font-size: var(--_font-size-title); font-weight: 600; color: var(--_text); }
    .summary { position: static; width: auto; height: auto; overflow: visible; clip-path: none; white-space: normal; }
    .body.ready { margin-top: 6px; }
    .figure .seen { display: contents; }
  .figure b { font-size: 34px; }
    .figure.none b { font-size: 22px; }
    .course { min-block-size: 56px; }
    .foot { display: block; }
    .then { display: inline; }
    .banner { margin-inline: -20px; padding-inline: 20px; }
    .definition, .formula { font-size: 13px; }
  }
  /* A small card has no room for a table or a definition: they float over what stands around. */
  @container shakhes-widget (max-width: 439px) {
    .widget:has(.body .data, .definition) {
      position: absolute; inset-block-start: 0; inset-inline-start: 0; translate: var(--_shift, 0) 0; inline-size: max(100%, min(340px, calc(100vw / var(--_zoom, 1) - 16px)));
      block-size: auto; min-block-size: 100%; background: var(--_surface-raised); box-shadow: 0 8px 28px rgb(0 0 0 / .18);
    }
    .widget:has(.body .data, .definition) .tools { background: var(--_surface-raised); }
    .definition dl { grid-template-columns: minmax(72px, auto) minmax(0, 1fr); gap: 5px 12px; }
    .definition dd { margin: 0; }
    .widget:has(.body .data, .definition) .body { margin-block-start: 8px; }
    .scroll { max-height: 320px; }
  }
  /* Large ones grow instead. */
  .root { position: relative; }
  .root:has(.body .data, .definition) { z-index: 1; min-block-size: var(--_held, 160px); }
  @media (forced-colors: active) {
    .bar { border: 1px solid; block-size: 8px; }
    .bar::before, .bar i { background: CanvasText; forced-color-adjust: none; }
  }
  @media print { .widget:has(.body .data, .definition) { position: static; translate: none; box-shadow: none; } .course { display: none; } .widget { padding: 4pt 0; } }
`]
