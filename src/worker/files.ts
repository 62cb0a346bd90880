// The files that lie beside this module in the package. Bundlers copy what these literals name, and the project's own
// build knows them by their exact text.

/** Address of the worker. */
export const engineUrl = (): string => new URL('./engine.worker.js', import.meta.url).href

/** Address of Temporal's polyfill, for engines that lack Temporal. */
export const temporalUrl = (): string => new URL('./temporal.js', import.meta.url).href
