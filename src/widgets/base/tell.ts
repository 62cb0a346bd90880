/**
 * Tells the page of something: an event `shakhes-…` that crosses shadow roots.
 * @returns false where it could be prevented, and was
 */
export const tell = (from: EventTarget, what: string, detail: object, cancelable = false): boolean =>
  from.dispatchEvent(new CustomEvent(`shakhes-${what}`, { detail, bubbles: true, composed: true, cancelable }))
