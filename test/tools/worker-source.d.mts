import type { Plugin } from 'vite'
/** Emits the worker's files into `folder` of the output; `inline: false` leaves the text out of the page's bundle. */
export function viteWorker(folder: string, root: string, options?: { inline?: boolean }): Plugin
export function wtrWorker(root: string): object
export function bundled(root: string, name: 'engine.worker' | 'temporal'): Promise<string>
