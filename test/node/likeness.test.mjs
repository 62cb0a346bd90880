// What counts as another picture, and what does not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unlike } from '../tools/likeness.mjs'
import { decode, encode } from '../tools/png.mjs'

const [INK, GREY] = [[36, 67, 174], [86, 98, 113]]
/** Bars, letters two pixels thick, and a hatched field, drawn with these colours and moves. */
function drawing({ ink = INK, bar = 0, label = true, thin = 0, grey = GREY, surface = 255 } = {}) {
  const [width, height] = [240, 160]
  const pixels = new Uint8Array(width * height * 3).fill(surface)
  const fill = (x, y, w, h, colour) => { for (let j = y; j < y + h; j++) for (let i = x; i < x + w; i++) pixels.set(colour, (j * width + i) * 3) }
  for (let i = 0; i < 5; i++) fill(16 + 40 * i, 130 - 20 * i - (i === 2 ? bar : 0), 22, 20 * i + 20 + (i === 2 ? bar : 0), ink)
  for (let i = 0; i < 6 && label; i++) { fill(20 + 9 * i, 20, 2, 10, grey); fill(20 + 9 * i, 24, 6, 2, grey) }
  for (let i = 0; i < 60; i++) fill(150 + i, 12 + (i >> 2) + thin, 1, 2, ink)
  for (let i = 0; i < 10; i++) fill(16 + i * 4, 70, 1, 12, ink)
  return { width, height, pixels }
}
/** Every pixel from elsewhere, mixed with what is around it, and off by a little: as another renderer draws. */
function roughly({ width, height, pixels }, dx, dy, noise) {
  let seed = 7
  const random = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
  const at = (x, y, c) => pixels[(Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 3 + c]
  const out = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) {
    const soft = 0.7 * at(x + dx, y + dy, c) + 0.1 * (at(x + dx + 1, y + dy, c) + at(x + dx - 1, y + dy, c) + at(x + dx, y + dy + 1, c))
    const plain = at(x, y, c) === 255 && soft > 254
    out[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, Math.round(soft + (plain ? 0 : noise * (2 * random() - 1)))))
  }
  return { width, height, pixels: out }
}

test('a picture is like itself, moved by a pixel, and drawn by another renderer', () => {
  assert.equal(unlike(drawing(), drawing()), null)
  for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [1, 1]]) assert.equal(unlike(drawing(), roughly(drawing(), dx, dy, 6)), null, `${dx}, ${dy}`)
})

test('it is another one when a bar moves by 8 px, a line by 5, a colour changes, or a label is dropped', () => {
  for (const change of [{ bar: 8 }, { bar: -8 }, { thin: 5 }, { ink: [50, 80, 190] }, { label: false }]) {
    assert.notEqual(unlike(drawing(), drawing(change)), null, JSON.stringify(change))
    assert.notEqual(unlike(drawing(change), drawing()), null, `${JSON.stringify(change)}, the other way round`)
  }
  assert.match(unlike(drawing(), drawing({ label: false })).reason, /differs?, the largest of \d+ cells at (1[6-9]|2\d), (1[6-9]|2\d)/)
})

test('it is another one when small words grow paler by 15 %, or what they stand on another white', () => {
  const paler = GREY.map((value) => Math.round(value + 0.15 * (255 - value)))
  for (const change of [{ grey: paler }, { surface: 248 }]) {
    assert.notEqual(unlike(drawing(), drawing(change)), null, JSON.stringify(change))
    assert.notEqual(unlike(drawing(change), drawing()), null, `${JSON.stringify(change)}, the other way round`)
  }
  const { reason, blobs } = unlike(drawing(), drawing({ grey: paler }))
  assert.match(reason, /^1 place is lighter, darker or of another colour/)
  assert.ok(blobs[0].left <= 20 && blobs[0].right >= 70 && blobs[0].top <= 20 && blobs[0].bottom >= 30 && blobs[0].bottom < 70, JSON.stringify(blobs))
  // Half of what may differ, for what is kept: less than this is seen then.
  const little = GREY.map((value) => Math.round(value + 0.09 * (255 - value)))
  assert.equal(unlike(drawing(), drawing({ grey: little })), null)
  assert.notEqual(unlike(drawing(), drawing({ grey: little }), 0.5), null)
})

test('it is another one when its size is', () => {
  const { width, height, pixels } = drawing()
  assert.equal(unlike(drawing(), { width, height: height - 2, pixels: pixels.subarray(0, width * (height - 2) * 3) }), null)
  assert.match(unlike(drawing(), { width, height: height - 20, pixels: pixels.subarray(0, width * (height - 20) * 3) }).reason, /240 × 140 px, 240 × 160 before/)
})

test('a file keeps a picture, with a palette', () => {
  const picture = drawing()
  const kept = decode(encode(picture))
  assert.deepEqual([kept.width, kept.height], [picture.width, picture.height])
  assert.deepEqual(kept.pixels, picture.pixels)
  const many = { width: 64, height: 64, pixels: Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 2654435761 >>> 24) & 255) }
  assert.equal(unlike(decode(encode(roughly(picture, 0, 0, 6))), roughly(picture, 0, 0, 6)), null)
  assert.doesNotThrow(() => decode(encode(many)))
  assert.throws(() => decode(Buffer.from('GIF89a, not a picture of ours')), /not a PNG/)
})
