import { log } from './elementary.ts'

/** A source of numbers evenly spread over [0, 1), each a multiple of 2⁻³². */
export type Random = () => number

/**
 * A seeded generator: the same seed gives the same numbers everywhere, since only 32-bit integers are computed with.
 *
 * @param seed - an integer; its lowest 32 bits count
 * @see Vigna & Blackman, xoshiro128++ (2019); its state is filled by SplitMix32, the 32-bit finaliser of MurmurHash3
 */
export function randomOf(seed: number): Random {
  let filler = seed | 0
  const fill = (): number => {
    filler = (filler + 0x9e3779b9) | 0
    let z = filler
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  return () => {
    const sum = (a + d) | 0
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result / 0x1_0000_0000
  }
}

/** A standard normal number. By the polar method of Marsaglia and Bray (1964), of whose two numbers one is used. */
export function normalDraw(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s)
  }
}
