// How dark the ink of a region is, whatever its shape: what a picture's cells, which let letters be drawn a little
// otherwise, do not see. Paler words differ by little in each cell, and by the same in all of them.

/** Lines of text and a little around them. Windows overlap by half. */
const WIDE = 48
const HIGH = 24
/** Of what a window's ink adds to what is under it: renderers draw letters this much lighter or bolder. */
const SHARE = 0.08
/** Of 255: less is no difference to an eye. */
const LEAST = 1.1
/** Two that touch: one alone may hold the end of a word that wraps elsewhere. */
const TOUCHING = 2

/** Sums over every rectangle from the corner, a plane a channel. */
export function sumsOf({ width, height, pixels }) {
  const stride = width + 1
  return [0, 1, 2].map((c) => {
    const sums = new Uint32Array(stride * (height + 1))
    for (let y = 0; y < height; y++) {
      let row = 0
      for (let x = 0; x < width; x++) {
        row += pixels[(y * width + x) * 3 + c]
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
      }
    }
    return sums
  })
}

/** The mean of a channel over a rectangle, by those sums. */
export const meanOf = (sums, stride, x, y, wide, high) =>
  (sums[(y + high) * stride + x + wide] - sums[y * stride + x + wide] - sums[(y + high) * stride + x] + sums[y * stride + x]) / (wide * high)

/** How far each channel is from what most of a window is filled with, on average: what is drawn on it. */
function inkOf({ width, pixels }, x0, y0, wide, high) {
  const counts = new Map()
  for (let y = y0; y < y0 + high; y += 2) for (let x = x0; x < x0 + wide; x += 2) {
    const i = (y * width + x) * 3
    const key = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [ground] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  const under = [ground >> 16, ground >> 8 & 255, ground & 255]
  const ink = [0, 0, 0]
  for (let y = y0; y < y0 + high; y++) for (let x = x0; x < x0 + wide; x++) for (let c = 0; c < 3; c++) {
    ink[c] += Math.abs(pixels[(y * width + x) * 3 + c] - under[c])
  }
  return ink.map((sum) => sum / (wide * high))
}

/** The places, in pixels, where what is drawn is lighter, darker or of another colour, however it is shaped, by that part of what is allowed. */
export function toned({ picture: was, sums: before }, { picture: is, sums: after }, width, height, reach, part) {
  const stride = width + 1
  const [wide, high] = [WIDE, HIGH]
  // No nearer to the edge than a window may move.
  const [columns, rows] = [Math.max(0, Math.floor((width - 2 * reach - wide) / (wide / 2)) + 1), Math.max(0, Math.floor((height - 2 * reach - high) / (high / 2)) + 1)]
  const found = new Set()
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) {
    const [x, y] = [reach + column * wide / 2, reach + row * high / 2]
    const here = before.map((sums) => meanOf(sums, stride, x, y, wide, high))
    /** By how much each channel is over what it may differ by; a window may have moved by a pixel or two. */
    const apart = (dx, dy) => after.map((sums, c) => Math.abs(meanOf(sums, stride, x + dx, y + dy, wide, high) - here[c]))
    if (Math.max(...apart(0, 0)) <= LEAST * part) continue
    const allowed = inkOf(was, x, y, wide, high).map((ink) => part * Math.max(LEAST, ink * SHARE))
    let like = false
    for (let dy = -reach; dy <= reach && !like; dy++) {
      for (let dx = -reach; dx <= reach && !like; dx++) like = apart(dx, dy).every((one, c) => one <= allowed[c])
    }
    if (!like) found.add(row * columns + column)
  }
  return [...found].filter((at) => {
    const x = at % columns
    const beside = [[-1, 0], [1, 0], [0, -1], [0, 1]].filter(([dx, dy]) => x + dx >= 0 && x + dx < columns && found.has(at + dx + dy * columns))
    return beside.length + 1 >= TOUCHING
  }).map((at) => ({ left: reach + at % columns * wide / 2, top: reach + Math.floor(at / columns) * high / 2, wide, high }))
}
