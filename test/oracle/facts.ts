import type { Row, Scalar, TableName, Tables } from '../../src/model/index.ts'
import { LINES } from './aggregate.ts'
import type { FactRow, Facts } from './aggregate.ts'
import { linesOf } from './lines.ts'

const HOUR = 3_600_000

/**
 * The relations as of T, derived from rows one at a time. Times are epoch ms here; rows are taken to be good.
 *
 * @param tables - with the stages of one pipeline, called `main`
 */
export function factsOf(tables: Tables): (asOf: number) => Facts {
  const open = of(tables, 'stages').filter((s) => s.kind === 'open').sort((a, b) => a.order - b.order).map((s) => String(s.id))
  const last = Math.max(...lastOf(tables))
  const kindOf = new Map(of(tables, 'stages').map((s) => [String(s.id), s.kind]))
  const voids = new Set(of(tables, 'opportunities').filter((o) => o.void).map((o): string | null => String(o.id)))
  return (asOf) => {
    const deals = of(tables, 'opportunities').filter((o) => !o.void).flatMap((o) => {
      const fact = dealOf(o, tables, { open, kindOf, asOf, last })
      return fact ? [fact] : []
    })
    const byId = new Map(deals.map((d) => [d.row['id'], d.row]))
    return {
      opportunities: deals.map((d) => d.row),
      visits: deals.flatMap((d) => d.visits.map((v) => ({ ...d.row, ...v }))),
      leads: of(tables, 'leads').filter((l) => Number(l.createdAt) <= asOf).map((l) => ({
        id: String(l.id), at: Number(l.createdAt), channel: l.channel ?? null, customer: idOf(l.customerId), opportunity: idOf(l.opportunityId),
      })),
      touches: of(tables, 'touches').filter((t) => Number(t.at) <= asOf).map((t) => {
        const respondedAt = t.respondedAt == null || Number(t.respondedAt) > asOf ? null : Number(t.respondedAt)
        return { id: String(t.id), at: Number(t.at), channel: t.channel, respondedAt, responded: Number(respondedAt !== null) }
      }),
      efforts: of(tables, 'efforts').filter((e) => Date.parse(e.date) <= asOf + 14 * HOUR).map((e) => ({
        id: String(e.id), date: Date.parse(e.date), channel: e.channel, rep: idOf(e.repId), hours: Math.floor(e.hours * 100 + 0.5),
      })),
      notes: of(tables, 'notes').filter((n) => Number(n.at) <= asOf && !voids.has(idOf(n.opportunityId))).map((n) => ({
        ...byId.get(idOf(n.opportunityId) ?? ''), beforeDecision: before(n.at, byId.get(idOf(n.opportunityId) ?? '')),
        noteId: String(n.id), at: Number(n.at), author: idOf(n.authorId), noteCustomer: idOf(n.customerId), opportunity: idOf(n.opportunityId),
        kind: n.kind ?? 'note', mood: n.mood ?? null, isContact: Number(n.isContact ?? false), pinned: Number(n.pinned ?? false),
        needsAction: Number(n.needsAction ?? false), hidden: Number(n.hidden ?? false), text: n.hidden ? null : n.text ?? null,
      })),
    }
  }
}

function of<T extends TableName>(tables: Tables, table: T): readonly Row<T>[] {
  return (tables[table] ?? []) as readonly Row<T>[]
}

function lastOf(tables: Tables): number[] {
  return [
    ...of(tables, 'opportunities').flatMap((o) => [o.createdAt, o.closedAt]), ...of(tables, 'stageEvents').map((e) => e.at), ...of(tables, 'notes').map((n) => n.at),
  ].flatMap((t) => (t == null ? [] : [Number(t) + 1]))
}

const before = (at: Row<'notes'>['at'], deal: FactRow | undefined): number | null => (deal?.['decidedAt'] == null ? null : Number(deal['decidedAt']) - Number(at))
const idOf = (id: string | number | null | undefined): string | null => (id == null ? null : String(id))

interface Ways { readonly open: readonly string[]; readonly kindOf: ReadonlyMap<string, string>; readonly asOf: number; /** The last thing recorded. */ readonly last: number }

function dealOf(o: Row<'opportunities'>, tables: Tables, { open, kindOf, asOf, last }: Ways): { row: FactRow; visits: FactRow[] } | null {
  const all = of(tables, 'stageEvents').filter((e) => String(e.opportunityId) === String(o.id))
  const events = all.filter((e) => Number(e.at) <= asOf).sort((a, b) => Number(a.at) - Number(b.at) || (a.seq ?? 0) - (b.seq ?? 0))
  const createdAt = o.createdAt == null ? null : Number(o.createdAt)
  if (createdAt !== null ? createdAt > asOf : all.length > 0 && events.length === 0) return null
  // Repeated events of one stage are one stay, and of one end are corrections: it was decided at the first of them.
  const moves = events.filter((e, i) => String(e.toStage) !== String(events[i - 1]?.toStage))
  const isOver = moves.length > 0 && kindOf.get(String(moves.at(-1)!.toStage)) !== 'open'
  const telling = isOver ? events.slice(0, events.indexOf(moves.at(-1)!) + 1) : events
  const owner = idOf(telling.findLast((e) => e.ownerAt != null)?.ownerAt ?? o.ownerId)
  const rep = of(tables, 'reps').find((r) => String(r.id) === owner)
  const customer = of(tables, 'customers').find((c) => String(c.id) === idOf(o.customerId))
  const lines = linesOf(o, tables)
  const told = {
    [LINES]: lines,
    id: String(o.id), pipeline: 'main', owner, team: idOf(rep?.teamId), customer: idOf(o.customerId), segment: customer?.segment ?? null,
    source: o.source ?? null, product: lines.map(({ product }) => product).join(', ') || null, region: o.region ?? null, currency: o.currency ?? null, lostReason: o.lostReason ?? null,
    createdAt, ownerFallback: 0, amount: events.findLast((e) => e.amountAt != null)?.amountAt ?? o.amount ?? null,
  }
  const cycle = (decidedAt: number | null): number | null => (decidedAt === null || createdAt === null ? null : decidedAt - createdAt)
  const hours = (since: number | null, decidedAt: number | null, status: string): number | null => {
    const end = status === 'open' ? asOf : decidedAt
    return since === null || end === null ? null : Math.floor((end - since) / HOUR)
  }
  /** What was not qualified by T, or decided before it was, has no such beginning. */
  const qualified = (decidedAt: number | null, status: string): Record<string, Scalar> => {
    const at = o.qualifiedAt == null || Number(o.qualifiedAt) > asOf || (decidedAt !== null && decidedAt < Number(o.qualifiedAt)) ? null : Number(o.qualifiedAt)
    return { qualifiedAt: at, cycleQualified: decidedAt === null || at === null ? null : decidedAt - at, hoursQualified: hours(at, decidedAt, status) }
  }
  if (all.length === 0) {
    const now = o.stage == null ? null : String(o.stage)
    const ended = kindOf.get(now ?? '') ?? 'open'
    // Before it was closed it was open, in a stage that nobody recorded; so it was before all that is recorded ended.
    const status = o.closedAt != null && Number(o.closedAt) > asOf ? 'open' : ended
    const closed = status === 'open' || o.closedAt == null ? null : Number(o.closedAt)
    const stage = ended === 'open' && asOf >= last ? now : null
    return {
      row: {
        ...told, ...qualified(closed, status), status, stage, decidedAt: closed, cycle: cycle(closed), hoursOpen: hours(createdAt, closed, status), snapshot: 1, regressed: 0,
        entryRank: null, maxRank: status === 'won' ? open.length : stage === null ? null : open.indexOf(stage),
      },
      visits: [],
    }
  }
  const stays = moves.map((e, i) => ({ stage: String(e.toStage), enteredAt: Number(e.at), leftAt: i + 1 < moves.length ? Number(moves[i + 1]!.at) : null,
    previous: i > 0 ? String(moves[i - 1]!.toStage) : null, next: i + 1 < moves.length ? String(moves[i + 1]!.toStage) : null,
  }))
  const inOpen = stays.filter((s) => open.includes(s.stage))
  const ranks = inOpen.map((s) => open.indexOf(s.stage))
  const status = kindOf.get(stays.at(-1)?.stage ?? '') ?? 'open'
  const decidedAt = status === 'open' ? null : stays.at(-1)!.enteredAt
  const entryRank = ranks[0] ?? null
  return {
    row: {
      ...told, ...qualified(decidedAt, status), status, stage: inOpen.at(-1)?.stage ?? null, decidedAt, cycle: cycle(decidedAt), hoursOpen: hours(createdAt, decidedAt, status), snapshot: 0, entryRank,
      maxRank: status === 'won' ? open.length : ranks.length === 0 ? null : Math.max(...ranks),
      regressed: Number(ranks.some((r, i) => ranks.slice(0, i).some((before) => before > r))),
    },
    visits: inOpen.map((s, i) => ({
      visitStage: s.stage, visitRank: ranks[i]!, enteredAt: s.enteredAt, leftAt: s.leftAt,
      hours: Math.floor(((s.leftAt ?? asOf) - s.enteredAt) / HOUR), completed: Number(s.leftAt !== null),
      first: Number(inOpen.findIndex((other) => other.stage === s.stage) === i), atRisk: Number(ranks[i]! >= entryRank!),
      previousStage: s.previous, nextStage: s.next,
      cycleSince: decidedAt === null ? null : decidedAt - s.enteredAt, hoursSince: hours(s.enteredAt, decidedAt, status),
    })),
  }
}
