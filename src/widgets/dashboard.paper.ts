/** Marks what is no part of what is printed. */
const OFF = 'data-shakhes-off-paper'

/** A dashboard alone on sheets of its own, numbered by browsers that can. */
const SHEET = `
  @media print { [${OFF}] { display: none !important; } }
  @page { margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #566271; } }
`

/** Prints an element without the page around it. What was changed for that is as before when the reader is done. */
export function printAlone(element: HTMLElement): void {
  const off: Element[] = []
  for (let node: Element | null = element; node && node !== document.body; node = around(node)) {
    const parent: ParentNode | null = node.parentNode
    for (const beside of parent?.children ?? []) if (beside !== node && !beside.hasAttribute(OFF)) off.push(beside)
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(SHEET)
  for (const one of off) one.setAttribute(OFF, '')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  try {
    // Returns when the reader has printed, or not.
    window.print()
  } finally {
    for (const one of off) one.removeAttribute(OFF)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}

function around(node: Node): Element | null {
  return node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
}
