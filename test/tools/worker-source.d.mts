import type { Plugin } from 'vite'
/** Emits the worker's files into `folder` of the output; `cdn` splits by address what no bundler will. */
export function viteWorker(folder: string, root: string, options?: { cdn?: boolean }): Plugin[]
export function wtrWorker(root: string): object
export function bundled(root: string, name: 'engine.worker' | 'temporal'): Promise<string>
