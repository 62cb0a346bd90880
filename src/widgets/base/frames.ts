/** In ms: a page that nobody sees has no frames. */
const PATIENCE = 100

/** The next frame. */
export const nextFrame = (): Promise<unknown> => new Promise((resolve) => {
  requestAnimationFrame(resolve)
  setTimeout(resolve, PATIENCE)
})

let last: Promise<unknown> = Promise.resolve()
/** A frame for each who asks, in turn: the answers of a dashboard come together; drawn together, they would hold the page for as long as all of them take. */
export const ownFrame = (): Promise<unknown> => last = last.then(nextFrame)
