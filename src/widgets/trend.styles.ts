import { css } from 'lit'
import { segmentsStyles } from './segments.ts'

export const trendStyles = [segmentsStyles, css`
  /* The chart with its keys and the foot, and what may stand beneath it: the card of a goal, and those of interventions. */
  .widget {
    --_chart: 288px; --_around: 56px + 1.71lh; --_goal: 0px; --_card: 42px + 4.57lh + max(0px, 298px - 40cqi); --_cards: 0px;
    --_notes: var(--_goal) + var(--_cards); --_body-height: calc(var(--_chart) + var(--_around) + var(--_notes));
  }
  :host([goal]) .widget { --_goal: 50px + 1.86lh; }
  .widget:has(.card) { --_cards: var(--_card); }
  .skeleton .card { height: 72px; }
  @container shakhes-widget (max-width: 660px) { .widget { --_around: 372px - 40cqi; } }
  @container shakhes-widget (max-width: 520px) {
    .widget { --_chart: 232px; --_around: max(124px + 1.9lh, 423px - 60cqi); --_card: 317px + 4.57lh - 41cqi; }
  }
  .switches { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 12px; min-height: 30px; font-size: 13px; }
  .key { display: inline-block; flex: none; width: 14px; height: 10px; }
  .key.raw { background: color-mix(in srgb, var(--_neutral) 20%, transparent); border-top: 2px solid var(--_neutral); }
  .key.average { height: 0; border-top: 2.5px solid var(--_accent); border-radius: 1px; }

  .chart { position: relative; direction: ltr; margin: 12px 0 0; }
  .chart svg { display: block; overflow: visible; print-color-adjust: exact; }
  .chart svg text { font-size: 12px; fill: var(--_text-muted); font-variant-numeric: tabular-nums; }
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
  .awaited { min-height: calc(var(--_chart) + var(--_notes)); }

  @container shakhes-widget (max-width: 620px) { .keys { margin-inline-start: 0; flex-basis: 100%; } }
`]
