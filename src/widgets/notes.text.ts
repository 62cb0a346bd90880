import { html, type TemplateResult } from 'lit'
import { fold, foldWithPlaces } from '../model/index.ts'

/** A piece of a text: plain, or an address that may be followed. */
export interface Piece { readonly text: string; readonly href?: string }

const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"'«»“”]+/gi
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}،؛؟…]+$/

/** A text cut at the addresses in it. Only http, https and mailto are links; everything else stays text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
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

/** Where a search is found in a text, as half-open ranges of its characters; matching ignores what `fold` ignores. */
export function matches(text: string, search: string): (readonly [from: number, to: number])[] {
  const sought = fold(search.trim())
  if (sought === '') return []
  const { folded, places } = foldWithPlaces(text)
  const found: [number, number][] = []
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
    found.push([places[at]!, places[at + sought.length]!])
  }
  return found
}

/** A text with what was searched for marked. */
function marked(text: string, search: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = []
  let from = 0
  for (const [start, end] of matches(text, search)) {
    if (start > from) parts.push(text.slice(from, start))
    parts.push(html`<mark>${text.slice(start, end)}</mark>`)
    from = end
  }
  parts.push(text.slice(from))
  return parts
}

/** A note's text: links can be followed, what was searched for is marked, and everything else is text. */
export function noteText(text: string, search: string): TemplateResult {
  return html`${pieces(text).map((piece) => (piece.href === undefined ? marked(piece.text, search)
    : html`<a href=${piece.href} rel="noopener nofollow" target="_blank" dir="ltr">${marked(piece.text, search)}</a>`))}`
}
