import { css } from 'lit'

/** The frame of a widget: title, sentence, tools, body, foot, and what stands there while there is no chart. */
export const shellStyles = css`
  :host { height: auto; }
  .root { container: shakhes-widget / inline-size; height: 100%; }
  .widget {
    display: flex; flex-direction: column; min-width: 0; min-height: 100%; height: 100%; position: relative; padding: 16px 20px 12px;
    background: var(--_surface); border: var(--_border-width) solid var(--_border); border-radius: var(--_radius);
  }
  /* The tools go under a title whose words have no room beside them. */
  .head { display: flex; flex-wrap: wrap; column-gap: 12px; align-items: start; }
  .title { flex: 1 0 7em; max-width: 100%; font-size: var(--_font-size-title); font-weight: 600; line-height: 1.4; }
  .tools { display: flex; min-height: 32px; margin-block-start: -4px; margin-inline: auto -8px; }
  .summary { flex: 0 0 100%; min-width: 0; margin: 2px 0 0; color: var(--_text-muted); font-size: 13px; text-wrap: pretty; }
  .summary:empty::before { content: '\\200b'; }
  .summary strong { color: var(--_text); }
  .body { flex: 1 1 auto; display: flex; flex-direction: column; min-width: 0; min-height: 0; margin-top: 8px; }
  .body.waiting { min-height: 240px; }
  /* What stands in for a chart is as high as the chart will be: nothing below it moves when the answer comes. */
  .body.loading { min-height: var(--_body-height, 240px); }
  .foot { margin-top: auto; padding-top: 10px; font-size: 12px; color: var(--_text-muted); }
  .quality { display: flex; flex-wrap: wrap; gap: 2px 16px; }
  .quality li { min-width: 0; }

  .banner {
    display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; margin: 12px -20px 0; padding: 6px 20px; font-size: 13px; line-height: 1.5;
    background: color-mix(in srgb, var(--_series-2) 14%, transparent);
  }
  .banner .icon { color: var(--_warning); }
  .banner .link { margin-inline-start: auto; }

  .blank { flex: 1; display: grid; place-content: center; justify-items: center; text-align: center; gap: 4px; padding: 24px 16px; }
  .blank > .icon { color: var(--_text-muted); }
  .blank h4 { margin: 8px 0 0; font-size: 14px; font-weight: 600; }
  .blank p { margin: 0; font-size: 13px; color: var(--_text-muted); max-width: 44ch; text-wrap: balance; }
  .blank .button { margin-top: 12px; }

  .skeleton { flex: 1; display: flex; flex-direction: column; justify-content: space-evenly; gap: 16px; padding-block: 8px; }
  .skeleton span { display: block; border-radius: 4px; background: var(--_grid); height: 20px; }
  .skeleton span:nth-child(1) { width: 88%; } .skeleton span:nth-child(2) { width: 70%; }
  .skeleton span:nth-child(3) { width: 54%; } .skeleton span:nth-child(4) { width: 42%; }
  .progress { margin: 0; font-size: 12px; color: var(--_text-muted); min-height: calc(1.7em + 9px); }
  progress { display: block; appearance: none; width: 100%; height: 3px; border: 0; border-radius: 2px; margin-bottom: 6px; overflow: hidden; background: var(--_grid); }
  progress::-webkit-progress-bar { background: var(--_grid); }
  progress::-webkit-progress-value { background: var(--_accent); }
  progress::-moz-progress-bar { background: var(--_accent); }

  .rejected { margin-top: 4px; }
  .rejected summary { cursor: pointer; width: fit-content; text-decoration: underline dashed; text-underline-offset: 3px; }

  .stale svg :is(path, circle, rect) { opacity: 0.6; }

  @container shakhes-widget (max-width: 480px) {
    .widget { padding: 14px 16px 12px; }
    .banner { margin-inline: -16px; padding-inline: 16px; }
  }
  @media (pointer: coarse) { .tools { margin-block-start: -10px; margin-inline-end: -12px; } }
  @media (forced-colors: active) { .banner, .skeleton span { border: 1px solid; } }
  @media print {
    .tools, .widget > .meta, .banner .link, .blank .button { display: none; }
    .widget { break-inside: avoid; border: 0; border-top: 0.5pt solid #888; border-radius: 0; padding: 8pt 0; }
    :host([slot='cards']) .widget { border: 0; }
    .widget > .ready { opacity: 1 !important; }
  }
`
