// Whether two pictures show the same, for people: not whether their pixels are equal, which no two builds of a browser
// give. Both are looked at in cells of 4 × 4 pixels, and a cell may have moved by two; then in windows that hold a word or
// two, whose ink must weigh the same.
import { meanOf, sumsOf, toned } from './tones.mjs'

const CELL = 4
const REACH = 2
/** Of 255, by the channel that differs most. Edges of letters move this much between renderers; what is filled does not. */
const TEXTURED = 24
const FLAT = 5
/** Cells that touch each other; fewer are dust. */
const BLOB = 4
/** Layouts may round to another pixel at the end of a page. */
const SLACK = 3

function flat({ width, pixels }, x, y) {
  const first = (y * width + x) * 3
  for (let dy = 0; dy < CELL; dy++) for (let dx = 0; dx < CELL; dx++) {
    const i = ((y + dy) * width + x + dx) * 3
    for (let c = 0; c < 3; c++) if (Math.abs(pixels[i + c] - pixels[first + c]) > 3) return false
  }
  return true
}

/** Groups of cells that differ and touch, largest first; a cell is its index in the grid. */
function blobsOf(cells, columns) {
  const left = new Set(cells)
  const blobs = []
  for (const start of cells) {
    if (!left.delete(start)) continue
    const blob = [start]
    for (const cell of blob) {
      const x = cell % columns
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) {
        if (x + dx < 0 || x + dx >= columns) continue
        const next = cell + dy * columns + dx
        if (left.delete(next)) blob.push(next)
      }
    }
    blobs.push(blob)
  }
  return blobs.sort((a, b) => b.length - a.length)
}

/** The cells of a picture that have nothing like them in another, there or within reach. */
function strangers({ picture: one, sums: own }, { picture: other, sums: others }, width, height) {
  const stride = width + 1
  const mean = (sums, x, y) => meanOf(sums, stride, x, y, CELL, CELL)
  const found = []
  for (let y = 0; y + CELL <= height; y += CELL) for (let x = 0; x + CELL <= width; x += CELL) {
    const here = own.map((sums) => mean(sums, x, y))
    const far = (dx, dy) => Math.max(...others.map((sums, c) => Math.abs(mean(sums, x + dx, y + dy) - here[c])))
    const apart = far(0, 0)
    if (apart <= FLAT) continue
    const allowed = flat(one, x, y) && flat(other, x, y) ? FLAT : TEXTURED
    if (apart <= allowed) continue
    let moved = false
    for (let dy = Math.max(-REACH, -y); dy <= Math.min(REACH, height - CELL - y) && !moved; dy++) {
      for (let dx = Math.max(-REACH, -x); dx <= Math.min(REACH, width - CELL - x) && !moved; dx++) moved = far(dx, dy) <= allowed
    }
    if (!moved) found.push(y / CELL * Math.floor(width / CELL) + x / CELL)
  }
  return found
}

/**
 * Compares two pictures (`{ width, height, pixels }`, three bytes a pixel).
 * `part`: of how much lighter or darker ink may be. Returns null where they show the same, else `{ reason, blobs }`: where they do not, in pixels.
 */
export function unlike(was, is, part = 1) {
  if (was.width !== is.width || Math.abs(was.height - is.height) > SLACK) {
    return { reason: `${is.width} × ${is.height} px, ${was.width} × ${was.height} before`, blobs: [] }
  }
  const [width, height] = [was.width, Math.min(was.height, is.height)]
  const columns = Math.floor(width / CELL)
  // Both ways: what is new has nothing like it before, and what is gone has nothing like it now.
  const [before, after] = [was, is].map((picture) => ({ picture, sums: sumsOf(picture) }))
  const differing = [...new Set([...strangers(after, before, width, height), ...strangers(before, after, width, height)])]
  const blobs = blobsOf(differing, columns).filter((blob) => blob.length >= BLOB)
  const cellsOf = ({ left, top, wide, high }) => Array.from({ length: Math.floor(high / CELL) * Math.floor(wide / CELL) }, (_, i) =>
    (Math.floor(top / CELL) + Math.floor(i / Math.floor(wide / CELL))) * columns + Math.floor(left / CELL) + i % Math.floor(wide / CELL))
  const tones = blobsOf(new Set(toned(before, after, width, height, REACH, part).flatMap(cellsOf)), columns)
  if (blobs.length + tones.length === 0) return null
  const places = (groups) => groups.map((group) => {
    let [left, top, right, bottom] = [columns, height, 0, 0]
    for (const cell of group) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      left = Math.min(left, x); top = Math.min(top, y); right = Math.max(right, x + 1); bottom = Math.max(bottom, y + 1)
    }
    return { cells: group.length, left: left * CELL, top: top * CELL, right: right * CELL, bottom: bottom * CELL }
  })
  const said = (found, one, many) => found.length === 0 ? [] : [`${found.length} ${found.length === 1 ? one : many}, the largest of ${found[0].cells} cells at ${found[0].left}, ${found[0].top}`]
  const [differ, lighter] = [places(blobs), places(tones)]
  return {
    reason: [...said(differ, 'place differs', 'places differ'), ...said(lighter, 'place is lighter, darker or of another colour', 'places are lighter, darker or of another colour')].join('; '),
    blobs: [...differ, ...lighter],
  }
}

/** The newer picture, pale, with a frame around each place that differs. */
export function marked({ width, height, pixels }, blobs) {
  const out = pixels.map((value) => 255 - ((255 - value) >> 2))
  const paint = (x, y) => { if (x >= 0 && y >= 0 && x < width && y < height) out.set([220, 0, 60], (y * width + x) * 3) }
  for (const { left, top, right, bottom } of blobs) {
    for (let y = top; y < Math.min(bottom, height); y++) for (let x = left; x < Math.min(right, width); x++) {
      out.set(pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (y * width + x) * 3)
    }
    for (let edge = 2; edge <= 3; edge++) {
      for (let x = left - edge; x < right + edge; x++) { paint(x, top - edge); paint(x, bottom + edge - 1) }
      for (let y = top - edge; y < bottom + edge; y++) { paint(left - edge, y); paint(right + edge - 1, y) }
    }
  }
  return { width, height, pixels: out }
}
