import type { Mapping, Tables } from '../../src/model/index.ts'

/** Where the test server offers the file and its re-exports by other people: the same 8,800 deals. */
export const FILES = {
  'ISO dates': '/real-data/maven-crm/sales_pipeline.csv',
  'month-first dates': '/real-data/maven-crm/variants/sales_pipeline.us-dates.csv',
  'day-first dates with two-digit years': '/real-data/maven-crm/variants/sales_pipeline.dd-mm-yy.csv',
} as const

export const MAPPING: Mapping = {
  opportunities: {
    fields: {
      id: 'opportunity_id', ownerId: 'sales_agent', customerId: 'account', stage: 'deal_stage', createdAt: 'engage_date', closedAt: 'close_date',
      amount: { path: 'close_value', as: 'major' },
      // One product is written in two ways over the files of the set; the expected figures use the catalogue's.
      product: { path: 'product', map: { GTXPro: 'GTX Pro' } },
    },
  },
}

export const TABLES: Tables = {
  stages: [
    { id: 'Prospecting', order: 1, kind: 'open' }, { id: 'Engaging', order: 2, kind: 'open' },
    { id: 'Won', order: 3, kind: 'won' }, { id: 'Lost', order: 4, kind: 'lost' },
  ],
}

/** What the figures must be, as far as the tests read it: computed by another database from the first file. */
export interface Truth {
  readonly totals: {
    readonly opportunities: number; readonly won: number; readonly lost: number; readonly open: number; readonly closed: number; readonly win_rate: number
    readonly won_amount: number; readonly avg_won_amount: number; readonly median_won_amount: number; readonly min_won_amount: number; readonly max_won_amount: number
  }
  readonly by_stage: readonly { readonly deal_stage: string; readonly n: number }[]
  readonly cycle_days: readonly {
    readonly deal_stage: string | null; readonly n: number; readonly mean_days: number; readonly median_days: number
    readonly p25: number; readonly p75: number; readonly p90: number; readonly min_days: number; readonly max_days: number
  }[]
  readonly by_agent: readonly {
    readonly sales_agent: string; readonly opportunities: number; readonly won: number; readonly lost: number; readonly win_rate: number
    readonly won_amount: number; readonly avg_won_amount: number; readonly mean_cycle_won: number; readonly median_cycle_won: number
  }[]
  readonly leaderboard_top10_won_amount: readonly { readonly rank: number; readonly sales_agent: string; readonly won_amount: number; readonly won: number }[]
  readonly leaderboard_top10_win_rate: readonly { readonly rank: number; readonly sales_agent: string; readonly win_rate: number }[]
  readonly by_product: readonly { readonly product: string; readonly won: number; readonly lost: number }[]
  readonly top_accounts: readonly { readonly account: string; readonly won: number; readonly won_amount: number; readonly mean_cycle_won: number }[]
  readonly monthly: readonly { readonly month: string; readonly won: number; readonly lost: number; readonly win_rate: number; readonly revenue: number; readonly avg_won_amount: number; readonly revenue_sma3: number | null }[]
  readonly quarterly: readonly { readonly won: number; readonly lost: number; readonly win_rate: number; readonly revenue: number }[]
  readonly daily_sma30_samples: readonly { readonly d: string; readonly revenue: number; readonly sma30: number | null; readonly sma7: number | null }[]
  readonly daily_series: readonly { readonly date: string; readonly won: number; readonly revenue: number; readonly sma30: number | null }[]
  readonly jalali_boundary_check: readonly { readonly jalali_month: string; readonly gregorian_start: string; readonly gregorian_end: string; readonly won: number; readonly lost: number; readonly revenue: number }[]
}

/** The expected figures, or null where the data is not at hand. */
export async function loadTruth(): Promise<Truth | null> {
  const { here } = await (await fetch('/real-data/here')).json() as { here: boolean }
  return here ? await (await fetch('/real-data/maven-crm/truth-maven.json')).json() as Truth : null
}
