import { Bits, BLOCK } from './bits.ts'
import { codeField, computedField, FLAG_RANGE, numberField, through } from './fields.ts'
import { widened } from './columns.ts'
import type { CodeField, Field, NumberField } from './fields.ts'
import type { Events } from './events.ts'
import { STATUS_OPEN } from './facts.ts'
import type { Facts } from './facts.ts'
import { cycles, hoursField } from './relations.ts'
import type { Relation, RelationSource } from './relations.ts'
import { KIND_OPEN } from './stages.ts'

const HOUR = 3_600_000
const SLICE = 1 << 15
/** Whole hours that fit beside a bit in 16 bits: 3.7 years. */
const SHORT = 0x7fff

/** Twice the whole hours stayed, and 1 more when it ended by T. */
type Stays = Uint16Array | Float64Array

/** The visits as of T, by event. */
export class Visits {
  /** Events with which an opportunity came to stay in an open stage. */
  members = new Bits(0)
  /** Of those, an opportunity's first in the stage. */
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
    // Within an hour only those turn whose minute comes.
    const first = minuteOf(before)
    const count = later >= HOUR - MINUTE ? MINUTES : Math.min(MINUTES, minuteOf(facts.asOf) - first + (minuteOf(facts.asOf) < first ? MINUTES : 0) + 1)
    for (let i = 0; i < count; i++) {
      const minute = (first + i) % MINUTES
      for (let k = turns.starts[minute]!; k < turns.starts[minute + 1]!; k++) look(turns.events[k]!, turns.deals[k]!)
    }
    const since = turnsOf(openDeals(facts, this.#deals, turns.scanned), events, this.#deals)
    since.events.forEach((e, k) => look(e, since.deals[k]!))
    // Events of later rows come later, too.
    return { rows: Int32Array.from(rows).sort(), deals: Int32Array.from(deals).sort() }
  }

  /** Looks at the opportunities that came. Yields. */
  *add(facts: Facts, source: RelationSource): Generator<void, void> {
    const { length } = source.events
    this.members = this.members.grown(length)
    this.first = this.first.grown(length)
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

/** Rows are events; those exist with which an opportunity came to stay in an open stage. */
export function visitRelation(facts: Facts, opportunities: Relation, source: RelationSource, visits: Visits): Relation {
  const { events, stages, pipelineOf } = source
  const { asOf } = facts
  const { at, stage, offsets } = events
  const { members, first, stays, longest } = visits
  const owners = new Int32Array(BLOCK)
  const lead = (rows: Int32Array, count: number): Int32Array => {
    findOwners(offsets, rows, count, owners)
    return owners
  }
  const single = stages.pipelines.length === 1
  const readRanks = (rows: Int32Array, count: number, out: Float64Array): void => {
    const deals = single ? null : lead(rows, count)
    for (let i = 0; i < count; i++) out[i] = stages.rank[(deals === null ? 0 : pipelineOf(deals[i]!) * stages.width) + stage[rows[i]!]!]!
  }
  const entry = opportunities.fields.get('entryRank') as NumberField
  const entries = new Float64Array(BLOCK)
  const fields = new Map<string, Field>([...opportunities.fields].map(([name, field]) => [name, through(field, lead)]))
  fields.set('visitStage', codeField(stage, events.table.code('toStage').dictionary))
  fields.set('visitRank', computedField('integer', readRanks, entry.range))
  fields.set('enteredAt', at instanceof Float64Array ? numberField(at, 'time') : computedField('time', (rows, count, out) => readTimes(events, rows, count, out)))
  fields.set('leftAt', computedField('time', (rows, count, out) => readLeft(source, asOf, lead(rows, count), rows, count, out)))
  fields.set('hours', computedField('integer', (rows, count, out) => readHours(stays, rows, count, out), { min: 0, max: longest }))
  fields.set('completed', computedField('integer', (rows, count, out) => readCompleted(stays, rows, count, out), FLAG_RANGE))
  fields.set('first', computedField('integer', (rows, count, out) => readBits(first, rows, count, out), FLAG_RANGE))
  fields.set('atRisk', computedField('integer', (rows, count, out) => {
    readRanks(rows, count, out)
    entry.read(lead(rows, count), count, entries, true)
    for (let i = 0; i < count; i++) out[i] = out[i]! >= entries[i]! ? 1 : 0
  }, FLAG_RANGE))
  const entered = fields.get('enteredAt') as NumberField
  const decided = fields.get('decidedAt') as NumberField
  const since = new Float64Array(BLOCK)
  const wholeDays = events.table.dated.get('at') === true
  fields.set('cycleSince', computedField('integer', (rows, count, out) => {
    decided.read(rows, count, out)
    entered.read(rows, count, since)
    cycles(since, out, count, wholeDays)
  }))
  fields.set('hoursSince', hoursField(fields, 'cycleSince', entered, asOf))
  const staged = fields.get('visitStage') as CodeField
  const moves = (read: (rows: Int32Array, count: number, out: Int32Array) => void): CodeField => ({ ...staged, read })
  fields.set('previousStage', moves((rows, count, out) => readPrevious(events, lead(rows, count), rows, count, out)))
  fields.set('nextStage', moves((rows, count, out) => readNext(events, asOf, lead(rows, count), rows, count, out)))
  return {
    name: 'visits', asOf, length: events.length, exists: members.without(source.gone), members, fields,
    parent: {
      relation: opportunities, owns: (field) => opportunities.fields.has(field),
      expand: (rows, known) => expand(rows, offsets, known), expandList: (rows) => expandList(rows, offsets),
    },
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

const MINUTE = 60_000
const MINUTES = 60
const minuteOf = (time: number): number => (Math.floor(time / MINUTE) % MINUTES + MINUTES) % MINUTES
/** Opportunities that came since are looked through one by one up to so many. */
const MOST_SINCE = 1 << 14
/** Stays that had not ended when they were looked for, by the minute of the hour at which they began. */
interface Turns {
  /** Opportunities that were looked at. */
  readonly scanned: number
  /** Those of minute m are from `starts[m]` up to, not including, `starts[m + 1]`. */
  readonly starts: Int32Array
  readonly events: Int32Array
  readonly deals: Int32Array
}
function turnsOf(open: Int32Array, { offsets, at, unit: { base, ms }, stage }: Events, scanned: number): Turns {
  const begun = new Int32Array(open.length)
  const starts = new Int32Array(MINUTES + 1)
  for (let i = 0; i < open.length; i++) {
    const first = offsets[open[i]!]!
    let e = offsets[open[i]! + 1]! - 1
    while (e > first && stage[e - 1] === stage[e]) e--
    begun[i] = e < first ? -1 : e
    if (e >= first) starts[minuteOf(base + at[e]! * ms) + 1]!++
  }
  for (let m = 0; m < MINUTES; m++) starts[m + 1]! += starts[m]!
  const next = starts.slice()
  const events = new Int32Array(starts[MINUTES]!)
  const deals = new Int32Array(starts[MINUTES]!)
  for (let i = 0; i < open.length; i++) {
    const e = begun[i]!
    if (e < 0) continue
    const place = next[minuteOf(base + at[e]! * ms)]!++
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
function markSlice(facts: Facts, { events, stages, pipelineOf }: RelationSource, { members, first, stays }: Visits, seen: Int32Array, from: number, to: number): boolean {
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

function readTimes({ at, unit: { base, ms } }: Events, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = base + at[rows[i]!]! * ms
}
function readHours(stays: Stays, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = Math.floor(stays[rows[i]!]! / 2)
}
function readCompleted(stays: Stays, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = stays[rows[i]!]! % 2
}
function readBits({ words }: Bits, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = (words[rows[i]! >>> 5]! >>> (rows[i]! & 31)) & 1
}

/** When each stay ended; NaN where it had not by T. */
function readLeft({ events }: RelationSource, asOf: number, owners: Int32Array, rows: Int32Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const next = nextEvent(events, asOf, rows[i]!, owners[i]!)
    out[i] = next < 0 ? NaN : events.unit.base + events.at[next]! * events.unit.ms
  }
}
/** The event by T that ended the stay which an event began; −1 when none did. */
function nextEvent({ at, unit: { base, ms }, stage, offsets }: Events, asOf: number, event: number, owner: number): number {
  const end = offsets[owner + 1]!
  let next = event + 1
  while (next < end && stage[next] === stage[event]) next++
  return next < end && base + at[next]! * ms <= asOf ? next : -1
}
function readNext(events: Events, asOf: number, owners: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const next = nextEvent(events, asOf, rows[i]!, owners[i]!)
    out[i] = next < 0 ? 0 : events.stage[next]!
  }
}
/** A stay begins with the first of repeated events, so the one before it is of another stage. */
function readPrevious({ stage, offsets }: Events, owners: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = rows[i]! > offsets[owners[i]!]! ? stage[rows[i]! - 1]! : 0
}

/** The opportunity of each event: found for the first, then by walking on, since rows mostly rise. */
function findOwners(offsets: Int32Array, rows: Int32Array, count: number, out: Int32Array): void {
  let owner = 0
  let before = -1
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    if (before < 0 || row < before) owner = ownerOf(offsets, row)
    else {
      let steps = 0
      while (offsets[owner + 1]! <= row) {
        owner++
        if (++steps > 32) { owner = ownerOf(offsets, row); break }
      }
    }
    before = row
    out[i] = owner
  }
}
function ownerOf(offsets: Int32Array, event: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (offsets[middle + 1]! <= event) low = middle + 1
    else high = middle
  }
  return low
}

/** The opportunities that a set of visits belongs to. */
export function visitors({ offsets }: Events, visits: Bits): Bits {
  const deals = new Bits(offsets.length - 1)
  for (let row = 0; row < deals.length; row++) {
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) if (visits.has(e)) { deals.add(row); break }
  }
  return deals
}

/** The events of a set of opportunities. @param known - of the same set before rows came */
function expand(deals: Bits, offsets: Int32Array, known?: Bits): Bits {
  const events = known?.grown(offsets.at(-1)!) ?? new Bits(offsets.at(-1)!)
  const { words } = events
  for (let w = known === undefined ? 0 : ownerOf(offsets, known.length) >>> 5; w < deals.words.length; w++) {
    let word = deals.words[w]!
    if (word === -1) { fill(words, offsets[w << 5]!, offsets[(w << 5) + 32]!); continue }
    while (word !== 0) {
      const lowest = word & -word
      const row = (w << 5) + 31 - Math.clz32(lowest)
      const end = offsets[row + 1]!
      for (let e = offsets[row]!; e < end; e++) words[e >>> 5]! |= 1 << (e & 31)
      word ^= lowest
    }
  }
  return events
}
function fill(words: Int32Array, from: number, to: number): void {
  let e = from
  while (e < to && (e & 31) !== 0) { words[e >>> 5]! |= 1 << (e & 31); e++ }
  for (; e + 32 <= to; e += 32) words[e >>> 5] = -1
  for (; e < to; e++) words[e >>> 5]! |= 1 << (e & 31)
}
function expandList(deals: Int32Array, offsets: Int32Array): Int32Array {
  let length = 0
  for (let i = 0; i < deals.length; i++) length += offsets[deals[i]! + 1]! - offsets[deals[i]!]!
  const events = new Int32Array(length)
  let at = 0
  for (let i = 0; i < deals.length; i++) for (let e = offsets[deals[i]!]!; e < offsets[deals[i]! + 1]!; e++) events[at++] = e
  return events
}
