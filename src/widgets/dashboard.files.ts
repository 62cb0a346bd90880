import type { MetricName } from '../model/index.ts'
import type { DefinitionEntry, ExportDetail, ShakhesWidget } from './base/index.ts'
import type * as savesModule from './base/saves.ts'

type Widget = ShakhesWidget<MetricName>

/** What is saved of a dashboard. */
export interface Whole {
  readonly title: string
  /** Filters and as-of. */
  readonly about: readonly DefinitionEntry[]
  readonly root: HTMLElement
  readonly widgets: readonly Widget[]
}

/** The widgets of a dashboard as they stand in the page; those of a dashboard inside it are that one's. */
export function widgetsIn(dashboard: HTMLElement): readonly Widget[] {
  return [...dashboard.querySelectorAll('*')].filter((element): element is Widget => 'csv' in element && element.closest(dashboard.localName) === dashboard)
}

/**
 * All widgets as one file: a picture of the whole as it stands, which is what goes into a slide or a message; or every
 * table, one beneath the other, each with its title and what it rests on, which every spreadsheet opens as one sheet.
 */
export async function fileOfAll(format: savesModule.SaveFormat, { title, about, root, widgets }: Whole, { csvOf, fileName, pictureOf, whole, svgOf, pngOf }: typeof savesModule): Promise<ExportDetail> {
  const name = fileName(title, format)
  if (format === 'csv') {
    const tables = (await Promise.all(widgets.map((widget) => widget.csv()))).filter((text) => text !== null)
    const head = csvOf({ caption: title, columns: [], rows: [] }, about)
    // One byte-order mark, and an empty line between what belongs to different widgets.
    return { name, type: 'text/csv', text: `\ufeff${[head, ...tables].map((text) => text.replace('\ufeff', '').trim()).join('\r\n\r\n')}\r\n` }
  }
  root.classList.add('pictured')
  try {
    const picture = await whole(widgets, () => pictureOf(root, { title, about }))
    return format === 'svg' ? { name, type: 'image/svg+xml', text: svgOf(picture) } : { name, type: 'image/png', blob: await pngOf(picture) }
  } finally {
    root.classList.remove('pictured')
  }
}
