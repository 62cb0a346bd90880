import { css } from 'lit'
import { segmentsStyles } from './segments.ts'

export const trendStyles = [segmentsStyles, css`
  .widget { --_body-height: 400px; }
  /* With the cards beneath it: of the goal, and of what coincided with it. */
  :host([goal]) .widget { --_body-height: calc(308px + 14.45lh); --_awaited: calc(252.4px + 12.71lh); }
  @container shakhes-widget (max-width: 700px) { :host([goal]) .widget { --_body-height: 695px; } }
  @container shakhes-widget (max-width: 520px) {
    .widget { --_body-height: 520px; }
    :host([goal]) .widget { --_body-height: calc(1330px - 135cqi); --_awaited: max(520px, 754px + 8.54lh - 100cqi); }
  }
  .switches { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 12px; min-height: 30px; font-size: 13px; }
  .key { display: inline-block; flex: none; width: 14px; height: 10px; }
  .key.raw { background: color-mix(in srgb, var(--_neutral) 20%, transparent); border-top: 2px solid var(--_neutral); }
  .key.average { height: 0; border-top: 2.5px solid var(--_accent); border-radius: 1px; }

  .chart { position: relative; direction: ltr; margin: 12px 0 0; }
  .chart svg { display: block; overflow: visible; print-color-adjust: exact; }
  .chart svg text { font-size: 12px; fill: var(--_text-muted); font-variant-numeric: tabular-nums; }
  .chart svg .strong { fill: var(--_text); }
  .chart svg .haloed { paint-order: stroke; stroke: var(--_surface); stroke-width: 3px; stroke-linejoin: round; }
  .chart svg .end-label { fill: var(--_accent); font-weight: 600; }
  line.grid { stroke: var(--_grid); }
  line.axis { stroke: var(--_axis); }
  .raw { fill: color-mix(in srgb, var(--_neutral) 20%, transparent); }
  .cap { fill: var(--_neutral); }
  .hollow { fill: none; stroke: var(--_neutral); stroke-width: 1.5; stroke-dasharray: 3 2; }
  .average, .halo { fill: none; stroke: var(--_accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
  .halo { stroke: var(--_surface); stroke-width: 6; }
  .end { fill: var(--_accent); stroke: var(--_surface); stroke-width: 2; }

  /* Until what stands beneath the chart is there too. */
  .awaited { min-height: var(--_awaited, var(--_body-height)); }

  @container shakhes-widget (max-width: 620px) { .keys { margin-inline-start: 0; flex-basis: 100%; } }
  @media (forced-colors: active) {
    .chart svg { forced-color-adjust: none; }
    .chart svg text, .chart svg .strong, .chart svg .end-label { fill: CanvasText; }
    .chart svg .haloed { stroke: Canvas; }
    .raw { fill: #8884; }
    .cap { fill: CanvasText; }
    .hollow { stroke: CanvasText; }
    .key { forced-color-adjust: none; }
  }
`]
