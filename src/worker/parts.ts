import { ShakhesError } from '../model/index.ts'
import type { PartAddresses, PartName } from './files.ts'
import { link, type Lent } from './link.ts'

/**
 * The worker is one file, because bundlers of hosts copy it without following its imports. What few sources need lies
 * beside it in files of its own, and comes by an address that the page, whose bundler knows it, hands over. In the
 * worker's own build, dynamic imports of those modules become calls of `loadPart`.
 */
let known: Partial<PartAddresses> = {}

export function providePartAddresses(addresses: PartAddresses): void {
  known = addresses
}

/**
 * The module of a part, from the first of its addresses that has it.
 *
 * @throws ShakhesError `network` that names the addresses
 */
export async function loadPart(name: PartName, lent?: Lent): Promise<unknown> {
  const failed: string[] = []
  for (const address of known[name] ?? [new URL(`./${name}.js`, import.meta.url).href]) {
    try {
      return lent === undefined ? await import(/* @vite-ignore */ address) as unknown : await link(address, lent)
    } catch (error) {
      failed.push(`${address} (${String(error)})`)
    }
  }
  throw new ShakhesError('network', `a part of shakhes, ${name}.js, could not be loaded from ${failed.join(', ')}: serve it there, beside engine.worker.js, and let the page's script-src allow it`)
}
