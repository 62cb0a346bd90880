const REACHED = 'button, input, select, summary, a[href], [tabindex="0"]'

/**
 * The keys of a feed, as ARIA has them: Page Up and Page Down from article to article, where the list has none of its own
 * for that, and Control with Home and End out of it, since each article may have stops of its own.
 */
export function feedKey(event: KeyboardEvent): void {
  const { key, target, defaultPrevented, ctrlKey, altKey, metaKey, shiftKey } = event
  const feed = target instanceof Element ? target.closest<HTMLElement>('[data-keys="feed"]') : null
  if (!feed || defaultPrevented || altKey || metaKey || shiftKey) return
  const to = ctrlKey ? { Home: beside(feed, -1), End: beside(feed, 1) }[key] : { PageUp: articleFrom(feed, target as Element, -1), PageDown: articleFrom(feed, target as Element, 1) }[key]
  if (!to) return
  event.preventDefault()
  to.focus()
}

/** The article before or after the one that has the focus; of a feed that has it itself, the first that is seen. */
function articleFrom(feed: HTMLElement, target: Element, step: number): HTMLElement | undefined {
  const articles = [...feed.querySelectorAll('article')]
  const at = articles.findIndex((article) => article.contains(target))
  const { top } = feed.getBoundingClientRect()
  return at < 0 ? articles.find((article) => article.getBoundingClientRect().bottom > top) : articles[at + step]
}

/** What Tab would come to before or behind it in its widget; behind it at least the foot, from where Tab goes on. */
function beside(feed: HTMLElement, side: number): HTMLElement | undefined {
  const all = [...feed.closest('.root')!.querySelectorAll<HTMLElement>(REACHED)].filter((one) => !feed.contains(one) && one.tabIndex === 0 && one.getClientRects().length > 0)
  const follows = (one: HTMLElement): boolean => (feed.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  if (side < 0) return all.findLast((one) => !follows(one))
  const foot = feed.closest('.root')!.querySelector<HTMLElement>('.foot')
  if (foot) foot.tabIndex = -1
  return all.find(follows) ?? foot ?? undefined
}
