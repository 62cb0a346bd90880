import { html, type TemplateResult } from 'lit'
import { fold, foldWithPlaces } from '../model/index.ts'

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
export function marked(text: string, search: string): (string | TemplateResult)[] {
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
