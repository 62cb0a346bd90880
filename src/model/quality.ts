/** Why a row was rejected (`E_`), or kept with a doubt (`W_`). METRICS §L. */
export const ISSUE_CODES = [
  'E_MISSING', 'E_TYPE', 'E_DATE', 'E_NUMBER', 'E_UNSAFE_INTEGER', 'E_ENUM', 'E_DUP_ID', 'E_UNKNOWN_REF',
  'E_TIME_ORDER', 'E_NO_CREATE_EVENT', 'E_UNKNOWN_STAGE', 'E_STAGE_OTHER_PIPELINE', 'E_AMOUNT_NO_CURRENCY',
  'E_NEGATIVE_AMOUNT', 'E_FUTURE_EVENT', 'E_DUP_SEQ', 'E_BAD_MOOD', 'E_FIELDS',
  'E_MERGE_CYCLE',
  'W_NO_HISTORY', 'W_NO_CREATED', 'W_OWNER_FALLBACK', 'W_LOST_NO_REASON', 'W_ZERO_AMOUNT_WON', 'W_UNCONVERTED',
  'W_BACKDATED', 'W_UNKNOWN_REF', 'W_TEXT_CUT', 'W_DUP_ROW',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]

/** One doubtful or rejected row. */
export interface RowIssue {
  readonly code: IssueCode
  readonly table: string
  /** One-based, as the source counts its rows (a CSV's first data row is 1). */
  readonly row: number
  readonly column?: string
  /** The value as it was found, shortened to 200 characters. */
  readonly value?: string
}

/** What was read, and what was wrong with it. */
export interface QualityReport {
  /** Rows read and kept, by table. */
  readonly kept: Readonly<Record<string, number>>
  /** Rows rejected, by table. */
  readonly rejected: Readonly<Record<string, number>>
  /** How often each code was met. */
  readonly counts: Readonly<Partial<Record<IssueCode, number>>>
  /** The first hundred, in the order they were met. */
  readonly first: readonly RowIssue[]
}

/** How many row issues are listed; all are counted. */
export const LISTED_ISSUES = 100
