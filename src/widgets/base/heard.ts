import { html, type TemplateResult } from 'lit'
import type { Messages } from '../../i18n/index.ts'

/**
 * A text of the kit as it is seen and as it is heard: who listens to `25.6 k` is told "25.6 thousand", once, and who
 * copies it takes what is seen along. What is said as it is written, and what is no text, stays as it is.
 */
export function heard<T>(shown: T, { units }: Messages): T | TemplateResult {
  const said = typeof shown === 'string' ? units.said(shown) : shown
  return said === shown ? shown : html`<span aria-hidden="true">${shown}</span><span class="sr">${said}</span>`
}

/** What is seen of a sentence, on one line. */
export const seenText = (sentence: Element | null): string => (sentence?.querySelector(':scope > [aria-hidden]') ?? sentence)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
