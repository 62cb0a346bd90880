import { css } from 'lit'

/** How notes look beyond their first picture. */
export const styles = css`
  .list { overflow-anchor: none; }
  /* As high as it stands in the list, with the room above its day. */
  .list > article { display: flow-root; }
  .space { height: var(--_height); }
  .more { margin: 0; padding: 10px 0; font-size: 12px; color: var(--_text-muted); text-align: center; }
  .cut { column-span: all; margin: 6px 0 0; font-size: 12px; color: var(--_text-muted); }
  mark { background: color-mix(in srgb, var(--_series-2) 40%, transparent); color: inherit; border-radius: 2px; padding: 0 1px; }
  .line > bdi, .line > .about { min-width: 0; }
  .move, .campaign { padding-inline-start: 38px; position: relative; flex-wrap: wrap; row-gap: 0; }
  .move > .icon, .campaign > .icon { position: absolute; inset-inline-start: 7px; }
  .campaign { color: var(--_text); }
  .campaign > .icon { color: var(--_warning); }

  .choices { display: grid; gap: 8px; margin-top: 8px; padding: 10px 12px; border-radius: 8px; background: var(--_surface-sunken); }
  .choice { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
  .choice > span { flex: 0 0 72px; font-size: 12px; color: var(--_text-muted); }
  .choice .toggle { background-color: var(--_surface); min-height: 28px; height: auto; font-size: 12px; }
  .choice .toggle[aria-pressed='true'] { background: var(--_selection); }

  .course { margin: 10px 0 0; }
  .course figcaption { font-size: 12px; font-weight: 500; margin-bottom: 4px; }
  .course svg { display: block; max-width: 100%; overflow: visible; }
  .course rect { fill: var(--_neutral); stroke: none; }
  .course rect.few { fill: var(--_surface); stroke: var(--_neutral); }
  .course rect.partial { fill: color-mix(in srgb, var(--_neutral) 30%, transparent); stroke: var(--_neutral); stroke-dasharray: 3 2; }
  .course line { stroke: var(--_axis); }
  .course text { font-size: 12px; fill: var(--_text-muted); }

  .handover { margin-top: 10px; padding: 10px 14px; border-radius: 8px; background: var(--_surface-sunken); font-size: 13px; max-height: 15rem; overflow-y: auto; flex: none; }
  .offer { margin: 8px 0 0; font-size: 12px; }
  .handover-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; align-items: baseline; }
  .handover h4 { margin: 0; font-size: 13px; font-weight: 600; min-width: 0; }
  .handover dl { display: grid; grid-template-columns: minmax(88px, auto) minmax(0, 1fr); gap: 3px 14px; margin: 4px 0 0; }
  .handover dt { color: var(--_text-muted); font-size: 12px; }
  .handover dd { margin: 0; }
  .handover b { font-weight: 500; }
  @container shakhes-widget (max-width: 480px) { .handover dl { grid-template-columns: minmax(0, 1fr); gap: 0; } .handover dd { margin-bottom: 4px; } .choice > span { flex-basis: 100%; } }
  @media (pointer: coarse) { .choice .toggle { min-height: var(--_target-size); } }
  @media (forced-colors: active) {
    .course svg { forced-color-adjust: none; }
    .course rect { fill: CanvasText; stroke: CanvasText; }
    .course rect:is(.few, .partial) { fill: Canvas; }
    .course text { fill: CanvasText; }
    .choices, .handover { border: 1px solid; }
    mark { background: Mark; color: MarkText; }
  }
  @media print { .choices, .handover-head .link { display: none; } .handover { max-height: none; overflow: visible; } }
`
