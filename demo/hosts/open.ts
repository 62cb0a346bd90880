import { render, type TemplateResult } from 'lit'
import '../../src/define.ts'
import { languageOf, settingsOf, type Settings } from '../shared/settings.ts'

/** Opens a page of another product: its language, direction and scheme are said by the address, the rest is its own. */
export async function openHost(draw: (settings: Settings) => TemplateResult, titleOf: (settings: Settings) => string): Promise<void> {
  const settings = settingsOf(location.href)
  const root = document.documentElement
  Object.assign(root, languageOf(location.href))
  root.dataset.theme = settings.theme
  document.title = titleOf(settings)
  await document.fonts.load(settings.lang === 'fa' ? '16px Vazirmatn' : '16px "Inter Variable"', settings.lang === 'fa' ? 'شاخص' : 'shakhes')
  render(draw(settings), document.querySelector<HTMLElement>('#app')!)
}
