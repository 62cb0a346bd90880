import type { Plugin } from 'vite'
/** Minifies css and html literals, and leaves out the schema's docs. */
export function lean(): Plugin
