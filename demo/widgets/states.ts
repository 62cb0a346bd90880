import { DataSource, ShakhesError, type Adapter, type Row, type Source, type Tables } from '../../src/index.ts'
import type { Language } from '../data/company.ts'
import { ROOT } from '../shared/chrome.ts'
import { companySource, startMock } from '../shared/company-source.ts'
import { twoPipelines } from './pipelines.ts'
import type { State } from '../pages/widgets.words.ts'

const DAY = 86_400_000
const frame = { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] } as const

/** Ten deals of one month, told day by day: `stage` is the first letter of where each went. */
const TEN = ['1L 4Q 9P 15N 20W', '1L 3Q 8X', '2L 6P 12W', '2P 10N 18X', '3L 7Q 11P 14Q', '3L 5X', '4L 10Q 13P 16X 19P 28W', '5L', '6L 9Q', '10Q 12P']
const AMOUNTS = [100, 80, 120, 200, 60, 40, 150, 90, null, 70]
const NAMES = { L: ['Lead', 'سرنخ'], Q: ['Qualified', 'واجد شرایط'], P: ['Proposal', 'پیشنهاد قیمت'], N: ['Negotiation', 'مذاکره'], W: ['Won', 'موفق'], X: ['Lost', 'ازدست‌رفته'] } as const

/** Few enough to be counted by hand, and too few for most verdicts. */
export function tenDeals(language: Language, now: number): Tables {
  const start = Math.floor(now / DAY) * DAY - 30 * DAY
  const events = TEN.flatMap((told, deal) => told.split(' ').map((step, seq) => ({ deal: deal + 1, seq, day: Number.parseInt(step, 10), stage: step.at(-1)! })))
  const at = (day: number): number => start + day * DAY + 8 * 3_600_000
  return {
    stages: Object.entries(NAMES).map(([id, [en, fa]], order) => ({ id, order, name: { en, fa }, kind: id === 'W' ? 'won' : id === 'X' ? 'lost' : 'open' }) satisfies Row<'stages'>),
    reps: [['r1', 'Nasrin Taheri', 'نسرین طاهری'], ['r2', 'Vahid Akbari', 'وحید اکبری']].map(([id, en, fa]) => ({ id: id!, name: { en: en!, fa: fa! } })),
    opportunities: AMOUNTS.map((amount, i) => ({
      id: `D${i + 1}`, createdAt: at(events.find(({ deal }) => deal === i + 1)!.day), amount: amount === null ? null : amount * 10_000,
      currency: language === 'fa' ? 'IRR' : 'USD', ownerId: i % 3 === 0 ? 'r2' : 'r1', source: i % 2 === 0 ? NAME.web[language] : NAME.phone[language],
    })),
    stageEvents: events.map(({ deal, seq, day, stage }, i) => ({ id: i + 1, opportunityId: `D${deal}`, at: at(day), seq, toStage: stage })),
    notes: [{ id: 'n1', at: at(12), opportunityId: 'D1', authorId: 'r2', kind: 'call', mood: 'cheerful', isContact: true, text: NAME.note[language] }],
  }
}
const NAME = {
  web: { en: 'Website', fa: 'وب‌گاه' }, phone: { en: 'Telephone', fa: 'تلفن' },
  note: { en: 'Asked for the offer in writing, by Thursday.', fa: 'پیشنهاد را کتبی و تا پنج‌شنبه خواست.' },
}

/** Reads for ever: some rows come, the rest never does. */
const slow: Adapter = {
  manifest: { name: 'slow' },
  async *scan({ progress, signal }) {
    progress(0, 9371)
    yield { table: 'opportunities', rows: Array.from({ length: 5810 }, (_, i) => ({ id: i, createdAt: '2026-01-05' })) }
    progress(5810, 9371)
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
  },
}

/** Answers once, and then never again. */
function silentAfterwards(tables: Tables): Adapter {
  let asked = 0
  return {
    manifest: { name: 'silent' },
    rows() {
      if (asked++ === 0) return tables
      throw new ShakhesError('timeout', 'the source did not answer in 15 seconds', { reason: 'no-answer', params: { seconds: 15, url: '' } })
    },
  }
}

/** Once it has read, reads again: what came first stays on screen, with its age. */
function readingAgain(source: DataSource): DataSource {
  source.addEventListener('change', function again() {
    if (source.status.state !== 'ready') return
    source.removeEventListener('change', again)
    void source.refresh()
  })
  return source
}

/** Seconds between two deals. */
const EVERY = 8

/** Goes on while one looks: every few seconds one of the two wins another deal. */
function goingOn(language: Language, tables: Tables): DataSource {
  const source = new DataSource({ frame, live: true, from: { adapter: 'rows', tables } })
  let next = 0
  setInterval(() => {
    if (source.status.state !== 'ready' || document.hidden) return
    const id = `L${++next}`
    const row: Row<'opportunities'> = {
      id, createdAt: Date.now() - DAY, amount: (60 + next * 37 % 90) * 10_000, currency: language === 'fa' ? 'IRR' : 'USD', ownerId: next % 3 === 0 ? 'r2' : 'r1',
    }
    const moves = ['L', 'W'].map((toStage, seq) => ({ id: `${id}-${seq}`, opportunityId: id, at: Date.now() - (1 - seq) * DAY, seq, toStage }))
    void source.apply([{ op: 'upsert', table: 'opportunities', row }, ...moves.map((move) => ({ op: 'upsert', table: 'stageEvents', row: move }) as const)])
  }, EVERY * 1000)
  return source
}

/** A source that is in this state, made by what really leads there. */
export async function sourceIn(state: State, language: Language, size: number): Promise<Source> {
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000
  const ten = tenDeals(language, now)
  switch (state) {
    case 'ready': return companySource(language, size)
    case 'few': return new DataSource({ frame, from: { adapter: 'rows', tables: ten } })
    case 'pipelines': return new DataSource({ frame, from: { adapter: 'rows', tables: twoPipelines(language, now, ten) } })
    case 'loading': return new DataSource({ frame, from: slow })
    case 'empty': return new DataSource({ frame, from: { adapter: 'rows', tables: { stages: ten.stages!, opportunities: [] } } })
    case 'error':
      await startMock()
      return new DataSource({ frame, from: { adapter: 'json', tables: { opportunities: { url: new URL('api/moved-away', ROOT).href } } } })
    case 'live': return goingOn(language, ten)
    case 'stale': return readingAgain(new DataSource({ frame, from: silentAfterwards(ten) }))
  }
}
