import { html, type TemplateResult } from 'lit'

/** A piece of a text: plain, or an address that may be followed. */
export interface Piece { readonly text: string; readonly href?: string }

const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"'«»“”]+/gi
/** What ends a sentence rather than an address. */
const TRAILING = '.,;:!?)]}،؛؟…'

/** A text cut at the addresses in it. Only http, https and mailto are links; everything else stays text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    let { length } = match[0]
    // From the end: a pattern would look again from every sign of a long run of them.
    while (TRAILING.includes(match[0][length - 1]!)) length--
    const address = match[0].slice(0, length)
    const href = safeAddress(address)
    if (href === null) continue
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    found.push({ text: address, href })
    from = match.index + address.length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}

function safeAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'http:' || protocol === 'https:' || protocol === 'mailto:' ? href : null
  } catch {
    return null
  }
}

/** A note's text: links can be followed, what was searched for is marked, and everything else is text. */
export function noteText(text: string, mark: (text: string) => unknown): TemplateResult {
  return html`${pieces(text).map((piece) => (piece.href === undefined ? mark(piece.text)
    : html`<a href=${piece.href} rel="noopener nofollow" target="_blank" dir="ltr">${mark(piece.text)}</a>`))}`
}
