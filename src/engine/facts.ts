import { Bits } from './bits.ts'
import { widened } from './columns.ts'
import type { Events } from './events.ts'
import { KIND_LOST, KIND_OPEN, KIND_WON } from './stages.ts'
import type { Stages } from './stages.ts'
import type { Table } from './table.ts'

const SLICE = 1 << 15

export const STATUS_OPEN = 1
export const STATUS_WON = 2
export const STATUS_LOST = 3
export const FLAG_REGRESSED = 1
export const FLAG_SNAPSHOT = 2
export const FLAG_OWNER_FALLBACK = 4

/** What facts are derived from. */
export interface FactSource {
  readonly opportunities: Table
  readonly events: Events
  readonly stages: Stages
  /** Rows that are in no relation at any T: void ones and those found wrong at last. */
  readonly absent: Bits
  readonly pipelineOf: (row: number) => number
  /** The last thing recorded: from then on, what an opportunity says of itself holds. */
  readonly last: number
}

/** @param size - codes are below it */
const roomFor = (size: number, n: number): Uint8Array | Uint16Array | Int32Array =>
  (size <= 256 ? new Uint8Array(n) : size <= 65_536 ? new Uint16Array(n) : new Int32Array(n))

/** What was true of each opportunity at T. Arrays by row; null is 0 for codes and ranks (which are one too high), NaN for times. */
export class Facts {
  asOf: number
  exists: Bits
  status: Uint8Array
  /** Code of the open stage it is in, or was in last. */
  stage: Uint8Array | Uint16Array | Int32Array
  decidedAt: Float64Array
  entryRank: Uint8Array | Uint16Array
  maxRank: Uint8Array | Uint16Array
  flags: Uint8Array
  /** Null: today's owner, for every one. */
  owner: Uint8Array | Uint16Array | Int32Array | null
  /** Null: today's amount, for every one. */
  amount: Float64Array | null

  constructor(asOf: number, { opportunities, stages, events }: FactSource) {
    // Room for what changes bring.
    const n = opportunities.length + (events.raw === null ? 0 : opportunities.length >> 4)
    const ranks = Math.max(0, ...stages.open) + 1 > 254 ? Uint16Array : Uint8Array
    this.asOf = asOf
    this.exists = new Bits(opportunities.length)
    this.status = new Uint8Array(n)
    this.stage = roomFor(stages.width, n)
    this.decidedAt = new Float64Array(n)
    this.entryRank = new ranks(n)
    this.maxRank = new ranks(n)
    this.flags = new Uint8Array(n)
    const owners = events.table.code('ownerAt')
    this.owner = owners.empty ? null : roomFor(owners.dictionary.size, n)
    this.amount = events.table.number('amountAt').empty ? null : new Float64Array(n)
  }

  /** Whether facts of these would be kept in the same way. */
  suits({ events, stages }: FactSource): boolean {
    const owners = events.table.code('ownerAt')
    const { size } = owners.dictionary
    return (this.owner === null) === owners.empty && (this.owner === null || size <= 256 ** this.owner.BYTES_PER_ELEMENT)
      && (this.amount === null) === events.table.number('amountAt').empty && stages.width <= 256 ** this.stage.BYTES_PER_ELEMENT
  }

  /** What is true at a later T of rows that came since: of all others it is what it was. */
  add(asOf: number, source: FactSource): void {
    const from = this.exists.length
    const to = source.opportunities.length
    this.asOf = asOf
    this.exists = this.exists.grown(to)
    for (const name of ['status', 'stage', 'decidedAt', 'entryRank', 'maxRank', 'flags', 'owner', 'amount'] as const) {
      const array = this[name]
      if (array !== null) (this as Record<typeof name, unknown>)[name] = widened<Uint8Array>(array as Uint8Array, to)
    }
    deriveSlice(this, source, from, to)
  }
}

/** Derives the facts as of T. Yields. */
export function* derive(asOf: number, source: FactSource): Generator<void, Facts> {
  const facts = new Facts(asOf, source)
  const total = source.opportunities.length
  for (let from = 0; from < total; from += SLICE) {
    deriveSlice(facts, source, from, Math.min(from + SLICE, total))
    yield
  }
  return facts
}

function deriveSlice(facts: Facts, source: FactSource, from: number, to: number): void {
  const { opportunities, events, stages, absent: { words }, pipelineOf } = source
  const { asOf, exists } = facts
  const created = opportunities.number('createdAt').data
  const owners = opportunities.code('ownerId').data
  const { offsets, at, unit } = events
  const until = (asOf - unit.base) / unit.ms
  const single = stages.pipelines.length === 1
  for (let row = from; row < to; row++) {
    facts.decidedAt[row] = NaN
    if (((words[row >>> 5]! >>> (row & 31)) & 1) === 1) continue
    // Beyond what is recorded: null.
    const since = row < created.length ? created[row]! : NaN
    if (since > asOf) continue
    const first = offsets[row]!
    const end = offsets[row + 1]!
    if (first === end) {
      exists.add(row)
      snapshot(facts, source, row)
      continue
    }
    if (since !== since && at[first]! > until) continue
    exists.add(row)
    const pipeline = single ? 0 : pipelineOf(row)
    const ownerEnd = followEvents(facts, stages, events, until, pipeline, row, first, end)
    if (facts.amount !== null) setAmount(facts.amount, source, row, first, end, until)
    if (facts.owner !== null) setOwner(facts, facts.owner, source, row, first, ownerEnd)
    else if (row < owners.length && owners[row] !== 0) facts.flags[row]! |= FLAG_OWNER_FALLBACK
  }
}

/**
 * The path that the events up to T tell. Returns up to which of them the owner is told: to the decision, or to T. What
 * comes next on a path cannot be guessed, so nothing in the loop depends on a guess: `open` is −1 in open stages, whose
 * ranks are 0 and more, and 0 at the ends, whose rank is −1.
 */
function followEvents(
  facts: Facts, { kind: kinds, rank: ranks, open: opens, width }: Stages, { at, unit, stage: stageOf }: Events, until: number, pipeline: number,
  row: number, first: number, end: number,
): number {
  const base = pipeline * width
  let after = end
  while (after > first && at[after - 1]! > until) after--
  let current = 0
  let before = -1
  let entry = -1
  let greatest = -1
  let regressed = 0
  /** The event that decided it; −1 while it is open. */
  let decision = -1
  let ownerEnd = first
  /** Of the stage it is in. */
  let currentRank = -1
  for (let e = first; e < after; e++) {
    const stage = stageOf[e]!
    const rank = ranks[base + stage]!
    const open = ~(rank >> 31)
    entry ^= (entry ^ rank) & (entry >> 31)
    regressed |= open & ((rank - currentRank) >> 31)
    current ^= (current ^ stage) & open
    currentRank ^= (currentRank ^ rank) & open
    greatest -= (greatest - rank) & ((greatest - rank) >> 31)
    // Repeated events of one end are corrections: it was decided at the first of them.
    const ends = ~open & (((stage - before) | (before - stage)) >> 31)
    decision = (decision ^ ((decision ^ e) & ends)) | open
    ownerEnd ^= (ownerEnd ^ (e + 1)) & (open | ends)
    before = stage
  }
  const status = decision < 0 ? STATUS_OPEN : kinds[base + stageOf[decision]!] === KIND_WON ? STATUS_WON : STATUS_LOST
  facts.status[row] = status
  facts.stage[row] = current
  facts.decidedAt[row] = decision < 0 ? NaN : unit.base + at[decision]! * unit.ms
  facts.entryRank[row] = entry + 1
  facts.maxRank[row] = (status === STATUS_WON ? opens[pipeline]! : greatest) + 1
  facts.flags[row] = regressed & FLAG_REGRESSED
  return ownerEnd
}

function setAmount(to: Float64Array, { opportunities, events: { at, table } }: FactSource, row: number, first: number, end: number, until: number): void {
  const amounts = table.number('amountAt')
  let amount = NaN
  for (let e = end - 1; e >= first && amount !== amount; e--) if (at[e]! <= until) amount = amounts.at(e)
  to[row] = amount === amount ? amount : opportunities.number('amount').at(row)
}

function setOwner(facts: Facts, to: NonNullable<Facts['owner']>, { opportunities, events: { table } }: FactSource, row: number, first: number, end: number): void {
  const owners = table.code('ownerAt')
  let owner = 0
  for (let e = end - 1; e >= first && owner === 0; e--) owner = owners.at(e)
  if (owner === 0) {
    owner = opportunities.code('ownerId').at(row)
    if (owner !== 0) facts.flags[row]! |= FLAG_OWNER_FALLBACK
  }
  to[row] = owner
}

/** What an opportunity without events says of itself, as far as it was already true at T. METRICS G1. */
function snapshot(facts: Facts, { opportunities, stages, pipelineOf, last }: FactSource, row: number): void {
  const pipeline = pipelineOf(row)
  const stage = stages.counted[opportunities.code('stage').at(row)]!
  const kind = stage === 0 ? KIND_OPEN : stages.kind[pipeline * stages.width + stage]!
  const closed = opportunities.number('closedAt').at(row)
  facts.flags[row] = FLAG_SNAPSHOT
  facts.status[row] = STATUS_OPEN
  if (facts.owner !== null) facts.owner[row] = opportunities.code('ownerId').at(row)
  if (facts.amount !== null) facts.amount[row] = opportunities.number('amount').at(row)
  if (kind === KIND_WON || kind === KIND_LOST) {
    // Before it was closed it was open, in a stage that nobody recorded.
    if (closed > facts.asOf) return
    facts.status[row] = kind === KIND_WON ? STATUS_WON : STATUS_LOST
    facts.decidedAt[row] = closed
    if (kind === KIND_WON) facts.maxRank[row] = stages.open[pipeline]! + 1
  } else if (stage !== 0 && facts.asOf >= last) {
    facts.stage[row] = stage
    facts.maxRank[row] = stages.rank[pipeline * stages.width + stage]! + 1
  }
}

