// Temporal with every calendar, for engines that have none: a file of its own beside the worker, so that others do not
// pay for it.
export { Temporal } from 'temporal-polyfill/full/implementation'
