import { dayIn, UNREAD } from './iso-bytes.ts'

// Four bytes at a time: what is a digit becomes its value, what is a mark 0; adding 6 carries where a digit is none.
const DAY_MS = 86_400_000

/** Epoch ms of the twenty bytes `YYYY-MM-DDTHH:MM:SSZ`, which most instants are; `UNREAD` for any other. */
export function secondOf(view: DataView, at: number): number {
  const y = view.getInt32(at, true) ^ 0x30303030
  const m = view.getInt32(at + 4, true) ^ 0x2d30302d
  const d = view.getInt32(at + 8, true) ^ 0x30543030
  const h = view.getInt32(at + 12, true) ^ 0x30303a30
  const s = view.getInt32(at + 16, true) ^ 0x5a30303a
  const isWrong = ((y | (y + 0x06060606)) & 0xf0f0f0f0) | ((m | (m + 0x00060600)) & 0xfff0f0ff) | ((d | (d + 0x06000606)) & 0xf0fff0f0)
    | ((h | (h + 0x06060006)) & 0xf0f0fff0) | ((s | (s + 0x00060600)) & 0xfff0f0ff)
  if (isWrong !== 0) return UNREAD
  const first = dayIn(yearIn(y), (m >> 8 & 0xf) * 10 + (m >> 16), (d & 0xf) * 10 + (d >> 8 & 0xf))
  const hour = (d >> 24) * 10 + (h & 0xf)
  const minute = (h >> 16 & 0xf) * 10 + (h >> 24)
  const second = (s >> 8 & 0xf) * 10 + (s >> 16)
  return hour > 23 || minute > 59 || second > 59 ? UNREAD : first * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
}

/** Days since 1970-01-01 of the ten bytes `YYYY-MM-DD`; `UNREAD` for any other. */
export function dateOf(view: DataView, at: number): number {
  const y = view.getInt32(at, true) ^ 0x30303030
  const m = view.getInt32(at + 4, true) ^ 0x2d30302d
  const d = view.getInt32(at + 6, true) ^ 0x30302d30
  const isWrong = ((y | (y + 0x06060606)) & 0xf0f0f0f0) | ((m | (m + 0x00060600)) & 0xfff0f0ff) | ((d | (d + 0x06060006)) & 0xf0f0fff0)
  return isWrong !== 0 ? UNREAD : dayIn(yearIn(y), (m >> 8 & 0xf) * 10 + (m >> 16), (d >> 16 & 0xf) * 10 + (d >> 24))
}
/** Four digits, the first the lowest. */
const yearIn = (y: number): number => (y & 0xf) * 1000 + (y >> 8 & 0xf) * 100 + (y >> 16 & 0xf) * 10 + (y >> 24)
