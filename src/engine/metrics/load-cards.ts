import type { Cards } from './cards/index.ts'

/** Fetches the cards' metrics, which the engine's own file does not carry: most pages show a few of them, many none. */
export async function loadCards(): Promise<Cards> {
  return (await import('./cards/index.ts')).cards
}
