import type { MoodResult } from './cards.ts'
import type { Scope } from './query.ts'
import type { Label, Mood } from './records.ts'
import type { Envelope, Named } from './result.ts'
import type { Period } from './time.ts'

export interface NotesQuery extends Scope {
  readonly metric: 'notes'
  readonly search?: string
  readonly moods?: readonly (string | null)[]
  readonly kinds?: readonly string[]
  readonly needsAction?: boolean
  /** Default 50, at most 500. */
  readonly limit?: number
  readonly offset?: number
  /** In place of `offset`: the `next` of the page before. Entries that come meanwhile shift nothing. */
  readonly cursor?: string
  /** What is readable about one customer or opportunity alone, and a summary for whoever takes over. */
  readonly about?: { readonly customer: string } | { readonly opportunity: string }
  readonly include?: readonly NoteExtra[]
}
/** In the list: moves between stages, interventions. Beside it: moods over time and by outcome, density, customers. */
export const NOTE_EXTRAS = ['moves', 'interventions', 'overTime', 'outcome', 'density', 'customers'] as const
export type NoteExtra = (typeof NOTE_EXTRAS)[number]

export interface NoteEntry {
  readonly id: string
  readonly at: number
  readonly kind: string
  readonly mood: Mood | null
  readonly text: string | null
  readonly author: Named | null
  readonly customer: Named | null
  readonly opportunity: string | null
  readonly pinned: boolean
  readonly needsAction: boolean
  /** The reader may not see it. */
  readonly hidden: boolean
  /** What it is when it is no note: `kind` is `move`, and `id` no note's. */
  readonly move?: { readonly from: Named; readonly to: Named }
  /** `kind` is `intervention`; `at` is its start. */
  readonly intervention?: { readonly name: Label; readonly period: Period }
}
/** What a successor has to know about a customer or an opportunity, of all times up to T. */
export interface Handover {
  readonly customer: Named | null
  /** The latest first, at most twenty. */
  readonly opportunities: readonly {
    readonly id: string
    readonly status: 'open' | 'won' | 'lost'
    /** Where it is, or was last. */
    readonly stage: Named | null
    readonly owner: Named | null
    /** Minor units of the currency of the result; null: missing or not converted. */
    readonly amount: number | null
    readonly createdAt: number | null
    readonly decidedAt: number | null
  }[]
  readonly lastContact: NoteEntry | null
  readonly daysSinceContact: number | null
  readonly lastMood: { readonly mood: Mood; readonly at: number; readonly author: Named | null } | null
  /** Open promises, the oldest first, at most twenty. */
  readonly promises: readonly NoteEntry[]
  readonly pinned: readonly NoteEntry[]
  /** How many there are of each. */
  readonly totals: { readonly opportunities: number; readonly promises: number; readonly pinned: number }
}
export interface NotesResult extends Envelope {
  readonly metric: 'notes'
  readonly entries: readonly NoteEntry[]
  /** How many match, without paging. */
  readonly total: number
  readonly needsAction: number
  readonly hidden: number
  readonly moods: { readonly recorded: number; readonly unrecorded: number; readonly counts: Readonly<Record<Mood, number>>; /** (cheerful + good − sad − hot) / recorded */ readonly balance: number | null }
  /** Last time a customer was reached, among the notes that match; null when never. */
  readonly lastContact: number | null
  /** Cursor of the page after this one; null: this is the last. Absent where `offset` was given. */
  readonly next?: string | null
  readonly handover?: Handover
  readonly overTime?: MoodResult['overTime']
  readonly outcome?: MoodResult['outcome']
  readonly density?: MoodResult['density']
  /** Customers with open deals, those that nobody reached for longest first, at most ten. */
  readonly customers?: MoodResult['waiting']
}
