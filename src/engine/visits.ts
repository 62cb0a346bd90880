import { Bits } from './bits.ts'
import { widened } from './columns.ts'
import type { Events } from './events.ts'
import { STATUS_OPEN } from './facts.ts'
import type { Facts } from './facts.ts'
import type { RelationSource } from './relations.ts'
import { KIND_OPEN } from './stages.ts'

const HOUR = 3_600_000
const SLICE = 1 << 15
/** Whole hours that fit beside a bit in 16 bits: 3.7 years. */
const SHORT = 0x7fff

/** Twice the whole hours stayed, and 1 more when it ended by T. */
export type Stays = Uint16Array | Float64Array

/** The visits as of T, by event. */
export class Visits {
  /** Events with which an opportunity came to stay in an open stage. */
  members = new Bits(0)
  /** Of those, the ones of opportunities that still exist. */
  exists = new Bits(0)
  /** Of the members, an opportunity's first in the stage. */
  first = new Bits(0)
  stays: Stays = new Uint16Array(0)
  /** Whole hours. */
  longest = 0
  /** Opportunities looked at. */
  #deals = 0
  #turns: Turns | null = null

  /** Lets open stays last until T. Returns those that do by other hours than before, rising, and whose they are. */
  last(facts: Facts, { events }: RelationSource, before: number): { readonly rows: Int32Array; readonly deals: Int32Array } {
    const later = facts.asOf - before
    if (this.#turns === null || this.#deals - this.#turns.scanned > MOST_SINCE) this.#turns = turnsOf(openDeals(facts, this.#deals), events, this.#deals)
    const turns = this.#turns
    const { unit: { base, ms } } = events
    const [rows, deals]: [number[], number[]] = [[], []]
    const look = (e: number, deal: number): void => {
      const hours = Math.floor((facts.asOf - base - events.at[e]! * ms) / HOUR)
      if (this.stays[e] === hours * 2 || !facts.exists.has(deal) || facts.status[deal] !== STATUS_OPEN) return
      if (hours > SHORT && this.stays instanceof Uint16Array) this.stays = Float64Array.from(this.stays)
      this.stays[e] = hours * 2
      if (hours > this.longest) this.longest = hours
      rows.push(e)
      deals.push(deal)
    }
    // Within an hour only those turn whose second comes.
    const first = secondOf(before)
    const count = later >= HOUR - SECOND ? SECONDS : Math.min(SECONDS, secondOf(facts.asOf) - first + (secondOf(facts.asOf) < first ? SECONDS : 0) + 1)
    for (let i = 0; i < count; i++) {
      const second = (first + i) % SECONDS
      for (let k = turns.starts[second]!; k < turns.starts[second + 1]!; k++) look(turns.events[k]!, turns.deals[k]!)
    }
    const since = turnsOf(openDeals(facts, this.#deals, turns.scanned), events, this.#deals)
    since.events.forEach((e, k) => look(e, since.deals[k]!))
    // Events of later rows come later, too.
    return { rows: Int32Array.from(rows).sort(), deals: Int32Array.from(deals).sort() }
  }

  /** Looks at the opportunities that came. Yields. @param gone - rows of those that are no more */
  *add(facts: Facts, source: RelationSource, gone: readonly number[] = []): Generator<void, void> {
    const { length } = source.events
    this.members = this.members.extended(length)
    this.first = this.first.extended(length)
    this.exists = this.exists.extended(length)
    const { offsets } = source.events
    for (const row of gone) for (let e = offsets[row]!; e < offsets[row + 1]!; e++) this.exists.remove(e)
    const room = this.stays.length === 0 && source.events.raw !== null ? length >> 4 : 0
    this.stays = widened<Uint16Array>(this.stays as Uint16Array, length + room)
    const seen = new Int32Array(source.stages.width).fill(-1)
    const total = facts.exists.length
    for (let from = this.#deals; from < total; from += SLICE) {
      const to = Math.min(from + SLICE, total)
      if (!markSlice(facts, source, this, seen, from, to)) {
        this.stays = Float64Array.from(this.stays)
        // What the interrupted slice marked as seen must not hide a first stay.
        seen.fill(-1)
        markSlice(facts, source, this, seen, from, to)
      }
      yield
    }
    const first = this.#deals === 0 ? 0 : source.events.offsets[this.#deals]!
    this.longest = Math.max(this.longest, longestOf(this.stays, first, length))
    this.#deals = total
  }
}

function openDeals({ status, exists: { words } }: Facts, length: number, from = 0): Int32Array {
  const deals = new Int32Array(length - from)
  let count = 0
  for (let row = from; row < length; row++) {
    deals[count] = row
    count += status[row] === STATUS_OPEN ? (words[row >>> 5]! >>> (row & 31)) & 1 : 0
  }
  return deals.subarray(0, count)
}

const SECOND = 1000
const SECONDS = 3600
const secondOf = (time: number): number => (Math.floor(time / SECOND) % SECONDS + SECONDS) % SECONDS
/** Opportunities that came since are looked through one by one up to so many. */
const MOST_SINCE = 1 << 14
/** Stays that had not ended when they were looked for, by the second of the hour at which they began. */
interface Turns {
  /** Opportunities that were looked at. */
  readonly scanned: number
  /** Those of second s are from `starts[s]` up to, not including, `starts[s + 1]`. */
  readonly starts: Int32Array
  readonly events: Int32Array
  readonly deals: Int32Array
}
function turnsOf(open: Int32Array, { offsets, at, unit: { base, ms }, stage }: Events, scanned: number): Turns {
  const begun = new Int32Array(open.length)
  const starts = new Int32Array(SECONDS + 1)
  for (let i = 0; i < open.length; i++) {
    const first = offsets[open[i]!]!
    let e = offsets[open[i]! + 1]! - 1
    while (e > first && stage[e - 1] === stage[e]) e--
    begun[i] = e < first ? -1 : e
    if (e >= first) starts[secondOf(base + at[e]! * ms) + 1]!++
  }
  for (let s = 0; s < SECONDS; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const events = new Int32Array(starts[SECONDS]!)
  const deals = new Int32Array(starts[SECONDS]!)
  for (let i = 0; i < open.length; i++) {
    const e = begun[i]!
    if (e < 0) continue
    const place = next[secondOf(base + at[e]! * ms)]!++
    events[place] = e
    deals[place] = open[i]!
  }
  return { scanned, starts, events, deals }
}

function longestOf(stays: Stays, from: number, to: number): number {
  let longest = 0
  for (let e = from; e < to; e++) if (stays[e]! > longest) longest = stays[e]!
  return Math.floor(longest / 2)
}

/**
 * Marks the events that begin a stay. Repeated events of a stage are one stay.
 *
 * @returns false when a stay is too long for the array
 */
function markSlice(facts: Facts, { events, stages, pipelineOf }: RelationSource, { members, exists, first, stays }: Visits, seen: Int32Array, from: number, to: number): boolean {
  const { offsets, at, unit: { base: zero, ms }, stage } = events
  const until = (facts.asOf - zero) / ms
  const limit = stays instanceof Uint16Array ? SHORT : Infinity
  for (let row = from; row < to; row++) {
    if (!facts.exists.has(row)) continue
    const base = pipelineOf(row) * stages.width
    const end = offsets[row + 1]!
    let begun = -1
    let before = 0
    let e = offsets[row]!
    for (; e < end && at[e]! <= until; e++) {
      const here = stage[e]!
      if (here === before) continue
      before = here
      if (begun >= 0) {
        const hours = Math.floor(((at[e]! - at[begun]!) * ms) / HOUR)
        if (hours > limit) return false
        stays[begun] = hours * 2 + 1
        begun = -1
      }
      if (stages.kind[base + here] !== KIND_OPEN) continue
      begun = e
      members.add(e)
      exists.add(e)
      if (seen[here] !== row) first.add(e)
      seen[here] = row
    }
    if (begun >= 0) {
      const hours = Math.floor((facts.asOf - zero - at[begun]! * ms) / HOUR)
      if (hours > limit) return false
      stays[begun] = hours * 2
    }
  }
  return true
}
