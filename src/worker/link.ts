/** What a file lends to the parts that it loads, put together by the build: none carries twice what both need. */
export interface Lent {
  /** Of which release it is, and what is in it. */
  readonly of: string
  readonly all: () => readonly unknown[]
}
interface Part {
  readonly of: string
  readonly link: (all: readonly unknown[]) => unknown
}

const linked = new Map<string, unknown>()

/** The exports of the part at an address. Rejects when there is none, or one of another release. */
export async function link(address: string, lent: Lent): Promise<unknown> {
  const part = await import(/* @vite-ignore */ address) as Part
  if (part.of !== lent.of) throw new Error('it is of another release')
  // Once: what a module keeps is kept once.
  if (!linked.has(address)) linked.set(address, part.link(lent.all()))
  return linked.get(address)
}
