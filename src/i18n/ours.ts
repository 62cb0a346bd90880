/** An element of the kit. */
export type Ours = HTMLElement & { requestUpdate(): void }

/** The elements of the kit that stand in a page, in open shadow roots too. */
export function* ours(root: ParentNode | undefined = globalThis.document): Generator<Ours> {
  for (const element of root?.querySelectorAll('*') ?? []) {
    if (element.localName.startsWith('shakhes-') && 'requestUpdate' in element) yield element as Ours
    if (element.shadowRoot) yield* ours(element.shadowRoot)
  }
}
