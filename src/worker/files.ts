// The files that lie beside this module in the package. Bundlers copy what these literals name, and the project's own
// build knows them by their exact text.

/** Address of the worker. */
export const engineUrl = (): string => new URL('./engine.worker.js', import.meta.url).href

/** Addresses of what the worker loads only when it is needed. */
export const partUrls = () => ({
  temporal: new URL('./temporal.js', import.meta.url).href,
  answers: new URL('./answers.js', import.meta.url).href,
  live: new URL('./live.js', import.meta.url).href,
  columns: new URL('./columns.js', import.meta.url).href,
  fetching: new URL('./fetching.js', import.meta.url).href,
  module: new URL('./module.js', import.meta.url).href,
  csv: new URL('./csv.js', import.meta.url).href,
  json: new URL('./json.js', import.meta.url).href,
  ndjson: new URL('./ndjson.js', import.meta.url).href,
  arrow: new URL('./arrow.js', import.meta.url).href,
  cards: new URL('./cards.js', import.meta.url).href,
} as const)
export type PartName = keyof ReturnType<typeof partUrls>
/** Where each part may be, absolute, in the order to try. */
export type PartAddresses = Readonly<Record<PartName, readonly string[]>>
