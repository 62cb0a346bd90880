import { DataSource } from '../../src/index.ts'
import { currencyOf, type Language } from '../data/company.ts'
import { endpoints, LARGEST_JSON, SEED } from '../data/settings.ts'
import { ROOT } from './chrome.ts'

/** The demonstration's clock stands at the full hour, so that a reload asks for the same company. */
const now = Math.floor(Date.now() / 3_600_000) * 3_600_000

/**
 * The demonstration's company as a source: paged JSON over `fetch` (answered by a mock of a CRM) up to twenty thousand
 * opportunities, and a module inside the worker above that.
 */
export async function companySource(language: Language, opportunities: number): Promise<DataSource> {
  const common = { currency: currencyOf(language), frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } } as const
  if (opportunities <= LARGEST_JSON) {
    await startMock()
    return new DataSource({ ...common, from: { adapter: 'json', tables: endpoints(ROOT.href, language, opportunities, now) } })
  }
  const options = { opportunities, language, seed: SEED, now }
  // The build gives this module a file of its own with a fixed name; the development server serves the source.
  const module = import.meta.env.DEV ? 'data/adapter.ts' : 'assets/demo-adapter.js'
  return new DataSource({ ...common, from: { adapter: 'module', url: new URL(module, ROOT).href, options } })
}

let mock: Promise<unknown> | undefined
/** The CRM that answers `fetch`, once a page. */
export function startMock(): Promise<unknown> {
  mock ??= Promise.all([import('msw/browser'), import('../mocks/handlers.ts')]).then(([{ setupWorker }, { handlers }]) =>
    setupWorker(...handlers).start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: new URL('mockServiceWorker.js', ROOT).href } }))
  return mock
}
