// PNG pictures as pixels and back: eight bits a channel in, a palette out.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
/** Pixels like those above and before them. */
const FILLED = 24
const CHANNELS = { 2: 3, 3: 1, 6: 4 }

function* chunksOf(file) {
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** Undoes the five filters that a row may have. */
function unfilter(rows, width, height, step) {
  const stride = width * step
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const kind = rows[y * (stride + 1)]
    const from = y * (stride + 1) + 1
    const to = y * stride
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[to + x - step] : 0
      const up = y > 0 ? out[to + x - stride] : 0
      const corner = x >= step && y > 0 ? out[to + x - stride - step] : 0
      let guess = 0
      if (kind === 1) guess = left
      else if (kind === 2) guess = up
      else if (kind === 3) guess = (left + up) >> 1
      else if (kind === 4) {
        const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
        guess = a <= b && a <= c ? left : b <= c ? up : corner
      }
      out[to + x] = rows[from + x] + guess
    }
  }
  return out
}

/** `{ width, height, pixels }`, three bytes a pixel. Opaque pictures, as screenshots are. */
export function decode(file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG file')
  const chunks = [...chunksOf(file)]
  const head = chunks[0].data
  const [width, height, depth, colour, , , interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), ...head.subarray(8)]
  const step = CHANNELS[colour]
  if (depth !== 8 || step === undefined || interlaced !== 0) throw new Error(`a PNG of depth ${depth}, colour type ${colour}, interlaced ${interlaced} is not read here`)
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const raw = unfilter(rows, width, height, step)
  if (step === 3) return { width, height, pixels: raw }
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data
  const pixels = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    const [source, at] = step === 1 ? [palette, raw[i] * 3] : [raw, i * 4]
    for (let c = 0; c < 3; c++) pixels[i * 3 + c] = source[at + c]
  }
  return { width, height, pixels }
}

const far = (a, b) => Math.max(Math.abs((a >> 16) - (b >> 16)), Math.abs((a >> 8 & 255) - (b >> 8 & 255)), Math.abs((a & 255) - (b & 255)))

/**
 * The colours of a picture that stand for all of them: those that fill something, as they are; of the edges of letters
 * and lines, which are not that particular, such as lie apart.
 */
function paletteOf({ width, pixels }, most) {
  const counts = new Map()
  const filled = new Map()
  let left = -1
  for (let i = 0; i < pixels.length; i += 3) {
    const key = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const up = i - width * 3
    if (key === left && up >= 0 && pixels[up] === pixels[i] && pixels[up + 1] === pixels[i + 1] && pixels[up + 2] === pixels[i + 2]) filled.set(key, (filled.get(key) ?? 0) + 1)
    left = key
  }
  const ranked = (of) => [...of].sort(([a, n], [b, m]) => m - n || a - b).map(([key]) => key)
  const chosen = ranked(filled).filter((key) => filled.get(key) >= FILLED).slice(0, most / 2)
  const solid = chosen.length
  const all = ranked(counts)
  if (chosen.length === 0) chosen.push(all[0])
  for (const apart of [48, 32, 24, 16, 8, 4]) for (const key of all) {
    if (chosen.length < most && chosen.every((one) => far(one, key) >= apart)) chosen.push(key)
  }
  const nearest = new Map(all.map((key) => {
    let best = 0
    for (let i = 1; i < chosen.length; i++) if (far(chosen[i], key) < far(chosen[best], key)) best = i
    return [key, best]
  }))
  // What stands for several is their mean, so that nothing grows darker or lighter by it.
  const means = chosen.map(() => [0, 0, 0, 0])
  for (const [key, place] of nearest) {
    const [mean, n] = [means[place], counts.get(key)]
    for (const c of [0, 1, 2]) mean[c] += n * (key >> (16 - 8 * c) & 255)
    mean[3] += n
  }
  const mixed = means.map(([r, g, b, n], i) => (i < solid || n === 0 ? chosen[i] : Math.round(r / n) << 16 | Math.round(g / n) << 8 | Math.round(b / n)))
  return { chosen: mixed, nearest }
}

const chunk = (type, data) => {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8)
  return out
}

/** A small file of a picture: its colours moved to the nearest of a palette of so many, 255 at most. */
export function encode(picture, most = 255) {
  const { width, height, pixels } = picture
  const { chosen, nearest } = paletteOf(picture, most)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const i = (y * width + x) * 3
    rows[y * (width + 1) + 1 + x] = nearest.get(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const palette = Buffer.from(chosen.flatMap((key) => [key >> 16, key >> 8 & 255, key & 255]))
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))])
}
