import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'

/** Drawn on a 16 px square with a 1.5 px line, in the colour of the text beside it. */
const shapes = {
  info: svg`<circle cx="8" cy="8" r="6"/><path d="M8 7.5v3.6M8 4.9v.1"/>`,
  table: svg`<rect x="2.25" y="3" width="11.5" height="10" rx="1.5"/><path d="M2.25 6.4h11.5M2.25 9.7h11.5M6.5 6.4v6.6"/>`,
  chart: svg`<path d="M2.5 13.25h11M4.5 10.5v-3M8 10.5v-7M11.5 10.5v-4.5"/>`,
  close: svg`<path d="M4.5 4.5l7 7M11.5 4.5l-7 7"/>`,
  search: svg`<circle cx="7" cy="7" r="4.25"/><path d="M10.3 10.3l3.2 3.2"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.7v3.4l2.2 1.4"/>`,
  warning: svg`<path d="M8 2.6L14.2 13.2H1.8zM8 6.7v2.9M8 11.4v.1"/>`,
  undo: svg`<path d="M6 3.5l-3 3 3 3M3.3 6.5h6.2a3.3 3.3 0 0 1 0 6.6H7.2"/>`,
  up: svg`<path d="M8 12.5v-9M4.2 7.2L8 3.4l3.8 3.8"/>`,
  down: svg`<path d="M8 3.5v9M4.2 8.8L8 12.6l3.8-3.8"/>`,
  same: svg`<path d="M3.5 6.2h9M3.5 9.8h9"/>`,
  expand: svg`<path d="M4.5 6.5L8 10l3.5-3.5"/>`,
  pin: svg`<path d="M6 2.5h4l-.5 4 2.1 2.3H4.4l2.1-2.3zM8 8.8v4.7"/>`,
  flag: svg`<path d="M4 14V2.8h8l-2 2.8 2 2.8H4"/>`,
  lock: svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1.5"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`,
  call: svg`<path d="M3 3.5l2.3-.9 1.5 3-1.4 1.2a7.2 7.2 0 0 0 3.8 3.8l1.2-1.4 3 1.5-.9 2.3C7.4 13.6 2.4 8.6 3 3.5z"/>`,
  email: svg`<rect x="2" y="3.5" width="12" height="9" rx="1.5"/><path d="M2.6 4.6L8 8.8l5.4-4.2"/>`,
  meeting: svg`<circle cx="5.5" cy="5.5" r="2.2"/><circle cx="11.2" cy="6.3" r="1.7"/><path d="M1.8 13c.3-2.5 1.7-3.8 3.7-3.8S8.9 10.5 9.2 13M11 9.8c1.8 0 2.9 1 3.2 2.9"/>`,
  message: svg`<path d="M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H7l-3.2 2.5V11h-.3A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3z"/>`,
  note: svg`<path d="M4 2.5h8v7.8l-3.2 3.2H4zM8.8 13.5v-3.2H12M6 5.5h4M6 8h2.5"/>`,
  task: svg`<rect x="2.75" y="2.75" width="10.5" height="10.5" rx="1.5"/><path d="M5.3 8.2l2 2 3.4-4.2"/>`,
  cheerful: svg`<circle cx="8" cy="8" r="6"/><path d="M4.8 8.8a3.3 3.3 0 0 0 6.4 0zM5.9 6v.3M10.1 6v.3"/>`,
  good_tempered: svg`<circle cx="8" cy="8" r="6"/><path d="M5.3 9.6c1.5 1.6 3.9 1.6 5.4 0M5.9 6.2v.3M10.1 6.2v.3"/>`,
  neutral: svg`<circle cx="8" cy="8" r="6"/><path d="M5.6 10.1h4.8M5.9 6.2v.3M10.1 6.2v.3"/>`,
  sad: svg`<circle cx="8" cy="8" r="6"/><path d="M5.4 10.9c1.4-1.6 3.8-1.6 5.2 0M5.9 6.6v.3M10.1 6.6v.3"/>`,
  hot_tempered: svg`<circle cx="8" cy="8" r="6"/><path d="M5.6 10.6h4.8M4.7 5.2l2 1.1M11.3 5.2l-2 1.1M6 7.4v.2M10 7.4v.2"/>`,
} as const satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof shapes

/** An icon; decoration only, so the words beside it or the button's label speak. `flip`: it points along the text. */
export function icon(name: IconName, options: { readonly size?: number; readonly flip?: boolean } = {}): TemplateResult {
  const { size = 16, flip = false } = options
  return html`<svg class=${flip ? 'icon flip' : 'icon'} viewBox="0 0 16 16" width=${size} height=${size} aria-hidden="true" fill="none"
    stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`
}
