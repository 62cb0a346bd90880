import { html, type TemplateResult } from 'lit'

/** Path data on a 16 px square, drawn with a 1.5 px line in the colour of the text beside it. */
const shapes = {
  info: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM8 7.5v3.6M8 4.9v.1',
  table: 'M3.75 3h8.5a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1 -1.5 1.5h-8.5a1.5 1.5 0 0 1 -1.5 -1.5v-7a1.5 1.5 0 0 1 1.5 -1.5zM2.25 6.4h11.5M2.25 9.7h11.5M6.5 6.4v6.6',
  chart: 'M2.5 13.25h11M4.5 10.5v-3M8 10.5v-7M11.5 10.5v-4.5',
  save: 'M8 2.8v7M4.9 7L8 10.1 11.1 7M2.8 13.2h10.4',
  search: 'M11.25 7a4.25 4.25 0 1 1-8.5 0a4.25 4.25 0 1 1 8.5 0zM10.3 10.3l3.2 3.2',
  clock: 'M14 8a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM8 4.7v3.4l2.2 1.4',
  warning: 'M8 2.6L14.2 13.2H1.8zM8 6.7v2.9M8 11.4v.1',
  up: 'M8 12.5v-9M4.2 7.2L8 3.4l3.8 3.8',
  down: 'M8 3.5v9M4.2 8.8L8 12.6l3.8-3.8',
  same: 'M3.5 6.2h9M3.5 9.8h9',
  expand: 'M4.5 6.5L8 10l3.5-3.5',
} as const

export type IconName = keyof typeof shapes
export interface IconOptions { readonly size?: number; readonly flip?: boolean }

/** An icon; decoration only, so the words beside it or the button's label speak. `flip`: it points along the text. */
export const icon = (name: IconName, options?: IconOptions): TemplateResult => drawIcon(shapes[name], options)

/** The same for a shape of one widget alone. */
export function drawIcon(shape: string, { size = 16, flip = false }: IconOptions = {}): TemplateResult {
  return html`<svg class=${flip ? 'icon flip' : 'icon'} viewBox="0 0 16 16" width=${size} height=${size} aria-hidden="true" fill="none"
    stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d=${shape} /></svg>`
}
