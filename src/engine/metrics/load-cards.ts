import type { Cards } from './cards/index.ts'
import type { Extras } from './extras.ts'

/** Fetches the cards' metrics, which the engine's own file does not carry: most pages show a few of them, many none. */
export async function loadCards(): Promise<{ readonly cards: Cards; readonly extras: Extras }> {
  const { cards, extras } = await import('./cards/index.ts')
  return { cards, extras }
}
