import type { Row, Tables } from '../../src/index.ts'
import type { Language } from '../data/company.ts'

const DAY = 86_400_000
/** Where each fourth renewal goes, by the day on which: due, offered, won or lost. */
const WAYS = ['0D 5O 12W', '0D 9X', '0D 4O 15X', '0D 6O'] as const
const NAMES = { D: ['Due', 'سررسید'], O: ['Offered', 'پیشنهادشده'], W: ['Renewed', 'تمدیدشده'], X: ['Left', 'رفته'] } as const
const RENEWALS = 36

/** New business beside renewals: two pipelines, whose stages are told apart, and pooled only because they map. */
export function twoPipelines(language: Language, now: number, fresh: Tables): Tables {
  const at = (day: number): number => Math.floor(now / DAY) * DAY + (day - 45) * DAY + 8 * 3_600_000
  const stages = Object.entries(NAMES).map(([letter, [en, fa]], order) => ({
    id: `renew-${letter}`, pipelineId: 'renew', order, name: { en, fa }, kind: letter === 'W' ? 'won' : letter === 'X' ? 'lost' : 'open',
    ...(letter === 'D' ? { mapsTo: 'Q' } : letter === 'O' ? { mapsTo: 'N' } : {}),
  }) satisfies Row<'stages'>)
  const renewals = Array.from({ length: RENEWALS }, (_, i) => ({ id: `R${i + 1}`, first: i % 30, moves: WAYS[i % WAYS.length]!.split(' ') }))
  return {
    ...fresh,
    pipelines: [{ id: 'new', name: { en: 'New business', fa: 'فروش تازه' } }, { id: 'renew', name: { en: 'Renewals', fa: 'تمدید' } }],
    stages: [...fresh.stages!.map((stage) => ({ ...stage, pipelineId: 'new' })), ...stages],
    opportunities: [
      ...fresh.opportunities!.map((deal) => ({ ...deal, pipelineId: 'new' })),
      ...renewals.map(({ id, first }, i) => ({
        id, pipelineId: 'renew', createdAt: at(first), amount: (80 + i * 13 % 50) * 10_000, currency: language === 'fa' ? 'IRR' : 'USD', ownerId: i % 3 === 0 ? 'r2' : 'r1',
      })),
    ],
    stageEvents: [
      ...fresh.stageEvents!,
      ...renewals.flatMap(({ id, first, moves }) => moves.map((move, seq) => ({ id: `${id}-${seq}`, opportunityId: id, at: at(first + Number.parseInt(move, 10)), seq, toStage: `renew-${move.at(-1)!}` }))),
    ],
  }
}
