// What a reader would see at once: a text over another, or one that leaves its widget. In shadow roots too.

/** Looks at all text of the widgets of a page. Returns one line for each fault, at most `most` of each kind. */
export function clashes(page, most = 6) {
  return page.evaluate((limit) => {
    const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null)
    const clipsOf = new Map()
    /** What an element lets be seen of what it holds; null where it hides itself. */
    const clip = (element) => {
      if (element === null) return { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }
      if (clipsOf.has(element)) return clipsOf.get(element)
      const style = getComputedStyle(element)
      let seen = clip(parentOf(element))
      if (seen !== null) {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        if (style.visibility !== 'visible' || style.opacity === '0' || style.clipPath !== 'none' || style.display === 'none' || (right - left <= 1 && style.overflow !== 'visible')) seen = null
        else if (!(element instanceof SVGElement)) seen = {
          left: style.overflowX === 'visible' ? seen.left : Math.max(seen.left, left), right: style.overflowX === 'visible' ? seen.right : Math.min(seen.right, right),
          top: style.overflowY === 'visible' ? seen.top : Math.max(seen.top, top), bottom: style.overflowY === 'visible' ? seen.bottom : Math.min(seen.bottom, bottom),
        }
      }
      clipsOf.set(element, seen)
      return seen
    }
    const boxes = []
    const outside = []
    const words = (text) => `“${text.replace(/[\s\u2066-\u2069]+/g, ' ').trim().slice(0, 24)}”`
    const read = (root, widget, frame) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) read(element.shadowRoot, element.localName.startsWith('shakhes-') && !/dashboard|filters|source/.test(element.localName) ? element : widget, null)
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || node.data.replace(/[\s\u200b\u2066-\u2069]/g, '') === '') continue
          const seen = clip(element)
          if (seen === null || ['STYLE', 'SCRIPT', 'TITLE', 'NOSCRIPT', 'OPTION', 'title'].includes(element.nodeName)) continue
          const range = document.createRange()
          range.selectNodeContents(node)
          const half = Number.parseFloat(getComputedStyle(element).fontSize) * 0.34
          for (const rect of range.getClientRects()) {
            // A line is as high as its small letters: what stands above and below them may come near another line.
            const middle = (rect.top + rect.bottom) / 2
            const box = { left: Math.max(rect.left, seen.left) + 1, right: Math.min(rect.right, seen.right) - 1, top: Math.max(middle - half, seen.top), bottom: Math.min(middle + half, seen.bottom), node, element }
            if (box.right <= box.left || box.bottom <= box.top) continue
            boxes.push(box)
            if (widget === null) continue
            const frame = widget.getBoundingClientRect()
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1) outside.push(`${widget.localName}: ${element.localName}.${element.getAttribute('class') ?? ''} ${words(node.data)} leaves it`)
          }
        }
      }
    }
    read(document, null, null)
    boxes.sort((a, b) => a.top - b.top)
    const over = []
    for (let i = 0; i < boxes.length && over.length < limit; i++) {
      for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom - 1; j++) {
        const [a, b] = [boxes[i], boxes[j]]
        if (a.node === b.node || a.right <= b.left || b.right <= a.left) continue
        const of = (box) => `${box.node.getRootNode().host?.localName ?? 'page'} ${box.element.localName}.${box.element.getAttribute('class') ?? ''} ${words(box.node.data)}`
        over.push(`${of(a)} over ${of(b)}`)
      }
    }
    return [...over.slice(0, limit), ...[...new Set(outside)].slice(0, limit)]
  }, most)
}
